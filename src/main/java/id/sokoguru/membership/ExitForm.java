package id.sokoguru.membership;

import id.sokoguru.kernel.Uuid7;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leaving and being paid, as typed. */
public record ExitForm(
        @Nullable String id,
        @Nullable String reason,
        @Nullable String note,
        @Nullable String place,
        @Nullable String heir) {
    static ExitForm fresh() {
        return new ExitForm(Uuid7.create().toString(), null, null, null, null);
    }

    UUID uuid() {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }
}
