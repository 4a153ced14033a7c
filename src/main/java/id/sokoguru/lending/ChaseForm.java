package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was typed about a step, as typed. */
public record ChaseForm(
        @Nullable String id,
        @Nullable String what,
        @Nullable String day,
        @Nullable String amount,
        @Nullable String note) {
    static ChaseForm fresh() {
        return new ChaseForm(Uuid7.create().toString(), "CALL", null, null, null);
    }

    UUID uuid() {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    Chase.@Nullable What kind() {
        return Arrays.stream(Chase.What.values())
                .filter(each -> each.name().equals(what))
                .findFirst()
                .orElse(null);
    }

    @Nullable LocalDate date() {
        try {
            return day == null || day.isEmpty() ? null : LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Nullable Money money() {
        return amount == null ? null : Money.parse(amount).orElse(null);
    }
}
