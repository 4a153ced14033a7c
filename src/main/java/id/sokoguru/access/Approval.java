package id.sokoguru.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for a second pair of eyes, and what became of it.
 *
 * @param kind which deed, e.g. {@code bookkeeping.manual_journal}
 * @param subject what it concerns, in the room that asked
 * @param summary a sentence for who decides; names members by number only
 * @param payload what the room needs to do the deed, in a form of its own
 * @param decision {@code APPROVED}, {@code REFUSED}, or null while it waits
 */
public record Approval(
        UUID approvalId,
        String kind,
        UUID subject,
        String summary,
        String payload,
        UUID requestedBy,
        Instant requestedAt,
        @Nullable String decision,
        @Nullable String note,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {
    public ApprovalId id() {
        return new ApprovalId(approvalId);
    }

    public boolean waits() {
        return decision == null;
    }

    public boolean approved() {
        return "APPROVED".equals(decision);
    }
}
