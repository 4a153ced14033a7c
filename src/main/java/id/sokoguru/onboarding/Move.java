package id.sokoguru.onboarding;

import java.time.Instant;
import java.util.UUID;

/** A move that was carried out: nothing of it can be done twice. */
public record Move(UUID workbookId, long entryNo, Instant movedAt, UUID signedBy) {}
