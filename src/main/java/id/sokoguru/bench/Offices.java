package id.sokoguru.bench;

import id.sokoguru.access.Access;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.FoundingAnswer;
import id.sokoguru.registry.MassFounding;
import id.sokoguru.registry.Regions;
import id.sokoguru.registry.Registry;
import id.sokoguru.registry.RegistryFilter;
import id.sokoguru.supervision.Supervision;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * An officer at the browser: the pages of a territory, (e), and how soon a posting is on an open
 * dashboard, (i). The cooperatives are those of the real villages, founded as any other and each
 * with money in its books.
 */
@Component
public class Offices {
    private static final String REGENCY = "35.17";
    private static final String PROVINCE = "35";
    private static final int PILOT = 335;
    private static final int NATION = 80_000;
    private static final int FOUNDERS = 4;

    private static final int VAULT = 110101;
    private static final int SAVINGS = 210201;
    private static final int WATCHED = 20;
    private static final int A_SECOND = 50;
    private static final Pattern KEY = Pattern.compile("\"key\":\"(\\d{13}-\\d+)\"");

    private final Access access;
    private final Tenancy tenancy;
    private final Registry registry;
    private final Regions regions;
    private final Ledger ledger;
    private final Supervision supervision;
    private final BusinessDay day;

    Offices(
            Access access,
            Tenancy tenancy,
            Registry registry,
            Regions regions,
            Ledger ledger,
            Supervision supervision,
            BusinessDay day) {
        this.access = access;
        this.tenancy = tenancy;
        this.registry = registry;
        this.regions = regions;
        this.ledger = ledger;
        this.supervision = supervision;
        this.day = day;
    }

    /** The office's pages: (e). */
    public void pages(Bench.Plan plan, Table table, int port) throws Exception {
        foundPilot();
        measure(plan, table, port, PILOT);
        if (plan.nation()) {
            foundNation();
            measure(plan, table, port, NATION);
        }
    }

    private void measure(Bench.Plan plan, Table table, int port, int size) throws Exception {
        var began = System.nanoTime();
        supervision.reload();
        var loaded = (System.nanoTime() - began) / 1e9;
        var label = String.format(Locale.ROOT, "(e) %,d cooperatives: ", size);
        var key = "e." + size + ".";
        table.atMost(key + "load", label + "reading all of them anew", loaded, "s", 5);
        if (size == PILOT) {
            // Of the nation they are computed behind the pages while these are measured.
            began = System.nanoTime();
            supervision.catchUp();
            table.add(
                    key + "days",
                    label + "the thirty days behind them, once a day",
                    (System.nanoTime() - began) / 1e9,
                    "s");
        }
        try (var nation = Browser.ofOffice(access, port, "");
                var province = Browser.ofOffice(access, port, PROVINCE);
                var regency = Browser.ofOffice(access, port, REGENCY)) {
            var asked = new Asked(plan.pages(), table, key, label);
            asked.of("nation", "dashboard of the nation", nation, "/dinas");
            asked.of("province", "dashboard of a province", province, "/dinas");
            asked.of("regency", "dashboard of a regency", regency, "/dinas");
            asked.of(
                    "list",
                    "the cooperatives of the nation by savings",
                    nation,
                    "/dinas/koperasi?urut=simpanan");
            asked.of(
                    "list.regency", "those of a regency", regency, "/dinas/koperasi?urut=simpanan");
            asked.of("attention", "what needs attention in the nation", nation, "/dinas/perhatian");
        }
    }

    private record Asked(int times, Table table, String key, String label) {
        void of(String part, String what, Browser browser, String path) throws Exception {
            for (int i = 0; i < Math.max(20, times / 3); i++) {
                browser.get(path);
            }
            var nanos = new long[times];
            for (int i = 0; i < times; i++) {
                var start = System.nanoTime();
                browser.get(path);
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos);
            table.add(
                    key + part + ".p50",
                    label + what + ", p50",
                    Clients.percentile(nanos, 0.5),
                    "ms");
            table.atMost(
                    key + part + ".p99",
                    label + what + ", p99",
                    Clients.percentile(nanos, 0.99),
                    "ms",
                    100);
        }
    }

    /**
     * How soon a posting is on an open dashboard: (i). A regency's office and the nation's watch
     * the same twenty cooperatives.
     */
    public void live(Bench.Plan plan, Table table, int port) throws Exception {
        foundPilot();
        var coops = coops(REGENCY).subList(0, WATCHED);
        supervision.refresh();
        var postings = (int) (A_SECOND * Math.max(10, plan.seconds() * 2));
        var warm = A_SECOND * 3;
        var regency = new Watcher();
        var nation = new Watcher();
        var postedAt = new ConcurrentHashMap<String, Long>();
        try (var regencyBrowser = Browser.ofOffice(access, port, REGENCY);
                var nationBrowser = Browser.ofOffice(access, port, "")) {
            regency.watch(regencyBrowser);
            nation.watch(nationBrowser);
            post(coops, warm, new ConcurrentHashMap<>());
            post(coops, postings, postedAt);
            var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
            while (System.nanoTime() < until
                    && !(regency.seen.keySet().containsAll(postedAt.keySet())
                            && nation.seen.keySet().containsAll(postedAt.keySet()))) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        regency.report(table, "i.regency", "a regency's", postedAt);
        nation.report(table, "i.nation", "the nation's", postedAt);
    }

    private static final class Watcher {
        final Map<String, Long> seen = new ConcurrentHashMap<>();

        void watch(Browser browser) throws Exception {
            var stream = browser.stream("/dinas/langsung");
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            stream.body()
                                    .filter(line -> line.startsWith("data:"))
                                    .forEach(this::read);
                        } catch (UncheckedIOException closed) {
                            // All was seen, or it is reported as missed.
                        }
                    });
        }

        private void read(String line) {
            var at = System.nanoTime();
            var keys = KEY.matcher(line);
            while (keys.find()) {
                seen.putIfAbsent(keys.group(1), at);
            }
        }

        void report(Table table, String key, String whose, Map<String, Long> postedAt) {
            var delays = new ArrayList<Long>();
            postedAt.forEach((posting, at) -> {
                var arrived = seen.get(posting);
                if (arrived != null) {
                    delays.add(arrived - at);
                }
            });
            var nanos = delays.stream().mapToLong(Long::longValue).sorted().toArray();
            var what = "(i) posting → " + whose + " open dashboard, ";
            table.add(key + ".p50", what + "p50", Clients.percentile(nanos, 0.5), "ms");
            table.atMost(key + ".p99", what + "p99", Clients.percentile(nanos, 0.99), "ms", 1_000);
            table.add(key + ".most", what + "the slowest", Clients.percentile(nanos, 1), "ms");
            table.atMost(
                    key + ".missed",
                    what + "missed of " + postedAt.size(),
                    postedAt.size() - nanos.length,
                    "postings",
                    0);
        }
    }

    /** Every posting is timed from the moment its teller is told that it is durable. */
    private void post(List<CooperativeId> coops, int count, Map<String, Long> postedAt)
            throws InterruptedException {
        try (var tellers = Executors.newVirtualThreadPerTaskExecutor()) {
            var began = System.nanoTime();
            for (int i = 0; i < count; i++) {
                var coop = coops.get(i % coops.size());
                var amount = new Money(1_000L + i);
                tellers.submit(() -> {
                    if (ledger.post(Actor.system(coop), deposit(amount))
                            instanceof Posting.Posted(var receipt)) {
                        postedAt.put(coop.text() + "-" + receipt.entryNo(), System.nanoTime());
                    }
                });
                var next = began + (i + 1) * TimeUnit.SECONDS.toNanos(1) / A_SECOND;
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            }
        }
        if (!postedAt.isEmpty() && postedAt.size() != count) {
            throw new IllegalStateException("refused: " + (count - postedAt.size()));
        }
    }

    /** A regency's villages and as many others as make it 335. */
    private void foundPilot() throws Exception {
        var installation = Actor.installation();
        foundAll(REGENCY);
        supervision.refresh();
        for (var coop : coops(REGENCY)) {
            if (!supervision.cooperative(installation, coop).orElseThrow().begun()) {
                begin(coop);
            }
        }
        var village = regions.villages(REGENCY).getFirst().code();
        for (int n = supervision.totals(installation, "").cooperatives(); n < PILOT; n++) {
            var founding = Counter.founding(village, booksFrom());
            if (!(registry.found(installation, founding)
                    instanceof FoundingAnswer.Founded(var coop))) {
                throw new IllegalStateException("not founded in " + village);
            }
            begin(coop);
        }
        supervision.refresh();
    }

    /** Regency after regency, until there are enough. */
    private void foundNation() throws Exception {
        var began = System.nanoTime();
        var queue = new ConcurrentLinkedQueue<String>();
        for (var province : regions.children("")) {
            regions.children(province.code()).forEach(regency -> queue.add(regency.code()));
        }
        var count = new AtomicInteger(supervision.totals(Actor.installation(), "").cooperatives());
        var tasks = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < FOUNDERS; i++) {
            tasks.add(() -> {
                for (var next = queue.poll(); next != null; next = queue.poll()) {
                    if (count.get() >= NATION) {
                        break;
                    }
                    count.addAndGet(foundAll(next));
                }
                return 0;
            });
        }
        try (var founders = Executors.newFixedThreadPool(FOUNDERS)) {
            for (var done : founders.invokeAll(tasks)) {
                done.get();
            }
        }
        System.out.printf(
                "  (%,d cooperatives after %.0f s)%n",
                count.get(), (System.nanoTime() - began) / 1e9);
    }

    /** Founds what is missing in a region and gives it money; answers for how many. */
    private int foundAll(String region) {
        var installation = Actor.installation();
        if (!(registry.foundAll(installation, region, CooperativeKind.KDMP, booksFrom())
                instanceof MassFounding.FoundedAll done)) {
            throw new IllegalStateException("not founded: " + region);
        }
        if (done.founded() > 0) {
            coops(region).forEach(this::begin);
        }
        return done.founded();
    }

    private List<CooperativeId> coops(String region) {
        return registry
                .list(Actor.installation(), new RegistryFilter(region, "", null, 0), 10_000)
                .stream()
                .map(line -> line.coopId())
                .toList();
    }

    /** The first money: the amount follows from the number, so no two territories look the same. */
    private void begin(CooperativeId coop) {
        var actor = Actor.system(coop);
        var seed = Math.floorMod(coop.value() * 2_654_435_761L, 9_973);
        tenancy.write(
                actor,
                () -> {
                    ledger.open(actor, SAVINGS, 1, "SAVINGS", 1, Money.ZERO);
                    var entries =
                            List.of(
                                    deposit(new Money(1_000_000 + seed * 1_000)),
                                    Entry.of(
                                            Uuid7.create(),
                                            day.today(),
                                            "savings.withdrawal",
                                            "Penarikan tabungan rekening 1",
                                            Line.debit(SAVINGS, 1, new Money(1_000 + seed * 50)),
                                            Line.credit(VAULT, 0, new Money(1_000 + seed * 50))));
                    if (ledger.postAll(actor, entries) instanceof BulkPosting.Refused refused) {
                        throw new IllegalStateException(refused.toString());
                    }
                    return 0;
                });
    }

    private Entry deposit(Money amount) {
        return Entry.of(
                Uuid7.create(),
                day.today(),
                "savings.deposit",
                "Setoran tabungan sukarela rekening 1",
                Line.debit(VAULT, 0, amount),
                Line.credit(SAVINGS, 1, amount));
    }

    private java.time.LocalDate booksFrom() {
        return day.today().withDayOfYear(1);
    }
}
