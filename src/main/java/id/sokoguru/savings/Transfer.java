package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A member moves money from one of their savings accounts to another: no cash is touched.
 *
 * @param id of the entry: the idempotency key
 * @param from savings account number
 * @param to savings account number
 * @param date the business date
 * @param identified whether the teller saw the papers of who stands there
 */
public record Transfer(
        UUID id, long from, long to, Money amount, LocalDate date, boolean identified) {
    public Transfer(UUID id, long from, long to, Money amount, LocalDate date) {
        this(id, from, to, amount, date, false);
    }

    /** Seen from the account that gives: the other account is the place. */
    CounterOrder.Withdrawal asWithdrawal(int targetAccount) {
        return new CounterOrder.Withdrawal(
                id, from, amount, new MoneyPlace(targetAccount, to), date, identified);
    }
}
