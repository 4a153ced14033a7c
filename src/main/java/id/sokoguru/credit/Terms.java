package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;

/**
 * What lender and borrower agreed, complete enough that the schedule follows from it alone. The
 * constructor throws for terms that make no sense; forms check before.
 *
 * @param principal the amount lent, before fees
 * @param method how it is spread
 * @param charge what it costs
 * @param instalments number of intervals; {@link Method#HARVEST} pays once after so many
 * @param interval from one instalment to the next
 * @param disbursed the day the money was paid out
 * @param firstDue due date of the first interval
 * @param anchorDay day of the month that due dates return to after a short month (1–31)
 * @param firstPeriod how an odd first interval is charged
 * @param grace the three graces
 * @param rounding of the billed instalment
 * @param dayBasis days in a year of interest by days: 360 (a month is 30) or 365
 * @param steps principal of each instalment, for {@link Method#STEPWISE} only
 * @param mayCapitalise whether the product allows interest on interest
 */
public record Terms(
        Money principal,
        Method method,
        Charge charge,
        int instalments,
        Interval interval,
        LocalDate disbursed,
        LocalDate firstDue,
        int anchorDay,
        FirstPeriod firstPeriod,
        Grace grace,
        Rounding rounding,
        int dayBasis,
        List<Money> steps,
        boolean mayCapitalise) {
    /** A guard against a slip of the finger, not a rule: ten years of days. */
    public static final int MOST_INSTALMENTS = 3_660;

    public Terms {
        steps = List.copyOf(steps);
        need(principal.isPositive(), "no principal");
        need(
                principal.rupiah() <= 1_000_000_000_000_000L,
                "more than Rp1.000 triliun: " + principal.text());
        need(instalments >= 1 && instalments <= MOST_INSTALMENTS, "instalments: " + instalments);
        need(firstDue.isAfter(disbursed), "due before it was paid out");
        need(anchorDay >= 1 && anchorDay <= 31, "anchor day " + anchorDay);
        need(dayBasis == 360 || dayBasis == 365 || dayBasis == 366, "day basis " + dayBasis);
        need(
                !interval.inMonths()
                        || firstDue.getDayOfMonth()
                                == Math.min(anchorDay, firstDue.lengthOfMonth()),
                "the first due date is not on the anchor day");
        need(grace.principal() < instalments, "grace on principal to the end");
        need(grace.payment() < instalments, "grace on payment to the end");
        need(grace.free() <= instalments, "interest-free longer than the loan");
        var capitalised = grace.payment() > 0 && grace.deferred() == Grace.Deferred.CAPITALISED;
        need(mayCapitalise || !capitalised, "the product forbids interest on interest");
        need(
                grace.payment() <= grace.principal()
                        || (method != Method.ANNUITY && !capitalised)
                        || method.paysAtOnce(),
                "principal of an annuity cannot be due before its interest");
        need(
                method != Method.HARVEST || (grace.principal() == 0 && grace.payment() == 0),
                "a harvest loan pays nothing before the harvest anyway");
        need(
                !(charge instanceof Charge.Fixed) || method == Method.FLAT,
                "a fixed charge is spread flat");
        need(
                !(charge instanceof Charge.Fixed fixed)
                        || fixed.total().isZero()
                        || grace.free() < instalments,
                "a fixed charge needs an interval that bears it");
        if (method == Method.STEPWISE) {
            need(steps.size() == instalments, "one step an instalment");
            need(steps.stream().noneMatch(Money::isNegative), "a negative step");
            need(
                    steps.stream().reduce(Money.ZERO, Money::plus).equals(principal),
                    "the steps do not sum to the principal");
            need(grace.principal() == 0, "the steps say themselves when principal is due");
            need(!capitalised, "steps cannot repay interest added to the principal");
        } else {
            need(steps.isEmpty(), "steps without a stepwise method");
        }
    }

    private static void need(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** Monthly on the day of disbursement, no grace, no rounding, 360 days a year. */
    public static Terms monthly(
            Money principal, Method method, Charge charge, int instalments, LocalDate disbursed) {
        return every(Interval.MONTHLY, principal, method, charge, instalments, disbursed);
    }

    /** As {@link #monthly}, at another interval. */
    public static Terms every(
            Interval interval,
            Money principal,
            Method method,
            Charge charge,
            int instalments,
            LocalDate disbursed) {
        return new Terms(
                principal,
                method,
                charge,
                instalments,
                interval,
                disbursed,
                interval.after(disbursed, disbursed.getDayOfMonth(), 1),
                disbursed.getDayOfMonth(),
                FirstPeriod.WHOLE,
                Grace.NONE,
                Rounding.NONE,
                360,
                List.of(),
                false);
    }

    /** Principal by a table, monthly. */
    public static Terms stepwise(List<Money> steps, Charge charge, LocalDate disbursed) {
        var principal = steps.stream().reduce(Money.ZERO, Money::plus);
        var plain = monthly(principal, Method.DECLINING, charge, steps.size(), disbursed);
        return plain.change(draft -> {
            draft.method = Method.STEPWISE;
            draft.steps = steps;
        });
    }

    public Terms with(Grace other) {
        return change(draft -> draft.grace = other);
    }

    public Terms with(Rounding other) {
        return change(draft -> draft.rounding = other);
    }

    public Terms with(Charge other) {
        return change(draft -> draft.charge = other);
    }

    /** The same loan of another amount; the steps of a table grow or shrink in proportion. */
    public Terms with(Money other) {
        return change(draft -> {
            draft.principal = other;
            if (!steps.isEmpty()) {
                draft.steps = other.allocate(steps.stream().map(Money::rupiah).toList());
            }
        });
    }

    /** First due date and how an odd first interval is charged. */
    public Terms firstDue(LocalDate date, int anchor, FirstPeriod charged) {
        return change(draft -> {
            draft.firstDue = date;
            draft.anchorDay = anchor;
            draft.firstPeriod = charged;
        });
    }

    public Terms dayBasis(int days) {
        return change(draft -> draft.dayBasis = days);
    }

    /** The same with interest on interest allowed by the product. */
    public Terms capitalising() {
        return change(draft -> draft.mayCapitalise = true);
    }

    private Terms change(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.terms();
    }

    /** Terms that can still be changed, so that a change names only what it changes. */
    private static final class Draft {
        private Money principal;
        private Method method;
        private Charge charge;
        private final int instalments;
        private final Interval interval;
        private final LocalDate disbursed;
        private LocalDate firstDue;
        private int anchorDay;
        private FirstPeriod firstPeriod;
        private Grace grace;
        private Rounding rounding;
        private int dayBasis;
        private List<Money> steps;
        private boolean mayCapitalise;

        Draft(Terms from) {
            principal = from.principal;
            method = from.method;
            charge = from.charge;
            instalments = from.instalments;
            interval = from.interval;
            disbursed = from.disbursed;
            firstDue = from.firstDue;
            anchorDay = from.anchorDay;
            firstPeriod = from.firstPeriod;
            grace = from.grace;
            rounding = from.rounding;
            dayBasis = from.dayBasis;
            steps = from.steps;
            mayCapitalise = from.mayCapitalise;
        }

        Terms terms() {
            return new Terms(
                    principal,
                    method,
                    charge,
                    instalments,
                    interval,
                    disbursed,
                    firstDue,
                    anchorDay,
                    firstPeriod,
                    grace,
                    rounding,
                    dayBasis,
                    steps,
                    mayCapitalise);
        }
    }

    /** Due date of interval {@code number}, counted from 1. */
    public LocalDate due(int number) {
        return interval.after(firstDue, anchorDay, number - 1);
    }

    /** The last due date. */
    public LocalDate maturity() {
        return due(instalments);
    }

    /**
     * The rate of one whole interval, exactly; of a fixed charge: its share of the principal a
     * term.
     */
    Portion perInterval() {
        return switch (charge) {
            case Charge.Fixed(var total) ->
                    Portion.of(total.rupiah(), principal.rupiah()).over(instalments);
            case Charge.ByRate(var rate, var per) ->
                    per == Charge.Per.TERM
                            ? Portion.of(rate).over(instalments)
                            : perYear(rate, per).times(yearsOfInterval());
        };
    }

    /** The rate of one day, exactly: a month's over 30 at 360 days a year. */
    Portion perDay() {
        return switch (charge) {
            case Charge.Fixed _ -> perInterval().times(interval.perYear()).over(dayBasis);
            case Charge.ByRate(var rate, var per) ->
                    per == Charge.Per.TERM
                            ? perInterval().times(interval.perYear()).over(dayBasis)
                            : perYear(rate, per).over(dayBasis);
        };
    }

    /**
     * The nominal rate of a year as stated: a monthly rate times twelve, a rate of the whole term
     * by the term's length in a year of 365 days.
     */
    Portion statedYearly() {
        return charge instanceof Charge.ByRate(var rate, var per) && per != Charge.Per.TERM
                ? perYear(rate, per)
                : perInterval().times(interval.perYear());
    }

    private Portion perYear(Rate rate, Charge.Per per) {
        return Portion.of(rate)
                .times(
                        switch (per) {
                            case YEAR, TERM -> 1;
                            case MONTH -> 12;
                            case DAY -> dayBasis;
                        });
    }

    private Portion yearsOfInterval() {
        return interval.inMonths()
                ? Portion.of(interval.count(), 12)
                : Portion.of(interval.days(), dayBasis);
    }

    Portion firstPortion() {
        return firstPeriod.of(interval, disbursed, firstDue);
    }
}
