package id.sokoguru.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's term in the pengurus or pengawas.
 *
 * @param officer number within the cooperative
 * @param exOfficio holds the seat by virtue of another office (kepala desa, lurah)
 * @param to the last day; null while it lasts
 */
public record Officer(
        int officer,
        String name,
        Position position,
        boolean exOfficio,
        LocalDate from,
        @Nullable LocalDate to) {
    public boolean isIn(LocalDate day) {
        return !from.isAfter(day) && (to == null || !to.isBefore(day));
    }
}
