package id.sokoguru.ledger;

import java.util.List;

/** What the ledger answers to many entries: all stand, or the first reason why none does. */
public sealed interface BulkPosting {
    /** One receipt an entry, in the order in which they were given. */
    record AllPosted(List<Receipt> receipts) implements BulkPosting {}

    /**
     * @param index of the entry that was refused, from 0; -1 when the reason does not name one
     * @param reason why
     */
    record Refused(int index, Posting.Refused reason) implements BulkPosting {}
}
