package id.sokoguru.lending;

import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Fee;
import id.sokoguru.credit.Fees;
import id.sokoguru.credit.FirstPeriod;
import id.sokoguru.credit.Grace;
import id.sokoguru.credit.Interval;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Payoff;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.Rounding;
import id.sokoguru.credit.Schedule;
import id.sokoguru.credit.Terms;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The conditions of a kind of loan from a day on. A loan keeps those of the day on which it was
 * granted.
 *
 * @param number of the cooperative, from 1
 * @param joint tanggung renteng: granted within a group only
 * @param account of the principal in the chart
 * @param charge the rate; the margin of a murabahah and the ujrah of an ijarah are agreed loan by
 *     loan and this rate only proposes them
 * @param graceIntervals intervals in which no principal is due
 * @param provision share of the principal
 * @param swp simpanan wajib pinjam, share of the principal
 * @param insurance premium, share of the principal
 * @param stamp whether the agreement carries stamp duty when the law asks for it
 * @param feesDeducted whether fees are taken out of the loan; otherwise paid in cash beside it
 * @param managerLimit up to this amount a manager decides, above it a chair
 * @param salaryShare most of the borrower's pay that all instalments may take; nil = not asked
 * @param savingsMultiple most, times the borrower's own savings; 0 = not asked
 * @param concurrent loans of this product that a member may have at once
 * @param collateralFrom from this amount collateral is needed; nil = never
 * @param nisbah the cooperative's share of what the borrower's business earns (mudharabah,
 *     musyarakah)
 * @param swpReturned whether simpanan wajib pinjam is given back when the loan is paid; otherwise
 *     it stays with the member's savings
 */
public record LoanProduct(
        int number,
        LocalDate validFrom,
        String name,
        Contract contract,
        boolean joint,
        int account,
        Method method,
        Charge.ByRate charge,
        Interval interval,
        Money leastPrincipal,
        Money mostPrincipal,
        int leastInstalments,
        int mostInstalments,
        int graceIntervals,
        FirstPeriod firstPeriod,
        Rounding rounding,
        int dayBasis,
        Rate provision,
        ProvisionSpread provisionSpread,
        Money administration,
        Rate swp,
        Rate insurance,
        boolean stamp,
        boolean feesDeducted,
        Penalty penalty,
        Allocation.Order allocation,
        Allocation.Advance advance,
        Payoff.Rule payoff,
        Scheme scheme,
        Money managerLimit,
        Rate salaryShare,
        int savingsMultiple,
        int concurrent,
        Money collateralFrom,
        Rate nisbah,
        boolean swpReturned) {
    /** A loan that shares no profit and leaves SWP where it is. */
    public LoanProduct(
            int number,
            LocalDate validFrom,
            String name,
            Contract contract,
            boolean joint,
            int account,
            Method method,
            Charge.ByRate charge,
            Interval interval,
            Money leastPrincipal,
            Money mostPrincipal,
            int leastInstalments,
            int mostInstalments,
            int graceIntervals,
            FirstPeriod firstPeriod,
            Rounding rounding,
            int dayBasis,
            Rate provision,
            ProvisionSpread provisionSpread,
            Money administration,
            Rate swp,
            Rate insurance,
            boolean stamp,
            boolean feesDeducted,
            Penalty penalty,
            Allocation.Order allocation,
            Allocation.Advance advance,
            Payoff.Rule payoff,
            Scheme scheme,
            Money managerLimit,
            Rate salaryShare,
            int savingsMultiple,
            int concurrent,
            Money collateralFrom) {
        this(
                number,
                validFrom,
                name,
                contract,
                joint,
                account,
                method,
                charge,
                interval,
                leastPrincipal,
                mostPrincipal,
                leastInstalments,
                mostInstalments,
                graceIntervals,
                firstPeriod,
                rounding,
                dayBasis,
                provision,
                provisionSpread,
                administration,
                swp,
                insurance,
                stamp,
                feesDeducted,
                penalty,
                allocation,
                advance,
                payoff,
                scheme,
                managerLimit,
                salaryShare,
                savingsMultiple,
                concurrent,
                collateralFrom,
                Rate.ZERO,
                false);
    }

    /** What the parties conclude. */
    public enum Contract {
        LOAN,
        MURABAHAH,
        IJARAH,
        QARDH,
        MUDHARABAH,
        MUSYARAKAH;

        /** Whether the charge is a sum fixed in the contract. */
        public boolean isFixed() {
            return this == MURABAHAH || this == IJARAH;
        }

        /**
         * Whether it is money lent and given back, so that other rooms can collect it with an entry
         * of their own; a price, a rent and a share of profit are paid through {@link Repayments}.
         */
        public boolean isMoneyLent() {
            return this == LOAN || this == QARDH;
        }

        public boolean isSharia() {
            return this != LOAN;
        }

        /** Whether the cooperative earns a part of what the business really brings. */
        public boolean sharesProfit() {
            return this == MUDHARABAH || this == MUSYARAKAH;
        }
    }

    /** How a provision becomes income. */
    public enum ProvisionSpread {
        AT_ONCE,
        STRAIGHT,
        EFFECTIVE
    }

    /** How lateness becomes a class. */
    public enum Scheme {
        DAYS,
        DAYS_LEGACY,
        INSTALMENTS
    }

    /**
     * The fees of a loan of this product.
     *
     * @param stampDuty what the law asks for an agreement of this amount; nil when none
     */
    public Fees fees(Money stampDuty) {
        var fees = new ArrayList<Fee>();
        add(fees, Fee.Kind.PROVISION, provision, Money.ZERO);
        add(fees, Fee.Kind.ADMINISTRATION, Rate.ZERO, administration);
        add(fees, Fee.Kind.SWP, swp, Money.ZERO);
        add(fees, Fee.Kind.INSURANCE, insurance, Money.ZERO);
        if (stamp) {
            add(fees, Fee.Kind.STAMP, Rate.ZERO, stampDuty);
        }
        return new Fees(fees);
    }

    private void add(List<Fee> fees, Fee.Kind kind, Rate share, Money fixed) {
        if (!share.isZero() || fixed.isPositive()) {
            fees.add(new Fee(kind, share, fixed, feesDeducted, kind != Fee.Kind.SWP));
        }
    }

    /**
     * The terms of a loan of this product.
     *
     * @param firstDue due date of the first instalment; its day of the month is kept
     * @param fixed margin or ujrah of a contract that fixes it
     */
    public Terms terms(
            Money principal,
            int instalments,
            LocalDate disbursed,
            LocalDate firstDue,
            Money fixed) {
        return new Terms(
                principal,
                method,
                charge(fixed),
                instalments,
                interval,
                disbursed,
                firstDue,
                // The usual day after a short month returns to the day of the disbursement.
                firstDue.equals(usualFirstDue(disbursed))
                        ? disbursed.getDayOfMonth()
                        : firstDue.getDayOfMonth(),
                firstPeriod,
                Grace.onPrincipal(graceIntervals),
                rounding,
                dayBasis,
                List.of(),
                false);
    }

    private Charge charge(Money fixed) {
        return switch (contract) {
            case LOAN -> charge;
            case MURABAHAH, IJARAH -> new Charge.Fixed(fixed);
            // A loan without yield, and profit that nobody knows before it was made.
            case QARDH, MUDHARABAH, MUSYARAKAH -> Charge.NONE;
        };
    }

    /**
     * The margin or ujrah that the product's rate proposes for a contract that fixes it; nil for
     * others.
     */
    public Money proposed(Money principal, int instalments, LocalDate date) {
        if (!contract.isFixed()) {
            return Money.ZERO;
        }
        return Schedule.of(Terms.every(interval, principal, Method.FLAT, charge, instalments, date))
                .totalInterest();
    }

    /** The usual first due date: one interval after the disbursement. */
    public LocalDate usualFirstDue(LocalDate disbursed) {
        return interval.after(disbursed, disbursed.getDayOfMonth(), 1);
    }
}
