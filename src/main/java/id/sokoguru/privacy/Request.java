package id.sokoguru.privacy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked for something about their data.
 *
 * @param dueAt 3 × 24 hours after they asked, by rule {@code privacy.answer_within}
 * @param granted null while it is not answered
 */
public record Request(
        int requestNo,
        long memberNo,
        Kind kind,
        String words,
        How how,
        OffsetDateTime askedAt,
        OffsetDateTime dueAt,
        @Nullable Boolean granted,
        @Nullable String answer,
        @Nullable OffsetDateTime answeredAt) {
    /** UU 27/2022 pasal 5–13. */
    public enum Kind {
        ACCESS,
        CORRECTION,
        DELETION,
        OBJECTION,
        PORTABILITY
    }

    public boolean isOpen() {
        return granted == null;
    }

    public boolean isLate(Instant now) {
        return isOpen() && dueAt.toInstant().isBefore(now);
    }

    /**
     * @param id made by the form; the same again answers the first request
     */
    public record Order(UUID id, long member, Kind kind, String words, How how) {}

    /** Answers to {@link Privacy#ask} and {@link Privacy#answer}. */
    public sealed interface Answer {}

    public record Asked(int requestNo) implements Answer {}

    public record Answered() implements Answer {}

    public record AlreadyAnswered() implements Answer {}

    public record Unknown() implements Answer {}
}
