package id.sokoguru.lending;

import id.sokoguru.credit.Schedule;
import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A loan that begins to exist: paid out here, or taken over in the middle of its life.
 *
 * @param request the id of the entry that pays it out, or of the row that brings it in: the same
 *     again answers the same loan
 * @param schedule as agreed, from the first instalment on
 * @param interestElsewhere interest that was paid before our books knew the loan; it counts as paid
 *     and is nobody's income here (ADR 0036)
 * @param fixed margin or ujrah fixed in the contract; nil with a rate
 */
public record NewLoan(
        UUID request,
        @Nullable Long application,
        long member,
        @Nullable Long group,
        LoanProduct product,
        Schedule schedule,
        Schedule.Reason reason,
        Money interestElsewhere,
        Money fixed,
        boolean related,
        String purpose,
        LocalDate agreedOn) {}
