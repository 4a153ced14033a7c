package id.sokoguru.screening;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that looks suspicious (LTKM).
 *
 * @param source {@code NOTED} by somebody, or the signal that raised it
 * @param dueOn by when it must be reported or found to be harmless
 * @param outcome {@code REPORTED}, {@code NOT_SUSPICIOUS}; null = open
 */
public record CaseFile(
        int caseNo,
        long memberNo,
        String source,
        String facts,
        @Nullable LocalDate signalFrom,
        @Nullable LocalDate signalTo,
        LocalDate dueOn,
        OffsetDateTime openedAt,
        UUID openedBy,
        @Nullable String outcome) {
    public boolean isOpen() {
        return outcome == null;
    }

    /** What was thought or decided about it. */
    public record Step(int stepNo, String what, String note, OffsetDateTime at, UUID byUser) {}

    /** What a step may be. */
    public enum What {
        NOTE,
        REPORTED,
        NOT_SUSPICIOUS
    }

    /** Answers to {@link Screening#note} and {@link Screening#step}. */
    public sealed interface Answer {}

    public record Opened(int caseNo) implements Answer {}

    public record Taken() implements Answer {}

    /** It has been decided; a new suspicion is a new case. */
    public record AlreadyClosed() implements Answer {}

    public record Unknown() implements Answer {}
}
