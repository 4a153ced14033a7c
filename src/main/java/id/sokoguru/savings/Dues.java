package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a member stands with simpanan wajib: computed from the terms and the ledger's balance, oldest
 * period first, so a reversal or an advance payment needs no bookkeeping of its own.
 *
 * @param from the first period that is owed
 * @param paid what the ledger holds for periods from then on
 * @param due owed up to and including the current period
 * @param paidThrough first day of the last period that is paid in full; null when none is
 * @param unpaid the periods up to now that are not paid in full, oldest first
 * @param next the coming unpaid period and what is left of it
 */
public record Dues(
        long member,
        LocalDate from,
        Money paid,
        Money due,
        @Nullable LocalDate paidThrough,
        List<Part> unpaid,
        Part next) {
    /** A period and what of it is still open. */
    public record Part(LocalDate period, Money open) {}

    public Money arrears() {
        return paid.compareTo(due) >= 0 ? Money.ZERO : due.minus(paid);
    }
}
