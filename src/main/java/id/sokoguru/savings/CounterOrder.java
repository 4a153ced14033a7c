package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a member does at the counter. The id is made when the form is drawn: the same order again
 * answers the first receipt.
 */
public sealed interface CounterOrder {
    /** Of the entry: the idempotency key. */
    UUID id();

    Money amount();

    /** The till or bank account where the money comes in or goes out. */
    MoneyPlace place();

    /** The business date. */
    LocalDate date();

    /**
     * What needs no more than a look before it is posted: simpanan pokok may also admit the member.
     */
    sealed interface Plain extends CounterOrder {}

    /** Simpanan pokok, whole or a part of it. */
    record Principal(UUID id, long member, Money amount, MoneyPlace place, LocalDate date)
            implements CounterOrder {}

    /** Simpanan wajib: covers the oldest unpaid periods first, then coming ones. */
    record Obligatory(UUID id, long member, Money amount, MoneyPlace place, LocalDate date)
            implements Plain {}

    /**
     * Into a savings account.
     *
     * @param identified whether the teller saw the papers of who stands there, which a sleeping
     *     account needs
     */
    record Deposit(
            UUID id,
            long account,
            Money amount,
            MoneyPlace place,
            LocalDate date,
            boolean identified)
            implements Plain {
        public Deposit(UUID id, long account, Money amount, MoneyPlace place, LocalDate date) {
            this(id, account, amount, place, date, false);
        }
    }

    /**
     * Out of a savings account.
     *
     * @param identified as of a deposit
     */
    record Withdrawal(
            UUID id,
            long account,
            Money amount,
            MoneyPlace place,
            LocalDate date,
            boolean identified)
            implements Plain {
        public Withdrawal(UUID id, long account, Money amount, MoneyPlace place, LocalDate date) {
            this(id, account, amount, place, date, false);
        }
    }
}
