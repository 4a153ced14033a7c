package id.sokoguru.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three months before today, cut where months are closed: on the fifth of the next.
 *
 * @param first the day on which the books begin
 * @param yesterday the last day that has passed
 */
record Calendar(LocalDate first, LocalDate yesterday, List<Chapter> chapters) {
    private static final int CLOSING_DAY = 5;

    /**
     * A stretch of days; its postings are made as if on the evening of the last.
     *
     * @param closes the month that is closed at its end, if any
     * @param lastToClose whether no later chapter closes another
     */
    record Chapter(LocalDate from, LocalDate to, @Nullable YearMonth closes, boolean lastToClose) {}

    /** Nobody works on Sundays. */
    LocalDate lastWorkingDay() {
        return yesterday.getDayOfWeek() == DayOfWeek.SUNDAY ? yesterday.minusDays(1) : yesterday;
    }

    static Calendar before(LocalDate today) {
        var first = today.minusMonths(3);
        var yesterday = today.minusDays(1);
        var ends = new ArrayList<LocalDate>();
        for (var end = first.plusMonths(1).withDayOfMonth(CLOSING_DAY);
                end.isBefore(yesterday);
                end = end.plusMonths(1)) {
            ends.add(end);
        }
        var chapters = new ArrayList<Chapter>();
        var from = first;
        for (int i = 0; i < ends.size(); i++) {
            var end = ends.get(i);
            chapters.add(
                    new Chapter(
                            from, end, YearMonth.from(end).minusMonths(1), i == ends.size() - 1));
            from = end.plusDays(1);
        }
        chapters.add(new Chapter(from, yesterday, null, false));
        return new Calendar(first, yesterday, chapters);
    }
}
