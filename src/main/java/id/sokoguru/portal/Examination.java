package id.sokoguru.portal;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Proofs;
import id.sokoguru.ledger.SignedNote;
import java.time.Instant;
import java.util.List;

/**
 * What was found when an entry was held against its proof.
 *
 * @param text of the entry as the tables hold it now
 * @param contentHolds whether that text still hashes to the leaf in the log
 * @param included whether the leaf is in the log whose checkpoint is signed
 * @param signed whether the checkpoint bears the node's signature
 * @param signedAt when the checkpoint was made
 * @param witnesses the latest signature of each office over a log that holds this entry
 */
public record Examination(
        PostedEntry entry,
        String text,
        boolean contentHolds,
        Proofs.Inclusion inclusion,
        boolean included,
        SignedNote.Verifier key,
        boolean signed,
        Instant signedAt,
        List<Witness> witnesses) {

    /**
     * An office that saw the log.
     *
     * @param office its name as people say it
     * @param key that checks {@code note}
     * @param note the witnessed checkpoint with the office's signature
     * @param path proves that the present log begins with the witnessed one
     * @param holds whether signature and path are good
     */
    public record Witness(
            String office,
            SignedNote.Verifier key,
            long size,
            Instant at,
            String note,
            List<byte[]> path,
            boolean holds) {}

    public boolean seal() {
        return signed && witnesses.stream().allMatch(Witness::holds);
    }

    public boolean holds() {
        return contentHolds && included && seal();
    }

    /** What passed through the till or the bank, or else all that was moved. */
    public Money amount() {
        for (var line : entry.lines()) {
            var group = line.account() / 100;
            if (group == 1101 || group == 1102) {
                return line.amount();
            }
        }
        return entry.total();
    }

    /**
     * Whether the text may be shown to whoever holds the receipt: the wording of these events is
     * the program's own and names members by number; other descriptions were typed by somebody.
     */
    public boolean open() {
        return entry.event().startsWith("savings.") || entry.event().startsWith("membership.");
    }
}
