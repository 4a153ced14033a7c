package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Side;

/**
 * What an entry did to one loan, read from its lines.
 *
 * @param principal repaid
 * @param interest paid, whether it had been accrued or not
 * @param penalty paid
 * @param held kept for the member; negative when it was taken from there
 */
public record Settled(Money principal, Money interest, Money penalty, Money held) {
    /** The effect of an entry on a loan. */
    public static Settled of(PostedEntry entry, Loan loan) {
        var principal = Money.ZERO;
        var interest = Money.ZERO;
        var penalty = Money.ZERO;
        var held = Money.ZERO;
        var booking = Booking.of(loan);
        for (var line : entry.lines()) {
            var amount = line.side() == Side.CREDIT ? line.amount() : line.amount().negated();
            var own = line.sub() == loan.number();
            if (own
                    && (line.account() == booking.owed()
                            || line.account() == booking.deferred()
                            || line.account() == ResolutionJournals.RECOVERED)) {
                principal = principal.plus(amount);
            } else if (own
                    && (line.account() == booking.income() || line.account() == Loans.ACCRUED)) {
                interest = interest.plus(amount);
            } else if (own
                    && (line.account() == Loans.PENALTIES || line.account() == Loans.BENEVOLENT)) {
                penalty = penalty.plus(amount);
            } else if (line.account() == Loans.HELD && line.sub() == loan.member()) {
                held = held.plus(amount);
            }
        }
        return new Settled(principal, interest, penalty, held);
    }

    public Money total() {
        return principal.plus(interest).plus(penalty).plus(held);
    }
}
