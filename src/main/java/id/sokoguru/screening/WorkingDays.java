package id.sokoguru.screening;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/** Monday to Friday, holidays aside: how the deadlines of the law count. */
final class WorkingDays {
    private WorkingDays() {}

    static boolean works(LocalDate day, Set<LocalDate> holidays) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(day);
    }

    /** The {@code n}-th working day after a day, which itself does not count. */
    static LocalDate after(LocalDate day, long n, Set<LocalDate> holidays) {
        var at = day;
        for (long left = n; left > 0; ) {
            at = at.plusDays(1);
            if (works(at, holidays)) {
                left--;
            }
        }
        return at;
    }
}
