package id.sokoguru.lending;

import id.sokoguru.credit.Fee;
import id.sokoguru.credit.Fees;
import id.sokoguru.credit.Line;
import id.sokoguru.credit.OnlineLender;
import id.sokoguru.credit.RateCap;
import id.sokoguru.credit.Schedule;
import id.sokoguru.credit.Terms;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;

/**
 * What a loan would be: the same arithmetic as for a loan that is granted.
 *
 * @param cap the yearly cap, held against the written rate and against the true cost
 */
public record Simulation(
        LoanProduct product, Terms terms, Schedule schedule, Fees fees, RateCap cap) {
    /** Of a loan paid out on a day, with the usual first due date. */
    static Simulation of(
            LoanProduct product, Money principal, int instalments, LocalDate date, Limits limits) {
        return of(
                product,
                principal,
                instalments,
                date,
                product.proposed(principal, instalments, date),
                limits);
    }

    /**
     * With another margin or ujrah than the product proposes.
     *
     * @param fixed margin or ujrah; does not matter to contracts that fix none
     */
    static Simulation of(
            LoanProduct product,
            Money principal,
            int instalments,
            LocalDate date,
            Money fixed,
            Limits limits) {
        var terms = product.terms(principal, instalments, date, product.usualFirstDue(date), fixed);
        var fees = product.fees(limits.stampDuty(principal));
        return new Simulation(
                product, terms, Schedule.of(terms), fees, RateCap.check(terms, fees, limits.cap()));
    }

    public Money principal() {
        return terms.principal();
    }

    /** What the borrower takes home: fees paid beside the loan are paid out of it too. */
    public Money received() {
        return principal().minus(fees.total(principal()));
    }

    /** What is paid into one's own savings, to be had again. */
    public Money saved() {
        return fees.of(Fee.Kind.SWP, principal());
    }

    /** Interest and fees, without what is saved. */
    public Money cost() {
        return schedule.totalInterest().plus(fees.total(principal())).minus(saved());
    }

    public Money firstPayment() {
        return schedule.lines().stream()
                .map(Line::payment)
                .filter(Money::isPositive)
                .findFirst()
                .orElse(Money.ZERO);
    }

    /** The most that is due within one calendar month. */
    public Money heaviestMonth() {
        var months = new HashMap<YearMonth, Money>();
        for (var line : schedule.lines()) {
            months.merge(YearMonth.from(line.due()), line.payment(), Money::plus);
        }
        return months.values().stream().max(Money::compareTo).orElse(Money.ZERO);
    }

    /** The flat monthly rate that would bring the same interest. */
    public Rate flatMonthly() {
        return RateCap.flatMonthly(schedule, Math.max(1, Math.toIntExact((days() + 15) / 30)));
    }

    /** From the first to the last day. */
    public long days() {
        return ChronoUnit.DAYS.between(schedule.disbursed(), schedule.maturity());
    }

    /** One round with an illegal lender on the telephone, for the same amount. */
    public OnlineLender.Round online() {
        return OnlineLender.ILLEGAL.lend(principal());
    }

    /** What it costs there to keep the amount as long as here. */
    public Money onlineCost() {
        return OnlineLender.ILLEGAL.costFor(principal(), days());
    }
}
