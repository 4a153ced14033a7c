package id.sokoguru.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The order to change a cooperative's identity; everything that it names replaces what was there.
 *
 * @param version the version that was on the screen
 */
public record ProfileChange(
        int version,
        String name,
        @Nullable String legalNumber,
        @Nullable LocalDate legalDate,
        @Nullable String nik,
        @Nullable String npwp,
        @Nullable String nib,
        @Nullable String address,
        @Nullable String phone,
        int bookYearMonth) {
    /** What became of it. */
    public sealed interface Answer {}

    public record Changed(int version) implements Answer {}

    /** Somebody else changed the profile since it was shown. */
    public record ChangedMeanwhile() implements Answer {}

    public record NameTaken() implements Answer {}

    public record NameDoesNotFitKind(String beginning) implements Answer {}
}
