package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The arithmetic of rewards on savings. Pure; computed exactly and rounded half up to Rp1 once, at
 * the end.
 */
final class Interest {
    private static final BigDecimal TWELVE_MILLION = BigDecimal.valueOf(12_000_000);

    private Interest() {}

    /**
     * A balance that stood for some days.
     *
     * @param balance at the end of each of these days
     */
    record Stretch(int days, Money balance) {}

    /**
     * What the days earn, by the product's method and rate.
     *
     * @param month the days of the month on which the account existed, in order
     */
    static Money of(Product product, List<Stretch> month) {
        if (!product.kind().bearsInterest() || product.rate().isZero() || month.isEmpty()) {
            return Money.ZERO;
        }
        return switch (product.method()) {
            case DAILY -> {
                var sum = BigDecimal.ZERO;
                for (var stretch : month) {
                    if (earns(product, stretch.balance())) {
                        sum = sum.add(dayRupiah(stretch));
                    }
                }
                yield part(
                        sum, product.rate(), BigDecimal.valueOf(product.dayBasis() * 1_000_000L));
            }
            case AVERAGE -> {
                var sum = BigDecimal.ZERO;
                int days = 0;
                for (var stretch : month) {
                    sum = sum.add(dayRupiah(stretch));
                    days += stretch.days();
                }
                // Whether the mean reaches the least: compared without dividing.
                var least =
                        BigDecimal.valueOf(product.leastEarning().rupiah())
                                .multiply(BigDecimal.valueOf(days));
                yield sum.compareTo(least) < 0 || sum.signum() <= 0
                        ? Money.ZERO
                        : part(
                                sum,
                                product.rate(),
                                TWELVE_MILLION.multiply(BigDecimal.valueOf(days)));
            }
            case LOWEST -> {
                var lowest = month.getFirst().balance();
                for (var stretch : month) {
                    lowest = stretch.balance().compareTo(lowest) < 0 ? stretch.balance() : lowest;
                }
                yield earns(product, lowest)
                        ? part(BigDecimal.valueOf(lowest.rupiah()), product.rate(), TWELVE_MILLION)
                        : Money.ZERO;
            }
        };
    }

    private static boolean earns(Product product, Money balance) {
        return balance.isPositive() && balance.compareTo(product.leastEarning()) >= 0;
    }

    private static BigDecimal dayRupiah(Stretch stretch) {
        return BigDecimal.valueOf(stretch.balance().rupiah())
                .multiply(BigDecimal.valueOf(stretch.days()));
    }

    private static Money part(BigDecimal rupiah, Rate rate, BigDecimal divisor) {
        return Money.rupiah(
                rupiah.multiply(BigDecimal.valueOf(rate.ppm()))
                        .divide(divisor, 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /** What a term deposit earns in whole months: a twelfth of the yearly rate each. */
    static Money ofMonths(Money principal, Rate rate, int months) {
        return part(
                BigDecimal.valueOf(principal.rupiah()).multiply(BigDecimal.valueOf(months)),
                rate,
                TWELVE_MILLION);
    }

    /** What a term deposit earns in days. */
    static Money ofDays(Money principal, Rate rate, long days, int dayBasis) {
        return part(
                BigDecimal.valueOf(principal.rupiah()).multiply(BigDecimal.valueOf(days)),
                rate,
                BigDecimal.valueOf(dayBasis * 1_000_000L));
    }

    /**
     * Bagi hasil: the income times an account's part of all funds times nisbah. The whole is
     * rounded half up once and dealt by largest remainder, so that the shares sum.
     *
     * @param income of the month that is shared
     * @param balances the mean balance of each account of the product, or its sum over the days
     * @param allFunds the same of all funds, these included; not less than their sum
     */
    static List<Money> shares(Money income, List<Long> balances, long allFunds, Rate nisbah) {
        long own = 0;
        for (long balance : balances) {
            own = Math.addExact(own, balance);
        }
        if (own <= 0 || allFunds < own) {
            if (own < 0 || allFunds < own) {
                throw new IllegalArgumentException("funds " + allFunds + " of which " + own);
            }
            return balances.stream().map(_ -> Money.ZERO).toList();
        }
        var whole =
                BigDecimal.valueOf(income.rupiah())
                        .multiply(BigDecimal.valueOf(own))
                        .multiply(BigDecimal.valueOf(nisbah.ppm()))
                        .divide(
                                BigDecimal.valueOf(allFunds).movePointRight(6),
                                0,
                                RoundingMode.HALF_UP);
        return Money.rupiah(whole.longValueExact()).allocate(balances);
    }
}
