package id.sokoguru.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A share in parts per million: 1,5 % is 15.000, 24 % is 240.000. The rate alone says nothing about
 * time; who uses it says "a month" or "a year" beside it. Four decimals of a percent are enough for
 * every rate of the trade (the finest we know is 1,1226 % a month); what is finer, such as a
 * twelfth of 7 %, is never stored, only computed.
 *
 * @param ppm parts per million; 1.000.000 is the whole
 */
public record Rate(long ppm) implements Comparable<Rate> {
    public static final Rate ZERO = new Rate(0);

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    public static Rate ppm(long ppm) {
        return new Rate(ppm);
    }

    /** The name lets the row mapper build rates from a {@code bigint}. */
    public static Rate of(Long ppm) {
        return new Rate(ppm);
    }

    /** A percentage with at most four decimals, such as {@code "1.1226"}; a finer one is a bug. */
    public static Rate percent(String percent) {
        return percent(new BigDecimal(percent));
    }

    /** A percentage with at most four decimals, as {@code rule.Rules} keeps it. */
    public static Rate percent(BigDecimal percent) {
        return new Rate(percent.movePointRight(4).longValueExact());
    }

    /** A fraction of one, rounded half up to the nearest part per million. */
    public static Rate nearest(BigDecimal fraction) {
        return new Rate(
                fraction.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    /** The rate as a fraction of one, exactly. */
    public BigDecimal fraction() {
        return BigDecimal.valueOf(ppm, 6);
    }

    /** This share of an amount, computed exactly and rounded half up to Rp1. */
    public Money of(Money amount) {
        return of(amount, RoundingMode.HALF_UP);
    }

    /** This share of an amount, computed exactly and rounded to Rp1 as told. */
    public Money of(Money amount, RoundingMode rounding) {
        return Money.rupiah(
                BigDecimal.valueOf(amount.rupiah())
                        .multiply(BigDecimal.valueOf(ppm))
                        .divide(MILLION, 0, rounding)
                        .longValueExact());
    }

    public Rate plus(Rate other) {
        return new Rate(Math.addExact(ppm, other.ppm));
    }

    public Rate times(long factor) {
        return new Rate(Math.multiplyExact(ppm, factor));
    }

    public boolean isZero() {
        return ppm == 0;
    }

    public boolean isNegative() {
        return ppm < 0;
    }

    /** As people read it in Indonesian: {@code 1,5%}, {@code 24%}, {@code 31,7164%}. */
    public String text() {
        return figure() + "%";
    }

    /** The percentage without its sign, as a form shows it: {@code 1,5}. */
    public String figure() {
        return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString().replace('.', ',');
    }

    /**
     * Reads what people type: {@code 1,5}, {@code 1.5}, {@code 1,5 %}, {@code 24%}. Empty for
     * anything else, for more than four decimals and for more than 10.000 %.
     */
    public static Optional<Rate> parse(String typed) {
        var text = typed.strip().replace(" ", "").replace("%", "").replace(',', '.');
        if (!text.matches("[0-9]{1,5}(\\.[0-9]{1,4})?")) {
            return Optional.empty();
        }
        var rate = percent(text);
        return rate.ppm > 100_000_000 ? Optional.empty() : Optional.of(rate);
    }

    @Override
    public int compareTo(Rate other) {
        return Long.compare(ppm, other.ppm);
    }
}
