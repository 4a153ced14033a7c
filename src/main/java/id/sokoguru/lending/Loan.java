package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A loan as it was agreed. What is owed and what was paid is the ledger's; see {@link Loans}.
 *
 * @param number of the cooperative, from 1; the ledger's sub-account
 * @param application from which it came; null for a loan taken over from elsewhere
 * @param group of joint liability, if any
 * @param productFrom which version of the product
 * @param account of the principal
 * @param scheduleNumber of the schedule in force
 * @param related whether the borrower was a related party when it was granted
 * @param endedOn null while it runs
 */
public record Loan(
        long number,
        @Nullable Long application,
        long member,
        @Nullable Long group,
        int product,
        LocalDate productFrom,
        String productName,
        int account,
        Money principal,
        int instalments,
        boolean related,
        String purpose,
        LocalDate disbursedOn,
        int scheduleNumber,
        @Nullable LocalDate endedOn,
        @Nullable String endedHow) {
    public boolean isRunning() {
        return endedOn == null;
    }
}
