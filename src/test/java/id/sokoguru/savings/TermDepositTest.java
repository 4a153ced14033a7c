package id.sokoguru.savings;

import static id.sokoguru.savings.Counter.TILL;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.dayend.DayEndRun;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Members;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Fifty million for some months at six percent. */
@InWorld
class TermDepositTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate PLACED = LocalDate.of(2026, 7, 31);

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired Deposits deposits;
    @Autowired Approvals approvals;
    @Autowired DayEndRun run;
    Counter counter;
    long saver;

    @BeforeEach
    void found() {
        counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
        counter.join(2, LocalDate.of(2026, 1, 5));
        savings.setProduct(
                counter.chair,
                Product.preset(2, FROM, Product.Kind.TERM).lasting(3).broken("3", false));
        savings.setProduct(
                counter.chair,
                Product.preset(3, FROM, Product.Kind.TERM).lasting(3).broken("3", true));
        saver = counter.account(1, 10_000);
    }

    @Test
    void a_month_of_fifty_million_pays_225_000_and_25_000_to_the_state() {
        var account = place(50_000_000, Deposit.Renewal.NONE, Deposit.Pays.MONTHLY);
        assertThat(books.balance(counter.chair, 210203, account)).isEqualTo(rp(50_000_000));

        run.runOne(counter.coop, LocalDate.of(2026, 8, 30));
        assertThat(saved()).isEqualTo(rp(10_000));
        run.runOne(counter.coop, LocalDate.of(2026, 8, 31));
        assertThat(saved()).isEqualTo(rp(235_000));
        assertThat(books.balance(counter.chair, 210401, 0)).isEqualTo(rp(25_000));
        assertThat(books.balance(counter.chair, 510202, 0)).isEqualTo(rp(250_000));

        var entry = books.latest(counter.chair, Long.MAX_VALUE, 1).getFirst();
        assertThat(entry.event()).isEqualTo("savings.interest");
        assertThat(entry.lines())
                .extracting(l -> l.account())
                .containsExactly(510202, 210401, 210201);
    }

    @Test
    void the_days_of_payment_keep_the_anchor_and_at_the_end_the_principal_comes_back() {
        var account = place(48_000_000, Deposit.Renewal.NONE, Deposit.Pays.MONTHLY);
        run.runOne(counter.coop, LocalDate.of(2026, 9, 29));
        assertThat(saved()).isEqualTo(rp(250_000));
        // From 31 July a month ends on 31 August, 30 September, 31 October.
        run.runOne(counter.coop, LocalDate.of(2026, 10, 31));
        assertThat(saved()).isEqualTo(rp(48_730_000));
        assertThat(books.balance(counter.chair, 210203, account)).isEqualTo(Money.ZERO);
        assertThat(deposits.running(counter.chair)).isEmpty();
        assertThat(savings.account(counter.chair, account).orElseThrow().isOpen()).isFalse();
        assertThat(books.balance(counter.chair, 210401, 0)).isEqualTo(Money.ZERO);
    }

    @Test
    void a_renewed_deposit_runs_on_at_the_rate_of_its_day_and_the_interest_joins_it() {
        var account = place(40_000_000, Deposit.Renewal.WHOLE, Deposit.Pays.AT_MATURITY);
        savings.setProduct(
                counter.chair,
                Product.preset(2, LocalDate.of(2026, 10, 1), Product.Kind.TERM)
                        .lasting(3)
                        .broken("3", false)
                        .earning("4.5", Product.Method.DAILY));
        run.runOne(counter.coop, LocalDate.of(2026, 10, 30));
        assertThat(books.balance(counter.chair, 510202, 0)).isEqualTo(Money.ZERO);
        run.runOne(counter.coop, LocalDate.of(2026, 10, 31));
        // Three months at once are 600.000, of which 60.000 is tax.
        assertThat(books.balance(counter.chair, 210203, account)).isEqualTo(rp(40_540_000));
        var renewed = deposits.deposit(counter.chair, account).orElseThrow();
        assertThat(renewed.termNo()).isEqualTo(2);
        assertThat(renewed.startsOn()).isEqualTo(LocalDate.of(2026, 10, 31));
        assertThat(renewed.endsOn()).isEqualTo(LocalDate.of(2027, 1, 31));
        assertThat(renewed.rate()).isEqualTo(Rate.percent("4.5"));
        assertThat(renewed.paid()).isEqualTo(Money.ZERO);
        assertThat(saved()).isEqualTo(rp(10_000));
        run.runOne(counter.coop, LocalDate.of(2026, 10, 31));
        assertThat(books.balance(counter.chair, 210203, account)).isEqualTo(rp(40_540_000));
    }

    @Test
    void with_renewal_of_the_principal_the_interest_goes_to_the_savings() {
        var account = place(40_000_000, Deposit.Renewal.PRINCIPAL, Deposit.Pays.AT_MATURITY);
        run.runOne(counter.coop, LocalDate.of(2026, 10, 31));
        assertThat(books.balance(counter.chair, 210203, account)).isEqualTo(rp(40_000_000));
        assertThat(saved()).isEqualTo(rp(550_000));
    }

    @Test
    void breaking_takes_back_what_was_paid_beyond_the_break_rate() {
        var account = place(48_000_000, Deposit.Renewal.NONE, Deposit.Pays.MONTHLY);
        run.runOne(counter.coop, LocalDate.of(2026, 8, 31));
        var on = LocalDate.of(2026, 9, 29);
        var deposit = deposits.deposit(counter.chair, account).orElseThrow();
        // Sixty days at 3 % are 236.712; 240.000 were paid.
        var offer = deposits.offer(counter.chair, deposit, on);
        assertThat(offer)
                .isEqualTo(
                        new Breaking.Offer(
                                rp(48_000_000),
                                rp(236_712),
                                rp(240_000),
                                rp(3_288),
                                Money.ZERO,
                                Money.ZERO));
        var order = new Breaking(Uuid7.create(), account, new MoneyPlace(210201, saver), on);
        var broken = (Breaking.Broken) deposits.breakUp(counter.teller, order);
        assertThat(broken.offer().payout()).isEqualTo(rp(47_996_712));
        assertThat(saved()).isEqualTo(rp(10_000 + 240_000 + 47_996_712));
        assertThat(books.balance(counter.chair, 510202, 0)).isEqualTo(rp(236_712));
        // Again: the same receipt, nothing more.
        var again = (Breaking.Broken) deposits.breakUp(counter.teller, order);
        assertThat(again.receipt().entryNo()).isEqualTo(broken.receipt().entryNo());
        run.runOne(counter.coop, LocalDate.of(2026, 10, 31));
        assertThat(books.balance(counter.chair, 510202, 0)).isEqualTo(rp(236_712));
    }

    @Test
    void breaking_before_anything_was_paid_pays_the_break_rate_less_tax() {
        var account = place(100_000_000, Deposit.Renewal.NONE, Deposit.Pays.AT_MATURITY);
        var on = PLACED.plusDays(73);
        var order = new Breaking(Uuid7.create(), account, new MoneyPlace(210201, saver), on);
        // A fifth of a year at 3 % is 600.000, taxed as a whole.
        var broken = (Breaking.Broken) deposits.breakUp(counter.teller, order);
        assertThat(broken.offer().payout()).isEqualTo(rp(100_540_000));
        assertThat(books.balance(counter.chair, 210401, 0)).isEqualTo(rp(60_000));
    }

    @Test
    void a_second_person_agrees_before_a_deposit_of_such_a_kind_is_broken() {
        var account = place(3, 10_000_000, Deposit.Renewal.NONE, Deposit.Pays.MONTHLY);
        var order = new Breaking(Uuid7.create(), account, TILL, PLACED.plusDays(10));
        var waiting = (Breaking.Waiting) deposits.breakUp(counter.teller, order);
        assertThat(deposits.breakUp(counter.teller, order)).isEqualTo(waiting);
        assertThat(books.balance(counter.chair, 210203, account)).isEqualTo(rp(10_000_000));
        assertThat(approvals.decide(counter.chair, waiting.approval(), true, ""))
                .isInstanceOf(Approvals.Decided.Recorded.class);
        assertThat(deposits.breakUp(counter.teller, order)).isInstanceOf(Breaking.Broken.class);
        assertThat(books.balance(counter.chair, 210203, account)).isEqualTo(Money.ZERO);
    }

    @Test
    void a_term_deposit_is_not_a_savings_account_at_the_counter() {
        var account = place(10_000_000, Deposit.Renewal.NONE, Deposit.Pays.MONTHLY);
        assertThat(counter.deposit(account, 10_000)).isEqualTo(new CounterAnswer.IsTerm());
        assertThat(counter.withdraw(Uuid7.create(), account, 10_000))
                .isEqualTo(new CounterAnswer.IsTerm());
        assertThat(desk.close(counter.teller, Uuid7.create(), account, TILL, Counter.TODAY))
                .isEqualTo(new CounterAnswer.IsTerm());
    }

    @Test
    void it_is_placed_from_savings_and_never_with_more_than_they_hold() {
        counter.deposit(saver, 2_000_000);
        var order =
                new Placement(
                        Uuid7.create(),
                        1,
                        2,
                        rp(2_000_000),
                        new MoneyPlace(210201, saver),
                        saver,
                        Deposit.Renewal.NONE,
                        Deposit.Pays.MONTHLY,
                        Counter.TODAY);
        var placed = (Placement.Placed) deposits.place(counter.teller, order);
        assertThat(deposits.place(counter.teller, order))
                .isInstanceOfSatisfying(
                        Placement.Placed.class,
                        again -> assertThat(again.account()).isEqualTo(placed.account()));
        assertThat(saved()).isEqualTo(rp(10_000));
        var more =
                new Placement(
                        Uuid7.create(),
                        1,
                        2,
                        rp(1_000_000),
                        new MoneyPlace(210201, saver),
                        saver,
                        Deposit.Renewal.NONE,
                        Deposit.Pays.MONTHLY,
                        Counter.TODAY);
        assertThat(deposits.place(counter.teller, more))
                .isInstanceOfSatisfying(
                        Placement.NotPlaced.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isInstanceOf(CounterAnswer.NotEnough.class));
        assertThat(deposits.running(counter.chair)).hasSize(1);
    }

    private long place(long amount, Deposit.Renewal renewal, Deposit.Pays pays) {
        return place(2, amount, renewal, pays);
    }

    private long place(int product, long amount, Deposit.Renewal renewal, Deposit.Pays pays) {
        var order =
                new Placement(
                        Uuid7.create(), 1, product, rp(amount), TILL, saver, renewal, pays, PLACED);
        var answer = deposits.place(counter.teller, order);
        assertThat(answer).isInstanceOf(Placement.Placed.class);
        return ((Placement.Placed) answer).account();
    }

    private Money saved() {
        return books.balance(counter.chair, 210201, saver);
    }
}
