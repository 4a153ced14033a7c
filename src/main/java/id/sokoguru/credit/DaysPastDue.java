package id.sokoguru.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How late a loan is: days from the oldest instalment that is open, however little of it, to today.
 * On the due date itself nothing is late.
 *
 * @param days 0 when nothing is late
 * @param principalSince due date of the oldest open principal before today, if any
 * @param interestSince due date of the oldest open interest before today, if any
 */
public record DaysPastDue(
        long days, @Nullable LocalDate principalSince, @Nullable LocalDate interestSince) {
    public static DaysPastDue of(Standing standing, LocalDate today) {
        var late = standing.late(today);
        var days = late.isEmpty() ? 0 : today.toEpochDay() - late.getFirst().date().toEpochDay();
        return new DaysPastDue(
                days,
                oldest(late, due -> due.principal().isPositive()),
                oldest(late, due -> due.interest().isPositive()));
    }

    private static @Nullable LocalDate oldest(List<Due> late, Predicate<Due> which) {
        for (var due : late) {
            if (which.test(due)) {
                return due.date();
            }
        }
        return null;
    }
}
