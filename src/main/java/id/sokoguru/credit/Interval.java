package id.sokoguru.credit;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The time from one instalment to the next.
 *
 * @param unit what is counted
 * @param count how many units an interval has: 3 months is a quarter
 */
public record Interval(Unit unit, int count) {
    /** What is counted. */
    public enum Unit {
        DAY(1),
        /** The market week of Java: Legi, Pahing, Pon, Wage, Kliwon. */
        MARKET_WEEK(5),
        WEEK(7),
        MONTH(0);

        private final int days;

        Unit(int days) {
            this.days = days;
        }
    }

    public static final Interval DAILY = new Interval(Unit.DAY, 1);
    public static final Interval MARKET_DAYS = new Interval(Unit.MARKET_WEEK, 1);
    public static final Interval WEEKLY = new Interval(Unit.WEEK, 1);
    public static final Interval MONTHLY = new Interval(Unit.MONTH, 1);

    public Interval {
        if (count < 1) {
            throw new IllegalArgumentException("an interval of " + count);
        }
    }

    public static Interval months(int count) {
        return new Interval(Unit.MONTH, count);
    }

    public boolean inMonths() {
        return unit == Unit.MONTH;
    }

    /** Days of an interval of days; nil for months, whose days differ. */
    int days() {
        return unit.days * count;
    }

    /**
     * The due date {@code intervals} after the first one. Months keep the anchor day and shrink
     * only in short months: 31 January, 28 February, 31 March.
     */
    public LocalDate after(LocalDate firstDue, int anchorDay, int intervals) {
        if (!inMonths()) {
            return firstDue.plusDays((long) days() * intervals);
        }
        var month = YearMonth.from(firstDue).plusMonths((long) count * intervals);
        return month.atDay(Math.min(anchorDay, month.lengthOfMonth()));
    }

    /**
     * How many intervals lie between two days, as whole intervals and a rest. For months: whole
     * months by the calendar, then days over 30.
     */
    Span between(LocalDate from, LocalDate to) {
        if (!inMonths()) {
            var passed = ChronoUnit.DAYS.between(from, to);
            return new Span(passed / days(), Portion.of(passed % days(), days()));
        }
        var months = ChronoUnit.MONTHS.between(from, to);
        // The calendar's own count calls 31 January to 28 February no whole month; we do.
        if (!from.plusMonths(months + 1).isAfter(to)) {
            months++;
        }
        var rest = ChronoUnit.DAYS.between(from.plusMonths(months), to);
        return new Span(
                months / count,
                Portion.of(Math.min((months % count) * 30 + rest, 30L * count - 1), 30L * count));
    }

    /** Intervals in a year of 12 months or 365 days. */
    Portion perYear() {
        return inMonths() ? Portion.of(12, count) : Portion.of(365, days());
    }

    /**
     * A length of time in intervals.
     *
     * @param whole whole intervals
     * @param rest the part of another one, less than one
     */
    record Span(long whole, Portion rest) {
        Portion portion() {
            return rest.plus(Portion.of(whole, 1));
        }
    }
}
