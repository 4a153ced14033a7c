package id.sokoguru.savings;

import static id.sokoguru.savings.Counter.TILL;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.ApprovalId;
import id.sokoguru.access.Approvals;
import id.sokoguru.dayend.DayEndRun;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Scope;
import id.sokoguru.membership.Members;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A month of a cooperative that shares its income and keeps savings safe under sharia. */
@InWorld
class ShariaSavingsTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 30);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);
    private static final long JUTA = 1_000_000;
    private static final int SHARED = 2;
    private static final int KEPT = 3;
    private static final int PLAIN = 1;

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired Deposits deposits;
    @Autowired Bonuses bonuses;
    @Autowired Approvals approvals;
    @Autowired DayEndRun run;
    Counter counter;
    long saver;

    @BeforeEach
    void found() {
        counter =
                new Counter(
                        world.cooperative(),
                        ledger,
                        members,
                        savings,
                        desk,
                        lists,
                        Set.of(Scope.SP, Scope.SY));
        counter.join(4, LocalDate.of(2026, 1, 5));
        offer(
                Product.preset(SHARED, FROM, Product.Kind.MUDHARABAH_TERM)
                        .sharing("40")
                        .lasting(3)
                        .broken("0", false));
        offer(Product.preset(KEPT, FROM, Product.Kind.WADIAH));
        saver = counter.account(1, 10_000);
    }

    @Test
    void five_of_a_hundred_million_at_forty_percent_of_three_million_get_60_000() {
        var deposit = place(5 * JUTA, FIRST);
        open(2, PLAIN, 95 * JUTA, FIRST);
        income(3 * JUTA, SEPTEMBER);
        run.runOne(counter.coop, SEPTEMBER);

        assertThat(books.balance(counter.chair, 230102, deposit)).isEqualTo(rp(5 * JUTA));
        assertThat(saved()).isEqualTo(rp(70_000));
        assertThat(books.balance(counter.chair, 510204, 0)).isEqualTo(rp(60_000));
        assertThat(books.balance(counter.chair, 510202, 0)).isEqualTo(Money.ZERO);
        run.runOne(counter.coop, SEPTEMBER);
        assertThat(saved()).isEqualTo(rp(70_000));
    }

    @Test
    void a_share_above_the_limit_is_taxed_as_interest_is() {
        place(5 * JUTA, FIRST);
        open(2, PLAIN, 95 * JUTA, FIRST);
        income(15 * JUTA, SEPTEMBER);
        run.runOne(counter.coop, SEPTEMBER);
        // 300.000, of which a tenth.
        assertThat(saved()).isEqualTo(rp(280_000));
        assertThat(books.balance(counter.chair, 210401, 0)).isEqualTo(rp(30_000));
    }

    @Test
    void the_days_of_the_last_month_are_shared_when_it_ends_though_the_principal_has_gone_back() {
        var deposit = place(6 * JUTA, LocalDate.of(2026, 7, 16));
        open(2, PLAIN, 97 * JUTA, FIRST);
        run.runOne(counter.coop, LocalDate.of(2026, 10, 15));
        // July and August earned nothing; from 16 October the principal is on the savings.
        run.runOne(counter.coop, LocalDate.of(2026, 10, 16));
        assertThat(books.balance(counter.chair, 230102, deposit)).isEqualTo(Money.ZERO);
        assertThat(saved()).isEqualTo(rp(6 * JUTA + 10_000));
        income(3 * JUTA, LocalDate.of(2026, 10, 20));
        run.runOne(counter.coop, OCTOBER);
        // 15 days of 6 million of 31 days of 103 million: 3.000.000 × 90 / 3.193 × 40 %.
        assertThat(books.balance(counter.chair, 510204, 0)).isEqualTo(rp(33_824));
        assertThat(saved()).isEqualTo(rp(6 * JUTA + 10_000 + 33_824));
    }

    @Test
    void a_renewal_takes_the_nisbah_of_its_day_and_each_half_of_the_month_its_own() {
        var deposit =
                place(SHARED, 10 * JUTA, LocalDate.of(2026, 7, 16), Deposit.Renewal.PRINCIPAL);
        offer(
                Product.preset(SHARED, LocalDate.of(2026, 10, 1), Product.Kind.MUDHARABAH_TERM)
                        .sharing("80")
                        .lasting(3)
                        .broken("0", false));
        income(310_000, LocalDate.of(2026, 10, 20));
        run.runOne(counter.coop, OCTOBER);
        var renewed = deposits.deposit(counter.chair, deposit).orElseThrow();
        assertThat(renewed.termNo()).isEqualTo(2);
        assertThat(renewed.nisbah()).isEqualTo(Rate.percent("80"));
        // 10.000 a day: fifteen days at 40 %, sixteen at 80 %.
        assertThat(saved()).isEqualTo(rp(10_000 + 60_000 + 128_000));
        assertThat(deposits.rewards(counter.chair, deposit)).hasSize(1);
    }

    @Test
    void it_is_paid_monthly_and_what_was_shared_is_not_taken_back_when_it_is_broken() {
        var deposit = place(5 * JUTA, FIRST);
        open(2, PLAIN, 95 * JUTA, FIRST);
        income(3 * JUTA, SEPTEMBER);
        run.runOne(counter.coop, SEPTEMBER);
        var order =
                new Breaking(
                        Uuid7.create(),
                        deposit,
                        new MoneyPlace(210201, saver),
                        LocalDate.of(2026, 10, 10));
        var broken = (Breaking.Broken) deposits.breakUp(counter.teller, order);
        assertThat(broken.offer().payout()).isEqualTo(rp(5 * JUTA));
        assertThat(saved()).isEqualTo(rp(5 * JUTA + 70_000));

        assertThat(answer(Deposit.Renewal.WHOLE, Deposit.Pays.MONTHLY))
                .isEqualTo(new Placement.PaidMonthly());
        assertThat(answer(Deposit.Renewal.NONE, Deposit.Pays.AT_MATURITY))
                .isEqualTo(new Placement.PaidMonthly());
    }

    @Test
    void a_bonus_is_dealt_by_mean_balance_to_the_rupiah_after_a_second_person_agreed() {
        var one = open(1, KEPT, JUTA, FIRST);
        var two = open(2, KEPT, JUTA, FIRST);
        var three = open(3, KEPT, JUTA, FIRST);
        // Half a month of two million is a mean of one million.
        var late = open(4, KEPT, 2 * JUTA, LocalDate.of(2026, 9, 16));

        var asked = ask(100_001, SEPTEMBER);
        assertThat(balance(one)).isEqualTo(rp(JUTA));
        assertThat(bonuses.waiting(counter.chair, KEPT, SEPTEMBER)).contains(rp(100_001));
        assertThat(approvals.decide(counter.chair, asked, true, ""))
                .isInstanceOf(Approvals.Decided.OwnRequest.class);
        assertThat(agree(asked)).isInstanceOf(Approvals.Decided.Recorded.class);

        // 25.000,25 each: the rupiah that is left goes to the first of equals.
        assertThat(balance(one)).isEqualTo(rp(JUTA + 25_001));
        assertThat(balance(two)).isEqualTo(rp(JUTA + 25_000));
        assertThat(balance(three)).isEqualTo(rp(JUTA + 25_000));
        assertThat(balance(late)).isEqualTo(rp(2 * JUTA + 25_000));
        assertThat(books.balance(counter.chair, 510201, 0)).isEqualTo(rp(100_001));
        var entry = books.latest(counter.chair, Long.MAX_VALUE, 1).getFirst();
        assertThat(entry.event()).isEqualTo("savings.bonus");
        assertThat(entry.date()).isEqualTo(SEPTEMBER);
        assertThat(propose(KEPT, 5_000, SEPTEMBER)).isEqualTo(new Bonuses.AlreadyGiven());
    }

    @Test
    void a_bonus_and_interest_of_a_month_are_taxed_together() {
        offer(Product.usual(FROM).called(4, "Berjasa").earning("6", Product.Method.LOWEST));
        var kept = open(1, KEPT, JUTA, FIRST);
        open(1, 4, 30 * JUTA, FIRST);
        run.runOne(counter.coop, SEPTEMBER);
        assertThat(books.balance(counter.chair, 210401, 0)).isEqualTo(Money.ZERO);
        assertThat(agree(ask(100_000, SEPTEMBER))).isInstanceOf(Approvals.Decided.Recorded.class);
        // 150.000 + 100.000: a tenth of 250.000.
        assertThat(books.balance(counter.chair, 210401, 0)).isEqualTo(rp(25_000));
        assertThat(balance(kept)).isEqualTo(rp(JUTA + 75_000));
    }

    @Test
    void no_bonus_before_the_month_is_over_nor_for_savings_that_promise_something() {
        open(1, KEPT, JUTA, FIRST);
        assertThat(propose(KEPT, 100_000, Counter.TODAY)).isEqualTo(new Bonuses.MonthNotOver());
        assertThat(propose(PLAIN, 100_000, SEPTEMBER)).isEqualTo(new Bonuses.UnknownProduct());
        assertThat(propose(KEPT, 100_000, LocalDate.of(2026, 8, 31)))
                .isEqualTo(new Bonuses.NothingToDeal());
    }

    @Test
    void when_nobody_is_left_to_get_a_bonus_the_decision_is_taken_back() {
        var account = open(1, KEPT, JUTA, FIRST);
        var asked = ask(100_000, SEPTEMBER);
        desk.close(counter.teller, Uuid7.create(), account, TILL, Counter.TODAY);
        assertThat(agree(asked)).isInstanceOf(Approvals.Decided.Impossible.class);
        assertThat(bonuses.waiting(counter.chair, KEPT, SEPTEMBER)).contains(rp(100_000));
        assertThat(books.balance(counter.chair, 510201, 0)).isEqualTo(Money.ZERO);
    }

    private ApprovalId ask(long rupiah, LocalDate month) {
        return ((Bonuses.Asked) propose(KEPT, rupiah, month)).approval();
    }

    private Bonuses.Answer propose(int product, long rupiah, LocalDate month) {
        return bonuses.propose(counter.chair, new Bonuses.Proposal(product, month, rp(rupiah)));
    }

    private Approvals.Decided agree(ApprovalId asked) {
        return approvals.decide(
                Counter.actor(counter.coop, true, Permission.APPROVE), asked, true, "");
    }

    private void offer(Product product) {
        assertThat(savings.setProduct(counter.chair, product))
                .isInstanceOf(ProductAnswer.Decided.class);
    }

    private void income(long rupiah, LocalDate on) {
        var entry =
                Entry.of(
                        Uuid7.create(),
                        on,
                        "bookkeeping.manual",
                        "Pendapatan pembiayaan",
                        Line.debit(110102, 1, rp(rupiah)),
                        Line.credit(410101, 0, rp(rupiah)));
        assertThat(ledger.post(counter.chair, entry)).isInstanceOf(Posting.Posted.class);
    }

    private long place(long rupiah, LocalDate on) {
        return place(SHARED, rupiah, on, Deposit.Renewal.NONE);
    }

    private long place(int product, long rupiah, LocalDate on, Deposit.Renewal renewal) {
        var answer =
                deposits.place(
                        counter.teller,
                        new Placement(
                                Uuid7.create(),
                                1,
                                product,
                                rp(rupiah),
                                TILL,
                                saver,
                                renewal,
                                Deposit.Pays.MONTHLY,
                                on));
        assertThat(answer).isInstanceOf(Placement.Placed.class);
        return ((Placement.Placed) answer).account();
    }

    private Placement.Answer answer(Deposit.Renewal renewal, Deposit.Pays pays) {
        return deposits.place(
                counter.teller,
                new Placement(
                        Uuid7.create(),
                        1,
                        SHARED,
                        rp(JUTA),
                        TILL,
                        saver,
                        renewal,
                        pays,
                        Counter.TODAY));
    }

    private long open(long member, int product, long rupiah, LocalDate on) {
        var answer =
                desk.open(
                        counter.teller,
                        new Opening(Uuid7.create(), member, product, rp(rupiah), TILL, on));
        assertThat(answer).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) answer).account();
    }

    private Money balance(long account) {
        return books.balance(counter.chair, 210201, account);
    }

    private Money saved() {
        return balance(saver);
    }
}
