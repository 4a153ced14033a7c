package id.sokoguru.lending;

import static id.sokoguru.lending.LoanDesk.DRAWER;
import static id.sokoguru.lending.LoanDesk.JUNE;
import static id.sokoguru.lending.LoanDesk.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.credit.Accrual;
import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.RandomLoans;
import id.sokoguru.credit.Schedule;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.lending.RepaymentAnswer.Paid;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Everything at once, on any day: nothing is left anywhere. */
@InWorld
class PayingOffTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter savingsCounter;
    @Autowired CounterLists lists;
    @Autowired Loans loans;
    @Autowired Repayments repayments;
    LoanDesk desk;

    @BeforeEach
    void found() {
        desk =
                new LoanDesk(
                        new Counter(
                                world.cooperative(),
                                ledger,
                                members,
                                savings,
                                savingsCounter,
                                lists),
                        ledger,
                        loans,
                        repayments);
    }

    private void nothingIsLeft(Loan loan) {
        for (int account : new int[] {loan.account(), 110601, 110509}) {
            assertThat(books.balance(desk.counter.teller, account, loan.number()))
                    .as("%d of %s", account, loan)
                    .isEqualTo(Money.ZERO);
        }
        var after = loans.loan(desk.counter.teller, loan.number()).orElseThrow();
        assertThat(after.isRunning()).isFalse();
        assertThat(after.endedHow()).isEqualTo("PAID");
    }

    @Test
    void a_flat_loan_pays_the_running_month_and_no_more_interest() {
        var loan = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)), 120_000);
        desk.pay(loan, 1_120_000, JUNE.plusMonths(1));
        var id = Uuid7.create();
        var paid = (Paid) desk.payOff(id, loan, JUNE.plusMonths(1).plusDays(10));
        assertThat(books.entry(desk.counter.teller, id).orElseThrow().lines())
                .extracting(l -> l.account() + " " + l.side() + " " + l.amount().figure())
                .containsExactly(
                        "110102 DEBIT 11.120.000",
                        "110501 CREDIT 11.000.000",
                        "410101 CREDIT 120.000",
                        "110509 DEBIT 120.000",
                        "410103 CREDIT 120.000");
        assertThat(paid.ended()).isTrue();
        nothingIsLeft(loan);
        assertThat(
                        repayments.payOff(
                                desk.counter.teller,
                                new PayoffOrder(
                                        id,
                                        loan.number(),
                                        rp(11_120_000),
                                        DRAWER,
                                        JUNE.plusMonths(1).plusDays(10))))
                .isInstanceOfSatisfying(
                        Paid.class, p -> assertThat(p.receipt().replayed()).isTrue());
        ledger.reverse(desk.counter.teller, Uuid7.create(), id, Counter.TODAY, "keliru");
        assertThat(desk.position(loan, JUNE.plusMonths(2)).dueTotal()).isEqualTo(rp(1_120_000));
        assertThat(desk.position(loan, JUNE.plusMonths(2)).loan().isRunning()).isTrue();
    }

    @Test
    void a_figure_that_moved_pays_nothing() {
        var loan = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        assertThat(
                        repayments.payOff(
                                desk.counter.teller,
                                new PayoffOrder(
                                        Uuid7.create(),
                                        loan.number(),
                                        rp(12_000_000),
                                        DRAWER,
                                        JUNE.plusDays(5))))
                .isEqualTo(new RepaymentAnswer.FigureMoved(rp(12_120_000)));
    }

    @Test
    void all_principal_at_once_is_a_payoff() {
        var product =
                desk.product(
                        Method.ANNUITY,
                        Penalty.NONE,
                        Allocation.Order.PROTECTIVE,
                        Allocation.Advance.SMALLER,
                        LoanProduct.Scheme.DAYS);
        var loan = desk.lend(product, Schedule.of(desk.twelve(Method.ANNUITY, JUNE)));
        assertThat(desk.pay(loan, 13_000_000, JUNE.plusMonths(1)))
                .isEqualTo(new RepaymentAnswer.IsPayoff(rp(12_120_000)));
        assertThat(books.balance(desk.counter.teller, 110501, loan.number()))
                .isEqualTo(rp(12_000_000));
    }

    /** Random terms, payments, accruals and days; the loan ends with exactly nothing. */
    @Test
    void a_payoff_on_any_day_leaves_every_place_of_the_loan_empty() {
        var random = new RandomLoans(20261122);
        int done = 0;
        for (int i = 0; i < 120; i++) {
            var terms = random.terms();
            var schedule = Schedule.of(terms);
            if (schedule.capitalised().isPositive()
                    || schedule.principal().rupiah() > 4_000_000_000L
                    || schedule.disbursed().isAfter(LocalDate.of(2026, 10, 1))
                    || schedule.disbursed().isBefore(LocalDate.of(2026, 1, 7))) {
                continue;
            }
            var product =
                    desk.product(
                            terms.method(),
                            random.pick(Penalty.NONE, LoanDesk.perDay("0.2", 2)),
                            random.pick(Allocation.Order.LEGACY, Allocation.Order.PROTECTIVE),
                            random.pick(Allocation.Advance.values()),
                            LoanProduct.Scheme.DAYS);
            var provision = schedule.principal().rupiah() / 100;
            var loan = desk.lend(product, schedule, provision);
            var date = schedule.disbursed();
            var last = Counter.TODAY;
            for (int k = random.below(4); k > 0 && date.isBefore(last); k--) {
                date = date.plusDays(1 + random.below(40));
                if (date.isAfter(last)) {
                    break;
                }
                accrue(loan, date);
                var owed = schedule.totalPayment().rupiah();
                desk.pay(loan, 1 + random.money(0, owed / 3).rupiah(), date);
            }
            if (date.isAfter(last)) {
                date = last;
            }
            date = date.plusDays(random.below((int) (last.toEpochDay() - date.toEpochDay()) + 1));
            if (!loans.loan(desk.counter.teller, loan.number()).orElseThrow().isRunning()) {
                nothingIsLeft(loan);
                continue;
            }
            accrue(loan, date);
            assertThat(desk.payOff(loan, date))
                    .as("%s on %s", terms, date)
                    .isInstanceOf(Paid.class);
            nothingIsLeft(loan);
            done++;
        }
        assertThat(done).isGreaterThan(15);
    }

    private void accrue(Loan loan, LocalDate date) {
        var position = desk.position(loan, date);
        var more = Accrual.unpaid(position.standing(), date).minus(position.accruedReceivable());
        if (more.isPositive() && position.loan().isRunning()) {
            var entry =
                    Entry.of(
                            Uuid7.create(),
                            date,
                            "lending.accrual",
                            "Akru jasa",
                            Line.debit(110601, loan.number(), more),
                            Line.credit(410101, loan.number(), more));
            assertThat(ledger.postAll(desk.counter.teller, List.of(entry)))
                    .isInstanceOf(id.sokoguru.ledger.BulkPosting.AllPosted.class);
        }
    }
}
