package id.sokoguru.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The private PostgreSQL as a process: makes the cluster, starts it, watches it, stops it. A server
 * that dies while we live is started again on the same port and files; PostgreSQL recovers every
 * commit from its log, and the pool of connections finds it again.
 */
final class Server {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** Recovery after a crash may replay much; as long as the server lives and says so, we wait. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final Binaries binaries;
    private final Path cluster;
    private final Path log;
    private final Postgres.Durability durability;
    private final PGSimpleDataSource owner;
    private final int port;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable Process process;
    private volatile boolean closing;

    private Server(
            Binaries binaries,
            Path cluster,
            Path log,
            Postgres.Durability durability,
            PGSimpleDataSource owner,
            int port) {
        this.binaries = binaries;
        this.cluster = cluster;
        this.log = log;
        this.durability = durability;
        this.owner = owner;
        this.port = port;
    }

    /** Makes the cluster if there is none and starts the server on a free port. */
    static Server start(Path data, Binaries binaries, Path password, Postgres.Durability durability)
            throws IOException {
        var cluster = data.resolve("postgres").toAbsolutePath();
        Leftover.stop(cluster);
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            initialise(binaries, cluster, password, durability);
        }
        var port = freePort();
        var owner = owner(port, password);
        var log = data.resolve("postgres.log");
        Files.deleteIfExists(log);
        var server = new Server(binaries, cluster, log, durability, owner, port);
        server.launch();
        return server;
    }

    /** The owner's connections to a server on this machine. */
    static PGSimpleDataSource owner(int port, Path password) throws IOException {
        var owner = new PGSimpleDataSource();
        owner.setServerNames(new String[] {"127.0.0.1"});
        owner.setPortNumbers(new int[] {port});
        owner.setDatabaseName("postgres");
        owner.setUser("postgres");
        owner.setPassword(Files.readString(password).strip());
        owner.setApplicationName("sokoguru owner");
        return owner;
    }

    PGSimpleDataSource owner() {
        return owner;
    }

    int port() {
        return port;
    }

    long pid() {
        var running = process;
        return running == null ? -1 : running.pid();
    }

    /**
     * PostgreSQL's fast shutdown: sessions end, a checkpoint is written, nothing committed is lost.
     */
    void stop() {
        closing = true;
        starting.lock();
        try {
            var running = process;
            if (running != null && running.isAlive()) {
                Leftover.interrupt(running.pid());
                if (!running.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    LOG.warn(
                            "PostgreSQL did not stop in {} s and is left to its log",
                            STOP_PATIENCE.toSeconds());
                    running.destroyForcibly().waitFor();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            starting.unlock();
        }
    }

    /**
     * The cluster's encoding and order are PostgreSQL's own, so an upgrade of the system cannot
     * unsort an index.
     */
    private static void initialise(
            Binaries binaries, Path cluster, Path password, Postgres.Durability durability)
            throws IOException {
        var command =
                asOrdinaryUser(
                        List.of(
                                binaries.program("initdb"),
                                "--pgdata=" + cluster,
                                "--username=postgres",
                                "--pwfile=" + password.toAbsolutePath(),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--data-checksums",
                                durability == Postgres.Durability.ON
                                        ? "--sync-method=fsync"
                                        : "--no-sync"));
        var initdb = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(initdb.getInputStream().readAllBytes()).strip();
        try {
            if (initdb.waitFor() != 0) {
                throw new CannotStart(
                        "PostgreSQL could not make its files in " + cluster + ":\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void launch() throws IOException {
        var arguments = new ArrayList<String>();
        arguments.add(binaries.program("postgres"));
        arguments.addAll(List.of("-D", cluster.toString(), "-p", Integer.toString(port)));
        for (var setting : settings()) {
            arguments.addAll(List.of("-c", setting));
        }
        var started =
                new ProcessBuilder(inOwnSession(asOrdinaryUser(arguments)))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        process = started;
        awaitReady(started);
        started.onExit()
                .thenAccept(dead -> {
                    if (!closing) {
                        Thread.ofPlatform().name("postgres-watchdog").daemon().start(this::revive);
                    }
                });
    }

    private List<String> settings() {
        var safe = durability == Postgres.Durability.ON ? "on" : "off";
        return List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=" + safe,
                "synchronous_commit=" + safe,
                "full_page_writes=" + safe,
                "wal_compression=pglz",
                "max_connections=100",
                "shared_buffers=256MB",
                "effective_cache_size=1GB",
                "work_mem=16MB",
                "maintenance_work_mem=128MB",
                "wal_buffers=16MB",
                "min_wal_size=256MB",
                "max_wal_size=2GB",
                "checkpoint_timeout=15min",
                "checkpoint_completion_target=0.9",
                "random_page_cost=1.1",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_min_messages=warning",
                "log_checkpoints=off",
                "idle_in_transaction_session_timeout=10min");
    }

    private void awaitReady(Process started) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = owner.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("select 1");
                return;
            } catch (SQLException e) {
                if ("28P01".equals(e.getSQLState())) {
                    started.destroy();
                    throw new CannotStart(
                            "The data directory's owner.password does not open its database."
                                    + " Put the file back from a backup.",
                            e);
                }
                if (!started.isAlive()) {
                    throw new CannotStart(
                            "PostgreSQL cannot start on " + cluster + ". It says:\n" + tail(), e);
                }
                if (System.nanoTime() > deadline) {
                    started.destroyForcibly();
                    throw new CannotStart(
                            "PostgreSQL is not ready after "
                                    + PATIENCE.toMinutes()
                                    + " minutes. It says:\n"
                                    + tail(),
                            e);
                }
            }
            pause(20);
        }
    }

    /**
     * Tries until it succeeds or we stop: the dead server's children may hold its memory for a
     * moment.
     */
    private void revive() {
        LOG.warn("PostgreSQL died; starting it again on port {}", port);
        for (int attempt = 1; !closing; attempt++) {
            starting.lock();
            try {
                if (closing) {
                    return;
                }
                launch();
                LOG.warn("PostgreSQL is back after {} attempt(s)", attempt);
                return;
            } catch (IOException | CannotStart e) {
                if (attempt == 50 || attempt % 300 == 0) {
                    LOG.error("PostgreSQL does not come back: {}", e.getMessage());
                }
            } finally {
                starting.unlock();
            }
            pause(Math.min(2_000, 50L * attempt));
        }
    }

    private String tail() throws IOException {
        var lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    /**
     * Ctrl-C reaches every process of a session; ours lets the requests finish before its server
     * stops.
     */
    private static List<String> inOwnSession(List<String> command) {
        return prefixed(List.of("setsid"), command);
    }

    /**
     * PostgreSQL refuses to run as root, so root gives it a user namespace of its own in which it
     * is nobody.
     */
    private static List<String> asOrdinaryUser(List<String> command) throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        try {
            if (new ProcessBuilder("unshare", "-U", "true").start().waitFor() == 0) {
                return prefixed(List.of("unshare", "-U"), command);
            }
        } catch (IOException withoutUnshare) {
            LOG.debug("no unshare here", withoutUnshare);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new CannotStart(
                "PostgreSQL does not run as root, and this machine allows no user namespaces"
                        + " (unshare -U). Start Sokoguru as an ordinary user.");
    }

    private static List<String> prefixed(List<String> prefix, List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
