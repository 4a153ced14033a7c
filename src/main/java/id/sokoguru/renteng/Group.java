package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;

/**
 * A group of joint liability.
 *
 * @param number of the cooperative, from 1
 * @param meetingDay of the month; in a shorter month its last day
 * @param noticeDays the dues list is drawn so many days before the meeting
 * @param contribution to the group's own savings, a member and month; nil = none
 * @param officer the cooperative's field officer (PPL), as people call them
 */
public record Group(
        long number,
        String name,
        LocalDate foundedOn,
        int meetingDay,
        LocalTime meetingTime,
        String place,
        int noticeDays,
        Money contribution,
        String officer) {
    /** The day of the meeting of a month. */
    public LocalDate meetingIn(YearMonth month) {
        return month.atDay(Math.min(meetingDay, month.lengthOfMonth()));
    }

    /** The next meeting on or after a day. */
    public LocalDate nextMeeting(LocalDate date) {
        var month = YearMonth.from(date);
        var here = meetingIn(month);
        return here.isBefore(date) ? meetingIn(month.plusMonths(1)) : here;
    }
}
