package id.sokoguru.treasury;

import static id.sokoguru.treasury.Drawer.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.membership.Application;
import id.sokoguru.membership.MemberKind;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.OpenTills;
import id.sokoguru.savings.CounterAnswer;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.savings.Opening;
import id.sokoguru.savings.Product;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.savings.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deposits of a teller who holds a till, and what its closing means for them. */
class CounterAtATillTest extends InTreasury {
    private static final LocalDate BOOKS_FROM = LocalDate.of(2026, 1, 1);

    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter counter;
    @Autowired CounterLists lists;
    @Autowired OpenTills openTills;
    Drawer d;
    long account;

    @BeforeEach
    void aMemberWithSavings() {
        d = drawer();
        var system = Actor.system(d.cooperative);
        savings.setTerms(
                system, new Terms(BOOKS_FROM, rp(100_000), false, rp(20_000), Terms.Period.MONTH));
        savings.setProduct(system, Product.usual(BOOKS_FROM));
        var member =
                members.enrolAll(
                                system,
                                List.of(
                                        new Application(
                                                Uuid7.create(),
                                                MemberKind.BIASA,
                                                "Siti Rahayu",
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                "RT 01",
                                                null,
                                                null,
                                                day.today())))
                        .getFirst();
        lists.takeAll(
                system,
                List.of(
                        new CounterOrder.Principal(
                                Uuid7.create(),
                                member,
                                rp(100_000),
                                MoneyPlace.vault(),
                                day.today())));
        account =
                savings.openAll(
                                system,
                                List.of(
                                        new Opening(
                                                Uuid7.create(),
                                                member,
                                                1,
                                                Money.ZERO,
                                                MoneyPlace.vault(),
                                                day.today())))
                        .getFirst();
    }

    private CounterOrder.Deposit deposit() {
        return new CounterOrder.Deposit(
                Uuid7.create(), account, rp(10_000), MoneyPlace.till(d.till), day.today());
    }

    @Test
    void a_deposit_sent_again_after_the_till_has_closed_answers_the_first_receipt() {
        d.opens(d.siti, 0, 0);
        var order = deposit();
        var first = (CounterAnswer.Done) counter.take(d.siti, order);
        assertThat(first.balance()).isEqualTo(rp(10_000));
        assertThat(d.closes(d.siti, 10_000, "", 0)).isInstanceOf(ClosingAnswer.Closed.class);

        var again = (CounterAnswer.Done) counter.take(d.siti, order);
        assertThat(again.receipt().replayed()).isTrue();
        assertThat(again.receipt().entryNo()).isEqualTo(first.receipt().entryNo());
        assertThat(counter.take(d.siti, deposit())).isEqualTo(new CounterAnswer.PlaceNotOpen());
        assertThat(books.balance(d.siti, CashPlace.TILL_ACCOUNT, d.till)).isEqualTo(rp(10_000));
    }

    @Test
    void the_ledger_itself_takes_nothing_for_a_till_that_was_closed() {
        d.opens(d.siti, 0, 0);
        d.closes(d.siti, 0, "", 0);
        var late =
                TreasuryJournals.difference(
                        Uuid7.create(), day.today(), CashPlace.till(d.till), rp(1_000));
        assertThat(ledger.post(Actor.system(d.cooperative), late))
                .isEqualTo(new Posting.PlaceClosed(CashPlace.TILL_ACCOUNT, d.till));
        d.opens(d.siti, 0, 0);
        assertThat(counter.take(d.siti, deposit())).isInstanceOf(CounterAnswer.Done.class);
    }

    /** What was counted at the closing stays in the drawer, whoever deposits in that moment. */
    @Test
    void no_deposit_slips_past_a_closing() throws Exception {
        d.opens(d.siti, 0, 0);
        var started = new CountDownLatch(8);
        var work = new ArrayList<Callable<Integer>>();
        for (int t = 0; t < 8; t++) {
            work.add(() -> {
                int done = 0;
                for (int i = 0; i < 40; i++) {
                    if (counter.take(d.siti, deposit()) instanceof CounterAnswer.Done) {
                        done++;
                    }
                    if (i == 0) {
                        started.countDown();
                    }
                }
                return done;
            });
        }
        int done = 0;
        try (var pool = Executors.newFixedThreadPool(9)) {
            var closing =
                    pool.submit(() -> {
                        started.await();
                        return d.closes(d.siti, 50_000_000, "", 0);
                    });
            for (var each : pool.invokeAll(work)) {
                done += each.get();
            }
            assertThat(closing.get()).isInstanceOf(ClosingAnswer.Closed.class);
        }
        assertThat(done).isGreaterThanOrEqualTo(8);
        assertThat(books.balance(d.siti, 210201, account)).isEqualTo(rp(10_000L * done));
        assertThat(books.balance(d.siti, CashPlace.TILL_ACCOUNT, d.till))
                .as("the drawer holds what was counted")
                .isEqualTo(rp(50_000_000));
    }

    @Test
    void the_one_look_of_the_counter_and_the_check_of_the_till_say_the_same() {
        same();
        d.opens(d.siti, 0, 0);
        same();
        counter.take(d.siti, deposit());
        d.closes(d.siti, 0, "hilang", 0);
        same();
        d.decides(d.chair, false);
        same();
        world.setDay(day.today().plusDays(1));
        same();
        d.closes(d.siti, books.balance(d.siti, CashPlace.TILL_ACCOUNT, d.till).rupiah(), "", 0);
        same();
    }

    private void same() {
        for (var who : List.of(d.siti, d.budi)) {
            var taken = counter.take(who, deposit()) instanceof CounterAnswer.Done;
            assertThat(taken).isEqualTo(tills.check(who, d.till) instanceof TillCheck.Open);
            assertThat(taken).isEqualTo(openTills.isOpen(who, MoneyPlace.till(d.till)));
        }
    }
}
