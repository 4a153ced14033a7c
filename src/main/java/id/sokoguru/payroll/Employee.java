package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A member who is paid by an agency.
 *
 * @param staffNo NIP
 * @param takeHome a month
 * @param leftOn when the salary stopped coming from there
 * @param mandateNo the power of attorney in force today; null when there is none
 */
public record Employee(
        long memberNo,
        LocalDate since,
        long agencyNo,
        String staffNo,
        Money takeHome,
        @Nullable LocalDate leftOn,
        @Nullable Leaving leftHow,
        @Nullable String mandateNo) {
    /** Why a salary does not come from there any more. */
    public enum Leaving {
        TRANSFER,
        PENSION,
        DIED,
        STOPPED
    }

    public boolean works() {
        return leftOn == null;
    }
}
