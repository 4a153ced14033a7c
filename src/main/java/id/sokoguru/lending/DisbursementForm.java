package id.sokoguru.lending;

import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Drawers;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the money of a loan is taken from, as typed.
 *
 * @param place a till or bank account, or {@code s:} and a savings account
 */
public record DisbursementForm(
        @Nullable String id, @Nullable String place, @Nullable String firstDue) {
    DisbursementForm withId() {
        return new DisbursementForm(uuid().toString(), place, firstDue);
    }

    UUID uuid() {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    Optional<MoneyPlace> where() {
        return Drawers.parse(place);
    }

    @Nullable Long savings() {
        return place == null || !place.matches("s:[0-9]{1,15}")
                ? null
                : Long.valueOf(place.substring(2));
    }
}
