package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A month's list to an agency.
 *
 * @param period the first of the salary's month
 * @param deducted what the treasurer says was kept back; null until there is an answer
 * @param remitted received so far
 * @param givenBack put back on members after it failed
 */
public record DeductionList(
        long listNo,
        UUID requestId,
        long agencyNo,
        LocalDate period,
        State state,
        UUID madeBy,
        Money listed,
        @Nullable LocalDate bookedOn,
        @Nullable UUID entryId,
        @Nullable Money deducted,
        @Nullable OffsetDateTime reportedAt,
        Money remitted,
        Money givenBack) {
    /** From the first look to the claim. */
    public enum State {
        DRAFT,
        WAITING,
        BOOKED,
        CANCELLED
    }

    /** What the agency's treasurer still has to hand over or explain. */
    public Money open() {
        return state == State.BOOKED ? listed.minus(remitted).minus(givenBack) : Money.ZERO;
    }

    /** Kept back by the treasurer's own answer, and not handed over. */
    public Money held() {
        if (deducted == null || deducted.compareTo(remitted) <= 0) {
            return Money.ZERO;
        }
        return deducted.minus(remitted);
    }
}
