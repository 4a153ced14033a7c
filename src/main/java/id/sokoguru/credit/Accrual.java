package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * Interest that has arisen until a day, whether due or not. Inside an interval it grows by its
 * days: days passed over days of the interval, so that on the due date it is exactly the interest
 * of the line.
 */
public final class Accrual {
    private Accrual() {}

    /** Interest that has arisen from the disbursement until the end of a day. */
    public static Money until(Schedule schedule, LocalDate date) {
        var sum = Money.ZERO;
        var lines = schedule.lines();
        for (int i = 0; i < lines.size(); i++) {
            sum = sum.plus(of(schedule, i, date));
        }
        return sum;
    }

    /** The part of one line's interest that has arisen; {@code index} from 0. */
    static Money of(Schedule schedule, int index, LocalDate date) {
        var line = schedule.lines().get(index);
        var begin = schedule.begin(index);
        if (!date.isAfter(begin)) {
            return Money.ZERO;
        }
        if (!date.isBefore(line.due())) {
            return line.accrued();
        }
        var passed = date.toEpochDay() - begin.toEpochDay();
        return Portion.of(passed, line.due().toEpochDay() - begin.toEpochDay()).of(line.accrued());
    }

    /** Interest that has arisen and was neither paid nor added to the principal; never negative. */
    public static Money unpaid(Standing standing, LocalDate date) {
        var open =
                until(standing.schedule(), date)
                        .minus(standing.schedule().capitalisedUntil(date))
                        .minus(standing.interestPaid());
        return open.isNegative() ? Money.ZERO : open;
    }

    /**
     * What of {@link #unpaid} belongs in the books: all of a performing loan, nothing of another.
     * The rest is kept aside as interest in settlement (pendapatan bunga dalam penyelesaian).
     */
    public static Money booked(Standing standing, LocalDate date, Quality quality) {
        return quality.isPerforming() ? unpaid(standing, date) : Money.ZERO;
    }

    /** A balance that stood for some days. */
    public record Spell(Money balance, long days) {}

    /** Daily interest (rekening koran): Σ balance × rate of a day, rounded once. */
    public static Money daily(Terms terms, List<Spell> spells) {
        long product = 0;
        for (var spell : spells) {
            product =
                    Math.addExact(
                            product, Math.multiplyExact(spell.balance().rupiah(), spell.days()));
        }
        return terms.perDay().of(Money.rupiah(product));
    }
}
