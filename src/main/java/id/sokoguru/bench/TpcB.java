package id.sokoguru.bench;

import id.sokoguru.database.Postgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * pgbench's TPC-B on the same server with the same durability: the yardstick. A branch is to it
 * what a cooperative is to us: the row for which all its clients stand in line.
 */
final class TpcB {
    /** How it is run, the hardest yardstick first. */
    enum Kind {
        /** Sixteen branches, statements prepared. */
        SPREAD(16, "prepared"),
        /** One branch, statements prepared. */
        ONE_BRANCH(1, "prepared"),
        /** As {@code pgbench -i} and {@code pgbench} do it when nothing else is asked for. */
        STOCK(1, "simple");

        private final int branches;
        private final String protocol;

        Kind(int branches, String protocol) {
            this.branches = branches;
            this.protocol = protocol;
        }

        private String database() {
            return "tpcb_" + branches;
        }
    }

    private static final Pattern COUNT =
            Pattern.compile("transactions actually processed: ([0-9]+)");
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final PGSimpleDataSource owner;

    TpcB(Postgres postgres) {
        this.owner = (PGSimpleDataSource) postgres.owner();
    }

    static boolean isInstalled() {
        try {
            return new ProcessBuilder("pgbench", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Makes what this kind needs, in a database of its own, unless another kind has. */
    void prepare(Kind kind) throws IOException, InterruptedException, SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + kind.database());
        } catch (SQLException e) {
            if ("42P04".equals(e.getSQLState())) {
                return;
            }
            throw e;
        }
        pgbench(kind, "-i", "-q", "-s", Integer.toString(kind.branches));
    }

    record Rate(double perSecond, long transactions) {}

    Rate run(Kind kind, int clients, double seconds) throws IOException, InterruptedException {
        var out =
                pgbench(
                        kind,
                        "-n",
                        "-M",
                        kind.protocol,
                        "-c",
                        Integer.toString(clients),
                        "-j",
                        Integer.toString(Math.min(clients, 2)),
                        "-T",
                        Integer.toString((int) Math.ceil(seconds)));
        return new Rate(Double.parseDouble(found(TPS, out)), Long.parseLong(found(COUNT, out)));
    }

    private static String found(Pattern pattern, String out) throws IOException {
        var matcher = pattern.matcher(out);
        if (!matcher.find()) {
            throw new IOException("pgbench said: " + out);
        }
        return matcher.group(1);
    }

    private String pgbench(Kind kind, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add("pgbench");
        command.addAll(List.of(arguments));
        command.addAll(
                List.of(
                        "-h",
                        owner.getServerNames()[0],
                        "-p",
                        Integer.toString(owner.getPortNumbers()[0]),
                        "-U",
                        owner.getUser(),
                        kind.database()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", String.valueOf(owner.getPassword()));
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("pgbench failed: " + out);
        }
        return out;
    }
}
