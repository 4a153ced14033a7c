package id.sokoguru.membership;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Somebody read a member's whole NIK.
 *
 * @param userId whose account it was
 * @param reason as they stated it
 */
public record NationalIdLook(OffsetDateTime at, UUID userId, String reason) {
    static final int SHORTEST_REASON = 10;
    static final int LEAST_LETTERS = 5;

    /** Answers to {@link Members#nationalId}. */
    public sealed interface Answer {}

    /**
     * @param nik 16 digits
     */
    public record Shown(String nik) implements Answer {
        /** Whole numbers do not belong into logs. */
        @Override
        public String toString() {
            return "Shown[" + NationalIds.masked(nik) + "]";
        }
    }

    public record ReasonTooShort(int least) implements Answer {}

    /** The member has given none, or it was erased. */
    public record NoneKept() implements Answer {}

    public record Unknown() implements Answer {}
}
