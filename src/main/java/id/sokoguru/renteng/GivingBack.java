package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A member gives back what others paid for her; or one of those takes it out in cash.
 *
 * @param id of the entry: the same again answers the first receipt
 */
public record GivingBack(UUID id, long member, Money amount, MoneyPlace place, LocalDate date) {
    /** What comes of it. */
    public sealed interface Answer {}

    public record Done(Receipt receipt) implements Answer {}

    public sealed interface Refused extends Answer {}

    public record NoAmount() implements Refused {}

    /** More than is owed, or than is kept for her. */
    public record MoreThanOpen(Money open) implements Refused {}

    public record PlaceNotOpen() implements Refused {}

    public record BooksRefuse(Posting.Refused reason) implements Refused {}
}
