package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Posting;

/** What came of closing a till. */
public sealed interface ClosingAnswer {
    record Closed(CashCount count) implements ClosingAnswer {}

    /**
     * Money is missing: the till is shut, and counts as closed when a second person has confirmed.
     */
    record Waiting(CashCount count) implements ClosingAnswer {}

    /** The actor does not hold this till and may not close it for others. */
    record NotHeld() implements ClosingAnswer {}

    record ReasonMissing(Money difference) implements ClosingAnswer {}

    /** More was to go to the vault than was counted. */
    record MoreThanCounted(Money counted) implements ClosingAnswer {}

    /** This very count was refused by the second person: count again. */
    record CountRefused() implements ClosingAnswer {}

    record NotPosted(Posting.Refused why) implements ClosingAnswer {}
}
