package id.sokoguru.collector;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A bag that was handed in; its count has the same id. */
public record HandedIn(
        UUID handoverId,
        int collectorNo,
        int till,
        OffsetDateTime handedAt,
        UUID takenBy,
        @Nullable Long entryNo) {}
