package id.sokoguru.privacy;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * Data came to somebody who should not have it, or was lost (UU 27/2022 pasal 46).
 *
 * @param happened when and how, as far as known
 * @param dueAt 3 × 24 hours after it was known: by then both below have been told
 * @param data which data of whom
 * @param toldMembers whether those concerned were told in writing
 * @param toldAuthority whether the authority was
 */
public record Breach(
        int breachNo,
        String happened,
        OffsetDateTime knownAt,
        OffsetDateTime dueAt,
        String data,
        String remedy,
        boolean toldMembers,
        boolean toldAuthority) {
    public boolean isOpen() {
        return !toldMembers || !toldAuthority;
    }

    public boolean isLate(Instant now) {
        return isOpen() && dueAt.toInstant().isBefore(now);
    }

    /** Whom one tells. */
    public enum Whom {
        MEMBERS,
        AUTHORITY,
        OTHER
    }

    public record Order(UUID id, String happened, Instant known, String data, String remedy) {}

    public record Notice(Whom whom, String how, OffsetDateTime toldAt, UUID toldBy) {}
}
