package id.sokoguru.screening;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cash report (LTKT): one member, one day, in or out.
 *
 * @param direction {@code IN} when the cooperative received
 * @param dueOn by when PPATK must have it
 * @param outcome {@code REPORTED}, {@code NOT_NEEDED}; null = draft
 * @param note the number of the report in goAML, or why there is none
 */
public record CashReport(
        int reportNo,
        long memberNo,
        LocalDate businessDate,
        String direction,
        Money amount,
        int entries,
        LocalDate dueOn,
        @Nullable String outcome,
        @Nullable String note,
        @Nullable OffsetDateTime endedAt,
        @Nullable UUID endedBy) {
    public boolean isOpen() {
        return outcome == null;
    }

    /** Answers to {@link Screening#endReport}. */
    public sealed interface Answer {}

    public record Ended() implements Answer {}

    /** Somebody ended it before. */
    public record AlreadyEnded() implements Answer {}

    public record Unknown() implements Answer {}
}
