package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;

/**
 * What an illegal online lender takes for the same amount, so that a member sees the difference
 * before signing. Parameters, not facts about one lender.
 *
 * @param asOf the day the parameters describe
 * @param perDay interest a day on the amount asked for
 * @param cut taken out before anything is paid out
 * @param days until all is due
 * @param source where the parameters come from and how well we know them
 */
public record OnlineLender(LocalDate asOf, Rate perDay, Rate cut, int days, String source) {
    /**
     * 1 % to 4 % a day, 20 % to 40 % cut at the start, 7 to 14 days are told of in warnings and
     * press reports; the mildest of them here. RECALLED (medium), nothing looked up.
     */
    public static final OnlineLender ILLEGAL =
            new OnlineLender(
                    LocalDate.of(2026, 11, 22),
                    Rate.percent("1"),
                    Rate.percent("20"),
                    14,
                    "RECALLED");

    /**
     * One round of such a loan.
     *
     * @param asked the amount in the contract
     * @param received what arrives
     * @param paid back after {@link #days}
     * @param effective what that is a year
     */
    public record Round(Money asked, Money received, Money paid, EffectiveRate effective) {
        public Money cost() {
            return paid.minus(received);
        }
    }

    /** A contract of the same amount. */
    public Round lend(Money asked) {
        var received = asked.minus(cut.of(asked));
        var paid = asked.plus(perDay.times(days).of(asked));
        return new Round(asked, received, paid, EffectiveRate.ofOnePayment(received, paid, days));
    }

    /**
     * What it costs to keep the amount for longer by paying each round's interest and cut anew: the
     * cost of a round for every round begun.
     *
     * @param total days for which the money is needed
     */
    public Money costFor(Money asked, long total) {
        return lend(asked).cost().times(Math.ceilDiv(total, (long) days));
    }
}
