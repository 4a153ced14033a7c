package id.sokoguru.reporting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Some days, both ends included, Asia/Jakarta.
 *
 * @param from the first day
 * @param to the last day, not before the first
 */
public record Period(LocalDate from, LocalDate to) {
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a period ends before it begins");
        }
    }

    /** From the first of January to a day. */
    public static Period yearTo(LocalDate day) {
        return new Period(day.withDayOfYear(1), day);
    }

    public static Period ofMonth(LocalDate day) {
        var month = YearMonth.from(day);
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    /**
     * The same number of months (or days) just before: for a month begun, the same days of the
     * month before; for a year begun, the same days of the year before.
     */
    public Period before() {
        if (from.getDayOfMonth() == 1) {
            var months = ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to)) + 1;
            if (from.getDayOfYear() == 1 && months > 1 && !isEndOfMonth(to)) {
                return yearBefore();
            }
            return new Period(from.minusMonths(months), back(months));
        }
        var days = ChronoUnit.DAYS.between(from, to) + 1;
        return new Period(from.minusDays(days), from.minusDays(1));
    }

    /** The same days a year earlier. */
    public Period yearBefore() {
        return new Period(from.minusYears(1), back(12));
    }

    private LocalDate back(long months) {
        var day = to.minusMonths(months);
        return isEndOfMonth(to) ? YearMonth.from(day).atEndOfMonth() : day;
    }

    private static boolean isEndOfMonth(LocalDate day) {
        return YearMonth.from(day).atEndOfMonth().equals(day);
    }
}
