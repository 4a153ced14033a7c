package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Receipt;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A member places a term deposit.
 *
 * @param id of the deposit and of its entry: the idempotency key
 * @param source a till, a bank account, or the member's savings account {@code (210201, number)}
 * @param payTo the savings account for interest and, without renewal, the principal
 */
public record Placement(
        UUID id,
        long member,
        int product,
        Money amount,
        MoneyPlace source,
        long payTo,
        Deposit.Renewal renewal,
        Deposit.Pays pays,
        LocalDate date) {
    /** Answers to {@link Deposits#place}. */
    public sealed interface Answer {}

    public record Placed(long account, Receipt receipt) implements Answer {}

    /** Not a term deposit that is offered on the day. */
    public record UnknownProduct() implements Answer {}

    /** Interest needs an open savings account of the member that can be drawn on. */
    public record NoAccountForInterest() implements Answer {}

    /**
     * In mudharabah each month's part of the income goes to the savings: it is not known before and
     * cannot join the principal.
     */
    public record PaidMonthly() implements Answer {}

    public record NotPlaced(CounterAnswer.Refused reason) implements Answer {}
}
