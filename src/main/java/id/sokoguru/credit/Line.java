package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;

/**
 * One instalment of a schedule.
 *
 * @param no counted from 1
 * @param due the day it is due
 * @param accrued interest that arises in the interval ending on {@code due}; differs from {@code
 *     interest} only around a grace on payment
 * @param principal principal due; nil in a grace
 * @param interest interest due; in sharia contracts margin, ujrah or projected share of profit
 * @param balance principal still owed after it
 */
public record Line(
        int no, LocalDate due, Money accrued, Money principal, Money interest, Money balance) {
    /** What is billed. */
    public Money payment() {
        return principal.plus(interest);
    }
}
