package id.sokoguru.lending;

import static id.sokoguru.lending.LoanDesk.JUNE;
import static id.sokoguru.lending.LoanDesk.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.Quality;
import id.sokoguru.credit.Schedule;
import id.sokoguru.dayend.Routine;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.PostedEntry;
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

/** The work that comes round with loans: classes, accrual, reserve, provisions. */
@InWorld
class LendingRoutinesTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter savingsCounter;
    @Autowired CounterLists lists;
    @Autowired Loans loans;
    @Autowired Repayments repayments;
    @Autowired Qualities qualities;
    @Autowired List<Routine> routines;
    LoanDesk desk;
    Actor job;

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
        job = Actor.system(desk.counter.coop);
    }

    private long run(String name, LocalDate day) {
        var routine =
                routines.stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        var outcome = world.tenancy().write(job, () -> routine.run(job, day));
        assertThat(outcome).isInstanceOf(Routine.Outcome.Done.class);
        return ((Routine.Outcome.Done) outcome).items();
    }

    private List<String> last() {
        PostedEntry entry = books.latest(job, 0, 1).getFirst();
        return entry.lines().stream()
                .map(l -> l.account() + " " + l.sub() + " " + l.side() + " " + l.amount().figure())
                .toList();
    }

    private Money balance(int account, long sub) {
        return books.balance(job, account, sub);
    }

    private Quality quality(Loan loan, LocalDate on) {
        return qualities.of(job, List.of(desk.position(loan, on)), on).getFirst().quality();
    }

    @Test
    void a_class_is_written_only_when_it_changes() {
        var loan = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        var due = JUNE.plusMonths(1);
        assertThat(run("lending.quality", due.plusDays(30))).isZero();
        assertThat(run("lending.quality", due.plusDays(31))).isEqualTo(1);
        assertThat(run("lending.quality", due.plusDays(31))).isZero();
        assertThat(run("lending.quality", due.plusDays(90))).isZero();
        assertThat(run("lending.quality", due.plusDays(91))).isEqualTo(1);
        assertThat(run("lending.quality", due.plusDays(121))).isEqualTo(1);
        assertThat(qualities.history(job, loan.number()))
                .extracting(Qualities.Change::quality)
                .containsExactly(Quality.DOUBTFUL, Quality.SUBSTANDARD, Quality.SPECIAL_MENTION);
        desk.pay(loan, 5 * 1_120_000, due.plusDays(122));
        assertThat(run("lending.quality", due.plusDays(122))).isEqualTo(1);
        assertThat(quality(loan, due.plusDays(122))).isEqualTo(Quality.CURRENT);
    }

    @Test
    void the_three_schemes_judge_the_same_loan_differently() {
        var due = JUNE.plusMonths(1);
        for (var scheme : LoanProduct.Scheme.values()) {
            var product =
                    desk.product(
                            Method.FLAT,
                            Penalty.NONE,
                            Allocation.Order.PROTECTIVE,
                            Allocation.Advance.HELD,
                            scheme);
            var loan = desk.lend(product, Schedule.of(desk.twelve(Method.FLAT, JUNE)));
            assertThat(quality(loan, due.plusDays(85)))
                    .isEqualTo(
                            scheme == LoanProduct.Scheme.DAYS
                                    ? Quality.SPECIAL_MENTION
                                    : Quality.CURRENT);
            assertThat(quality(loan, due.plusDays(100))).isEqualTo(Quality.SUBSTANDARD);
        }
    }

    @Test
    void interest_is_accrued_for_performing_loans_and_taken_back_when_they_stop_performing() {
        var good = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        var late = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        var june = LocalDate.of(2026, 6, 30);
        assertThat(run("lending.accrual", june)).isEqualTo(2);
        // Fifteen of thirty days.
        assertThat(last())
                .containsExactly(
                        "110601 " + good.number() + " DEBIT 60.000",
                        "410101 " + good.number() + " CREDIT 60.000",
                        "110601 " + late.number() + " DEBIT 60.000",
                        "410101 " + late.number() + " CREDIT 60.000");
        assertThat(run("lending.accrual", june)).isZero();
        for (int k = 1; k <= 4; k++) {
            desk.pay(good, 1_120_000, JUNE.plusMonths(k));
        }
        var october = LocalDate.of(2026, 10, 31);
        run("lending.accrual", october);
        assertThat(balance(110601, late.number())).isEqualTo(Money.ZERO);
        assertThat(balance(410101, late.number())).isEqualTo(Money.ZERO);
        // Four months and sixteen of thirty-one days.
        assertThat(balance(910104, late.number())).isEqualTo(rp(541_935));
        assertThat(balance(110601, good.number())).isEqualTo(rp(61_935));
        assertThat(desk.position(late, october).standing().interestPaid()).isEqualTo(Money.ZERO);
        desk.payOff(late, october);
        run("lending.accrual", LocalDate.of(2026, 11, 20));
        assertThat(balance(910104, late.number())).isEqualTo(Money.ZERO);
    }

    @Test
    void a_provision_is_earned_instalment_by_instalment() {
        var loan = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)), 120_000);
        assertThat(run("lending.amortisation", LocalDate.of(2026, 6, 30))).isZero();
        assertThat(run("lending.amortisation", LocalDate.of(2026, 7, 31))).isEqualTo(1);
        assertThat(last())
                .containsExactly(
                        "110509 " + loan.number() + " DEBIT 10.000",
                        "410103 " + loan.number() + " CREDIT 10.000");
        assertThat(run("lending.amortisation", LocalDate.of(2026, 7, 31))).isZero();
        run("lending.amortisation", LocalDate.of(2026, 8, 31));
        assertThat(balance(110509, loan.number())).isEqualTo(rp(100_000));
    }

    @Test
    void the_allowance_follows_the_class_up_and_down() {
        var loan = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        assertThat(run("lending.reserve", LocalDate.of(2026, 7, 31))).isZero();
        assertThat(run("lending.reserve", LocalDate.of(2026, 10, 31))).isEqualTo(1);
        // Substandard: 10 % of 12.000.000.
        assertThat(last())
                .containsExactly(
                        "520108 0 DEBIT 1.200.000",
                        "110591 " + loan.number() + " CREDIT 1.200.000");
        desk.pay(loan, 4 * 1_120_000, LocalDate.of(2026, 11, 1));
        assertThat(run("lending.reserve", LocalDate.of(2026, 11, 20))).isEqualTo(1);
        assertThat(last())
                .containsExactly(
                        "110591 " + loan.number() + " DEBIT 1.200.000",
                        "520108 0 CREDIT 1.200.000");
        var classed =
                qualities
                        .of(job, List.of(desk.position(loan, Counter.TODAY)), Counter.TODAY)
                        .getFirst();
        assertThat(classed.reserve().amount()).isEqualTo(rp(40_000));
        assertThat(classed.impairment()).isEqualTo(Money.ZERO);
    }
}
