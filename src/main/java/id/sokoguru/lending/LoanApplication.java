package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a loan and where it stands.
 *
 * @param number of the cooperative, from 1
 * @param request id of the form; the subject of the approval
 * @param group of joint liability, if any
 * @param byPhone whether the member asked alone
 * @param state what was done last
 * @param replaces loan that it pays off (top-up)
 */
public record LoanApplication(
        long number,
        UUID request,
        long member,
        int product,
        Money amount,
        int instalments,
        @Nullable Long group,
        String purpose,
        boolean byPhone,
        LocalDate appliedOn,
        UUID appliedBy,
        State state,
        @Nullable Long replaces) {
    /** What can be done with an application, the last of which says where it stands. */
    public enum State {
        APPLIED,
        ANALYSED,
        /** The managers are asked. */
        SUBMITTED,
        /** The supervisory board agrees. */
        CONSENTED,
        APPROVED,
        /** The thing of a murabahah is the cooperative's and can be sold. */
        PURCHASED,
        REFUSED,
        WITHDRAWN,
        DISBURSED;

        /** Whether nobody has decided yet. */
        public boolean isOpen() {
            return this == APPLIED || this == ANALYSED || this == SUBMITTED || this == CONSENTED;
        }

        /** Whether the credit officer may still change the findings. */
        public boolean isWorkedOn() {
            return this == APPLIED || this == ANALYSED;
        }
    }
}
