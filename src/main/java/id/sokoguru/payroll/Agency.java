package id.sokoguru.payroll;

import java.time.LocalDate;

/**
 * An office that keeps back from salaries for the cooperative.
 *
 * @param agencyNo of the cooperative, from 1; the sub-account of 110705
 * @param treasurer who pays the salaries (bendahara gaji)
 * @param cutoffDay until when in a month the list for the next month's salaries is taken
 */
public record Agency(long agencyNo, String name, String treasurer, String phone, int cutoffDay) {
    /** The month, by its first day, for whose salaries a list made on a day is. */
    public LocalDate period(LocalDate today) {
        var month = today.withDayOfMonth(1);
        return month.plusMonths(today.getDayOfMonth() <= cutoffDay ? 1 : 2);
    }
}
