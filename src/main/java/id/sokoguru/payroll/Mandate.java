package id.sokoguru.payroll;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member's power of attorney to keep back from the salary (surat kuasa potong gaji).
 *
 * @param keptAt where the signed paper is
 */
public record Mandate(
        long memberNo,
        String mandateNo,
        LocalDate signedOn,
        String keptAt,
        @Nullable LocalDate revokedOn,
        @Nullable String revokedWhy) {
    public boolean holds(LocalDate date) {
        return !signedOn.isAfter(date) && (revokedOn == null || revokedOn.isAfter(date));
    }
}
