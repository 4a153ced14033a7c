package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact share as a quotient, so that a twelfth of 7 % or 21 thirtieths of a month stay exact
 * until the rupiah are rounded: a half that was 0,49999… would be rounded the wrong way.
 *
 * @param up numerator
 * @param down denominator, positive
 */
public record Portion(BigDecimal up, BigDecimal down) {
    static final Portion ONE = of(1, 1);
    static final Portion NONE = of(0, 1);

    /** For what no quotient can hold (powers, roots): 34 digits, far below a rupiah. */
    static final MathContext DIGITS = MathContext.DECIMAL128;

    public Portion {
        if (down.signum() <= 0) {
            throw new IllegalArgumentException("not a quotient: " + up + "/" + down);
        }
    }

    public static Portion of(long up, long down) {
        return new Portion(BigDecimal.valueOf(up), BigDecimal.valueOf(down));
    }

    static Portion of(Rate rate) {
        return of(rate.ppm(), 1_000_000);
    }

    Portion times(Portion other) {
        return new Portion(up.multiply(other.up), down.multiply(other.down));
    }

    Portion times(long factor) {
        return new Portion(up.multiply(BigDecimal.valueOf(factor)), down);
    }

    Portion over(long divisor) {
        return new Portion(up, down.multiply(BigDecimal.valueOf(divisor)));
    }

    Portion plus(Portion other) {
        return new Portion(
                up.multiply(other.down).add(other.up.multiply(down)), down.multiply(other.down));
    }

    boolean isZero() {
        return up.signum() == 0;
    }

    /** This share of an amount, computed exactly, rounded half up to Rp1. */
    public Money of(Money amount) {
        return Money.rupiah(
                BigDecimal.valueOf(amount.rupiah())
                        .multiply(up)
                        .divide(down, 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /** The quotient to 34 digits. */
    BigDecimal value() {
        return up.divide(down, DIGITS);
    }
}
