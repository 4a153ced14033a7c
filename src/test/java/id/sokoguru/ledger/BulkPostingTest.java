package id.sokoguru.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class BulkPostingTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;

    @RepeatedTest(6)
    void many_at_once_leave_the_same_books_as_one_by_one() {
        var random = new Random();
        long seed = random.nextLong();
        random.setSeed(seed);
        var one = new Booked(world, ledger);
        var many = new Booked(world, ledger);
        var entries = new ArrayList<Entry>();
        long till = 0;
        for (int i = 0; i < 700; i++) {
            var date = Booked.DAY.minusDays(random.nextInt(90));
            if (till > 1_000 && random.nextInt(3) == 0) {
                long amount = 1 + random.nextLong(till);
                entries.add(Booked.move(Booked.TILL, 1, Booked.BANK, 1, amount));
                till -= amount;
            } else {
                long amount = 1 + random.nextLong(1_000_000);
                entries.add(Booked.deposit(Uuid7.create(), date, 1 + random.nextInt(2), amount));
                till += amount;
            }
        }
        entries.forEach(one::post);
        for (int from = 0; from < entries.size(); ) {
            int to = Math.min(entries.size(), from + 1 + random.nextInt(300));
            assertThat(ledger.postAll(many.actor, entries.subList(from, to)))
                    .as("seed %d", seed)
                    .isInstanceOf(BulkPosting.AllPosted.class);
            from = to;
        }
        assertThat(books.numbered(many.actor, 1, 700))
                .as("seed %d", seed)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*leaf", ".*recordedAt")
                .isEqualTo(books.numbered(one.actor, 1, 700));
        assertThat(books.head(many.actor))
                .usingRecursiveComparison()
                .ignoringFields("lastRecordedAt")
                .isEqualTo(books.head(one.actor));
        var first = Booked.DAY.minusDays(40);
        assertThat(books.totals(many.actor, first, Booked.DAY.minusDays(3), null))
                .isEqualTo(books.totals(one.actor, first, Booked.DAY.minusDays(3), null));
        assertThat(books.journal(many.actor, first, first, Books.Cursor.START, 1_000))
                .extracting(PostedEntry::entryNo)
                .isEqualTo(
                        books.journal(one.actor, first, first, Books.Cursor.START, 1_000).stream()
                                .map(PostedEntry::entryNo)
                                .toList());
    }

    @Test
    void a_batch_with_one_bad_entry_leaves_nothing() {
        var coop = new Booked(world, ledger);
        var answer =
                ledger.postAll(
                        coop.actor,
                        List.of(
                                Booked.deposit(Uuid7.create(), Booked.DAY, 1, 10_000),
                                Booked.withdrawal(Uuid7.create(), 1, 10_001)));
        assertThat(answer)
                .isEqualTo(
                        new BulkPosting.Refused(
                                1,
                                new Posting.NotEnough(
                                        Booked.SAVINGS,
                                        1,
                                        Money.rupiah(10_000),
                                        Money.rupiah(10_001))));
        assertThat(books.head(coop.actor).treeSize()).isZero();
    }

    @Test
    void the_same_entry_twice_in_a_batch_is_posted_once_and_answered_twice() {
        var coop = new Booked(world, ledger);
        var one = Booked.deposit(Uuid7.create(), Booked.DAY, 1, 10_000);
        var two = Booked.deposit(Uuid7.create(), Booked.DAY, 2, 3);
        var all =
                (BulkPosting.AllPosted)
                        ledger.postAll(coop.actor, List.of(one, two, one, two, one));
        assertThat(all.receipts()).extracting(Receipt::entryNo).containsExactly(1L, 2L, 1L, 2L, 1L);
        assertThat(all.receipts())
                .extracting(Receipt::replayed)
                .containsExactly(false, false, true, true, true);
        assertThat(books.head(coop.actor).treeSize()).isEqualTo(2);
        assertThat(books.balance(coop.actor, Booked.SAVINGS, 1)).isEqualTo(Money.rupiah(10_000));
    }

    @Test
    void one_id_for_two_things_in_a_batch_is_refused() {
        var coop = new Booked(world, ledger);
        var one = Booked.deposit(Uuid7.create(), Booked.DAY, 1, 10_000);
        assertThat(
                        ledger.postAll(
                                coop.actor,
                                List.of(one, one, Booked.deposit(one.id(), Booked.DAY, 1, 10_001))))
                .isEqualTo(new BulkPosting.Refused(2, new Posting.OtherContent(0)));
        // What is refused for another reason is counted as it was given.
        assertThat(
                        ledger.postAll(
                                coop.actor,
                                List.of(one, one, Booked.withdrawal(Uuid7.create(), 1, 10_001))))
                .extracting(answer -> ((BulkPosting.Refused) answer).index())
                .isEqualTo(2);
        assertThat(books.head(coop.actor).treeSize()).isZero();
    }

    @Test
    void a_batch_sent_twice_is_posted_once_and_a_half_sent_one_is_completed() {
        var coop = new Booked(world, ledger);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < 10; i++) {
            entries.add(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 1_000 + i));
        }
        ledger.postAll(coop.actor, entries.subList(0, 4));
        var all = (BulkPosting.AllPosted) ledger.postAll(coop.actor, entries);
        assertThat(all.receipts()).extracting(Receipt::entryNo).startsWith(1L, 2L, 3L, 4L, 5L);
        assertThat(all.receipts())
                .extracting(Receipt::replayed)
                .startsWith(true, true, true, true, false);
        ledger.postAll(coop.actor, entries);
        assertThat(books.head(coop.actor).treeSize()).isEqualTo(10);
        var other = new ArrayList<>(entries);
        other.set(3, Booked.deposit(entries.get(3).id(), Booked.DAY, 1, 7));
        assertThat(ledger.postAll(coop.actor, other))
                .isEqualTo(new BulkPosting.Refused(-1, new Posting.OtherContent(4)));
    }
}
