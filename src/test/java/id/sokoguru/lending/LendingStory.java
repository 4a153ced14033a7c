package id.sokoguru.lending;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Interval;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.Rounding;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The loans of the domain's story, through the doors of this room. Both break the limit of the
 * little cooperative on purpose (12.000.000 and 30.000.000 against 8.829.000), so its managers
 * chose to be warned.
 */
public final class LendingStory {
    private final Granting granting;
    private final Loans loans;

    public LendingStory(Granting granting, Loans loans) {
        this.granting = granting;
        this.loans = loans;
    }

    /**
     * The kinds of loan: with administration, without, and for groups with and without interest.
     */
    public void offer(Actor chair, LocalDate from) {
        granting.setStrictness(
                chair, new Strictness(false, true), "modal masih kecil, diputuskan pengurus");
        var perDay =
                new Penalty(
                        new Penalty.PerDay(Money.rupiah(2_500)),
                        0,
                        List.of(),
                        Penalty.Destination.INCOME);
        loans.setProduct(chair, borrowed(1, from, 50_000, perDay));
        loans.setProduct(chair, borrowed(2, from, 0, Penalty.NONE));
        loans.setProduct(chair, joint(3, from, "1.5", 1, Interval.MONTHLY));
        loans.setProduct(chair, joint(4, from, "0", 0, Interval.WEEKLY));
        loans.setProduct(chair, joint(6, from, "0", 1, Interval.MONTHLY));
    }

    /** Declining, with provision, insurance and stamp duty. */
    private static LoanProduct borrowed(
            int number, LocalDate from, long administration, Penalty penalty) {
        return product(
                Preset.DECLINING.product(number, from, "Pinjaman " + number, Rate.percent("40")),
                "1",
                0,
                administration,
                true,
                Interval.MONTHLY,
                penalty);
    }

    /** Of a group, without fees; interest alone is paid in the first months, if there is any. */
    private static LoanProduct joint(
            int number, LocalDate from, String monthly, int grace, Interval interval) {
        return product(
                Preset.JOINT.product(number, from, "Pinjaman " + number, Rate.percent("40")),
                monthly,
                grace,
                0,
                false,
                interval,
                Penalty.NONE);
    }

    /** J40: electronics on murabahah, 15 % of the cost over a year, without fees. */
    public void offerMurabahah(Actor chair, LocalDate from) {
        var p = Preset.MURABAHAH.product(5, from, "Murabahah", Rate.ZERO);
        loans.setProduct(
                chair,
                new LoanProduct(
                        5,
                        from,
                        p.name(),
                        p.contract(),
                        false,
                        p.account(),
                        p.method(),
                        new Charge.ByRate(Rate.percent("1.25"), Charge.Per.MONTH),
                        p.interval(),
                        p.leastPrincipal(),
                        p.mostPrincipal(),
                        p.leastInstalments(),
                        p.mostInstalments(),
                        0,
                        p.firstPeriod(),
                        p.rounding(),
                        p.dayBasis(),
                        Rate.ZERO,
                        p.provisionSpread(),
                        Money.ZERO,
                        Rate.ZERO,
                        Rate.ZERO,
                        false,
                        false,
                        p.penalty(),
                        p.allocation(),
                        p.advance(),
                        p.payoff(),
                        p.scheme(),
                        p.managerLimit(),
                        Rate.ZERO,
                        0,
                        5,
                        Money.ZERO));
    }

    /** J40a: granted, and the thing is bought. */
    public long buy(
            Actor officer, Runnable approval, Actor cashier, MoneyPlace place, long member) {
        long number = granted(officer, approval, member, 5, 6_000_000, null);
        assertThat(
                        granting.purchase(
                                cashier,
                                new Purchase(
                                        Uuid7.create(),
                                        number,
                                        "Mesin cuci",
                                        "Toko Elektronik",
                                        "NT-17",
                                        Money.rupiah(6_000_000),
                                        false,
                                        place,
                                        today(officer, number))))
                .isInstanceOf(Purchase.Bought.class);
        return number;
    }

    /** J40b: it is sold. */
    public Loan sell(Actor cashier, long application, LocalDate date) {
        var answer =
                granting.disburse(
                        cashier,
                        new Disbursement(Uuid7.create(), application, null, null, date, null));
        return ((Disbursement.Done) answer).loan();
    }

    private static LoanProduct product(
            LoanProduct p,
            String monthly,
            int grace,
            long administration,
            boolean fees,
            Interval interval,
            Penalty penalty) {
        return new LoanProduct(
                p.number(),
                p.validFrom(),
                p.name(),
                p.contract(),
                p.joint(),
                p.account(),
                Method.DECLINING,
                new Charge.ByRate(Rate.percent(monthly), Charge.Per.MONTH),
                interval,
                Money.rupiah(100_000),
                Money.rupiah(50_000_000),
                p.leastInstalments(),
                p.mostInstalments(),
                grace,
                p.firstPeriod(),
                Rounding.NONE,
                p.dayBasis(),
                fees ? Rate.percent("1") : Rate.ZERO,
                p.provisionSpread(),
                Money.rupiah(administration),
                Rate.ZERO,
                fees ? Rate.percent("0.5") : Rate.ZERO,
                fees,
                true,
                penalty,
                p.allocation(),
                p.advance(),
                p.payoff(),
                interval == Interval.WEEKLY
                        ? LoanProduct.Scheme.INSTALMENTS
                        : LoanProduct.Scheme.DAYS,
                p.managerLimit(),
                Rate.ZERO,
                0,
                5,
                Money.ZERO);
    }

    /** From the wish to the money, over twelve months. */
    public void lend(
            Actor officer,
            Runnable approval,
            Actor cashier,
            MoneyPlace place,
            long member,
            int product,
            long rupiah,
            @Nullable Long group,
            @Nullable LocalDate firstDue) {
        long number = granted(officer, approval, member, product, rupiah, group);
        assertThat(
                        granting.disburse(
                                cashier,
                                new Disbursement(
                                        Uuid7.create(),
                                        number,
                                        place,
                                        null,
                                        today(officer, number),
                                        firstDue)))
                .isInstanceOf(Disbursement.Done.class);
    }

    private long granted(
            Actor officer,
            Runnable approval,
            long member,
            int product,
            long rupiah,
            @Nullable Long group) {
        var amount = Money.rupiah(rupiah);
        var wish =
                new Applying(
                        Uuid7.create(), member, product, amount, 12, group, "modal usaha", false);
        var applied = (Applying.Applied) granting.apply(officer, wish);
        long number = applied.application().number();
        var found =
                new Analysis(
                        "jujur",
                        "usaha berjalan",
                        "",
                        "",
                        "",
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        false,
                        amount,
                        12);
        assertThat(granting.analyse(officer, number, found)).isTrue();
        assertThat(granting.submit(officer, number)).isEqualTo(new Submission.Submitted());
        approval.run();
        return number;
    }

    private LocalDate today(Actor officer, long number) {
        return granting.steps(officer, number)
                .getLast()
                .doneAt()
                .toInstant()
                .atZone(id.sokoguru.kernel.BusinessDay.ZONE)
                .toLocalDate();
    }
}
