package id.sokoguru.savings;

import static id.sokoguru.savings.Counter.TILL;
import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.numbers;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.membership.Members;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The amounts of journals.csv, produced by the counter. */
@InWorld
class JournalsOfTheCounterTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    Counter counter;

    @BeforeEach
    void found() {
        counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
    }

    /** The control account, debit positive: the sum of all its places. */
    private long total(int account) {
        return books.places(counter.teller, account).stream()
                .mapToLong(p -> p.debits().minus(p.credits()).rupiah())
                .sum();
    }

    @Test
    @DisplayName(
            "J01, J02, J04, J05: 100 members × 100.000, 12 × 100 × 20.000, 60.000.000 in, 8.000.000 out")
    void the_counter_produces_the_journals_of_the_domain() {
        counter.join(100, LocalDate.of(2026, 1, 5));
        assertThat(total(310101)).isEqualTo(-10_000_000);
        assertThat(total(110102)).isEqualTo(10_000_000);
        assertThat(members.counts(counter.teller).members()).isEqualTo(100);

        var dues = new ArrayList<CounterOrder>();
        for (int month = 0; month < 12; month++) {
            for (long number : numbers(100)) {
                dues.add(
                        new CounterOrder.Obligatory(
                                Uuid7.create(), number, rp(20_000), TILL, TODAY));
            }
        }
        assertThat(lists.takeAll(counter.teller, dues)).isInstanceOf(BulkAnswer.AllDone.class);
        assertThat(total(310201)).isEqualTo(-24_000_000);

        var siti = counter.account(1, 10_000_000);
        counter.deposit(siti, 50_000_000);
        assertThat(total(210201)).isEqualTo(-60_000_000);

        assertThat(counter.withdraw(Uuid7.create(), siti, 8_000_000))
                .isInstanceOfSatisfying(
                        CounterAnswer.Done.class,
                        done -> assertThat(done.balance()).isEqualTo(rp(52_000_000)));
        assertThat(total(210201)).isEqualTo(-52_000_000);
        assertThat(total(110102)).isEqualTo(10_000_000 + 24_000_000 + 60_000_000 - 8_000_000);
        assertThat(books.entry(counter.teller, 1).orElseThrow().description())
                .isEqualTo("Simpanan pokok anggota nomor 1");
    }

    @Test
    void a_list_with_one_bad_order_takes_none() {
        counter.join(2, LocalDate.of(2026, 1, 5));
        var orders =
                java.util.List.<CounterOrder>of(
                        new CounterOrder.Obligatory(Uuid7.create(), 1, rp(20_000), TILL, TODAY),
                        new CounterOrder.Obligatory(Uuid7.create(), 77, rp(20_000), TILL, TODAY));
        assertThat(lists.takeAll(counter.teller, orders))
                .isEqualTo(new BulkAnswer.Refused(1, new CounterAnswer.Unknown()));
        assertThat(total(310201)).isZero();
    }

    @Test
    void a_list_sent_twice_is_taken_once() {
        counter.join(2, LocalDate.of(2026, 1, 5));
        var orders =
                java.util.List.<CounterOrder>of(
                        new CounterOrder.Obligatory(Uuid7.create(), 1, rp(20_000), TILL, TODAY),
                        new CounterOrder.Obligatory(Uuid7.create(), 2, rp(20_000), TILL, TODAY));
        lists.takeAll(counter.teller, orders);
        assertThat(lists.takeAll(counter.teller, orders))
                .isInstanceOfSatisfying(
                        BulkAnswer.AllDone.class,
                        done -> assertThat(done.receipts()).allMatch(r -> r.replayed()));
        assertThat(total(310201)).isEqualTo(-40_000);
    }
}
