package id.sokoguru.asset;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that lasts is bought.
 *
 * @param id of the asset and of its entry: the idempotency key
 * @param account 120201 land, 120202 buildings, 120203 vehicles, 120204 office equipment, 120205
 *     store equipment
 * @param months of use; 0 = it does not wear off
 * @param place that pays
 */
public record Purchase(
        UUID id,
        String name,
        int account,
        Money cost,
        Money residual,
        int months,
        MoneyPlace place,
        LocalDate date) {
    /** Answers to {@link Assets#buy}. */
    public sealed interface Answer {}

    public record Bought(long asset, Receipt receipt) implements Answer {}

    /** The till is closed, somebody else's, or no place for money. */
    public record PlaceNotOpen() implements Answer {}

    public record BooksRefuse(Posting.Refused reason) implements Answer {}
}
