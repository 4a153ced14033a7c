package id.sokoguru.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class ManyTellersTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Tenancy tenancy;

    @Test
    void sixteen_on_one_hot_account_wait_but_none_is_refused_and_nothing_is_lost_or_doubled()
            throws Exception {
        var coop = new Booked(world, ledger);
        var tasks = new ArrayList<Callable<Integer>>();
        for (int t = 0; t < 16; t++) {
            tasks.add(() -> {
                for (int i = 0; i < 25; i++) {
                    var entry = Booked.deposit(Uuid7.create(), Booked.DAY, 1, 1_000);
                    coop.post(entry);
                    coop.post(entry);
                }
                return 25;
            });
        }
        try (var tellers = Executors.newFixedThreadPool(16)) {
            for (var done : tellers.invokeAll(tasks)) {
                assertThat(done.get()).isEqualTo(25);
            }
        }
        assertThat(books.head(coop.actor).treeSize()).isEqualTo(400);
        assertThat(books.balance(coop.actor, Booked.SAVINGS, 1)).isEqualTo(Money.rupiah(400_000));
    }

    @Test
    void nothing_reaches_a_till_after_its_closing_however_many_are_paying_in() throws Exception {
        var coop = new Booked(world, ledger);
        var started = new CountDownLatch(40);
        var tasks = new ArrayList<Callable<Long>>();
        for (int t = 0; t < 16; t++) {
            tasks.add(() -> {
                for (long paid = 0; ; paid++) {
                    switch (ledger.post(
                            coop.actor, Booked.deposit(Uuid7.create(), Booked.DAY, 1, 1))) {
                        case Posting.Posted _ -> started.countDown();
                        case Posting.PlaceClosed _ -> {
                            return paid;
                        }
                        case Posting.Refused other -> throw new AssertionError(other.toString());
                    }
                }
            });
        }
        tasks.add(() -> {
            started.await();
            return tenancy.write(
                    coop.actor,
                    () -> {
                        ledger.closePlace(coop.actor, Booked.TILL, 1);
                        return -books.balance(coop.actor, Booked.TILL, 1).rupiah();
                    });
        });
        long sum = 0;
        try (var tellers = Executors.newFixedThreadPool(17)) {
            for (var done : tellers.invokeAll(tasks)) {
                sum += done.get();
            }
        }
        // What the closing counted is what the tellers took in.
        assertThat(sum).isZero();
        assertThat(books.balance(coop.actor, Booked.TILL, 1).rupiah()).isGreaterThanOrEqualTo(40);
    }

    @Test
    void the_last_rupiah_is_paid_out_once_however_many_ask_for_it() throws Exception {
        var coop = new Booked(world, ledger);
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 50_000));
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int t = 0; t < 16; t++) {
            tasks.add(() ->
                    ledger.post(coop.actor, Booked.withdrawal(Uuid7.create(), 1, 50_000))
                            instanceof Posting.Posted);
        }
        long paid = 0;
        try (var tellers = Executors.newFixedThreadPool(16)) {
            for (var done : tellers.invokeAll(tasks)) {
                paid += done.get() ? 1 : 0;
            }
        }
        assertThat(paid).isEqualTo(1);
        assertThat(books.balance(coop.actor, Booked.TILL, 1)).isEqualTo(Money.ZERO);
    }
}
