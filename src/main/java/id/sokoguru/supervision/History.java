package id.sokoguru.supervision;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Territory;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.supervision.PulseStore.PulseDay;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The days behind the present: the run <em>pulse-days</em> writes what each kecamatan's
 * cooperatives had at the end of each of the last {@link #DAYS} days. It computes a day from the
 * ledgers, so running it again writes the same; it runs by itself at quiet moments for every
 * kecamatan that has no yesterday yet, whose number of cooperatives changed, or in which something
 * was posted into the past.
 */
@Component
class History implements DisposableBean, Pulse.Listener {
    static final int DAYS = 30;
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** Where it is never quiet, it runs all the same. */
    private static final Duration AT_LATEST = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(History.class);

    private final PulseStore store;
    private final Pulse pulse;
    private final Books books;
    private final Chart chart;
    private final BusinessDay day;
    private final Tenancy tenancy;

    /** By kecamatan, then day. */
    private final NavigableMap<Integer, NavigableMap<LocalDate, PulseDay>> known =
            new ConcurrentSkipListMap<>();

    /** Of a regency, a province or the nation, as long as no kecamatan in it moves. */
    private final Map<Region, NavigableMap<LocalDate, PulseDay>> sums = new HashMap<>();

    private final Set<Integer> stale = new ConcurrentSkipListSet<>();
    private volatile long movedAt = System.nanoTime();
    private volatile boolean ending;
    private volatile Thread thread = new Thread();

    History(
            PulseStore store,
            Pulse pulse,
            Books books,
            Chart chart,
            BusinessDay day,
            Tenancy tenancy) {
        this.store = store;
        this.pulse = pulse;
        this.books = books;
        this.chart = chart;
        this.day = day;
        this.tenancy = tenancy;
        pulse.listen(this);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread = Thread.ofPlatform().daemon().name("supervision-history").start(this::keepUp);
    }

    @Override
    public void destroy() {
        ending = true;
        thread.interrupt();
    }

    @Override
    public void moved(Snapshot before, Snapshot after, Set<CooperativeId> moved) {
        movedAt = System.nanoTime();
        var today = day.today();
        for (var coop : moved) {
            var now = after.get(coop).orElseThrow();
            var then = before.get(coop);
            var grown = then.isEmpty() || then.get().head().treeSize() != now.head().treeSize();
            var last = now.head().lastDate();
            if ((grown && last != null && last.isBefore(today))
                    || (then.isPresent() && then.get().sharing() != now.sharing())) {
                stale.add(kecamatan(coop));
            }
        }
    }

    private static int kecamatan(CooperativeId coop) {
        return (int) (coop.value() / PulseStore.KECAMATAN);
    }

    private void keepUp() {
        try {
            load();
            var ranAt = System.nanoTime();
            while (!ending) {
                TimeUnit.SECONDS.sleep(1);
                var now = System.nanoTime();
                if (now - movedAt > QUIET.toNanos() || now - ranAt > AT_LATEST.toNanos()) {
                    try {
                        catchUp();
                        ranAt = System.nanoTime();
                    } catch (RuntimeException e) {
                        if (!ending) {
                            LOG.warn("The days of the office could not be kept; trying again", e);
                            TimeUnit.SECONDS.sleep(10);
                        }
                    }
                }
            }
        } catch (InterruptedException e) {
            return;
        }
    }

    private void load() {
        remember(store.days(day.today().minusDays(DAYS)));
    }

    private void remember(List<PulseDay> days) {
        synchronized (sums) {
            for (var one : days) {
                known.computeIfAbsent(one.kecamatan(), _ -> new ConcurrentSkipListMap<>())
                        .put(one.day(), one);
                for (var area = Region.kecamatan(one.kecamatan()); area.digits() > 0; ) {
                    area = area.above();
                    sums.remove(area);
                }
            }
        }
    }

    /** Computes and keeps what is missing; answers how many kecamatan it had to compute. */
    synchronized int catchUp() {
        var yesterday = day.today().minusDays(1);
        var snapshot = pulse.now();
        int computed = 0;
        for (var kecamatan : snapshot.regions(Territory.NATION, 6)) {
            if (ending) {
                return computed;
            }
            var from = kecamatan * PulseStore.KECAMATAN;
            var territory = new Territory(from, from + PulseStore.KECAMATAN - 1);
            var begun = snapshot.fold(territory, new Begun(yesterday));
            var kept = known.getOrDefault(kecamatan, new TreeMap<>()).get(yesterday);
            if (stale.remove(kecamatan)
                    || (kept == null ? begun > 0 : kept.cooperatives() != begun)) {
                var days = compute(kecamatan, snapshot.in(territory), yesterday);
                store.keep(days);
                remember(days);
                computed++;
            }
        }
        return computed;
    }

    /** How many cooperatives had begun their books by a day. */
    private record Begun(LocalDate day) implements Fold<Integer> {
        @Override
        public Integer of(List<CooperativePulse> standings) {
            int begun = 0;
            for (var one : standings) {
                if (!one.booksFrom().isAfter(day)) {
                    begun++;
                }
            }
            return begun;
        }

        @Override
        public Integer plus(List<Integer> parts) {
            return parts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** One kecamatan's last {@link #DAYS} days, from its cooperatives' ledgers. */
    private List<PulseDay> compute(int kecamatan, List<CooperativePulse> standings, LocalDate to) {
        var from = to.minusDays(DAYS - 1);
        var sums = new Sum[DAYS];
        for (int i = 0; i < DAYS; i++) {
            sums[i] = new Sum();
        }
        Long members = null;
        for (var standing : standings) {
            var counted = standing.members().orElse(null);
            if (counted != null) {
                members = counted + (members == null ? 0 : members);
            }
            for (int i = 0; i < DAYS; i++) {
                if (!standing.booksFrom().isAfter(from.plusDays(i))) {
                    sums[i].cooperatives++;
                }
            }
            if (standing.sharesBalances() && standing.begun()) {
                // One transaction for all that is read of it.
                tenancy.read(
                        Actor.system(standing.coopId()),
                        () -> {
                            addUp(standing, from, to, sums);
                            return sums;
                        });
            }
        }
        var days = new ArrayList<PulseDay>();
        for (int i = 0; i < DAYS; i++) {
            var s = sums[i];
            days.add(
                    new PulseDay(
                            kecamatan,
                            from.plusDays(i),
                            s.cooperatives,
                            i == DAYS - 1 ? members : null,
                            s.posted,
                            s.savings,
                            s.cash,
                            s.assets,
                            s.surplus,
                            s.turnover));
        }
        return days;
    }

    private static final class Sum {
        int cooperatives;
        int posted;
        long savings;
        long cash;
        long assets;
        long surplus;
        long turnover;
    }

    private void addUp(CooperativePulse standing, LocalDate from, LocalDate to, Sum[] sums) {
        var actor = Actor.system(standing.coopId());
        var accounts = chart.byCode(actor);
        var opening = books.totals(actor, to.plusDays(1), to, null);
        var posted = new HashSet<LocalDate>();
        var cash = balances(actor, accounts, opening, l -> l.equals("A01"), from, to, posted, sums);
        var savings =
                balances(
                        actor,
                        accounts,
                        opening,
                        l -> l.equals("L02") || l.equals("L03"),
                        from,
                        to,
                        posted,
                        null);
        var assets =
                balances(
                        actor,
                        accounts,
                        opening,
                        l -> l.startsWith("A") || l.startsWith("B"),
                        from,
                        to,
                        posted,
                        null);
        var result =
                balances(
                        actor,
                        accounts,
                        opening,
                        l -> l.startsWith("R") || l.startsWith("X"),
                        from,
                        to,
                        posted,
                        null);
        for (int i = 0; i < DAYS; i++) {
            sums[i].cash = Math.addExact(sums[i].cash, cash[i]);
            sums[i].savings = Math.subtractExact(sums[i].savings, savings[i]);
            sums[i].assets = Math.addExact(sums[i].assets, assets[i]);
            sums[i].surplus = Math.subtractExact(sums[i].surplus, result[i]);
            if (posted.contains(from.plusDays(i)) && standing.sharesDays()) {
                sums[i].posted++;
            }
        }
    }

    /**
     * The balance (debit positive) of the accounts of some statement lines at the end of each day,
     * counted back from the last.
     */
    private long[] balances(
            Actor actor,
            Map<Integer, Account> accounts,
            List<Books.Total> closing,
            Predicate<String> line,
            LocalDate from,
            LocalDate to,
            Set<LocalDate> posted,
            Sum @org.jspecify.annotations.Nullable [] turnover) {
        var mine = new ArrayList<Integer>();
        long balance = 0;
        for (var total : closing) {
            var account = accounts.get(total.account());
            if (account != null && line.test(account.line())) {
                mine.add(total.account());
                balance = Math.addExact(balance, total.closing().rupiah());
            }
        }
        var balances = new long[DAYS];
        if (mine.isEmpty()) {
            return balances;
        }
        var moves = new HashMap<LocalDate, Books.Day>();
        books.days(actor, mine, from, to, null).forEach(d -> moves.put(d.businessDate(), d));
        for (int i = DAYS - 1; i >= 0; i--) {
            balances[i] = balance;
            var move = moves.get(from.plusDays(i));
            if (move != null) {
                posted.add(move.businessDate());
                balance -= move.debit().minus(move.credit()).rupiah();
                if (turnover != null) {
                    turnover[i].turnover =
                            Math.addExact(
                                    turnover[i].turnover,
                                    move.debit().plus(move.credit()).rupiah());
                }
            }
        }
        return balances;
    }

    /** One figure of a region over the days that are known, oldest first. */
    List<Long> series(
            String region,
            LocalDate today,
            ToLongFunction<PulseDay> figure,
            Predicate<PulseDay> counts) {
        var series = new ArrayList<Long>();
        for (var one : days(region).tailMap(today.minusDays(DAYS), true).values()) {
            if (one.day().isBefore(today) && counts.test(one)) {
                series.add(figure.applyAsLong(one));
            }
        }
        return series;
    }

    private NavigableMap<LocalDate, PulseDay> days(String region) {
        var digits = region.replace(".", "");
        int length = Math.min(6, digits.length());
        synchronized (sums) {
            return sum(
                    new Region(
                            length == 0 ? 0 : Integer.parseInt(digits.substring(0, length)),
                            length));
        }
    }

    /**
     * A region down to a kecamatan.
     *
     * @param digits of its number: 0 the nation, 2 a province, 4 a regency, 6 a kecamatan
     */
    private record Region(int number, int digits) {
        static Region kecamatan(int number) {
            return new Region(number, 6);
        }

        Region above() {
            return new Region(digits == 2 ? 0 : number / 100, digits - 2);
        }

        /** The number that the first kecamatan in it could have. */
        int first() {
            return number * width();
        }

        int width() {
            return (int) Math.powExact(10L, 6 - digits);
        }
    }

    /**
     * The days of a region are those of the regions below it, added up and kept until one moves.
     */
    private NavigableMap<LocalDate, PulseDay> sum(Region area) {
        if (area.digits() == 6) {
            return known.getOrDefault(area.number(), new TreeMap<>());
        }
        var kept = sums.get(area);
        if (kept != null) {
            return kept;
        }
        var sum = new TreeMap<LocalDate, PulseDay>();
        int to = area.first() + area.width();
        var next = known.ceilingKey(area.first());
        while (next != null && next < to) {
            var below = Region.kecamatan(next);
            while (below.digits() > area.digits() + 2) {
                below = below.above();
            }
            sum(below).forEach((date, one) -> sum.merge(date, one, PulseDay::plus));
            next = known.ceilingKey(below.first() + below.width());
        }
        sums.put(area, sum);
        return sum;
    }
}
