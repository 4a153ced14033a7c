package id.sokoguru.bench;

import id.sokoguru.bench.Clients.RefusedByServer;
import id.sokoguru.database.Postgres;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.JournalFile;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Merkle;
import id.sokoguru.ledger.Periods;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Scope;
import id.sokoguru.ledger.Trace;
import id.sokoguru.ledger.Verification;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Measures, in one run on one server, and fills a {@link Table}. */
@Component
public class Bench {
    private static final int TILL = 110102;
    private static final int BANK = 110201;
    private static final int SAVINGS = 210201;
    private static final int ACCOUNTS = 500;
    private static final int BATCH = 1_000;

    private final Postgres postgres;
    private final Ledger ledger;
    private final Books books;
    private final Periods periods;
    private final Trace trace;
    private final JournalFile journal;
    private final BusinessDay day;
    private int founded;

    Bench(
            Postgres postgres,
            Ledger ledger,
            Books books,
            Periods periods,
            Trace trace,
            JournalFile journal,
            BusinessDay day) {
        this.postgres = postgres;
        this.ledger = ledger;
        this.books = books;
        this.periods = periods;
        this.trace = trace;
        this.journal = journal;
        this.day = day;
    }

    /**
     * How much to do.
     *
     * @param seconds of each timed round
     * @param warm seconds at most until something that gets faster with use is measured
     * @param rounds of the comparison with TPC-B, of which the medians count
     * @param sizes of the growing journal, in entries
     * @param pages how often each of the office's pages is asked for
     * @param nation whether the villages of the whole nation get a cooperative
     */
    public record Plan(
            double seconds,
            double warm,
            int rounds,
            List<Integer> sizes,
            int pages,
            boolean nation) {
        public static final Plan WHOLE =
                new Plan(10, 180, 3, List.of(10_000, 1_000_000, 5_000_000), 300, true);
        public static final Plan QUICK = new Plan(3, 10, 1, List.of(10_000, 100_000), 100, false);
    }

    /** The ledger against PostgreSQL alone: (a), (b), (c). */
    public void postings(Plan plan, Table table) throws Exception {
        var coops = new ArrayList<Actor>();
        for (int i = 0; i < 16; i++) {
            coops.add(found(LocalDate.of(2026, 1, 1)));
        }
        var tpcB = TpcB.isInstalled() ? new TpcB(postgres) : null;
        if (tpcB == null) {
            System.out.println(
                    "  pgbench is not installed (Debian: apt-get install postgresql-contrib), so"
                            + " the comparison with TPC-B is left out.");
        } else {
            for (var kind : TpcB.Kind.values()) {
                tpcB.prepare(kind);
            }
        }
        var warm =
                Clients.warm(16, plan.warm(), (c, _) -> single(coops.get(c)))
                        + Clients.warm(2, plan.warm(), (c, _) -> bulk(coops.get(c), today()));
        table.add("a.warm", "(a) (b) warmed up before for", warm, "s");
        var single1 = new double[plan.rounds()];
        var single16 = new double[plan.rounds()];
        var hot16 = new double[plan.rounds()];
        var bulk2 = new double[plan.rounds()];
        var tpc1 = new double[plan.rounds()];
        var tpc16 = new double[plan.rounds()];
        var branch16 = new double[plan.rounds()];
        var stock16 = new double[plan.rounds()];
        var singleCpu = new double[plan.rounds()];
        var bulkCpu = new double[plan.rounds()];
        var tpcCpu = new double[plan.rounds()];
        for (int round = 0; round < plan.rounds(); round++) {
            var seconds = plan.seconds();
            single1[round] = Clients.run(1, seconds, (c, _) -> single(coops.get(c))).perSecond();
            if (tpcB != null) {
                tpc1[round] = tpcB.run(TpcB.Kind.SPREAD, 1, seconds).perSecond();
            }
            var cpu = Processors.micros();
            var singles = Clients.run(16, seconds, (c, _) -> single(coops.get(c)));
            single16[round] = singles.perSecond();
            singleCpu[round] = (Processors.micros() - cpu) / (double) singles.acts();
            if (tpcB != null) {
                cpu = Processors.micros();
                var tpc = tpcB.run(TpcB.Kind.SPREAD, 16, seconds);
                tpc16[round] = tpc.perSecond();
                tpcCpu[round] = (Processors.micros() - cpu) / (double) tpc.transactions();
            }
            cpu = Processors.micros();
            var bulks = Clients.run(2, seconds, (c, _) -> bulk(coops.get(c), today()));
            bulk2[round] = bulks.perSecond() * BATCH;
            bulkCpu[round] = (Processors.micros() - cpu) / (double) bulks.acts() / BATCH;
            hot16[round] = Clients.run(16, seconds, (_, _) -> single(coops.getFirst())).perSecond();
            if (tpcB != null) {
                branch16[round] = tpcB.run(TpcB.Kind.ONE_BRANCH, 16, seconds).perSecond();
                stock16[round] = tpcB.run(TpcB.Kind.STOCK, 16, seconds).perSecond();
            }
        }
        table.add(
                "a.cpu.16",
                "(a) … processor time with 16 clients, program and server",
                median(singleCpu),
                "µs/entry");
        table.add("b.cpu", "(b) … processor time", median(bulkCpu), "µs/entry");
        if (tpcB != null) {
            table.add(
                    "c.cpu.16",
                    "(c) … processor time with 16 clients, pgbench and server",
                    median(tpcCpu),
                    "µs/tx");
        }
        table.add(
                "a.single.1",
                "(a) durable single postings, 1 client",
                median(single1),
                "entries/s");
        table.add(
                "a.single.16",
                "(a) durable single postings, 16 clients in 16 cooperatives",
                median(single16),
                "entries/s");
        table.add(
                "a.hot.16",
                "(a) durable single postings, 16 clients in one cooperative, one till",
                median(hot16),
                "entries/s");
        table.add("b.bulk", "(b) durable bulk postings, 1,000 a batch", median(bulk2), "entries/s");
        if (tpcB != null) {
            table.add("c.tpcb.1", "(c) pgbench TPC-B, 1 client, 16 branches", median(tpc1), "tx/s");
            table.add("c.tpcb.16", "(c) … 16 clients, 16 branches", median(tpc16), "tx/s");
            table.add("c.branch.16", "(c) … 16 clients, one branch", median(branch16), "tx/s");
            table.add(
                    "c.stock.16",
                    "(c) … 16 clients, as pgbench comes (one branch, simple protocol)",
                    median(stock16),
                    "tx/s");
            table.add(
                    "a.ratio.1", "(a)/(c) with 1 client", median(ratio(single1, tpc1)), "× TPC-B");
            table.atLeast(
                    "a.ratio.16",
                    "(a)/(c) with 16 clients, 16 cooperatives to 16 branches",
                    median(ratio(single16, tpc16)),
                    "× TPC-B",
                    1.0);
            table.atLeast(
                    "a.ratio.hot",
                    "(a)/(c) with 16 clients, one cooperative to one branch",
                    median(ratio(hot16, branch16)),
                    "× TPC-B",
                    1.0);
            table.atLeast(
                    "a.ratio.stock",
                    "(a)/(c) with 16 clients, 16 cooperatives to pgbench as it comes",
                    median(ratio(single16, stock16)),
                    "× TPC-B",
                    1.0);
            table.atLeast(
                    "b.ratio",
                    "(b)/(c) with 16 clients and branches",
                    median(ratio(bulk2, tpc16)),
                    "× TPC-B",
                    12);
            table.atLeast(
                    "b.ratio.stock",
                    "(b)/(c) with 16 clients, pgbench as it comes",
                    median(ratio(bulk2, stock16)),
                    "× TPC-B",
                    12);
        }
    }

    /**
     * Flat as books grow: (d), and the verifier on the way: (f). Each size is a cooperative of its
     * own, its entries spread in order over the same thousand days.
     */
    public void growth(Plan plan, Table table, Path folder) throws Exception {
        var balances = new ArrayList<Double>();
        var traces = new ArrayList<Double>();
        for (int size : plan.sizes()) {
            var before = ledgerBytes();
            var coop = fill(size);
            var label = String.format(Locale.ROOT, "%,d entries, ", size);
            var balance =
                    latencies(() -> books.totals(coop, today().withDayOfMonth(1), today(), null));
            var random = new Random(1);
            var trail =
                    latencies(() ->
                            trace.follow(
                                    coop,
                                    1 + random.nextLong(size),
                                    1,
                                    Trace.Direction.FORWARD,
                                    6));
            balances.add(Clients.percentile(balance, 0.5));
            traces.add(Clients.percentile(trail, 0.5));
            put(table, "d.balance." + size, "(d) trial balance, " + label, balance);
            put(table, "d.trace." + size, "(d) trace of a rupiah over 6 hops, " + label, trail);
            table.add(
                    "d.bytes." + size,
                    "(d) disk, " + label + "with two lines each",
                    (ledgerBytes() - before) / (double) size,
                    "bytes/entry");
            if (size <= 1_000_000 && size >= 100_000) {
                verify(coop, table, folder);
            }
        }
        table.atMost(
                "d.balance.ratio",
                "(d) trial balance, largest to smallest journal, p50",
                balances.getLast() / balances.getFirst(),
                "×",
                2);
        table.atMost(
                "d.trace.ratio",
                "(d) trace, largest to smallest journal, p50",
                traces.getLast() / traces.getFirst(),
                "×",
                2);
    }

    /** A thousand days in order; every month but the present one is closed, as a treasurer does. */
    private Actor fill(int size) throws RefusedByServer {
        var from = today().minusDays(999);
        var coop = found(from.withDayOfMonth(1));
        var started = System.nanoTime();
        var aDay = size / 1_000;
        for (long day = 0; day < 1_000; day++) {
            bulk(coop, from.plusDays(day), aDay);
        }
        periods.close(coop, YearMonth.from(today()).minusMonths(1), "bench");
        System.out.printf(
                Locale.ROOT,
                "  (%,d entries after %.0f s)%n",
                size,
                (System.nanoTime() - started) / 1e9);
        return coop;
    }

    private static void put(Table table, String key, String what, long[] nanos) {
        table.add(key + ".p50", what + "p50", Clients.percentile(nanos, 0.5), "ms");
        table.atMost(key, what + "p99", Clients.percentile(nanos, 0.99), "ms", 20);
    }

    /** Tables and indexes of the whole ledger. */
    private long ledgerBytes() throws SQLException {
        try (var connection = postgres.owner().getConnection();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                select sum(pg_total_relation_size(c.oid))::bigint
                                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                 where n.nspname = 'ledger' and c.relkind = 'r'
                                """)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void verify(Actor coop, Table table, Path folder) throws IOException {
        var file = folder.resolve("journal.sokoguru");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 18)) {
            journal.write(coop, out);
        }
        Verification.Report report = null;
        double best = 0;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            try (var in = Files.newInputStream(file)) {
                report = Verification.of(in, null);
            }
            best = Math.max(best, report.entries() / ((System.nanoTime() - start) / 1e9));
        }
        if (report == null || !report.isSound()) {
            throw new IllegalStateException("the exported journal does not verify: " + report);
        }
        double bare = 0;
        for (int i = 0; i < 3; i++) {
            var digest = Merkle.sha256();
            long start = System.nanoTime();
            try (var in = Files.newInputStream(file)) {
                var buffer = new byte[1 << 18];
                for (int n; (n = in.read(buffer)) > 0; ) {
                    digest.update(buffer, 0, n);
                }
            }
            digest.digest();
            bare = Math.max(bare, report.entries() / ((System.nanoTime() - start) / 1e9));
        }
        table.atLeast("f.verify", "(f) verify an exported journal", best, "entries/s", 300_000);
        table.add("f.bare", "(f) bare SHA-256 over the same file", bare, "entries/s");
        Files.delete(file);
    }

    /** A thousand times, sorted, after everything is warm: the compiler, the caches, the plans. */
    private static long[] latencies(Runnable act) {
        var warmUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        for (int i = 0; i < 200 || System.nanoTime() < warmUntil; i++) {
            act.run();
        }
        var nanos = new long[1_000];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            act.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos;
    }

    private Actor found(LocalDate booksFrom) {
        var coop = Actor.system(CooperativeId.of("99.99.99.2001", 1 + founded++));
        ledger.found(coop, EnumSet.allOf(Scope.class), booksFrom);
        var openings = new ArrayList<Ledger.Opening>();
        openings.add(new Ledger.Opening(TILL, 1, "TILL", 0, Money.ZERO));
        openings.add(new Ledger.Opening(BANK, 1, "BANK", 0, null));
        for (int i = 1; i <= ACCOUNTS; i++) {
            openings.add(new Ledger.Opening(SAVINGS, i, "SAVINGS", i, Money.ZERO));
        }
        ledger.openAll(coop, openings);
        return coop;
    }

    private void single(Actor coop) throws RefusedByServer {
        var random = java.util.concurrent.ThreadLocalRandom.current();
        var posting =
                ledger.post(coop, deposit(today(), 1 + random.nextInt(ACCOUNTS), random.nextInt()));
        if (!(posting instanceof Posting.Posted)) {
            throw new RefusedByServer(posting.toString());
        }
    }

    private void bulk(Actor coop, LocalDate date) throws RefusedByServer {
        bulk(coop, date, BATCH);
    }

    /**
     * Deposits, and now and then the till's money brought to the bank, so that traces have hops.
     */
    private void bulk(Actor coop, LocalDate date, int size) throws RefusedByServer {
        var random = java.util.concurrent.ThreadLocalRandom.current();
        var entries = new ArrayList<Entry>(size);
        long till = 0;
        for (int i = 0; i < size; i++) {
            if (i % 50 == 49 || i == size - 1) {
                entries.add(
                        Entry.of(
                                Uuid7.create(),
                                date,
                                "treasury.bank_deposit",
                                "Setor kas ke bank",
                                Line.debit(BANK, 1, new Money(till)),
                                Line.credit(TILL, 1, new Money(till))));
                till = 0;
            } else {
                var deposit = deposit(date, 1 + random.nextInt(ACCOUNTS), random.nextInt());
                till += deposit.total().rupiah();
                entries.add(deposit);
            }
        }
        if (ledger.postAll(coop, entries) instanceof BulkPosting.Refused refused) {
            throw new RefusedByServer(refused.toString());
        }
    }

    private static Entry deposit(LocalDate date, int account, int seed) {
        var amount = new Money(1_000L * (1 + Math.floorMod(seed, 500)));
        return Entry.of(
                        Uuid7.create(),
                        date,
                        "savings.deposit",
                        "Setoran tabungan sukarela rekening " + account,
                        Line.debit(TILL, 1, amount),
                        Line.credit(SAVINGS, account, amount))
                .withDocument("KM-" + Math.floorMod(seed, 1_000_000));
    }

    private LocalDate today() {
        return day.today();
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double[] ratio(double[] ours, double[] theirs) {
        var ratios = new double[ours.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = ours[i] / theirs[i];
        }
        return ratios;
    }
}
