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

    /** The id was used for something else. */
    record OtherContent(long entryNo) implements Refused {}

    record UnknownAccount(int account) implements Refused {}

    record UnknownSubAccount(int account, long sub) implements Refused {}

    /**
     * The place was closed (a till after its closing) and takes nothing until it is opened again.
     */
    record PlaceClosed(int account, long sub) implements Refused {}

    /** The entry to be reversed was reversed before. */
    record AlreadyReversed() implements Refused {}
}
