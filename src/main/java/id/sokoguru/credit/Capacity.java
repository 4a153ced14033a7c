package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** What amount a payment can carry: for limits by salary or by repayment capacity. */
public final class Capacity {
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

    private Capacity() {}

    /**
     * The largest principal whose highest monthly payment is at most {@code payment}, without
     * rounding rule or grace, rounded down to Rp1. Annuity: A·(1−v^n)/i. Flat and declining: A /
     * (1/n + i). Paid at once: the one payment at the end.
     */
    public static Money principal(Money payment, Method method, Charge charge, int months) {
        if (!(charge instanceof Charge.ByRate) || method == Method.STEPWISE) {
            throw new IllegalArgumentException("no formula for " + method + " with " + charge);
        }
        var rate =
                Terms.monthly(Money.rupiah(1_000_000), method, charge, months, ANY_DAY)
                        .perInterval()
                        .value();
        var n = BigDecimal.valueOf(months);
        // Payment of one rupiah of principal.
        var share =
                switch (method) {
                    case FLAT, DECLINING, STEPWISE ->
                            BigDecimal.ONE.divide(n, Portion.DIGITS).add(rate);
                    case ANNUITY -> annuity(rate, months);
                    case DAILY, BULLET -> BigDecimal.ONE.add(rate);
                    case HARVEST -> BigDecimal.ONE.add(rate.multiply(n));
                };
        return Money.rupiah(
                BigDecimal.valueOf(payment.rupiah())
                        .divide(share, Portion.DIGITS)
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact());
    }

    private static BigDecimal annuity(BigDecimal rate, int months) {
        if (rate.signum() == 0) {
            return BigDecimal.ONE.divide(BigDecimal.valueOf(months), Portion.DIGITS);
        }
        var growth = BigDecimal.ONE.add(rate).pow(months, Portion.DIGITS);
        return rate.multiply(growth).divide(growth.subtract(BigDecimal.ONE), Portion.DIGITS);
    }
}
