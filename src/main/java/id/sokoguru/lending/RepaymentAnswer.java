package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import java.time.Instant;
import java.time.LocalDate;

/** What paying answers: done, or one of the reasons why not. Nothing was written by a refusal. */
public sealed interface RepaymentAnswer {
    /**
     * @param settled what was paid with it
     * @param ended whether nothing is owed any more
     */
    record Paid(Receipt receipt, Settled settled, boolean ended) implements RepaymentAnswer {}

    sealed interface Refused extends RepaymentAnswer {}

    /** No such loan in this cooperative. */
    record Unknown() implements Refused {}

    record Ended(LocalDate on) implements Refused {}

    /** Dated before the money was paid out. */
    record BeforeDisbursement(LocalDate disbursed) implements Refused {}

    record NoAmount() implements Refused {}

    /** What the business earned until then has to be said before a partnership can end. */
    record ProfitNotReported(LocalDate until) implements Refused {}

    /** It would repay all principal: that is a payoff, with interest counted to the day. */
    record IsPayoff(Money total) implements Refused {}

    /** The figure that was shown is another by now. */
    record FigureMoved(Money total) implements Refused {}

    /** The drawer is closed, somebody else's, or no place for money. */
    record PlaceNotOpen() implements Refused {}

    /** The savings account does not belong to the borrower, or does not exist. */
    record NotOwnSavings() implements Refused {}

    record SavingsClosed(LocalDate on) implements Refused {}

    record SavingsBlocked(Instant since) implements Refused {}

    /** The savings account, or what is kept for the borrower, does not hold enough. */
    record NotEnough(Money available, Money wanted) implements Refused {}

    /** What is kept for the borrower pays no more than what is due. */
    record MoreThanDue(Money due) implements Refused {}

    /** More than what was written off and has not come back. */
    record MoreThanWrittenOff(Money owed) implements Refused {}

    record BooksRefuse(Posting.Refused reason) implements Refused {}
}
