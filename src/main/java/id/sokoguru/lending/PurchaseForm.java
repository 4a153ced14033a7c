package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Drawers;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is bought for a murabahah, as typed.
 *
 * @param who {@code WAKALAH} when the member buys for the cooperative
 */
public record PurchaseForm(
        @Nullable String id,
        @Nullable String goods,
        @Nullable String seller,
        @Nullable String paper,
        @Nullable String cost,
        @Nullable String who,
        @Nullable String place) {
    static PurchaseForm fresh() {
        return new PurchaseForm(Uuid7.create().toString(), null, null, null, null, "SELF", null);
    }

    /** What is not typed yet: the thing that was asked for, at what was granted. */
    PurchaseForm or(String purpose, Money amount) {
        return new PurchaseForm(
                uuid().toString(),
                Objects.requireNonNullElse(goods, purpose),
                seller,
                paper,
                Objects.requireNonNullElse(cost, amount.figure()),
                who,
                place);
    }

    UUID uuid() {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    boolean byMember() {
        return "WAKALAH".equals(who);
    }

    Money money() {
        return cost == null ? Money.ZERO : Money.parse(cost).orElse(Money.ZERO);
    }

    Optional<MoneyPlace> where() {
        return Drawers.parse(place);
    }
}
