package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is typed on the pages of this room; each form sends some of it. */
public record PayrollForm(
        @Nullable String id,
        @Nullable String name,
        @Nullable String treasurer,
        @Nullable String phone,
        @Nullable String cutoff,
        @Nullable String member,
        @Nullable String staff,
        @Nullable String pay,
        @Nullable String mandate,
        @Nullable String date,
        @Nullable String kept,
        @Nullable String why,
        @Nullable String kind,
        @Nullable String savings,
        @Nullable String amount,
        @Nullable String from,
        @Nullable String until,
        @Nullable String place,
        @Nullable String document,
        @Nullable String how,
        @Nullable String left) {
    static PayrollForm fresh() {
        return new PayrollForm(
                Uuid7.create().toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static PayrollForm of(Agency agency) {
        return new PayrollForm(
                Uuid7.create().toString(),
                agency.name(),
                agency.treasurer(),
                agency.phone(),
                String.valueOf(agency.cutoffDay()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    UUID uuid() {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    static Optional<Money> money(@Nullable String typed) {
        return Money.parse(text(typed)).filter(Money::isPositive);
    }

    static long number(@Nullable String typed) {
        var text = text(typed);
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }

    static Optional<LocalDate> date(@Nullable String typed) {
        try {
            return Optional.of(LocalDate.parse(text(typed)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
