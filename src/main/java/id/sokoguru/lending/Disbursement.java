package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pays out a loan that was granted.
 *
 * @param id of the entry: the idempotency key
 * @param place the till or bank account; null when it goes into savings. Of a murabahah where its
 *     fees are paid, null when there are none
 * @param savings number of the borrower's savings account; null otherwise
 * @param firstDue null = one interval after the date
 */
public record Disbursement(
        UUID id,
        long application,
        @Nullable MoneyPlace place,
        @Nullable Long savings,
        LocalDate date,
        @Nullable LocalDate firstDue) {
    /** What comes of it. */
    public sealed interface Answer {}

    public record Done(Loan loan, Receipt receipt) implements Answer {}

    /** Reasons why not; nothing was written. */
    public sealed interface Refused extends Answer {}

    public record NotGranted(LoanApplication.State state) implements Refused {}

    /** With another form, before. */
    public record AlreadyPaidOut(long loan) implements Refused {}

    /** The borrower has left in the meantime. */
    public record NotMember() implements Refused {}

    /** The till is closed, or it is no place for money, or no savings of the borrower. */
    public record PlaceNotOpen() implements Refused {}

    /** The first due date is not after the day of payment, or more than two intervals later. */
    public record BadFirstDue() implements Refused {}

    /** Fees are as much as the loan. */
    public record NothingLeft() implements Refused {}

    /** Nobody has brought the bill of what was bought with wakalah. */
    public record GoodsNotShown() implements Refused {}

    /** What the old loan needs to be paid off is more than what the new one brings, less fees. */
    public record OldLoanLarger(Money payoff, Money available) implements Refused {}

    public record BooksRefuse(Posting.Refused reason) implements Refused {}
}
