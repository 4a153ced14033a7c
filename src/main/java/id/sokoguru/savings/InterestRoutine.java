package id.sokoguru.savings;

import id.sokoguru.dayend.Cadence;
import id.sokoguru.dayend.Routine;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.DailyBalances;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.rule.Rules;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The month's reward on all savings accounts of a cooperative (J09): interest by the product's
 * method, the members' part of the income in mudharabah, the final tax over all accounts of a
 * member. One entry a product, with a line an account.
 */
@Component
class InterestRoutine implements Routine {
    /** A line's number is small; what is more goes into a second entry. */
    private static final int ACCOUNTS_AN_ENTRY = 8_000;

    private static final List<Integer> FUNDS =
            List.of(210201, 210202, 210203, 210204, 210206, 230101);

    private final SavingsStore store;
    private final DepositStore deposits;
    private final DailyBalances balances;
    private final Ledger ledger;
    private final Books books;
    private final Rules rules;

    InterestRoutine(
            SavingsStore store,
            DepositStore deposits,
            DailyBalances balances,
            Ledger ledger,
            Books books,
            Rules rules) {
        this.store = store;
        this.deposits = deposits;
        this.balances = balances;
        this.ledger = ledger;
        this.books = books;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "savings.interest";
    }

    @Override
    public Cadence cadence() {
        return Cadence.MONTH;
    }

    @Override
    public int order() {
        return 200;
    }

    /** An account with what it earned. */
    private record Earned(DepositStore.Held account, Product product, Money gross) {}

    @Override
    public Outcome run(Actor actor, LocalDate endedOn) {
        var first = endedOn.withDayOfMonth(1);
        var versions = versions(actor);
        if (versions.values().stream().flatMap(List::stream).noneMatch(InterestRoutine::rewards)) {
            return new Outcome.Done(0);
        }
        var held = deposits.held(actor, endedOn);
        var levels = balances.of(actor, FUNDS, first, endedOn);
        var earned = new ArrayList<Earned>();
        var sharing = new LinkedHashMap<Product, List<DepositStore.Held>>();
        for (var account : held) {
            var product = version(versions, account, endedOn);
            if (product == null || product.kind() == Product.Kind.TERM || !rewards(product)) {
                continue;
            }
            if (product.kind() == Product.Kind.MUDHARABAH) {
                sharing.computeIfAbsent(product, _ -> new ArrayList<>()).add(account);
                continue;
            }
            var gross = Interest.of(product, stretches(levels, account, first, endedOn));
            if (gross.isPositive()) {
                earned.add(new Earned(account, product, gross));
            }
        }
        share(actor, sharing, levels, first, endedOn, earned);
        earned.sort(
                Comparator.comparingInt((Earned e) -> e.account().productNo())
                        .thenComparingLong(e -> e.account().accountNo()));
        return earned.isEmpty() ? new Outcome.Done(0) : post(actor, endedOn, first, earned);
    }

    private static boolean rewards(Product product) {
        return product.kind() == Product.Kind.MUDHARABAH
                ? !product.nisbah().isZero()
                : product.kind().bearsInterest() && !product.rate().isZero();
    }

    private Map<Integer, List<Product>> versions(Actor actor) {
        var versions = new HashMap<Integer, List<Product>>();
        for (var version : store.versions(actor)) {
            versions.computeIfAbsent(version.number(), _ -> new ArrayList<>()).add(version);
        }
        return versions;
    }

    /** The version that governs an account when a day has ended; the newest stand first. */
    static @Nullable Product version(
            Map<Integer, List<Product>> versions, DepositStore.Held account, LocalDate day) {
        var mine = versions.getOrDefault(account.productNo(), List.of());
        for (var version : mine) {
            if (!version.validFrom().isAfter(day)
                    && (version.forExisting()
                            || !version.validFrom().isAfter(account.openedOn()))) {
                return version;
            }
        }
        // Opened before its product was written down, as imports do.
        return mine.isEmpty() ? null : mine.getLast();
    }

    private static List<Interest.Stretch> stretches(
            Map<DailyBalances.Spot, List<DailyBalances.Level>> levels,
            DepositStore.Held account,
            LocalDate first,
            LocalDate last) {
        var from = account.openedOn().isAfter(first) ? account.openedOn() : first;
        return stretches(
                levels.getOrDefault(
                        new DailyBalances.Spot(account.account(), account.accountNo()), List.of()),
                from,
                last);
    }

    /** The balances of the days from one to another, those of the same amount together. */
    static List<Interest.Stretch> stretches(
            List<DailyBalances.Level> levels, LocalDate from, LocalDate to) {
        var stretches = new ArrayList<Interest.Stretch>();
        var at = from;
        long balance = 0;
        for (var level : levels) {
            if (level.from().isAfter(at)) {
                stretches.add(
                        new Interest.Stretch(
                                (int) ChronoUnit.DAYS.between(at, level.from()),
                                Money.rupiah(balance)));
                at = level.from();
            }
            balance = level.rupiah();
        }
        stretches.add(
                new Interest.Stretch(
                        (int) ChronoUnit.DAYS.between(at, to) + 1, Money.rupiah(balance)));
        return stretches;
    }

    private static long rupiahDays(List<Interest.Stretch> stretches) {
        long sum = 0;
        for (var stretch : stretches) {
            sum =
                    Math.addExact(
                            sum,
                            Math.multiplyExact(
                                    Math.max(0, stretch.balance().rupiah()),
                                    (long) stretch.days()));
        }
        return sum;
    }

    /** The month's income from financing, by the funds' mean balances and each product's nisbah. */
    private void share(
            Actor actor,
            Map<Product, List<DepositStore.Held>> sharing,
            Map<DailyBalances.Spot, List<DailyBalances.Level>> levels,
            LocalDate first,
            LocalDate endedOn,
            List<Earned> earned) {
        if (sharing.isEmpty()) {
            return;
        }
        var income = Money.ZERO;
        for (var total : books.totals(actor, first, endedOn, null)) {
            if (total.account() / 100 == 4101) {
                income = income.plus(total.credit()).minus(total.debit());
            }
        }
        long all = 0;
        for (var place : levels.values()) {
            all = Math.addExact(all, rupiahDays(stretches(place, first, endedOn)));
        }
        if (!income.isPositive() || all == 0) {
            return;
        }
        for (var product : sharing.keySet()) {
            var accounts = sharing.get(product);
            var days = new ArrayList<Long>();
            for (var account : accounts) {
                days.add(rupiahDays(stretches(levels, account, first, endedOn)));
            }
            var shares = Interest.shares(income, days, all, product.nisbah());
            for (int i = 0; i < shares.size(); i++) {
                if (shares.get(i).isPositive()) {
                    earned.add(new Earned(accounts.get(i), product, shares.get(i)));
                }
            }
        }
    }

    private Outcome post(Actor actor, LocalDate endedOn, LocalDate first, List<Earned> earned) {
        var open = openTax(actor, endedOn, earned);
        var entries = new ArrayList<Entry>();
        var rewards = new ArrayList<DepositStore.Reward>();
        int from = 0;
        while (from < earned.size()) {
            int to = from;
            int product = earned.get(from).account().productNo();
            while (to < earned.size()
                    && to - from < ACCOUNTS_AN_ENTRY
                    && earned.get(to).account().productNo() == product) {
                to++;
            }
            var part = earned.subList(from, to);
            entries.add(entry(endedOn, first, part, open, rewards));
            from = to;
        }
        if (ledger.postAll(actor, entries) instanceof BulkPosting.Refused(int _, var reason)) {
            return Standstill.because(reason, endedOn);
        }
        deposits.insertRewards(actor, rewards);
        return new Outcome.Done(earned.size());
    }

    /** By member, the tax that is still to be withheld in this month. */
    private Map<Long, Money> openTax(Actor actor, LocalDate endedOn, List<Earned> earned) {
        var tax = FinalTax.on(rules, endedOn);
        var gross = new HashMap<Long, Money>();
        for (var one : earned) {
            gross.merge(one.account().memberNo(), one.gross(), Money::plus);
        }
        var before = deposits.month(actor, endedOn);
        var open = new HashMap<Long, Money>();
        gross.forEach((member, more) -> {
            var earlier =
                    before.getOrDefault(
                            member, new DepositStore.Month(member, Money.ZERO, Money.ZERO));
            var due = tax.further(earlier.gross(), earlier.tax(), more);
            if (due.isPositive()) {
                open.put(member, due);
            }
        });
        return open;
    }

    private static Entry entry(
            LocalDate endedOn,
            LocalDate first,
            List<Earned> part,
            Map<Long, Money> open,
            List<DepositStore.Reward> rewards) {
        var id = Uuid7.create();
        var lines = new ArrayList<Line>(part.size() + 1);
        var total = Money.ZERO;
        for (var one : part) {
            total = total.plus(one.gross());
        }
        var product = part.getFirst().product();
        lines.add(Line.debit(product.kind().expense(), 0, total));
        for (var one : part) {
            var account = one.account();
            var due = open.getOrDefault(account.memberNo(), Money.ZERO);
            var kept = due.compareTo(one.gross()) > 0 ? one.gross() : due;
            if (kept.isPositive()) {
                lines.add(Line.credit(DepositJournals.FINAL_TAX, 0, kept));
                open.put(account.memberNo(), due.minus(kept));
            }
            if (one.gross().compareTo(kept) > 0) {
                lines.add(
                        Line.credit(
                                account.account(), account.accountNo(), one.gross().minus(kept)));
            }
            rewards.add(
                    new DepositStore.Reward(
                            endedOn,
                            account.accountNo(),
                            account.memberNo(),
                            first,
                            endedOn,
                            one.gross(),
                            kept,
                            id));
        }
        return DepositJournals.entry(
                id,
                endedOn,
                "savings.interest",
                "Jasa simpanan jenis "
                        + product.number()
                        + " bulan "
                        + endedOn.toString().substring(0, 7)
                        + ", "
                        + part.size()
                        + " rekening",
                lines);
    }
}
