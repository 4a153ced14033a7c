package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was proposed to become of money in 111101, and whether it did.
 *
 * @param entryNo the entry that did it; null = waits for a second person, or was refused
 */
public record Settlement(
        UUID settlementId,
        String outcome,
        Money amount,
        String reason,
        String document,
        Instant proposedAt,
        UUID proposedBy,
        @Nullable Long entryNo) {
    /** The outcome as its message's key has it. */
    public String word() {
        return outcome.toLowerCase(Locale.ROOT);
    }

    /** What can become of a difference. */
    public enum Outcome {
        /** Missing money becomes an expense of the cooperative (540102). */
        EXPENSE,
        /** Whoever held the drawer pays it (110706). */
        CLAIM,
        /** Money too much becomes an income of the cooperative (420105). */
        INCOME
    }
}
