package id.sokoguru.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An amount in whole rupiah. Never a fraction: interest is computed exactly and rounded when
 * posted. Arithmetic throws {@link ArithmeticException} on overflow instead of wrapping.
 *
 * @param rupiah whole rupiah, may be negative
 */
public record Money(long rupiah) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    private static final Pattern TYPED =
            Pattern.compile("(?:rp\\.?)?\\s*([0-9][0-9.,]*)\\s*(rb|ribu|k|jt|juta|m|miliar)?");

    /** Wraps whole rupiah; the name lets the row mapper build amounts from a {@code bigint}. */
    public static Money of(Long rupiah) {
        return new Money(rupiah);
    }

    public static Money rupiah(long rupiah) {
        return new Money(rupiah);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(rupiah, other.rupiah));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(rupiah, other.rupiah));
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(rupiah, factor));
    }

    public Money negated() {
        return new Money(Math.negateExact(rupiah));
    }

    public boolean isPositive() {
        return rupiah > 0;
    }

    public boolean isNegative() {
        return rupiah < 0;
    }

    public boolean isZero() {
        return rupiah == 0;
    }

    /**
     * Splits the amount by weights so that the parts always sum to the whole (largest remainder;
     * ties go to the earlier weight).
     *
     * @param weights one non-negative weight a part, at least one of them positive
     */
    public List<Money> allocate(List<Long> weights) {
        long total = 0;
        for (long weight : weights) {
            if (weight < 0) {
                throw new IllegalArgumentException("a weight is negative: " + weight);
            }
            total = Math.addExact(total, weight);
        }
        if (total == 0) {
            throw new IllegalArgumentException("all weights are zero");
        }
        var whole = BigDecimal.valueOf(total);
        var parts = new long[weights.size()];
        var remainders = new BigDecimal[weights.size()];
        long given = 0;
        for (int i = 0; i < parts.length; i++) {
            var share = BigDecimal.valueOf(rupiah).multiply(BigDecimal.valueOf(weights.get(i)));
            var quotient = share.divideToIntegralValue(whole).setScale(0, RoundingMode.DOWN);
            parts[i] = quotient.longValueExact();
            remainders[i] = share.subtract(quotient.multiply(whole)).abs();
            given += parts[i];
        }
        var order = new ArrayList<Integer>();
        for (int i = 0; i < parts.length; i++) {
            order.add(i);
        }
        order.sort((a, b) -> remainders[b].compareTo(remainders[a]));
        long left = rupiah - given;
        long step = Long.signum(left);
        for (int k = 0; left != 0; k++) {
            parts[order.get(k % parts.length)] += step;
            left -= step;
        }
        var result = new ArrayList<Money>(parts.length);
        for (long part : parts) {
            result.add(new Money(part));
        }
        return result;
    }

    /** As people read it in both languages: {@code Rp1.234.567}, negative {@code (Rp1.234.567)}. */
    public String text() {
        return rupiah < 0 ? "(Rp" + grouped(rupiah) + ")" : "Rp" + grouped(rupiah);
    }

    /**
     * For columns of figures, where "Rp" would repeat: {@code 1.234.567}, {@code (1.234.567)},
     * {@code –} for nil.
     */
    public String figure() {
        if (rupiah == 0) {
            return "–";
        }
        return rupiah < 0 ? "(" + grouped(rupiah) + ")" : grouped(rupiah);
    }

    private static String grouped(long rupiah) {
        var digits = Long.toString(rupiah).replace("-", "");
        var text = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            text.insert(i, '.');
        }
        return text.toString();
    }

    /**
     * Reads what people type: {@code 20000}, {@code 20.000}, {@code Rp 20.000}, {@code 20rb},
     * {@code 1,5jt}, {@code 2 miliar}. Empty for anything else, for fractions of a rupiah and for
     * more than Rp1.000 triliun (nobody's till holds that; it is a slip of the finger).
     */
    public static Optional<Money> parse(String typed) {
        var matcher = TYPED.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var number = matcher.group(1);
        var suffix = matcher.group(2);
        if (number.indexOf(',') != number.lastIndexOf(',')
                || number.endsWith(".")
                || number.endsWith(",")) {
            return Optional.empty();
        }
        var comma = number.indexOf(',');
        var whole = comma < 0 ? number : number.substring(0, comma);
        if (whole.contains(".")) {
            if (!whole.matches("[0-9]{1,3}(\\.[0-9]{3})+")) {
                if (suffix == null || comma >= 0 || !whole.matches("[0-9]+\\.[0-9]{1,2}")) {
                    return Optional.empty();
                }
            } else {
                number = number.replace(".", "");
            }
        }
        var factor =
                switch (suffix == null ? "" : suffix) {
                    case "rb", "ribu", "k" -> 1_000L;
                    case "jt", "juta" -> 1_000_000L;
                    case "m", "miliar" -> 1_000_000_000L;
                    default -> 1L;
                };
        if (number.length() > 20) {
            return Optional.empty();
        }
        try {
            var rupiah =
                    new BigDecimal(number.replace(',', '.')).multiply(BigDecimal.valueOf(factor));
            if (rupiah.compareTo(BigDecimal.valueOf(1_000_000_000_000_000L)) > 0) {
                return Optional.empty();
            }
            return Optional.of(new Money(rupiah.longValueExact()));
        } catch (ArithmeticException fractionOfARupiah) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(rupiah, other.rupiah);
    }
}
