package id.sokoguru.ledger;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;

/** What the ledger answers to an entry: it stands, or one of the reasons why it may not. */
public sealed interface Posting {
    record Posted(Receipt receipt) implements Posting {}

    /** Nothing was written, and the open transaction will be undone. */
    sealed interface Refused extends Posting {}

    /** A till, a savings account or another place would fall below its floor. */
    record NotEnough(int account, long sub, Money available, Money wanted) implements Refused {}

    /**
     * @param month its first day
     */
    record PeriodClosed(LocalDate month) implements Refused {}

    record BeforeBooks(LocalDate booksFrom) implements Refused {}

    record InFuture(LocalDate today) implements Refused {}

    /**
     * The id was used for something else.
     *
     * @param entryNo of the entry that bears it; 0 when that is another one of the same batch
     */
    record OtherContent(long entryNo) implements Refused {}

    /** Not in the cooperative's chart, or not yet on that date. */
    record UnknownAccount(int account) implements Refused {}

    record UnknownSubAccount(int account, long sub) implements Refused {}

    /**
     * The place was closed (a till after its closing) and takes nothing until it is opened again.
     */
    record PlaceClosed(int account, long sub) implements Refused {}

    /**
     * A reversal cannot be dated before what it undoes.
     *
     * @param original the business date of the entry to be reversed
     */
    record BeforeOriginal(LocalDate original) implements Refused {}

    /** The entry to be reversed was reversed before. */
    record AlreadyReversed() implements Refused {}
}
