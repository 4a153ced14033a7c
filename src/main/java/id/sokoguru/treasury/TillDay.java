package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A till's day that has passed, kept elsewhere (on paper, in another program, in the demo's past).
 *
 * @param teller who held the till
 * @param keeper the second person, who keeps the vault; somebody else
 * @param fromVault given at opening
 * @param received at the counter
 * @param paid at the counter
 * @param closedAt null = the till was left open
 * @param difference counted less book at closing: negative = missing
 * @param reason needed when money is missing
 * @param toVault returned after closing
 */
public record TillDay(
        int till,
        UUID teller,
        UUID keeper,
        Instant openedAt,
        Money fromVault,
        Money received,
        Money paid,
        @Nullable Instant closedAt,
        Money difference,
        String reason,
        Money toVault) {
    public TillDay {
        if (teller.equals(keeper)) {
            throw new IllegalArgumentException("the second person is the first");
        }
        if (difference.isNegative() && reason.isBlank()) {
            throw new IllegalArgumentException("money is missing without a reason");
        }
        if (closedAt == null && !(difference.isZero() && toVault.isZero())) {
            throw new IllegalArgumentException("a till left open was not counted");
        }
    }
}
