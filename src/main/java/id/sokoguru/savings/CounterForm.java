package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Drawers;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was typed into one of the counter's forms, as typed. */
public record CounterForm(
        @Nullable String id,
        @Nullable String amount,
        @Nullable String place,
        @Nullable String product,
        @Nullable String confirm) {
    static CounterForm fresh(@Nullable Money amount) {
        return new CounterForm(
                Uuid7.create().toString(),
                amount == null || !amount.isPositive() ? null : amount.figure(),
                null,
                null,
                null);
    }

    /** The entry's id; a missing or damaged one is replaced, so that a page always has one. */
    UUID uuid() {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    Optional<Money> money() {
        return amount == null ? Optional.empty() : Money.parse(amount);
    }

    Optional<MoneyPlace> where() {
        return Drawers.parse(place);
    }

    boolean confirmed() {
        return "true".equals(confirm);
    }

    public @Nullable Integer productNumber() {
        return product == null || !product.matches("[0-9]{1,6}") ? null : Integer.valueOf(product);
    }
}
