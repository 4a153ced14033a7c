package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;

/**
 * What is still open of one instalment.
 *
 * @param no the instalment
 * @param date its due date
 */
public record Due(int no, LocalDate date, Money principal, Money interest, Money penalty) {
    public Money total() {
        return principal.plus(interest).plus(penalty);
    }

    public Due withPenalty(Money amount) {
        return new Due(no, date, principal, interest, amount);
    }
}
