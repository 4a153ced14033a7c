package id.sokoguru.savings;

import id.sokoguru.dayend.Cadence;
import id.sokoguru.dayend.Routine;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.DailyBalances;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
    static final List<Integer> FUNDS =
            List.of(210201, 210202, 210203, 210204, 210206, 230101, 230102);

    private final SavingsStore store;
    private final DepositStore deposits;
    private final DailyBalances balances;
    private final RewardBooking booking;
    private final Ledger ledger;
    private final Books books;

    InterestRoutine(
            SavingsStore store,
            DepositStore deposits,
            DailyBalances balances,
            RewardBooking booking,
            Ledger ledger,
            Books books) {
        this.store = store;
        this.deposits = deposits;
        this.balances = balances;
        this.booking = booking;
        this.ledger = ledger;
        this.books = books;
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

    /** Who takes part in the income with the same nisbah of the same product. */
    private record Circle(int product, Product.Kind kind, Rate nisbah) {}

    /**
     * @param rupiahDays the balances of its days in the month, summed
     */
    private record Partner(long accountNo, long memberNo, MoneyPlace to, long rupiahDays) {}

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
        var circles = new LinkedHashMap<Circle, List<Partner>>();
        for (var account : held) {
            var product = version(versions, account, endedOn);
            if (product == null || product.kind().isTerm() || !rewards(product)) {
                continue;
            }
            var days = stretches(levels, account, first, endedOn);
            var place = new MoneyPlace(account.account(), account.accountNo());
            if (product.kind().sharesIncome()) {
                circles.computeIfAbsent(
                                new Circle(product.number(), product.kind(), product.nisbah()),
                                _ -> new ArrayList<>())
                        .add(
                                new Partner(
                                        account.accountNo(),
                                        account.memberNo(),
                                        place,
                                        rupiahDays(days)));
                continue;
            }
            var gross = Interest.of(product, days);
            if (gross.isPositive()) {
                earned.add(
                        new Earned(
                                account.accountNo(),
                                product.number(),
                                account.memberNo(),
                                product.kind(),
                                place,
                                gross));
            }
        }
        joinDeposits(actor, first, endedOn, levels, circles);
        share(actor, circles, levels, first, endedOn, earned);
        if (earned.isEmpty()) {
            return new Outcome.Done(0);
        }
        var refusal = booking.book(actor, endedOn, earned, "savings.interest", "Jasa simpanan");
        return refusal == null
                ? new Outcome.Done(earned.size())
                : Standstill.because(refusal, endedOn);
    }

    /** Term deposits in mudharabah, those too that ended in the month, by the days of each term. */
    private void joinDeposits(
            Actor actor,
            LocalDate first,
            LocalDate endedOn,
            Map<DailyBalances.Spot, List<DailyBalances.Level>> levels,
            Map<Circle, List<Partner>> circles) {
        var openings = new ArrayList<Ledger.Opening>();
        for (var deposit : deposits.sharing(actor, first, endedOn)) {
            var days =
                    stretches(
                            levels.getOrDefault(
                                    new DailyBalances.Spot(deposit.account(), deposit.accountNo()),
                                    List.of()),
                            deposit.fromDay(),
                            deposit.toDay());
            var to = new MoneyPlace(deposit.payAccount(), deposit.payTo());
            if (!deposit.payOpen() && rupiahDays(days) > 0) {
                to = new MoneyPlace(DepositJournals.SUSPENSE, deposit.memberNo());
                openings.add(
                        new Ledger.Opening(
                                to.account(), to.sub(), "MEMBER", deposit.memberNo(), Money.ZERO));
            }
            circles.computeIfAbsent(
                            new Circle(
                                    deposit.productNo(),
                                    Product.Kind.MUDHARABAH_TERM,
                                    deposit.nisbah()),
                            _ -> new ArrayList<>())
                    .add(
                            new Partner(
                                    deposit.accountNo(), deposit.memberNo(), to, rupiahDays(days)));
        }
        ledger.openAll(actor, openings);
    }

    private static boolean rewards(Product product) {
        return product.kind().sharesIncome()
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

    static List<Interest.Stretch> stretches(
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

    static long rupiahDays(List<Interest.Stretch> stretches) {
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
            Map<Circle, List<Partner>> circles,
            Map<DailyBalances.Spot, List<DailyBalances.Level>> levels,
            LocalDate first,
            LocalDate endedOn,
            List<Earned> earned) {
        if (circles.isEmpty()) {
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
        for (var circle : circles.entrySet()) {
            var partners = circle.getValue();
            var shares =
                    Interest.shares(
                            income,
                            partners.stream().map(Partner::rupiahDays).toList(),
                            all,
                            circle.getKey().nisbah());
            for (int i = 0; i < shares.size(); i++) {
                if (shares.get(i).isPositive()) {
                    var partner = partners.get(i);
                    add(
                            earned,
                            new Earned(
                                    partner.accountNo(),
                                    circle.getKey().product(),
                                    partner.memberNo(),
                                    circle.getKey().kind(),
                                    partner.to(),
                                    shares.get(i)));
                }
            }
        }
    }

    /** A deposit that was renewed in the month took part twice, and is paid once. */
    private static void add(List<Earned> earned, Earned more) {
        for (int i = earned.size() - 1; i >= 0; i--) {
            var one = earned.get(i);
            if (more.kind().isTerm() && one.accountNo() == more.accountNo()) {
                earned.set(
                        i,
                        new Earned(
                                one.accountNo(),
                                one.productNo(),
                                one.memberNo(),
                                one.kind(),
                                one.to(),
                                one.gross().plus(more.gross())));
                return;
            }
        }
        earned.add(more);
    }
}
