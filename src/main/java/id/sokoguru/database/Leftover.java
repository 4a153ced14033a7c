package id.sokoguru.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A database server that outlived its killed application: asked to stop before a new one starts on
 * its files.
 */
final class Leftover {
    private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);

    private Leftover() {}

    static void stop(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var lines = Files.readAllLines(pidFile);
        var pid = lines.isEmpty() ? -1 : Long.parseLong(lines.getFirst().strip());
        var process = ProcessHandle.of(pid).filter(running -> serves(running, cluster));
        if (process.isPresent()) {
            LOG.warn("Stopping the database server {} of an application that was killed", pid);
            interrupt(pid);
            try {
                process.get().onExit().get(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new CannotStart(
                        "The database server with process id "
                                + pid
                                + " still uses "
                                + cluster
                                + " and does not stop. End it and start again.",
                        e);
            }
        }
        // The file of a dead server is PostgreSQL's own to judge, by its shared memory. Only when
        // the
        // number belongs to somebody else by now would PostgreSQL wait for a stranger.
        if (process.isEmpty() && ProcessHandle.of(pid).isPresent()) {
            Files.deleteIfExists(pidFile);
        }
    }

    /** SIGINT is PostgreSQL's "fast shutdown": sessions end, everything committed is kept. */
    static void interrupt(long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -INT " + pid).start().waitFor();
        } catch (IOException e) {
            throw new CannotStart("No signal can be sent to the database server " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A pid is reused some day, so look whether the process really is a server of these files. */
    private static boolean serves(ProcessHandle process, Path cluster) {
        try {
            var line =
                    Files.readString(
                            Path.of("/proc", Long.toString(process.pid()), "cmdline"),
                            StandardCharsets.ISO_8859_1);
            return line.contains("postgres") && line.contains(cluster.toString());
        } catch (IOException noProcHere) {
            return process.info().command().map(name -> name.contains("postgres")).orElse(false);
        }
    }
}
