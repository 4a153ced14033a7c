package id.sokoguru.bench;

import id.sokoguru.bench.Clients.RefusedByServer;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.FoundingAnswer;
import id.sokoguru.registry.MassFounding;
import id.sokoguru.registry.Registry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Deposits as a teller's program sends them, (g), and the founding of cooperatives, (h). */
@Component
public class Counters {
    private static final int ACCOUNTS = 500;
    private static final String VILLAGE = "35.74.01.1001";

    private final Counter counter;
    private final Registry registry;
    private final BusinessDay day;

    Counters(Counter counter, Registry registry, BusinessDay day) {
        this.counter = counter;
        this.registry = registry;
        this.day = day;
    }

    /** Through HTTP, JSON, the token, every check of the counter and the ledger: (g). */
    public void deposits(Bench.Plan plan, Table table, int port) throws Exception {
        var open = counter.open(VILLAGE, ACCOUNTS);
        var spread = new Load(open, port, false);
        var hot = new Load(open, port, true);
        table.add("g.warm", "(g) warmed up before for", spread.warm(plan.warm()), "s");
        var one = spread.run(1, plan.seconds());
        table.add(
                "g.http.1",
                "(g) deposits over HTTP, 1 client, 500 accounts",
                one.perSecond(),
                "/s");
        var before = cpuNanos();
        var many = spread.run(16, plan.seconds());
        var cpu = (cpuNanos() - before) / 1e6 / many.acts();
        table.atLeast(
                "g.http.16",
                "(g) deposits over HTTP, 16 clients, 500 accounts",
                many.perSecond(),
                "/s",
                600);
        table.add("g.http.16.p99", "(g) … the slowest of a hundred", many.p99Millis(), "ms");
        table.add("g.http.16.cpu", "(g) … processor time here, client included", cpu, "ms each");
        var hot1 = hot.run(1, plan.seconds());
        table.add("g.hot.1", "(g) the same on one account, 1 client", hot1.perSecond(), "/s");
        var hot16 = hot.run(16, plan.seconds());
        table.atLeast(
                "g.hot.16",
                "(g) the same on one account, 16 clients",
                hot16.perSecond(),
                "/s",
                600);
        table.atMost(
                "g.hot.refused",
                "(g) … refused of those",
                100.0 * hot16.failed() / Math.max(1, hot16.acts()),
                "%",
                0);
        table.atMost(
                "g.http.refused",
                "(g) refused when spread over accounts",
                100.0 * many.failed() / Math.max(1, many.acts()),
                "%",
                0);
    }

    private record Load(Counter.Open open, int port, boolean hot) {
        Clients.Rate run(int clients, double seconds) throws Exception {
            return with(clients, act -> Clients.run(clients, seconds, act));
        }

        double warm(double most) throws Exception {
            return with(16, act -> Clients.warm(16, most, act));
        }

        private <T> T with(int clients, Measurement<T> measurement) throws Exception {
            var wires = new ArrayList<Wire>();
            try {
                for (int i = 0; i < clients; i++) {
                    wires.add(new Wire(port, open.deposits(), open.token()));
                }
                return measurement.of((client, round) -> send(wires, client, round));
            } finally {
                for (var wire : wires) {
                    wire.close();
                }
            }
        }

        private void send(List<Wire> wires, int client, long round)
                throws IOException, RefusedByServer {
            var account = hot ? 1 : 1 + (client * 31 + round) % open.accounts();
            var status =
                    wires.get(client)
                            .post(
                                    Uuid7.create().toString(),
                                    Counter.Open.deposit(account, 1_000 + round % 100 * 500));
            if (status != 201) {
                throw new RefusedByServer("status " + status);
            }
        }
    }

    private interface Measurement<T> {
        T of(Clients.Act act) throws Exception;
    }

    /** Of this process: server and clients, without PostgreSQL. */
    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }

    /** One cooperative, and the 306 villages of Jombang: (h). */
    public void foundings(Table table) {
        var booksFrom = day.today().withDayOfYear(1);
        var slowest = 0L;
        for (int i = 0; i < 10; i++) {
            var start = System.nanoTime();
            var answer = registry.found(Actor.installation(), Counter.founding(VILLAGE, booksFrom));
            slowest = Math.max(slowest, System.nanoTime() - start);
            if (!(answer instanceof FoundingAnswer.Founded)) {
                throw new IllegalStateException("not founded: " + answer);
            }
        }
        table.atMost(
                "h.one", "(h) founding one cooperative, the slowest of ten", slowest / 1e9, "s", 1);
        var start = System.nanoTime();
        var all = registry.foundAll(Actor.installation(), "35.17", CooperativeKind.KDMP, booksFrom);
        var took = (System.nanoTime() - start) / 1e9;
        if (!(all instanceof MassFounding.FoundedAll done) || done.founded() != 306) {
            throw new IllegalStateException("not founded: " + all);
        }
        table.atMost("h.regency", "(h) founding the 306 of a regency", took, "s", 30);
    }
}
