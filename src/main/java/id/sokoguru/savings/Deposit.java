package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A term deposit (simpanan berjangka) in its current term; the principal is the ledger's.
 *
 * @param accountNo the savings account number, sub-account of {@code account}
 * @param account of the ledger: 210203, or 230102 in mudharabah
 * @param certificateNo of the bilyet
 * @param startsOn of the current term
 * @param endsOn when the current term is due
 * @param nisbah the member's part of each month's income in mudharabah, where the rate is zero
 * @param payTo the savings account that gets interest and, without renewal, the principal
 * @param dayBasis days of a year when it is broken
 * @param breakRate the yearly rate that holds instead when it is broken
 * @param paidThrough up to which day interest was paid in this term
 * @param paid interest of this term before tax, so far
 */
public record Deposit(
        long accountNo,
        int account,
        long certificateNo,
        int productNo,
        String productName,
        long memberNo,
        int termNo,
        LocalDate startsOn,
        LocalDate endsOn,
        int months,
        Rate rate,
        Rate nisbah,
        long payTo,
        Renewal renewal,
        Pays pays,
        int dayBasis,
        Rate breakRate,
        boolean breakApproval,
        @Nullable LocalDate paidThrough,
        Money paid,
        @Nullable LocalDate closedOn) {
    /** What happens when the term ends (ARO). */
    public enum Renewal {
        NONE,
        PRINCIPAL,
        /** The interest joins the principal. */
        WHOLE
    }

    /** When interest is paid. */
    public enum Pays {
        MONTHLY,
        AT_MATURITY
    }

    /** Whether it gets a part of each month's income instead of interest. */
    public boolean sharesIncome() {
        return account == Product.Kind.MUDHARABAH_TERM.account();
    }

    public boolean isRunning() {
        return closedOn == null;
    }

    /** How many whole months of interest have been paid. */
    int monthsPaid() {
        var through = paidThrough == null ? startsOn : paidThrough;
        int paid = 0;
        while (paid < months && !startsOn.plusMonths(paid + 1L).isAfter(through)) {
            paid++;
        }
        return paid;
    }

    /** How many whole months are to be paid when a day has ended. */
    int monthsDue(LocalDate day) {
        if (sharesIncome()) {
            return 0;
        }
        int ended = 0;
        while (ended < months && !startsOn.plusMonths(ended + 1L).isAfter(day)) {
            ended++;
        }
        return pays == Pays.MONTHLY || ended == months ? ended - monthsPaid() : 0;
    }
}
