package id.sokoguru.savings;

import static id.sokoguru.savings.Counter.TILL;
import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Members;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class WithdrawalTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    Counter counter;
    long siti;

    @BeforeEach
    void found() {
        counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
        counter.join(2, LocalDate.of(2026, 1, 5));
        siti = counter.account(1, 130_000);
    }

    @Test
    void a_member_cannot_take_more_than_the_balance_above_the_minimum() {
        assertThat(counter.withdraw(Uuid7.create(), siti, 200_000))
                .isEqualTo(new CounterAnswer.NotEnough(rp(125_000), rp(200_000), rp(5_000)));
        assertThat(counter.withdraw(Uuid7.create(), siti, 125_000))
                .isInstanceOf(CounterAnswer.Done.class);
        assertThat(counter.withdraw(Uuid7.create(), siti, 1))
                .isEqualTo(new CounterAnswer.NotEnough(rp(0), rp(1), rp(5_000)));
    }

    @Test
    void the_retry_of_a_withdrawal_that_emptied_the_account_answers_the_same_receipt() {
        var id = Uuid7.create();
        var first = (CounterAnswer.Done) counter.withdraw(id, siti, 125_000);
        var again = (CounterAnswer.Done) counter.withdraw(id, siti, 125_000);
        assertThat(again.receipt().entryNo()).isEqualTo(first.receipt().entryNo());
        assertThat(again.receipt().leaf()).isEqualTo(first.receipt().leaf());
        assertThat(again.receipt().replayed()).isTrue();
        assertThat(books.balance(counter.teller, 210201, siti)).isEqualTo(rp(5_000));
    }

    @Test
    void the_retry_is_answered_even_when_the_account_was_closed_meanwhile() {
        var id = Uuid7.create();
        counter.withdraw(id, siti, 100_000);
        assertThat(desk.close(counter.teller, Uuid7.create(), siti, TILL, TODAY))
                .isInstanceOf(CounterAnswer.Done.class);
        assertThat(counter.withdraw(id, siti, 100_000))
                .isInstanceOfSatisfying(
                        CounterAnswer.Done.class, d -> assertThat(d.receipt().replayed()).isTrue());
        assertThat(counter.deposit(siti, 10_000)).isEqualTo(new CounterAnswer.Closed(TODAY));
    }

    @Test
    void the_same_id_with_another_amount_is_refused() {
        var id = Uuid7.create();
        counter.withdraw(id, siti, 10_000);
        assertThat(counter.withdraw(id, siti, 11_000))
                .isInstanceOf(CounterAnswer.BooksRefuse.class);
    }

    @Test
    void a_blocked_account_takes_money_but_gives_none() {
        assertThat(savings.block(counter.teller, siti, "Sengketa")).isTrue();
        assertThat(savings.block(counter.teller, siti, "Sengketa")).isFalse();
        assertThat(counter.withdraw(Uuid7.create(), siti, 10_000))
                .isInstanceOf(CounterAnswer.Blocked.class);
        assertThat(counter.deposit(siti, 10_000)).isInstanceOf(CounterAnswer.Done.class);
        assertThat(savings.unblock(counter.teller, siti)).isTrue();
        assertThat(counter.withdraw(Uuid7.create(), siti, 10_000))
                .isInstanceOf(CounterAnswer.Done.class);
    }

    @Test
    void a_till_that_holds_too_little_or_does_not_exist_pays_nothing() {
        ledger.open(counter.teller, MoneyPlace.TILL, 2, "TILL", 0, rp(0));
        var order =
                new CounterOrder.Withdrawal(
                        Uuid7.create(), siti, rp(20_000), MoneyPlace.till(2), TODAY);
        assertThat(desk.take(counter.teller, order))
                .isEqualTo(new CounterAnswer.PlaceShort(rp(0), rp(20_000)));
        var nowhere =
                new CounterOrder.Deposit(
                        Uuid7.create(), siti, rp(20_000), MoneyPlace.till(9), TODAY);
        assertThat(desk.take(counter.teller, nowhere)).isEqualTo(new CounterAnswer.PlaceNotOpen());
        var noMoney =
                new CounterOrder.Deposit(
                        Uuid7.create(), siti, rp(20_000), new MoneyPlace(210201, siti), TODAY);
        assertThat(desk.take(counter.teller, noMoney)).isEqualTo(new CounterAnswer.PlaceNotOpen());
    }

    @Test
    void money_moves_between_own_accounts_but_not_to_anothers() {
        var own = counter.account(1, 10_000);
        var other = counter.account(2, 10_000);
        assertThat(
                        desk.transfer(
                                counter.teller,
                                new Transfer(Uuid7.create(), siti, own, rp(25_000), TODAY)))
                .isInstanceOfSatisfying(
                        CounterAnswer.Done.class,
                        d -> assertThat(d.balance()).isEqualTo(rp(105_000)));
        assertThat(books.balance(counter.teller, 210201, own)).isEqualTo(rp(35_000));
        assertThat(
                        desk.transfer(
                                counter.teller,
                                new Transfer(Uuid7.create(), siti, other, rp(1), TODAY)))
                .isEqualTo(new CounterAnswer.NotOwn());
    }

    @Test
    void another_cooperatives_account_is_not_found() {
        var stranger = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
        assertThat(stranger.deposit(siti, 10_000)).isEqualTo(new CounterAnswer.Unknown());
        assertThat(savings.account(stranger.teller, siti)).isEmpty();
        assertThat(members.member(stranger.teller, 1)).isEmpty();
        assertThat(savings.holdings(stranger.teller, 1)).isEmpty();
    }

    @Test
    void sixteen_tellers_on_one_account_lose_nothing_double_nothing_and_are_not_refused()
            throws Exception {
        var done = new AtomicInteger();
        var work = new ArrayList<Callable<Void>>();
        for (int t = 0; t < 16; t++) {
            work.add(() -> {
                for (int i = 0; i < 10; i++) {
                    var order =
                            new CounterOrder.Deposit(Uuid7.create(), siti, rp(3_000), TILL, TODAY);
                    for (int twice = 0; twice < 2; twice++) {
                        if (desk.take(counter.teller, order) instanceof CounterAnswer.Done) {
                            done.incrementAndGet();
                        }
                    }
                    if (counter.withdraw(Uuid7.create(), siti, 1_000)
                            instanceof CounterAnswer.Done) {
                        done.incrementAndGet();
                    }
                }
                return null;
            });
        }
        try (var pool = Executors.newFixedThreadPool(16)) {
            for (var each : pool.invokeAll(work)) {
                each.get();
            }
        }
        assertThat(done).hasValue(16 * 10 * 3);
        assertThat(books.balance(counter.teller, 210201, siti))
                .isEqualTo(rp(130_000 + 16 * 10 * (3_000 - 1_000)));
    }
}
