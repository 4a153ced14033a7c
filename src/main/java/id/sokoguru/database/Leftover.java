package id.sokoguru.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A database server that outlived its killed application: asked to stop before a new one starts on
 * its files.
 */
final class Leftover {
    private Leftover() {}

    static void stop(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var process = ProcessHandle.of(pid).filter(Leftover::isPostgres);
        if (process.isPresent()) {
            // SIGINT is PostgreSQL's "fast shutdown": sessions end, everything committed is kept.
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).inheritIO().start();
            try {
                process.get().onExit().get(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new IOException("The database server " + pid + " does not stop", e);
            }
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(command -> command.contains("postgres")).orElse(false);
    }
}
