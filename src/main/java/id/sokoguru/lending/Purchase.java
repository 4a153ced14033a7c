package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The first step of a murabahah (J40a): the cooperative buys the thing, or pays the member who buys
 * it in its name (wakalah). Only what the cooperative owns can it sell (DSN-MUI 04/2000).
 *
 * @param id of the entry: the idempotency key
 * @param paper number of the bill; may be empty with wakalah, until the member brings it
 * @param wakalah whether the member buys as the cooperative's agent
 */
public record Purchase(
        UUID id,
        long application,
        String goods,
        String seller,
        String paper,
        Money cost,
        boolean wakalah,
        MoneyPlace place,
        LocalDate date) {
    /** What comes of it. */
    public sealed interface Answer {}

    public record Bought(Receipt receipt) implements Answer {}

    /** Reasons why not; nothing was written. */
    public sealed interface Refused extends Answer {}

    public record NotGranted(LoanApplication.State state) implements Refused {}

    /** Only a murabahah begins with a purchase. */
    public record NoSale() implements Refused {}

    /** The thing, or who sells it, is missing; the bill too, when the cooperative buys itself. */
    public record NotDescribed() implements Refused {}

    public record CostOutside(Money most) implements Refused {}

    /** The till is closed, or it is no place for money. */
    public record PlaceNotOpen() implements Refused {}

    public record BooksRefuse(Posting.Refused reason) implements Refused {}

    /**
     * What was bought, as it is known now.
     *
     * @param paper empty until somebody has seen the bill
     */
    public record Made(
            UUID entryId,
            String goods,
            String seller,
            Money cost,
            boolean wakalah,
            LocalDate boughtOn,
            String paper) {}
}
