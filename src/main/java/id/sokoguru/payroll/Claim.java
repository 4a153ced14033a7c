package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What a list still claims of an agency. */
public record Claim(
        long agencyNo, long listNo, LocalDate period, LocalDate bookedOn, Money open, Money held) {
    /** Since the list was booked. */
    public long days(LocalDate today) {
        return Math.max(0, ChronoUnit.DAYS.between(bookedOn, today));
    }

    /** 0 to 30, 31 to 60, 61 to 90, more than 90 days: 0 to 3. */
    public int bucket(LocalDate today) {
        var days = days(today);
        return days <= 30 ? 0 : days <= 60 ? 1 : days <= 90 ? 2 : 3;
    }
}
