package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;

/**
 * What ends a loan on a day. Afterwards nothing is owed: principal is paid to the last rupiah,
 * interest that arose by the rule is paid, the rest is waived (it simply never arises).
 *
 * @param principal still owed
 * @param interest that arose by the rule and was not paid
 * @param refund interest paid ahead that never arises; reduces the total
 * @param fee for ending early
 * @param penalty for paying late, as handed in
 * @param waived interest of the schedule that never arises
 */
public record Payoff(
        LocalDate date,
        Money principal,
        Money interest,
        Money refund,
        Money fee,
        Money penalty,
        Money waived) {
    public Money total() {
        return principal.plus(interest).plus(fee).plus(penalty).minus(refund);
    }

    /**
     * With a part of the interest forgiven, never more than what is open: the discount of a seller
     * who likes to be paid early (muqasah).
     */
    public Payoff less(Money discount) {
        var given = discount.compareTo(interest) <= 0 ? discount : interest;
        return new Payoff(
                date, principal, interest.minus(given), refund, fee, penalty, waived.plus(given));
    }

    /** Interest of the interval in which the loan ends. */
    public enum Current {
        /**
         * All of it: usual for flat loans. On a due date the interval that begins counts for
         * nothing.
         */
        WHOLE,
        /** By days: usual for declining and annuity loans. */
        BY_DAYS,
        /**
         * Rule of 78: of n intervals with r left after the current one, r(r+1) / (n(n+1)) of all
         * interest is not earned. Seen in motor credit.
         */
        RULE_OF_78,
        /** All interest to the end: the price of a murabahah, before any muqasah. */
        FULL_PRICE
    }

    /**
     * What the contract says about ending early.
     *
     * @param current interest of the interval in which it ends
     * @param feeIntervals fee: so many intervals' interest (0–2)
     * @param feeShare fee: a share of the principal still owed (1–2 %)
     */
    public record Rule(Current current, int feeIntervals, Rate feeShare) {
        public static Rule usual(Method method) {
            return new Rule(method == Method.FLAT ? Current.WHOLE : Current.BY_DAYS, 0, Rate.ZERO);
        }

        public Rule fee(int intervals, Rate share) {
            return new Rule(current, intervals, share);
        }
    }

    /** Computes the payoff; a day before the disbursement is a bug. */
    public static Payoff of(Standing standing, LocalDate date, Rule rule, Money penalty) {
        var schedule = standing.schedule();
        if (date.isBefore(schedule.disbursed())) {
            throw new IllegalArgumentException("paid off before it was paid out");
        }
        var all = Accrual.until(schedule, schedule.maturity());
        var arisen = arisen(schedule, date, rule.current(), all);
        var billed = arisen.minus(schedule.capitalisedUntil(date));
        var open = billed.minus(standing.interestPaid());
        var principal = standing.outstanding(date);
        var early = date.isBefore(schedule.maturity()) && principal.isPositive();
        return new Payoff(
                date,
                principal,
                open.isNegative() ? Money.ZERO : open,
                open.isNegative() ? open.negated() : Money.ZERO,
                early ? fee(schedule, date, rule, principal) : Money.ZERO,
                penalty,
                all.minus(arisen));
    }

    private static Money arisen(Schedule schedule, LocalDate date, Current current, Money all) {
        var running = running(schedule, date);
        if (running == schedule.lines().size()) {
            return all;
        }
        return switch (current) {
            case BY_DAYS -> Accrual.until(schedule, date);
            case FULL_PRICE -> all;
            case WHOLE -> {
                var begun = date.isAfter(schedule.begin(running)) || running == 0;
                var until = begun ? schedule.lines().get(running).due() : date;
                yield Accrual.until(schedule, until);
            }
            case RULE_OF_78 -> {
                var n = (long) schedule.lines().size();
                var left = n - running - (date.isAfter(schedule.begin(running)) ? 1 : 0);
                yield all.minus(Portion.of(left * (left + 1), n * (n + 1)).of(all));
            }
        };
    }

    /** Index of the line whose interval contains the day; the number of lines after maturity. */
    private static int running(Schedule schedule, LocalDate date) {
        int index = 0;
        while (index < schedule.lines().size()
                && !schedule.lines().get(index).due().isAfter(date)) {
            index++;
        }
        return index;
    }

    private static Money fee(Schedule schedule, LocalDate date, Rule rule, Money principal) {
        var running = schedule.lines().get(running(schedule, date));
        return running.accrued().times(rule.feeIntervals()).plus(rule.feeShare().of(principal));
    }
}
