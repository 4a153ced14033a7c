package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.rule.Rules;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * The final income tax on interest of simpanan (PP 15/2009): nothing up to a limit that a member
 * gets from all accounts in a month, above it a share of the whole, not of the excess. What is
 * below a rupiah is not collected.
 *
 * @param free most of a member's interest in a month that is not taxed
 */
record FinalTax(Money free, Rate rate) {
    static FinalTax on(Rules rules, LocalDate date) {
        return new FinalTax(
                Money.rupiah(rules.number("tax.savings_interest_free", date)),
                Rate.percent(rules.value("tax.savings_interest_rate", date)));
    }

    /** The tax on what a member got in a month, all accounts together. */
    Money of(Money month) {
        return month.compareTo(free) <= 0 ? Money.ZERO : rate.of(month, RoundingMode.DOWN);
    }

    /**
     * What is still to be withheld when more comes in a month.
     *
     * @param before what the member got earlier in the month
     * @param withheld of it
     * @param more what is added now
     */
    Money further(Money before, Money withheld, Money more) {
        var open = of(before.plus(more)).minus(withheld);
        return open.isNegative() ? Money.ZERO : open;
    }
}
