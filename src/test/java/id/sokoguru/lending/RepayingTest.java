package id.sokoguru.lending;

import static id.sokoguru.lending.LoanDesk.DRAWER;
import static id.sokoguru.lending.LoanDesk.JUNE;
import static id.sokoguru.lending.LoanDesk.perDay;
import static id.sokoguru.lending.LoanDesk.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Due;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.Schedule;
import id.sokoguru.credit.Standing;
import id.sokoguru.credit.Terms;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Posting;
import id.sokoguru.lending.RepaymentAnswer.Paid;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Instalments at the counter: in time, late, in part, ahead, twice, undone. */
@InWorld
class RepayingTest {
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

    private List<Line> lines(RepaymentAnswer answer) {
        var no = ((Paid) answer).receipt().entryNo();
        return lines(books.entry(desk.counter.teller, no).orElseThrow());
    }

    private static List<Line> lines(PostedEntry entry) {
        return entry.lines().stream()
                .map(l -> new Line(l.account(), l.sub(), l.unit(), l.side(), l.amount()))
                .toList();
    }

    private Money balance(int account, long sub) {
        return books.balance(desk.counter.teller, account, sub);
    }

    @Test
    void an_instalment_in_cash_is_principal_and_interest() {
        var loan =
                desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.DECLINING, JUNE)), 120_000);
        var answer = desk.pay(loan, 1_120_000, JUNE.plusMonths(1));
        assertThat(lines(answer))
                .containsExactly(
                        Line.debit(110102, 1, rp(1_120_000)),
                        Line.credit(110501, loan.number(), rp(1_000_000)),
                        Line.credit(410101, loan.number(), rp(120_000)));
        assertThat(((Paid) answer).ended()).isFalse();
        var after = desk.position(loan, JUNE.plusMonths(1));
        assertThat(after.outstanding()).isEqualTo(rp(11_000_000));
        assertThat(after.next().orElseThrow().interest()).isEqualTo(rp(110_000));
    }

    @Test
    void a_late_instalment_carries_its_penalty() {
        var product =
                desk.product(
                        Method.DECLINING,
                        new Penalty(
                                new Penalty.PerDay(rp(1_000)),
                                3,
                                List.of(),
                                Penalty.Destination.INCOME),
                        Allocation.Order.LEGACY,
                        Allocation.Advance.HELD,
                        LoanProduct.Scheme.DAYS);
        var loan = desk.lend(product, Schedule.of(desk.twelve(Method.DECLINING, JUNE)));
        desk.pay(loan, 1_120_000, JUNE.plusMonths(1));
        assertThat(lines(desk.pay(loan, 1_115_000, JUNE.plusMonths(2).plusDays(8))))
                .containsExactly(
                        Line.debit(110102, 1, rp(1_115_000)),
                        Line.credit(110501, loan.number(), rp(1_000_000)),
                        Line.credit(410101, loan.number(), rp(110_000)),
                        Line.credit(410104, loan.number(), rp(5_000)));
    }

    @Test
    void what_was_accrued_is_paid_first() {
        var loan = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        var accrual =
                Entry.of(
                        Uuid7.create(),
                        JUNE.plusMonths(1).minusDays(1),
                        "lending.accrual",
                        "Akru jasa",
                        Line.debit(110601, loan.number(), rp(100_000)),
                        Line.credit(410101, loan.number(), rp(100_000)));
        assertThat(ledger.post(desk.counter.teller, accrual)).isInstanceOf(Posting.Posted.class);
        assertThat(desk.position(loan, JUNE.plusMonths(1)).standing().interestPaid())
                .isEqualTo(Money.ZERO);
        assertThat(lines(desk.pay(loan, 1_120_000, JUNE.plusMonths(1))))
                .containsExactly(
                        Line.debit(110102, 1, rp(1_120_000)),
                        Line.credit(110501, loan.number(), rp(1_000_000)),
                        Line.credit(110601, loan.number(), rp(100_000)),
                        Line.credit(410101, loan.number(), rp(20_000)));
        assertThat(balance(110601, loan.number())).isEqualTo(Money.ZERO);
    }

    @Test
    void a_penalty_does_not_vanish_when_the_instalment_is_finally_paid() {
        var product =
                desk.product(
                        Method.FLAT,
                        perDay("0.1", 3),
                        Allocation.Order.PROTECTIVE,
                        Allocation.Advance.NEXT_INSTALMENTS,
                        LoanProduct.Scheme.DAYS);
        var terms = Terms.monthly(rp(12_000_000), Method.FLAT, Charge.monthly("1.5"), 12, JUNE);
        var loan = desk.lend(product, Schedule.of(terms));
        var late = JUNE.plusMonths(1).plusDays(10);
        assertThat(desk.position(loan, late).penalty()).isEqualTo(rp(8_260));
        desk.pay(loan, 1_180_000, late);
        var waiting = desk.position(loan, late);
        assertThat(waiting.due())
                .containsExactly(new Due(0, late, Money.ZERO, Money.ZERO, rp(8_260)));
        assertThat(waiting.late().days()).isZero();
        assertThat(desk.position(loan, late.plusDays(9)).penalty()).isEqualTo(rp(8_260));
        assertThat(lines(desk.pay(loan, 8_260, late.plusDays(9))))
                .containsExactly(
                        Line.debit(110102, 1, rp(8_260)),
                        Line.credit(410104, loan.number(), rp(8_260)));
        assertThat(desk.position(loan, late.plusDays(9)).due()).isEmpty();
    }

    @Test
    void a_penalty_that_was_paid_before_its_instalment_is_not_asked_for_again() {
        var product =
                desk.product(
                        Method.FLAT,
                        perDay("0.1", 0),
                        Allocation.Order.LEGACY,
                        Allocation.Advance.HELD,
                        LoanProduct.Scheme.DAYS);
        var loan = desk.lend(product, Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        var late = JUNE.plusMonths(1).plusDays(10);
        assertThat(desk.position(loan, late).penalty()).isEqualTo(rp(11_200));
        desk.pay(loan, 571_200, late);
        assertThat(desk.position(loan, late).dueTotal()).isEqualTo(rp(560_000));
        // Half of it has run on for five days.
        assertThat(desk.position(loan, late.plusDays(5)).penalty()).isEqualTo(rp(2_800));
        desk.pay(loan, 562_800, late.plusDays(5));
        assertThat(desk.position(loan, late.plusDays(5)).due()).isEmpty();
    }

    @Test
    void more_than_is_due_pays_the_next_instalments() {
        var loan = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        var paid = (Paid) desk.pay(loan, 2_000_000, JUNE.plusMonths(1));
        assertThat(paid.settled()).isEqualTo(new Settled(rp(1_760_000), rp(240_000), rp(0), rp(0)));
        assertThat(desk.position(loan, JUNE.plusMonths(2)).dueTotal()).isEqualTo(rp(240_000));
    }

    @Test
    void more_than_is_due_makes_the_loan_shorter_or_the_instalments_smaller() {
        for (var advance : List.of(Allocation.Advance.SHORTER, Allocation.Advance.SMALLER)) {
            var product =
                    desk.product(
                            Method.FLAT,
                            Penalty.NONE,
                            Allocation.Order.PROTECTIVE,
                            advance,
                            LoanProduct.Scheme.DAYS);
            var loan = desk.lend(product, Schedule.of(desk.twelve(Method.FLAT, JUNE)));
            var id = Uuid7.create();
            desk.pay(id, loan, 1_120_000 + 5_500_000, DRAWER, JUNE.plusMonths(1));
            var after = desk.position(loan, JUNE.plusMonths(1));
            assertThat(after.outstanding()).isEqualTo(rp(5_500_000));
            assertThat(after.standing().interestPaid()).isEqualTo(Money.ZERO);
            var next = after.next().orElseThrow();
            if (advance == Allocation.Advance.SHORTER) {
                assertThat(after.standing().open()).hasSize(6);
                assertThat(next.total()).isEqualTo(rp(1_120_000));
            } else {
                assertThat(after.standing().open()).hasSize(11);
                assertThat(next.total()).isEqualTo(rp(560_000));
            }
            assertThat(next.date()).isEqualTo(JUNE.plusMonths(2));
            var undone =
                    ledger.reverse(
                            desk.counter.teller, Uuid7.create(), id, Counter.TODAY, "keliru");
            assertThat(undone).isInstanceOf(Posting.Posted.class);
            var back = desk.position(loan, JUNE.plusMonths(1));
            assertThat(back.standing())
                    .isEqualTo(Standing.fresh(Schedule.of(desk.twelve(Method.FLAT, JUNE))));
        }
    }

    @Test
    void an_older_payment_that_is_undone_after_the_schedule_changed_is_due_in_front_of_it() {
        var product =
                desk.product(
                        Method.FLAT,
                        Penalty.NONE,
                        Allocation.Order.PROTECTIVE,
                        Allocation.Advance.SHORTER,
                        LoanProduct.Scheme.DAYS);
        var loan = desk.lend(product, Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        var first = Uuid7.create();
        desk.pay(first, loan, 1_120_000, DRAWER, JUNE.plusMonths(1));
        desk.pay(loan, 1_120_000 + 3_000_000, JUNE.plusMonths(2));
        var before = desk.position(loan, JUNE.plusMonths(2));
        ledger.reverse(desk.counter.teller, Uuid7.create(), first, Counter.TODAY, "cek kosong");
        var after = desk.position(loan, JUNE.plusMonths(2));
        assertThat(after.outstanding()).isEqualTo(before.outstanding().plus(rp(1_000_000)));
        assertThat(after.dueTotal()).isEqualTo(rp(1_120_000));
        assertThat(after.late().days()).isEqualTo(31);
        assertThat(after.standing().open()).hasSize(before.standing().open().size() + 1);
    }

    @Test
    void more_than_is_due_is_kept_and_pays_the_next_instalment_when_it_is_due() {
        var product =
                desk.product(
                        Method.FLAT,
                        Penalty.NONE,
                        Allocation.Order.PROTECTIVE,
                        Allocation.Advance.HELD,
                        LoanProduct.Scheme.DAYS);
        var loan = desk.lend(product, Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        assertThat(lines(desk.pay(loan, 2_000_000, JUNE.plusMonths(1))))
                .containsExactly(
                        Line.debit(110102, 1, rp(2_000_000)),
                        Line.credit(110501, loan.number(), rp(1_000_000)),
                        Line.credit(410101, loan.number(), rp(120_000)),
                        Line.credit(210601, 1, rp(880_000)));
        var held = new PaymentSource.FromHeld();
        assertThat(desk.pay(Uuid7.create(), loan, 880_000, held, JUNE.plusMonths(1)))
                .isEqualTo(new RepaymentAnswer.MoreThanDue(rp(0)));
        assertThat(desk.pay(Uuid7.create(), loan, 900_000, held, JUNE.plusMonths(2)))
                .isEqualTo(new RepaymentAnswer.NotEnough(rp(880_000), rp(900_000)));
        assertThat(lines(desk.pay(Uuid7.create(), loan, 880_000, held, JUNE.plusMonths(2))))
                .containsExactly(
                        Line.debit(210601, 1, rp(880_000)),
                        Line.credit(110501, loan.number(), rp(760_000)),
                        Line.credit(410101, loan.number(), rp(120_000)));
    }

    @Test
    void money_of_an_unknown_sender_waits_until_it_is_known_whose_it_is() {
        var bank = new PaymentSource.Drawer(new MoneyPlace(110201, 0));
        var id = Uuid7.create();
        var posted =
                repayments.receiveUnidentified(
                        desk.counter.teller, id, bank, rp(75_000), 0, "RK-12", JUNE);
        assertThat(posted).isInstanceOf(Posting.Posted.class);
        assertThat(lines(books.entry(desk.counter.teller, id).orElseThrow()))
                .containsExactly(
                        Line.debit(110201, 0, rp(75_000)), Line.credit(210601, 0, rp(75_000)));
        assertThat(repayments.identify(desk.counter.teller, Uuid7.create(), rp(75_001), 1, JUNE))
                .isInstanceOf(Posting.NotEnough.class);
        assertThat(repayments.identify(desk.counter.teller, Uuid7.create(), rp(75_000), 1, JUNE))
                .isInstanceOf(Posting.Posted.class);
        assertThat(repayments.held(desk.counter.teller, 1)).isEqualTo(rp(75_000));
        assertThat(repayments.held(desk.counter.teller, 0)).isEqualTo(rp(0));
    }

    @Test
    void an_instalment_can_come_out_of_the_borrowers_own_savings_only() {
        var loan = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        var own = desk.counter.account(1, 1_000_000);
        var other = desk.counter.account(2, 1_000_000);
        var today = Counter.TODAY;
        assertThat(
                        desk.pay(
                                Uuid7.create(),
                                loan,
                                10_000,
                                new PaymentSource.FromSavings(other),
                                today))
                .isEqualTo(new RepaymentAnswer.NotOwnSavings());
        assertThat(
                        desk.pay(
                                Uuid7.create(),
                                loan,
                                1_000_000,
                                new PaymentSource.FromSavings(own),
                                today))
                .isEqualTo(new RepaymentAnswer.NotEnough(rp(995_000), rp(1_000_000)));
        assertThat(
                        desk.pay(
                                Uuid7.create(),
                                loan,
                                995_000,
                                new PaymentSource.FromSavings(own),
                                today))
                .isInstanceOf(Paid.class);
        savings.block(desk.counter.teller, own, "Sengketa");
        assertThat(desk.pay(Uuid7.create(), loan, 1, new PaymentSource.FromSavings(own), today))
                .isInstanceOf(RepaymentAnswer.SavingsBlocked.class);
    }

    @Test
    void the_last_instalment_ends_the_loan_and_earns_what_is_left_of_the_provision() {
        var terms = Terms.monthly(rp(2_000_000), Method.FLAT, Charge.monthly("1"), 2, JUNE);
        var loan = desk.lend(desk.usual(), Schedule.of(terms), 20_000);
        desk.pay(loan, 1_020_000, JUNE.plusMonths(1));
        var last = Uuid7.create();
        var answer = desk.pay(last, loan, 1_020_000, DRAWER, JUNE.plusMonths(2));
        assertThat(lines(answer))
                .containsExactly(
                        Line.debit(110102, 1, rp(1_020_000)),
                        Line.credit(110501, loan.number(), rp(1_000_000)),
                        Line.credit(410101, loan.number(), rp(20_000)),
                        Line.debit(110509, loan.number(), rp(20_000)),
                        Line.credit(410103, loan.number(), rp(20_000)));
        assertThat(((Paid) answer).ended()).isTrue();
        assertThat(desk.pay(loan, 1, JUNE.plusMonths(2)))
                .isEqualTo(new RepaymentAnswer.Ended(JUNE.plusMonths(2)));
        // The retry is answered although the loan has ended.
        assertThat(desk.pay(last, loan, 1_020_000, DRAWER, JUNE.plusMonths(2)))
                .isInstanceOfSatisfying(
                        Paid.class, p -> assertThat(p.receipt().replayed()).isTrue());
        ledger.reverse(desk.counter.teller, Uuid7.create(), last, Counter.TODAY, "keliru");
        assertThat(loans.loan(desk.counter.teller, loan.number()).orElseThrow().isRunning())
                .isTrue();
        assertThat(desk.position(loan, JUNE.plusMonths(2)).dueTotal()).isEqualTo(rp(1_020_000));
        assertThat(balance(110509, loan.number())).isEqualTo(rp(20_000));
    }

    @Test
    void the_same_payment_twice_is_paid_once_also_at_once() throws Exception {
        var loan = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        var id = Uuid7.create();
        Callable<RepaymentAnswer> pay =
                () -> desk.pay(id, loan, 1_120_000, DRAWER, JUNE.plusMonths(1));
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : both.invokeAll(List.of(pay, pay, pay))) {
                assertThat(answer.get()).isInstanceOf(Paid.class);
            }
        }
        assertThat(balance(110501, loan.number())).isEqualTo(rp(11_000_000));
        assertThat(desk.pay(id, loan, 1_000_000, DRAWER, JUNE.plusMonths(1)))
                .isInstanceOf(RepaymentAnswer.BooksRefuse.class);
    }

    @Test
    void two_who_pay_the_same_instalment_pay_two_instalments() throws Exception {
        var loan = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        Callable<RepaymentAnswer> pay = () -> desk.pay(loan, 1_120_000, JUNE.plusMonths(1));
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : both.invokeAll(List.of(pay, pay))) {
                assertThat(answer.get()).isInstanceOf(Paid.class);
            }
        }
        assertThat(balance(110501, loan.number())).isEqualTo(rp(10_000_000));
        assertThat(balance(410101, loan.number())).isEqualTo(rp(240_000));
    }

    @Test
    void what_is_refused_and_why() {
        var loan = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        assertThat(desk.pay(loan, 1, JUNE.minusDays(1)))
                .isEqualTo(new RepaymentAnswer.BeforeDisbursement(JUNE));
        assertThat(desk.pay(loan, 0, JUNE)).isEqualTo(new RepaymentAnswer.NoAmount());
        assertThat(
                        desk.pay(
                                Uuid7.create(),
                                loan,
                                1,
                                new PaymentSource.Drawer(new MoneyPlace(210201, 1)),
                                JUNE))
                .isEqualTo(new RepaymentAnswer.PlaceNotOpen());
        var stranger = Counter.actor(world.cooperative(), true);
        assertThat(
                        repayments.repay(
                                stranger,
                                new Repayment(Uuid7.create(), loan.number(), rp(1), DRAWER, JUNE)))
                .isEqualTo(new RepaymentAnswer.Unknown());
        assertThat(loans.position(stranger, loan.number(), JUNE)).isEmpty();
    }
}
