package id.sokoguru.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/**
 * Processor time of this process and of all that it started: the private PostgreSQL with its
 * sessions, and pgbench. Unlike a rate it can be compared on a machine that others use too.
 */
final class Processors {
    /** The kernel counts in hundredths of a second whatever its own clock is. */
    private static final long TICK_MICROS = 10_000;

    private Processors() {}

    /** Used so far; 0 where there is no Linux to ask. */
    static long micros() {
        var self = ProcessHandle.current();
        return LongStream.concat(
                                LongStream.of(self.pid()),
                                self.descendants().mapToLong(ProcessHandle::pid))
                        .map(Processors::ticks)
                        .sum()
                * TICK_MICROS;
    }

    /** A process's own time and that of its children that have ended. */
    private static long ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The second field is a name that may hold anything, in parentheses.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long sum = 0;
            for (int i = 11; i < 15; i++) {
                sum += Long.parseLong(fields[i]);
            }
            return sum;
        } catch (IOException endedOrNoLinux) {
            return 0;
        }
    }
}
