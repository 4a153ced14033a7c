package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something happened and is to be recorded.
 *
 * @param id made when the form was drawn; the entry's idempotency key
 * @param date when it happened, Asia/Jakarta
 * @param place key of the money place, {@code 110103-0}; null when no money moves
 * @param amounts by {@link EverydayEvent.Part#key()}
 * @param accounts the chosen accounts by {@link EverydayEvent.Part#field()}
 * @param document number of the receipt or letter, or empty
 * @param note free text, kept outside the hash and erasable
 */
public record EventOrder(
        UUID id,
        EverydayEvent event,
        LocalDate date,
        @Nullable String place,
        Map<String, Money> amounts,
        Map<String, Integer> accounts,
        String document,
        String note) {
    public EventOrder {
        amounts = Map.copyOf(amounts);
        accounts = Map.copyOf(accounts);
    }
}
