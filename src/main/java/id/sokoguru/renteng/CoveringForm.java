package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member gives back or takes out, as typed.
 *
 * @param kas the drawer or bank account
 */
public record CoveringForm(@Nullable String id, @Nullable String jumlah, @Nullable String kas) {
    static CoveringForm fresh(Money amount, String place) {
        return new CoveringForm(
                Uuid7.create().toString(), amount.isPositive() ? amount.figure() : null, place);
    }

    public UUID uuid() {
        return GroupForm.uuid(id);
    }

    Optional<Money> amount() {
        return jumlah == null ? Optional.empty() : Money.parse(jumlah).filter(Money::isPositive);
    }
}
