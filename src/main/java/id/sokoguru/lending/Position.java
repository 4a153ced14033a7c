package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * A loan on a day: what the ledger says was paid, held against the schedule in force.
 *
 * @param accruedReceivable interest booked as receivable and not yet paid (110601)
 * @param penaltyPaid penalties paid so far
 * @param due what is open on that day with its penalties, the oldest first
 * @param late since when
 */
public record Position(
        Loan loan,
        LoanProduct product,
        LocalDate date,
        Standing standing,
        Money accruedReceivable,
        Money penaltyPaid,
        List<Due> due,
        DaysPastDue late) {
    public Position {
        due = List.copyOf(due);
    }

    /** Principal owed. */
    public Money outstanding() {
        return standing.outstanding(date);
    }

    /** What must be paid to owe nothing that is due. */
    public Money dueTotal() {
        return due.stream().map(Due::total).reduce(Money.ZERO, Money::plus);
    }

    public Money penalty() {
        return due.stream().map(Due::penalty).reduce(Money.ZERO, Money::plus);
    }

    /** Class by the days late alone, without what a restructuring or the collateral says. */
    public Quality byDays() {
        return switch (product.scheme()) {
            case DAYS, INSTALMENTS -> DayScheme.USUAL.of(late);
            case DAYS_LEGACY -> DayScheme.LEGACY.of(late);
        };
    }
}
