package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What is due when. A schedule that exists is sound: its principal sums to what was lent, no figure
 * is negative, the days go forward; the constructor throws otherwise. It is computed from terms, or
 * taken over as it was agreed elsewhere, even where our arithmetic would differ.
 *
 * @param principal the amount lent
 * @param capitalised interest added to the principal in a grace; nil almost always
 * @param disbursed the day the money was paid out
 * @param interval from one instalment to the next
 * @param lines by number
 */
public record Schedule(
        Money principal,
        Money capitalised,
        LocalDate disbursed,
        Interval interval,
        List<Line> lines) {
    public Schedule {
        lines = List.copyOf(lines);
        var faults = faults(principal, capitalised, disbursed, lines);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("no sound schedule: " + faults);
        }
    }

    /** Why a loan got this schedule. */
    public enum Reason {
        GRANTED,
        /** Principal was repaid ahead of time. */
        PREPAID,
        /** Later dates, nothing else. */
        RESCHEDULED,
        /** Other conditions for a borrower in trouble. */
        RESTRUCTURED,
        /** Brought in from elsewhere as it was agreed there. */
        TAKEN_OVER
    }

    /** Computes the schedule of terms. */
    public static Schedule of(Terms terms) {
        return new Planner(terms).plan();
    }

    /**
     * Takes over a schedule line by line. Ask {@link #faults} first: this throws for an unsound
     * one.
     */
    public static Schedule agreed(
            Money principal, LocalDate disbursed, Interval interval, List<Line> lines) {
        return new Schedule(principal, Money.ZERO, disbursed, interval, lines);
    }

    /**
     * A defect of a schedule that somebody typed.
     *
     * @param no the line; 0 for the whole
     */
    public record Fault(int no, What what, Money expected, Money found) {
        /** What is wrong. */
        public enum What {
            NUMBER,
            DAY_NOT_AFTER_THE_ONE_BEFORE,
            NEGATIVE,
            BALANCE,
            SUM_OF_PRINCIPAL
        }
    }

    /** Everything wrong with typed lines, the first lines first; empty for a sound schedule. */
    public static List<Fault> faults(Money principal, LocalDate disbursed, List<Line> lines) {
        return faults(principal, Money.ZERO, disbursed, lines);
    }

    private static List<Fault> faults(
            Money principal, Money capitalised, LocalDate disbursed, List<Line> lines) {
        var faults = new ArrayList<Fault>();
        var before = disbursed;
        var sum = Money.ZERO;
        var balance = principal;
        var growth = capitalised;
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.no() != i + 1) {
                faults.add(
                        new Fault(
                                line.no(),
                                Fault.What.NUMBER,
                                Money.rupiah(i + 1),
                                Money.rupiah(line.no())));
            }
            if (!line.due().isAfter(before)) {
                faults.add(
                        new Fault(
                                line.no(),
                                Fault.What.DAY_NOT_AFTER_THE_ONE_BEFORE,
                                Money.ZERO,
                                Money.ZERO));
            }
            for (var money :
                    List.of(line.principal(), line.interest(), line.accrued(), line.balance())) {
                if (money.isNegative()) {
                    faults.add(new Fault(line.no(), Fault.What.NEGATIVE, Money.ZERO, money));
                }
            }
            sum = sum.plus(line.principal());
            var expected = balance.minus(line.principal());
            if (growth.isPositive() && line.payment().isZero()) {
                expected = expected.plus(line.accrued());
                growth = growth.minus(line.accrued());
            }
            if (!line.balance().equals(expected)) {
                faults.add(new Fault(line.no(), Fault.What.BALANCE, expected, line.balance()));
            }
            balance = line.balance();
            before = line.due();
        }
        var whole = principal.plus(capitalised);
        if (!sum.equals(whole) || !balance.isZero()) {
            faults.add(new Fault(0, Fault.What.SUM_OF_PRINCIPAL, whole, sum));
        }
        return faults;
    }

    public Money totalInterest() {
        return lines.stream().map(Line::interest).reduce(Money.ZERO, Money::plus);
    }

    public Money totalPayment() {
        return lines.stream().map(Line::payment).reduce(Money.ZERO, Money::plus);
    }

    public LocalDate maturity() {
        return lines.getLast().due();
    }

    /** Interest added to the principal until a day. */
    public Money capitalisedUntil(LocalDate date) {
        var grown = Money.ZERO;
        for (var line : lines) {
            if (grown.compareTo(capitalised) < 0 && !line.due().isAfter(date)) {
                grown = grown.plus(line.accrued());
            }
        }
        return grown;
    }

    /** The interval that ends with line {@code index} (from 0) begins on this day. */
    public LocalDate begin(int index) {
        return index == 0 ? disbursed : lines.get(index - 1).due();
    }
}
