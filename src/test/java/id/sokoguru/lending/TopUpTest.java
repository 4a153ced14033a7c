package id.sokoguru.lending;

import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.credit.Method;
import id.sokoguru.credit.RandomLoans;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.savings.Counter;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A new loan pays the old one off; what was saved with a loan comes back, or stays. */
@InWorld
class TopUpTest {
    private static final PaymentSource DRAWER = new PaymentSource.Drawer(Counter.TILL);

    @Autowired AutowireCapableBeanFactory beans;
    @Autowired World world;
    @Autowired id.sokoguru.kernel.BusinessDay day;
    @Autowired Granting granting;
    @Autowired Loans loans;
    @Autowired Repayments repayments;
    @Autowired Books books;
    @Autowired Ledger ledger;
    Lender lender;

    @BeforeEach
    void found() {
        lender = beans.createBean(Lender.Maker.class).make();
        lender.grant(rp(500_000_000));
    }

    @AfterEach
    void today() {
        world.setTime(World.START);
    }

    private long wish(long rupiah, @Nullable Long replaces) {
        var applied =
                granting.apply(
                        lender.officer,
                        new Applying(
                                Uuid7.create(),
                                1,
                                1,
                                rp(rupiah),
                                12,
                                null,
                                "menambah modal",
                                false,
                                replaces));
        long number = ((Applying.Applied) applied).application().number();
        lender.analyses(number, false, 0, 0);
        return number;
    }

    private Disbursement.Answer granted(long number) {
        assertThat(granting.submit(lender.officer, number)).isEqualTo(new Submission.Submitted());
        lender.decides(lender.chair, number, true);
        return granting.disburse(
                lender.teller,
                new Disbursement(
                        Uuid7.create(), number, MoneyPlace.till(1), null, day.today(), null));
    }

    private Loan lends(long rupiah) {
        return ((Disbursement.Done) granted(wish(rupiah, null))).loan();
    }

    private List<Line> lines(UUID entry) {
        return books.entry(lender.chair, entry).orElseThrow().lines().stream()
                .map(line ->
                        new Line(
                                line.account(),
                                line.sub(),
                                line.unit(),
                                line.side(),
                                line.amount()))
                .toList();
    }

    private Money balance(int account, long sub) {
        return books.balance(lender.chair, account, sub);
    }

    @Test
    void the_new_loan_pays_the_old_one_and_the_rest_goes_out() {
        lender.offers(new Lender.Change(Lender.product(1)).free(Method.FLAT, "1").product());
        world.setDay(LocalDate.of(2026, 9, 21));
        var old = lends(6_000_000);
        world.setDay(LocalDate.of(2026, 10, 21));
        repayments.repay(
                lender.teller,
                new Repayment(
                        Uuid7.create(),
                        old.number(),
                        rp(560_000),
                        DRAWER,
                        LocalDate.of(2026, 10, 21)));
        world.setTime(World.START);
        // 5.500.000 and the month that ends today, 60.000; one loan at a time is allowed.
        long number = wish(10_000_000, old.number());
        var done = (Disbursement.Done) granted(number);
        long fresh = done.loan().number();
        assertThat(lines(done.receipt().id()))
                .containsExactly(
                        Line.debit(110501, fresh, rp(10_000_000)),
                        Line.credit(210603, 0, rp(10_000)),
                        Line.credit(110501, old.number(), rp(5_500_000)),
                        Line.credit(410101, old.number(), rp(60_000)),
                        Line.credit(110102, 1, rp(4_430_000)));
        var ended = loans.loan(lender.chair, old.number()).orElseThrow();
        assertThat(ended.endedHow()).isEqualTo("TOPPED_UP");
        assertThat(balance(110501, old.number())).isEqualTo(Money.ZERO);
        // Undone together: the old loan runs, the new one never was.
        ledger.reverse(lender.teller, Uuid7.create(), done.receipt().id(), TODAY, "keliru");
        assertThat(loans.loan(lender.chair, old.number()).orElseThrow().isRunning()).isTrue();
        assertThat(loans.loan(lender.chair, fresh).orElseThrow().endedHow()).isEqualTo("CANCELLED");
        assertThat(balance(110501, old.number())).isEqualTo(rp(5_500_000));
    }

    @Test
    void a_loan_that_is_too_small_for_the_old_one_is_stopped_with_both_figures() {
        lender.offers(new Lender.Change(Lender.product(1)).free(Method.FLAT, "1").product());
        var old = lender.lends(1, 1, 6_000_000, 12);
        long number = wish(5_000_000, old.number());
        assertThat(granting.submit(lender.officer, number))
                .isInstanceOfSatisfying(
                        Submission.Blocked.class,
                        blocked ->
                                assertThat(blocked.checks())
                                        .filteredOn(Check::blocks)
                                        .extracting(Check::kind, Check::found, Check::allowed)
                                        .containsExactly(
                                                org.assertj.core.groups.Tuple.tuple(
                                                        Check.Kind.TOP_UP,
                                                        "Rp5.000.000",
                                                        "Rp6.000.000")));
        // Without the old loan to pay off, one loan at a time is all that is allowed.
        assertThat(granting.submit(lender.officer, wish(1_000_000, null)))
                .isInstanceOf(Submission.Blocked.class);
        assertThat(
                        granting.apply(
                                lender.officer,
                                new Applying(
                                        Uuid7.create(),
                                        2,
                                        1,
                                        rp(9_000_000),
                                        12,
                                        null,
                                        "milik orang lain",
                                        false,
                                        old.number())))
                .isEqualTo(new Applying.NotReplaceable());
    }

    @Test
    void on_any_day_the_old_loan_ends_at_exactly_nothing() {
        lender.offers(new Lender.Change(Lender.product(1)).product());
        var random = new RandomLoans(7);
        for (int i = 0; i < 8; i++) {
            world.setDay(LocalDate.of(2026, 3, 1).plusDays(random.below(60)));
            var old = lends(1_000_000 + random.below(5_000_000));
            for (int k = random.below(3); k > 0; k--) {
                world.setDay(day.today().plusDays(1 + random.below(45)));
                repayments.repay(
                        lender.teller,
                        new Repayment(
                                Uuid7.create(),
                                old.number(),
                                rp(1 + random.below(400_000)),
                                DRAWER,
                                day.today()));
            }
            world.setDay(day.today().plusDays(random.below(40)));
            var done = (Disbursement.Done) granted(wish(9_000_000, old.number()));
            for (int account : new int[] {110501, 110601, 110509}) {
                assertThat(balance(account, old.number())).as("%d", account).isEqualTo(Money.ZERO);
            }
            // Room for the next one.
            var position =
                    loans.position(lender.chair, done.loan().number(), day.today()).orElseThrow();
            repayments.payOff(
                    lender.teller,
                    new PayoffOrder(
                            Uuid7.create(),
                            done.loan().number(),
                            Repayments.payoff(position).total(),
                            DRAWER,
                            day.today()));
        }
    }

    private Loan lendsWithSwp(boolean returned) {
        var p = new Lender.Change(Lender.product(1)).free(Method.FLAT, "1").swp("2").product();
        lender.offers(returned ? returning(p) : p);
        return lender.lends(1, 1, 5_000_000, 10);
    }

    private static LoanProduct returning(LoanProduct p) {
        return new LoanProduct(
                p.number(),
                p.validFrom(),
                p.name(),
                p.contract(),
                p.joint(),
                p.account(),
                p.method(),
                p.charge(),
                p.interval(),
                p.leastPrincipal(),
                p.mostPrincipal(),
                p.leastInstalments(),
                p.mostInstalments(),
                p.graceIntervals(),
                p.firstPeriod(),
                p.rounding(),
                p.dayBasis(),
                p.provision(),
                p.provisionSpread(),
                p.administration(),
                p.swp(),
                p.insurance(),
                p.stamp(),
                p.feesDeducted(),
                p.penalty(),
                p.allocation(),
                p.advance(),
                p.payoff(),
                p.scheme(),
                p.managerLimit(),
                p.salaryShare(),
                p.savingsMultiple(),
                p.concurrent(),
                p.collateralFrom(),
                p.nisbah(),
                true);
    }

    private RepaymentAnswer paysOff(UUID id, Loan loan) {
        var position = loans.position(lender.chair, loan.number(), TODAY).orElseThrow();
        return repayments.payOff(
                lender.teller,
                new PayoffOrder(
                        id, loan.number(), Repayments.payoff(position).total(), DRAWER, TODAY));
    }

    @Test
    void what_was_saved_with_a_loan_comes_back_when_the_product_says_so() {
        var loan = lendsWithSwp(true);
        var position = loans.position(lender.chair, loan.number(), TODAY).orElseThrow();
        var saved = repayments.saved(lender.chair, position);
        assertThat(saved).isEqualTo(new Repayments.Saved(1, rp(100_000), true));
        var id = Uuid7.create();
        assertThat(paysOff(id, loan)).isInstanceOf(RepaymentAnswer.Paid.class);
        assertThat(lines(id))
                .endsWith(Line.debit(210206, 1, rp(100_000)), Line.credit(110102, 1, rp(100_000)));
        assertThat(balance(210206, 1)).isEqualTo(Money.ZERO);
        var again =
                repayments.payOff(
                        lender.teller,
                        new PayoffOrder(id, loan.number(), rp(5_000_000), DRAWER, TODAY));
        assertThat(again)
                .isInstanceOfSatisfying(
                        RepaymentAnswer.Paid.class,
                        paid -> assertThat(paid.receipt().replayed()).isTrue());
    }

    @Test
    void or_stays_with_the_members_savings() {
        var loan = lendsWithSwp(false);
        var id = Uuid7.create();
        assertThat(paysOff(id, loan)).isInstanceOf(RepaymentAnswer.Paid.class);
        assertThat(lines(id)).noneMatch(line -> line.account() == 210206);
        assertThat(balance(210206, 1)).isEqualTo(rp(100_000));
    }
}
