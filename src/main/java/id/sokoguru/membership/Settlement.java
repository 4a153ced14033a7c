package id.sokoguru.membership;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books.Place;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who left is paid: first their loans are settled with the money, the rest is handed out (J48b).
 *
 * @param from the till or bank account that pays the rest
 * @param heir who receives it when the member died; null = the member
 */
public record Settlement(
        UUID id, long member, MoneyPlace from, @Nullable String heir, LocalDate date) {

    /**
     * What a settlement will do.
     *
     * @param owed by the cooperative, on 210708
     * @param loans places of the member in 1105xx that are not repaid
     * @param compensated how much of each loan, in the order of {@code loans}
     * @param paid handed out
     */
    public record Offer(
            long member, Money owed, List<Place> loans, List<Money> compensated, Money paid) {
        /** What the member still owes afterwards. */
        public Money remainingDebt() {
            var debt = Money.ZERO;
            for (var loan : loans) {
                debt = debt.plus(loan.balance());
            }
            for (var part : compensated) {
                debt = debt.minus(part);
            }
            return debt;
        }
    }

    /** Answers to {@link Members#settle}. */
    public sealed interface Answer {}

    public record Settled(Receipt receipt, Offer offer) implements Answer {}

    /** Rule {@code four_eyes.exit_settlement}: who recorded the exit does not pay it out. */
    public record SameEyes() implements Answer {}

    public record NotLeft() implements Answer {}

    public record AlreadySettled(LocalDate on) implements Answer {}

    /** A death needs the name of the heir who receives the money. */
    public record HeirMissing() implements Answer {}

    /** The till or bank account does not hold enough. */
    public record PlaceShort(Money available, Money wanted) implements Answer {}

    public record BooksRefuse(Posting.Refused reason) implements Answer {}

    public record Unknown() implements Answer {}
}
