package id.sokoguru.ledger;

import id.sokoguru.kernel.CooperativeId;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The proof that an entry was taken.
 *
 * @param entryNo gapless in the cooperative, from 1
 * @param leaf the hash of the entry in the cooperative's log
 * @param replayed true when the same entry had been posted before and nothing was written now
 */
public record Receipt(
        CooperativeId cooperative,
        long entryNo,
        UUID id,
        Instant recordedAt,
        byte[] leaf,
        boolean replayed) {
    public String leafHex() {
        return HexFormat.of().formatHex(leaf);
    }
}
