package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random loans of all methods; the same seed makes the same loans. */
public final class RandomLoans {
    private final Random random;

    public RandomLoans(long seed) {
        random = new Random(seed);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public Money money(long least, long most) {
        return Money.rupiah(random.nextLong(least, most + 1));
    }

    public Terms terms() {
        var method = pick(Method.values());
        var interval =
                pick(
                        Interval.MONTHLY,
                        Interval.MONTHLY,
                        Interval.months(3),
                        Interval.months(6),
                        Interval.WEEKLY,
                        Interval.DAILY,
                        Interval.MARKET_DAYS);
        var count = 1 + below(below(10) == 0 ? 120 : 36);
        var principal = money(1, below(5) == 0 ? 50 : 3_000_000_000L);
        var disbursed = LocalDate.of(2024, 1, 1).plusDays(below(1_500));
        var firstDue =
                interval.inMonths()
                        ? disbursed.plusDays(1 + below(70))
                        : disbursed.plusDays(interval.days());
        var lastOfMonth = firstDue.getDayOfMonth() == firstDue.lengthOfMonth();
        var anchor = lastOfMonth && below(2) == 0 ? 31 : firstDue.getDayOfMonth();
        var fixed = method == Method.FLAT && below(4) == 0;
        var charge =
                fixed
                        ? new Charge.Fixed(money(0, principal.rupiah() / 2))
                        : new Charge.ByRate(rate(), pick(Charge.Per.values()));
        if (charge instanceof Charge.ByRate(var rate, var per) && per == Charge.Per.DAY) {
            charge = new Charge.ByRate(Rate.ppm(rate.ppm() / 30), per);
        }
        return new Terms(
                principal,
                method,
                charge,
                count,
                interval,
                disbursed,
                firstDue,
                anchor,
                pick(FirstPeriod.values()),
                grace(method, count),
                new Rounding(
                        Money.rupiah(pick(1L, 100L, 500L, 1_000L)), pick(Rounding.Excess.values())),
                pick(360, 365),
                method == Method.STEPWISE ? steps(principal, count) : List.of(),
                true);
    }

    private Rate rate() {
        return below(6) == 0 ? Rate.ZERO : Rate.ppm(below(60_000));
    }

    private Grace grace(Method method, int count) {
        var principal = method == Method.STEPWISE || method == Method.HARVEST ? 0 : small(count);
        var payment = method == Method.HARVEST ? 0 : small(count);
        var deferred = pick(Grace.Deferred.values());
        if (method == Method.STEPWISE && deferred == Grace.Deferred.CAPITALISED) {
            deferred = Grace.Deferred.SPREAD;
        }
        if (method == Method.ANNUITY
                || (deferred == Grace.Deferred.CAPITALISED && !method.paysAtOnce())) {
            payment = Math.min(payment, principal);
        }
        return new Grace(principal, payment, small(count), deferred);
    }

    private int small(int count) {
        return below(3) == 0 ? below(Math.min(count, 8)) : 0;
    }

    private List<Money> steps(Money principal, int count) {
        var weights = new ArrayList<Long>();
        for (int i = 0; i < count; i++) {
            weights.add((long) below(4));
        }
        weights.set(below(count), 5L);
        return principal.allocate(weights);
    }

    @SafeVarargs
    public final <T> T pick(T... values) {
        return values[below(values.length)];
    }
}
