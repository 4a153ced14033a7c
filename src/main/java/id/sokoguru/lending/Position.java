package id.sokoguru.lending;

import id.sokoguru.credit.DaysPastDue;
import id.sokoguru.credit.Due;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.Schedule;
import id.sokoguru.credit.Standing;
import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A loan on a day: what the ledger says was paid, held against the schedule in force.
 *
 * @param reason why the schedule in force is the one in force
 * @param accruedReceivable interest booked as receivable and not yet paid (110601)
 * @param penaltyAssessed penalties of what was finally paid late
 * @param penaltyPaid penalties paid so far
 * @param due what is open on that day with its penalties, the oldest first; number 0 stands for
 *     penalties of instalments that are paid
 * @param late since when
 * @param discount of what is left of a margin, given for paying off that day (muqasah)
 * @param reported instalments in whose time it is known what the business earned
 */
public record Position(
        Loan loan,
        LoanProduct product,
        LocalDate date,
        Schedule.Reason reason,
        Standing standing,
        Money accruedReceivable,
        Money penaltyAssessed,
        Money penaltyPaid,
        List<Due> due,
        DaysPastDue late,
        Money discount,
        Set<Integer> reported) {
    public Position {
        due = List.copyOf(due);
        reported = Set.copyOf(reported);
    }

    /** Principal owed; of a sale its cost, without the margin. */
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

    /** Income, or the benevolent fund: a sharia lender must not get rich by lateness. */
    int penaltyAccount() {
        return product.penalty().destination() == Penalty.Destination.BENEVOLENT_FUND
                ? Loans.BENEVOLENT
                : Loans.PENALTIES;
    }

    /** What is owed of instalments and penalties, due or not. */
    public boolean owesNothing() {
        return standing.open().isEmpty() && !penalty().isPositive();
    }

    /** The next instalment that is open, due or not; empty when none is. */
    public Optional<Due> next() {
        return standing.open().stream().findFirst();
    }
}
