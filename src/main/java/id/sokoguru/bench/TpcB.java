package id.sokoguru.bench;

import id.sokoguru.database.Postgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.ds.PGSimpleDataSource;

/** pgbench's TPC-B on the same server with the same durability: the yardstick. */
final class TpcB {
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

    void prepare() throws IOException, InterruptedException {
        pgbench("-i", "-q", "-s", "16");
    }

    record Rate(double perSecond, long transactions) {}

    Rate run(int clients, int seconds) throws IOException, InterruptedException {
        var out =
                pgbench(
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        Integer.toString(clients),
                        "-j",
                        Integer.toString(Math.min(clients, 2)),
                        "-T",
                        Integer.toString(seconds));
        return new Rate(Double.parseDouble(found(TPS, out)), Long.parseLong(found(COUNT, out)));
    }

    private static String found(Pattern pattern, String out) throws IOException {
        var matcher = pattern.matcher(out);
        if (!matcher.find()) {
            throw new IOException("pgbench said: " + out);
        }
        return matcher.group(1);
    }

    private String pgbench(String... arguments) throws IOException, InterruptedException {
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
                        String.valueOf(owner.getDatabaseName())));
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
