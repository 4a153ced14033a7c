package id.sokoguru.savings;

import static id.sokoguru.savings.Counter.TILL;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.dayend.DayEndRun;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Side;
import id.sokoguru.membership.Members;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** September and October of a cooperative whose savings earn. */
@InWorld
class MonthEndTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 30);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired DayEndRun run;
    Counter counter;

    @BeforeEach
    void found() {
        counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
        counter.join(4, LocalDate.of(2026, 1, 5));
    }

    @Test
    void the_month_of_the_book_earns_2_630_by_day_2_667_by_mean_and_1_750_by_the_lowest() {
        offer(Product.usual(FROM).called(2, "Harian").earning("3", Product.Method.DAILY));
        offer(Product.usual(FROM).called(3, "Rata-rata").earning("3", Product.Method.AVERAGE));
        offer(Product.usual(FROM).called(4, "Terendah").earning("3", Product.Method.LOWEST));
        var daily = lived(1, 2);
        var average = lived(2, 3);
        var lowest = lived(3, 4);

        run.runOne(counter.coop, SEPTEMBER);

        assertThat(balance(daily)).isEqualTo(rp(702_630));
        assertThat(balance(average)).isEqualTo(rp(702_667));
        assertThat(balance(lowest)).isEqualTo(rp(701_750));
        assertThat(interest()).hasSize(3).allMatch(e -> e.date().equals(SEPTEMBER));
        assertThat(books.balance(counter.chair, 510201, 0)).isEqualTo(rp(2_630 + 2_667 + 1_750));
    }

    @Test
    void one_entry_carries_a_line_for_every_account_of_a_product() {
        offer(Product.usual(FROM).called(2, "Harian").earning("3", Product.Method.LOWEST));
        var first = open(1, 2, 20_000_000, LocalDate.of(2026, 9, 1));
        var second = open(2, 2, 40_000_000, LocalDate.of(2026, 9, 1));
        run.runOne(counter.coop, SEPTEMBER);

        // J09: 50.000 + 100.000 = 150.000, nobody above 240.000.
        var lines = interest().getFirst().lines();
        assertThat(interest()).hasSize(1);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst().account()).isEqualTo(510201);
        assertThat(lines.getFirst().amount()).isEqualTo(rp(150_000));
        assertThat(lines.get(1).sub()).isEqualTo(first);
        assertThat(lines.get(1).amount()).isEqualTo(rp(50_000));
        assertThat(lines.get(2).sub()).isEqualTo(second);
        assertThat(lines.get(2).amount()).isEqualTo(rp(100_000));
    }

    @Test
    void running_twice_changes_nothing_and_what_was_missed_is_made_up() {
        offer(Product.usual(FROM).called(2, "Harian").earning("3", Product.Method.LOWEST));
        var account = open(1, 2, 12_000_000, LocalDate.of(2026, 9, 1));
        run.runOne(counter.coop, OCTOBER);
        // 30.000 in September, 30.075 in October: the interest earns too.
        assertThat(balance(account)).isEqualTo(rp(12_060_075));
        run.runOne(counter.coop, OCTOBER);
        assertThat(balance(account)).isEqualTo(rp(12_060_075));
        assertThat(interest()).hasSize(2);
    }

    @Test
    void two_accounts_of_a_member_are_taxed_together() {
        offer(Product.usual(FROM).called(2, "Harian").earning("6", Product.Method.LOWEST));
        var one = open(1, 2, 30_000_000, LocalDate.of(2026, 9, 1));
        var other = open(1, 2, 20_000_000, LocalDate.of(2026, 9, 1));
        var alone = open(2, 2, 48_000_000, LocalDate.of(2026, 9, 1));
        run.runOne(counter.coop, SEPTEMBER);

        assertThat(books.balance(counter.chair, 210401, 0)).isEqualTo(rp(25_000));
        assertThat(balance(one).plus(balance(other))).isEqualTo(rp(50_225_000));
        assertThat(balance(alone)).isEqualTo(rp(48_240_000));
        assertThat(books.balance(counter.chair, 510201, 0)).isEqualTo(rp(490_000));
    }

    @Test
    void an_account_keeps_the_rate_of_its_opening_until_a_version_is_for_all() {
        offer(Product.usual(FROM).called(2, "Harian").earning("3", Product.Method.LOWEST));
        var old = open(1, 2, 12_000_000, LocalDate.of(2026, 8, 1));
        offer(
                Product.usual(FROM)
                        .called(2, "Harian")
                        .earning("6", Product.Method.LOWEST)
                        .from(LocalDate.of(2026, 8, 15), false));
        var young = open(2, 2, 12_000_000, LocalDate.of(2026, 9, 1));
        run.runOne(counter.coop, LocalDate.of(2026, 8, 31));
        assertThat(balance(old)).isEqualTo(rp(12_030_000));
        offer(
                Product.usual(FROM)
                        .called(2, "Harian")
                        .earning("1", Product.Method.LOWEST)
                        .from(LocalDate.of(2026, 10, 1), true));
        run.runOne(counter.coop, SEPTEMBER);
        assertThat(balance(old)).isEqualTo(rp(12_060_075));
        assertThat(balance(young)).isEqualTo(rp(12_060_000));
        run.runOne(counter.coop, OCTOBER);
        // A twelfth of a percent of 12.060.075 and of 12.060.000.
        assertThat(balance(old)).isEqualTo(rp(12_070_125));
        assertThat(balance(young)).isEqualTo(rp(12_070_050));
    }

    @Test
    void a_reward_above_nine_percent_is_refused_with_its_article() {
        var answer =
                savings.setProduct(
                        counter.chair,
                        Product.usual(FROM)
                                .called(2, "Mahal")
                                .earning("9.01", Product.Method.DAILY));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        ProductAnswer.AboveCap.class,
                        refused -> {
                            assertThat(refused.cap().text()).isEqualTo("9%");
                            assertThat(refused.rule().source()).contains("8/2023 pasal 26");
                        });
        offer(Product.usual(FROM).called(2, "Batas").earning("9", Product.Method.DAILY));
    }

    @Test
    void what_was_decided_is_not_decided_again_behind_it() {
        offer(Product.usual(LocalDate.of(2026, 6, 1)).called(2, "Harian"));
        assertThat(savings.setProduct(counter.chair, Product.usual(FROM).called(2, "Harian")))
                .isEqualTo(new ProductAnswer.BeforeNewest(LocalDate.of(2026, 6, 1)));
        assertThat(
                        savings.setProduct(
                                counter.chair,
                                Product.usual(FROM)
                                        .called(2, "Harian")
                                        .from(LocalDate.of(2026, 7, 2), true)))
                .isEqualTo(new ProductAnswer.NotFirstOfMonth());
    }

    @Test
    void purpose_savings_are_locked_until_their_day() {
        var until = LocalDate.of(2026, 11, 21);
        offer(
                Product.preset(2, FROM, Product.Kind.PURPOSE)
                        .earning("0", Product.Method.DAILY)
                        .lasting(3));
        var early = open(1, 2, 100_000, until.minusMonths(3).plusDays(1));
        var ripe = open(1, 2, 100_000, until.minusMonths(3));
        assertThat(take(early, until)).isEqualTo(new CounterAnswer.Locked(until.plusDays(1)));
        assertThat(desk.close(counter.teller, Uuid7.create(), early, TILL, until))
                .isEqualTo(new CounterAnswer.Locked(until.plusDays(1)));
        assertThat(take(ripe, until)).isInstanceOf(CounterAnswer.Done.class);
    }

    @Test
    void the_administration_fee_never_goes_below_the_minimum() {
        offer(Product.usual(FROM).called(2, "Berbiaya").kept(rp(2_000), 0));
        var rich = open(1, 2, 100_000, LocalDate.of(2026, 9, 1));
        var poor = open(2, 2, 10_000, LocalDate.of(2026, 9, 1));
        run.runOne(counter.coop, OCTOBER);
        assertThat(balance(rich)).isEqualTo(rp(96_000));
        assertThat(balance(poor)).isEqualTo(rp(6_000));
        run.runOne(counter.coop, LocalDate.of(2026, 11, 20));
        world.setDay(LocalDate.of(2026, 12, 1));
        run.runOne(counter.coop, LocalDate.of(2026, 11, 30));
        assertThat(balance(poor)).isEqualTo(rp(5_000));
        assertThat(books.balance(counter.chair, 410103, 0)).isEqualTo(rp(2_000 * 5 + 1_000));
    }

    private void offer(Product product) {
        assertThat(savings.setProduct(counter.chair, product))
                .isInstanceOf(ProductAnswer.Decided.class);
    }

    /** A million for ten days, a million and a half for ten, seven hundred thousand for ten. */
    private long lived(long member, int product) {
        var account = open(member, product, 1_000_000, LocalDate.of(2026, 9, 1));
        assertThat(
                        desk.take(
                                counter.teller,
                                new CounterOrder.Deposit(
                                        Uuid7.create(),
                                        account,
                                        rp(500_000),
                                        TILL,
                                        LocalDate.of(2026, 9, 11))))
                .isInstanceOf(CounterAnswer.Done.class);
        assertThat(
                        desk.take(
                                counter.teller,
                                new CounterOrder.Withdrawal(
                                        Uuid7.create(),
                                        account,
                                        rp(800_000),
                                        TILL,
                                        LocalDate.of(2026, 9, 21))))
                .isInstanceOf(CounterAnswer.Done.class);
        return account;
    }

    private CounterAnswer take(long account, LocalDate date) {
        return desk.take(
                counter.teller,
                new CounterOrder.Withdrawal(Uuid7.create(), account, rp(50_000), TILL, date));
    }

    private long open(long member, int product, long amount, LocalDate on) {
        var answer =
                desk.open(
                        counter.teller,
                        new Opening(Uuid7.create(), member, product, rp(amount), TILL, on));
        assertThat(answer).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) answer).account();
    }

    private id.sokoguru.kernel.Money balance(long account) {
        return books.balance(counter.chair, 210201, account);
    }

    private List<PostedEntry> interest() {
        return books.latest(counter.chair, Long.MAX_VALUE, 50).stream()
                .filter(e -> e.event().equals("savings.interest"))
                .filter(e -> e.lines().getFirst().side() == Side.DEBIT)
                .toList();
    }
}
