package id.sokoguru.savings;

import id.sokoguru.access.ApprovalId;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Receipt;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A term deposit is cashed before its term ends: for the days that passed the lower break rate
 * holds, and what was paid beyond it is taken back from the principal.
 *
 * @param id of the entry: the idempotency key
 * @param place that pays: a till, a bank account, or {@code (210201, number)}
 */
public record Breaking(UUID id, long account, MoneyPlace place, LocalDate date) {
    /**
     * What breaking does.
     *
     * @param earned at the break rate, in this term
     * @param paid interest that was paid in this term, before tax
     * @param back taken back from the principal; zero when more is earned than was paid
     * @param more paid beside the principal, before tax
     * @param tax withheld of it
     */
    public record Offer(
            Money principal, Money earned, Money paid, Money back, Money more, Money tax) {
        public Money payout() {
            return principal.minus(back).plus(more).minus(tax);
        }
    }

    /** Answers to {@link Deposits#breakUp}. */
    public sealed interface Answer {}

    public record Broken(Receipt receipt, Offer offer) implements Answer {}

    /** A second person has to agree first; asked for now. */
    public record Waiting(ApprovalId approval) implements Answer {}

    public record NotBroken(CounterAnswer.Refused reason) implements Answer {}
}
