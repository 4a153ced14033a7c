package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a loan in trouble shall be settled, as typed. */
public record ResolutionForm(
        @Nullable String id,
        @Nullable String what,
        @Nullable String instalments,
        @Nullable String collateral,
        @Nullable String amount,
        @Nullable String reason) {
    static ResolutionForm fresh() {
        return new ResolutionForm(Uuid7.create().toString(), "RESCHEDULE", null, null, null, null);
    }

    UUID uuid() {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    Optional<Resolution> resolution(long loan) {
        return Optional.ofNullable(
                switch (what == null ? "" : what) {
                    case "RESCHEDULE" ->
                            new Resolution.Reschedule(uuid(), loan, (int) number(instalments));
                    case "WRITE_OFF" -> new Resolution.WriteOff(uuid(), loan);
                    case "INSURED" -> new Resolution.Insured(uuid(), loan);
                    case "FORECLOSE" ->
                            new Resolution.Foreclose(uuid(), loan, number(collateral), money());
                    case "WAIVE" ->
                            new Resolution.Waive(
                                    uuid(), loan, money(), Objects.requireNonNullElse(reason, ""));
                    case "DISCOUNT" ->
                            new Resolution.Discount(
                                    uuid(), loan, money(), Objects.requireNonNullElse(reason, ""));
                    default -> null;
                });
    }

    private Money money() {
        return amount == null ? Money.ZERO : Money.parse(amount).orElse(Money.ZERO);
    }

    private static long number(@Nullable String text) {
        return text == null || !text.matches("[0-9]{1,9}") ? 0 : Long.parseLong(text);
    }
}
