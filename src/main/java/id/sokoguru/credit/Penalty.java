package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The rule for paying late: ceil(min(rate × overdue × max(0, days − grace), caps)), rounded up to
 * Rp1.
 *
 * @param rule how it grows
 * @param graceDays days that are not counted; 3–7 are usual
 * @param caps the lowest holds
 * @param destination whose money it becomes
 */
public record Penalty(Rule rule, int graceDays, List<Cap> caps, Destination destination) {
    /** None: with joint liability the group pays in time. */
    public static final Penalty NONE = new Penalty(new None(), 0, List.of(), Destination.INCOME);

    public Penalty {
        caps = List.copyOf(caps);
        if (graceDays < 0) {
            throw new IllegalArgumentException("grace of " + graceDays + " days");
        }
    }

    /** How a penalty grows. */
    public sealed interface Rule {}

    public record None() implements Rule {}

    /** Rp500 to Rp5.000 a day. */
    public record PerDay(Money amount) implements Rule {}

    /** 0,1 % to 0,5 % a day of what is overdue. */
    public record SharePerDay(Rate rate) implements Rule {}

    /** 1 % to 5 % a month of what is overdue, by days over 30. */
    public record SharePerMonth(Rate rate) implements Rule {}

    /** The same for each month of 30 days that has begun. */
    public record SharePerStartedMonth(Rate rate) implements Rule {}

    /** At most a share of something. */
    public record Cap(Of of, Rate share) {
        /** Of what. */
        public enum Of {
            INSTALMENT,
            OVERDUE,
            OVERDUE_PRINCIPAL
        }
    }

    /** Whose money it becomes. */
    public enum Destination {
        INCOME,
        /** Sharia: ta'zir must not enrich the lender; it goes to the benevolent fund (210901). */
        BENEVOLENT_FUND
    }

    /**
     * The penalty of one instalment.
     *
     * @param overdue what of it is open, principal and interest
     * @param overduePrincipal what of its principal is open
     * @param instalment what was billed
     * @param daysLate days since its due date
     */
    public Money of(Money overdue, Money overduePrincipal, Money instalment, long daysLate) {
        var days = Math.max(0, daysLate - graceDays);
        if (days == 0 || !overdue.isPositive()) {
            return Money.ZERO;
        }
        var amount =
                switch (rule) {
                    case None() -> BigDecimal.ZERO;
                    case PerDay(var perDay) -> BigDecimal.valueOf(perDay.times(days).rupiah());
                    case SharePerDay(var rate) -> share(rate, overdue, days);
                    case SharePerMonth(var rate) ->
                            share(rate, overdue, days)
                                    .divide(BigDecimal.valueOf(30), Portion.DIGITS);
                    case SharePerStartedMonth(var rate) ->
                            share(rate, overdue, Math.ceilDiv(days, 30L));
                };
        for (var cap : caps) {
            var base =
                    switch (cap.of()) {
                        case INSTALMENT -> instalment;
                        case OVERDUE -> overdue;
                        case OVERDUE_PRINCIPAL -> overduePrincipal;
                    };
            amount = amount.min(share(cap.share(), base, 1));
        }
        return Money.rupiah(amount.setScale(0, RoundingMode.CEILING).longValueExact());
    }

    private static BigDecimal share(Rate rate, Money base, long times) {
        return rate.fraction()
                .multiply(BigDecimal.valueOf(base.rupiah()))
                .multiply(BigDecimal.valueOf(times));
    }
}
