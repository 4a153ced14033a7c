package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A manual journal on its way into the books.
 *
 * @param id becomes the entry's
 * @param number per cooperative, from 1: {@code JU-7} when no document is named
 * @param revision grows with every change; an approval is of one revision
 */
public record JournalDraft(
        UUID id,
        long number,
        LocalDate date,
        String description,
        String document,
        String note,
        List<DraftLine> lines,
        int revision,
        State state,
        UUID savedBy,
        Instant savedAt) {
    /** Where a draft is. */
    public enum State {
        DRAFT,
        WAITING,
        POSTED,
        DROPPED
    }

    public String documentOrNumber() {
        return document.isBlank() ? "JU-" + number : document;
    }

    public Money debit() {
        return sum(lines, Side.DEBIT);
    }

    public Money credit() {
        return sum(lines, Side.CREDIT);
    }

    static Money sum(List<DraftLine> lines, Side side) {
        var sum = Money.ZERO;
        for (var line : lines) {
            var amount = line.amount();
            if (line.side() == side && amount != null) {
                sum = sum.plus(new Money(amount));
            }
        }
        return sum;
    }
}
