package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a member wants kept back besides what is due by itself.
 *
 * @param sub the savings account, the member, or 0
 * @param fromMonth first of the month
 * @param untilMonth first of the last month; null = until further notice
 */
public record StandingOrder(
        long orderNo,
        long memberNo,
        Kind kind,
        int account,
        long sub,
        Money amount,
        LocalDate fromMonth,
        @Nullable LocalDate untilMonth) {}
