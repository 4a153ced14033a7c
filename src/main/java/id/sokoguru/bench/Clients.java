package id.sokoguru.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Runs some clients side by side for some seconds and counts what they did. */
final class Clients {
    private Clients() {}

    /** One client's act; the number is the client's, from 0. */
    interface Act {
        void run(int client, long round) throws Exception;
    }

    /**
     * @param perSecond acts a second of all clients together
     */
    record Rate(double perSecond, long acts, long failed, double p50Millis, double p99Millis) {}

    static Rate run(int clients, double seconds, Act act) throws Exception {
        var tasks = new ArrayList<Callable<long[]>>();
        long until = System.nanoTime() + (long) (seconds * 1e9);
        long[] failed = new long[clients];
        for (int c = 0; c < clients; c++) {
            int client = c;
            tasks.add(() -> {
                var times = new long[1 << 12];
                int n = 0;
                for (long now = System.nanoTime(); now < until; n++) {
                    if (n == times.length) {
                        times = Arrays.copyOf(times, n * 2);
                    }
                    try {
                        act.run(client, n);
                    } catch (RefusedByServer e) {
                        failed[client]++;
                    }
                    long after = System.nanoTime();
                    times[n] = after - now;
                    now = after;
                }
                return Arrays.copyOf(times, n);
            });
        }
        long start = System.nanoTime();
        var all = new ArrayList<long[]>();
        try (var pool = Executors.newFixedThreadPool(clients)) {
            for (var done : pool.invokeAll(tasks)) {
                all.add(done.get());
            }
        }
        double took = (System.nanoTime() - start) / 1e9;
        var times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Rate(
                times.length / took,
                times.length,
                Arrays.stream(failed).sum(),
                percentile(times, 0.50),
                percentile(times, 0.99));
    }

    /**
     * Runs clients until they get no faster: a server that runs for months is measured as it runs,
     * not while its compiler still takes the processors. Rounds of five seconds, for at least half
     * the time; the end is two in a row that are hardly faster than the best before them.
     *
     * @param most seconds, after which it has to be warm enough
     * @return seconds that it took
     */
    static double warm(int clients, double most, Act act) throws Exception {
        var begun = System.nanoTime();
        double best = 0;
        var calm = 0;
        for (double took = 0; took < most && (calm < 2 || took < most / 2); ) {
            var rate = run(clients, Math.min(5, most), act).perSecond();
            calm = rate > best * 1.03 ? 0 : calm + 1;
            best = Math.max(best, rate);
            took = (System.nanoTime() - begun) / 1e9;
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    static double percentile(long[] sortedNanos, double share) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int i = (int) Math.ceil(share * sortedNanos.length) - 1;
        return sortedNanos[Math.max(0, i)] / 1e6;
    }

    /** The server said no: counted, not hidden. */
    static final class RefusedByServer extends Exception {
        RefusedByServer(String why) {
            super(why);
        }
    }
}
