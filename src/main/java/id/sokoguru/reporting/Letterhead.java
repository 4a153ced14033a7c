package id.sokoguru.reporting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who issues a statement and who signs it.
 *
 * @param legalNumber of the legal entity; null while it has none
 * @param x03IsPokok whether interest on savings and loans is a direct cost (a savings and loan unit
 *     exists)
 * @param units besides the cooperative as a whole
 */
public record Letterhead(
        String name,
        @Nullable String legalNumber,
        @Nullable String address,
        @Nullable String place,
        boolean x03IsPokok,
        List<UnitName> units,
        List<Signer> signers) {
    public record UnitName(int unit, String name) {}

    /** Somebody of the pengurus; the name is null while the seat is empty. */
    public record Signer(String position, @Nullable String name) {}

    /** The unit's name; null for all together. */
    public @Nullable String unit(@Nullable Integer unit) {
        return unit == null
                ? null
                : units.stream()
                        .filter(u -> u.unit() == unit)
                        .map(UnitName::name)
                        .findFirst()
                        .orElse("Unit " + unit);
    }
}
