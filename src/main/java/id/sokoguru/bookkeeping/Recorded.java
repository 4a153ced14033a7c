package id.sokoguru.bookkeeping;

import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;

/** What came of recording an everyday event. */
public sealed interface Recorded {
    record Done(Receipt receipt, Entry entry) implements Recorded {}

    sealed interface Refused extends Recorded {}

    /** An amount is needed and must be more than zero. */
    record AmountMissing(String part) implements Refused {}

    /** More is kept back than there is. */
    record TooMuchKeptBack(String part) implements Refused {}

    /** One of several accounts must be chosen, under this field. */
    record AccountMissing(String field) implements Refused {}

    /** The place is unknown, not one for this event, or not the actor's to pay from. */
    record PlaceUnfit() implements Refused {}

    /** The cooperative has not the accounts for it (its scopes leave them out). */
    record NotHere() implements Refused {}

    /** The books say no: too little money, a closed month, a day to come … */
    record Declined(Posting.Refused reason) implements Refused {}
}
