package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;

/**
 * A group that wants to be founded, or to be changed.
 *
 * @param id of the form: the same again answers the same group
 * @param contribution a member and month, to the group's own savings
 */
public record Founding(
        UUID id,
        String name,
        LocalDate on,
        int meetingDay,
        LocalTime meetingTime,
        String place,
        int noticeDays,
        Money contribution,
        String officer) {
    /** What comes of it. */
    public sealed interface Answer {}

    public record Founded(Group group) implements Answer {}

    /** Reasons why not. */
    public sealed interface Refused extends Answer {}

    public record NoName() implements Refused {}

    public record NameTaken(long group) implements Refused {}

    /** Day 1 to 31 of the month, notice of 0 to 28 days. */
    public record BadSchedule() implements Refused {}

    public record InFuture(LocalDate today) implements Refused {}
}
