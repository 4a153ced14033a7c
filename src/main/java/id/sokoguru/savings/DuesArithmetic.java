package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pure arithmetic of simpanan wajib: which periods does a sum cover? */
final class DuesArithmetic {
    /** Nobody owes further back: a guard against a slip in a date, not a rule. */
    private static final int MOST_PERIODS = 2_000;

    private DuesArithmetic() {}

    /**
     * @param terms by date, the earliest first; the earliest also holds for the time before
     * @param from any day in the first owed period
     * @param paid for periods from then on
     * @param today the day on which it is asked
     */
    static Dues of(long member, List<Terms> terms, LocalDate from, Money paid, LocalDate today) {
        var first = at(terms, from).period().of(from);
        var period = first;
        var rest = paid;
        var due = Money.ZERO;
        LocalDate paidThrough = null;
        var unpaid = new ArrayList<Dues.Part>();
        Dues.@Nullable Part next = null;
        for (int i = 0; i < MOST_PERIODS && next == null; i++) {
            var now = at(terms, period);
            var owed = now.obligatory();
            var past = !period.isAfter(today);
            if (past) {
                due = due.plus(owed);
            }
            if (rest.compareTo(owed) >= 0) {
                rest = rest.minus(owed);
                if (!owed.isZero()) {
                    paidThrough = period;
                }
                if (owed.isZero() && !past) {
                    next = new Dues.Part(period, Money.ZERO);
                }
            } else {
                var open = owed.minus(rest);
                rest = Money.ZERO;
                if (past) {
                    unpaid.add(new Dues.Part(period, open));
                } else {
                    next = new Dues.Part(period, open);
                }
            }
            period = now.period().after(period);
        }
        return new Dues(
                member,
                first,
                paid,
                due,
                paidThrough,
                unpaid,
                next == null ? new Dues.Part(period, Money.ZERO) : next);
    }

    /** What the next {@code periods} unpaid periods cost, arrears first. */
    static Money cost(Dues dues, List<Terms> terms, int periods) {
        var total = Money.ZERO;
        int counted = 0;
        for (var part : dues.unpaid()) {
            if (counted == periods) {
                return total;
            }
            total = total.plus(part.open());
            counted++;
        }
        var period = dues.next().period();
        while (counted < periods) {
            var now = at(terms, period);
            total =
                    total.plus(
                            period.equals(dues.next().period())
                                    ? dues.next().open()
                                    : now.obligatory());
            period = now.period().after(period);
            counted++;
        }
        return total;
    }

    static Terms at(List<Terms> terms, LocalDate date) {
        var found = terms.getFirst();
        for (var each : terms) {
            if (!each.validFrom().isAfter(date)) {
                found = each;
            }
        }
        return found;
    }
}
