package id.sokoguru.credit;

import java.time.LocalDate;

/**
 * How the time from disbursement to the first due date is charged when it is not exactly one
 * interval. Days count over 30 for months (whole months first, by the calendar), over the
 * interval's days otherwise. The difference changes the interest of the first instalment only,
 * never its principal.
 */
public enum FirstPeriod {
    /** One whole interval, whatever its length. Usual for payroll deduction. */
    WHOLE,
    /** By days, both ways: 21 days are 21/30, a month and a half is 45/30. */
    BY_DAYS,
    /** At least a whole interval; more by days. */
    AT_LEAST_WHOLE;

    Portion of(Interval interval, LocalDate from, LocalDate to) {
        var span = interval.between(from, to);
        return switch (this) {
            case WHOLE -> Portion.ONE;
            case BY_DAYS -> span.portion();
            case AT_LEAST_WHOLE -> span.whole() == 0 ? Portion.ONE : span.portion();
        };
    }
}
