package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many pieces of each note and coin lie in a drawer.
 *
 * @param pieces more than zero each; what is missing is none
 */
public record Denominations(Map<Denomination, Integer> pieces) {
    public static final Denominations NONE = new Denominations(Map.of());

    public Denominations {
        var kept = new EnumMap<Denomination, Integer>(Denomination.class);
        pieces.forEach((denomination, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException("fewer than no pieces: " + count);
            }
            if (count > 0) {
                kept.put(denomination, count);
            }
        });
        pieces = Collections.unmodifiableMap(kept);
    }

    public int of(Denomination denomination) {
        return pieces.getOrDefault(denomination, 0);
    }

    public Money worth(Denomination denomination) {
        return Money.rupiah(denomination.face()).times(of(denomination));
    }

    public Money total() {
        var total = Money.ZERO;
        for (var denomination : pieces.keySet()) {
            total = total.plus(worth(denomination));
        }
        return total;
    }

    /**
     * The fewest pieces that make an amount: for jobs and imports that know the sum only. What is
     * less than the smallest coin cannot be paid in cash and is left out.
     */
    public static Denominations making(Money amount) {
        var pieces = new EnumMap<Denomination, Integer>(Denomination.class);
        long left = amount.rupiah();
        for (var denomination : Denomination.values()) {
            if (left >= denomination.face()) {
                pieces.put(denomination, Math.toIntExact(left / denomination.face()));
                left %= denomination.face();
            }
        }
        return new Denominations(pieces);
    }
}
