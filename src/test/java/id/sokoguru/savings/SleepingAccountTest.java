package id.sokoguru.savings;

import static id.sokoguru.savings.Counter.TILL;
import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.dayend.DayEndRun;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.membership.Members;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Savings that sleep after six months in which their member did nothing. */
@InWorld
class SleepingAccountTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final int SIX_MONTHS = 2;

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired Deposits deposits;
    @Autowired DayEndRun run;
    Counter counter;

    @BeforeEach
    void found() {
        counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
        counter.join(3, LocalDate.of(2026, 1, 5));
        offer(
                Product.usual(FROM)
                        .called(SIX_MONTHS, "Tabungan")
                        .earning("3", Product.Method.LOWEST)
                        .kept(rp(1_000), 6));
    }

    @Test
    void an_account_sleeps_on_the_day_on_which_six_months_have_passed() {
        var asleep = open(TODAY.minusMonths(6));
        var awake = open(TODAY.minusMonths(6).plusDays(1));
        var never = counter.account(1, 10_000);
        assertThat(savings.asleep(counter.chair))
                .extracting(Sleeper::accountNo)
                .containsExactly(asleep);
        assertThat(savings.asleep(counter.chair, asleep)).contains(TODAY.minusMonths(6));
        assertThat(savings.asleep(counter.chair, awake)).isEmpty();
        assertThat(savings.asleep(counter.chair, never)).isEmpty();
        assertThat(savings.asleepOf(counter.chair, 1)).containsExactly(asleep);
    }

    @Test
    void interest_and_fees_do_not_keep_it_awake() {
        var account = open(LocalDate.of(2026, 2, 1));
        run.runOne(counter.coop, LocalDate.of(2026, 10, 31));
        assertThat(books.balance(counter.chair, 210201, account)).isNotEqualTo(rp(500_000));
        assertThat(savings.asleep(counter.chair, account)).contains(LocalDate.of(2026, 2, 1));
    }

    @Test
    void neither_money_in_nor_out_moves_it_before_the_papers_were_seen() {
        var account = open(LocalDate.of(2026, 2, 1));
        var sleeps = new CounterAnswer.Asleep(LocalDate.of(2026, 2, 1));
        assertThat(counter.deposit(account, 10_000)).isEqualTo(sleeps);
        assertThat(counter.withdraw(Uuid7.create(), account, 10_000)).isEqualTo(sleeps);
        assertThat(desk.close(counter.teller, Uuid7.create(), account, TILL, TODAY))
                .isEqualTo(sleeps);
        var other = counter.account(1, 20_000);
        assertThat(
                        desk.transfer(
                                counter.teller,
                                new Transfer(Uuid7.create(), other, account, rp(1_000), TODAY)))
                .isEqualTo(sleeps);
        assertThat(books.balance(counter.chair, 210201, account)).isEqualTo(rp(500_000));
    }

    @Test
    void a_movement_with_the_papers_seen_wakes_it_and_is_noted() {
        var account = open(LocalDate.of(2026, 2, 1));
        var order =
                new CounterOrder.Withdrawal(Uuid7.create(), account, rp(10_000), TILL, TODAY, true);
        assertThat(desk.take(counter.teller, order)).isInstanceOf(CounterAnswer.Done.class);
        assertThat(savings.asleep(counter.chair, account)).isEmpty();
        assertThat(counter.deposit(account, 10_000)).isInstanceOf(CounterAnswer.Done.class);
        assertThat(noted(account)).isEqualTo(1);
    }

    @Test
    void a_deposit_too_wakes_it_and_sent_twice_is_noted_once() {
        var account = open(LocalDate.of(2026, 2, 1));
        var order =
                new CounterOrder.Deposit(Uuid7.create(), account, rp(10_000), TILL, TODAY, true);
        var first = (CounterAnswer.Done) desk.take(counter.teller, order);
        var again = (CounterAnswer.Done) desk.take(counter.teller, order);
        assertThat(again.receipt().entryNo()).isEqualTo(first.receipt().entryNo());
        assertThat(noted(account)).isEqualTo(1);
    }

    @Test
    void what_was_reversed_did_not_wake_it() {
        var account = open(LocalDate.of(2026, 2, 1));
        var order =
                new CounterOrder.Deposit(Uuid7.create(), account, rp(10_000), TILL, TODAY, true);
        assertThat(desk.take(counter.teller, order)).isInstanceOf(CounterAnswer.Done.class);
        assertThat(ledger.reverse(counter.chair, Uuid7.create(), order.id(), TODAY, "keliru"))
                .isInstanceOf(Posting.Posted.class);
        assertThat(savings.asleep(counter.chair, account)).contains(LocalDate.of(2026, 2, 1));
    }

    @Test
    void a_term_deposit_is_not_paid_out_of_savings_that_sleep() {
        var account = open(SIX_MONTHS, LocalDate.of(2026, 2, 1), 2_000_000);
        offer(Product.preset(3, FROM, Product.Kind.TERM).lasting(3).broken("3", false));
        var order =
                new Placement(
                        Uuid7.create(),
                        1,
                        3,
                        rp(1_000_000),
                        new MoneyPlace(210201, account),
                        account,
                        Deposit.Renewal.NONE,
                        Deposit.Pays.MONTHLY,
                        TODAY);
        assertThat(deposits.place(counter.teller, order))
                .isEqualTo(
                        new Placement.NotPlaced(
                                new CounterAnswer.Asleep(LocalDate.of(2026, 2, 1))));
        assertThat(books.balance(counter.chair, 210201, account)).isEqualTo(rp(2_000_000));
    }

    @Test
    void purpose_savings_do_not_sleep_while_they_are_locked() {
        offer(
                Product.preset(4, FROM, Product.Kind.PURPOSE)
                        .earning("0", Product.Method.DAILY)
                        .lasting(9)
                        .kept(rp(0), 6));
        var locked = open(4, LocalDate.of(2026, 2, 1));
        assertThat(savings.asleep(counter.chair, locked)).isEmpty();
        world.setDay(LocalDate.of(2027, 5, 1));
        assertThat(savings.asleep(counter.chair, locked)).contains(LocalDate.of(2026, 11, 1));
    }

    @Test
    void an_account_keeps_the_months_of_its_opening_until_a_version_is_for_all() {
        var account = open(LocalDate.of(2026, 9, 1));
        offer(
                Product.usual(FROM)
                        .called(SIX_MONTHS, "Tabungan")
                        .kept(rp(0), 1)
                        .from(LocalDate.of(2026, 10, 1), false));
        assertThat(savings.asleep(counter.chair, account)).isEmpty();
        offer(
                Product.usual(FROM)
                        .called(SIX_MONTHS, "Tabungan")
                        .kept(rp(0), 1)
                        .from(LocalDate.of(2026, 11, 1), true));
        assertThat(savings.asleep(counter.chair, account)).contains(LocalDate.of(2026, 9, 1));
    }

    private int noted(long account) {
        return world.asOwner()
                .sql(
                        """
                        select count(*)::int from access.audit
                         where coop_id = :coop and what = 'savings.audit.woken' and subject = :account
                        """)
                .param("coop", counter.coop.value())
                .param("account", String.valueOf(account))
                .query(Integer.class)
                .single();
    }

    private void offer(Product product) {
        assertThat(savings.setProduct(counter.chair, product))
                .isInstanceOf(ProductAnswer.Decided.class);
    }

    private long open(LocalDate on) {
        return open(SIX_MONTHS, on);
    }

    private long open(int product, LocalDate on) {
        return open(product, on, 500_000);
    }

    private long open(int product, LocalDate on, long rupiah) {
        var answer =
                desk.open(
                        counter.teller,
                        new Opening(Uuid7.create(), 1, product, rp(rupiah), TILL, on));
        assertThat(answer).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) answer).account();
    }
}
