package id.sokoguru.treasury;

import id.sokoguru.access.Approval;
import id.sokoguru.access.Approvals;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Posting;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The door through which a collector's money comes into a till. What the ledger says must be in the
 * bag is counted; the counted money goes into the till at once. What is too much is taken to 111101
 * at once; what is missing stays in the bag until a second person agrees to take it there (J50).
 */
@Component
public class Bags {
    /** So many counts of a place back one looks for what waits. */
    private static final int RECENT = 200;

    private final TreasuryStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Ledger ledger;
    private final Books books;
    private final Tills tills;
    private final Approvals approvals;

    Bags(
            TreasuryStore store,
            Tenancy tenancy,
            BusinessDay day,
            Ledger ledger,
            Books books,
            Tills tills,
            Approvals approvals) {
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.ledger = ledger;
        this.books = books;
        this.tills = tills;
        this.approvals = approvals;
    }

    /** What came of handing in. */
    public sealed interface Answer {
        /** The money is in the till; a shortage waits for a second person. */
        record HandedIn(CashCount count) implements Answer {}

        /** The till is not open for this actor. */
        record TillNotYours(TillCheck check) implements Answer {}

        record ReasonMissing(Money expected, Money difference) implements Answer {}

        /** The bag is empty and nothing was counted. */
        record Nothing() implements Answer {}

        record NotPosted(Posting.Refused reason) implements Answer {}
    }

    /** What a collector must hand in now: the bag less what is missing and waits for a decision. */
    public Money expected(Actor actor, long bag) {
        return tenancy.read(
                actor,
                () -> books.balance(actor, CashPlace.BAG_ACCOUNT, bag).minus(waiting(actor, bag)));
    }

    /** Missing money of a bag that waits for a second person. */
    public Money waiting(Actor actor, long bag) {
        return tenancy.read(
                actor,
                () -> {
                    var waiting = Money.ZERO;
                    for (var count : store.counts(actor, true, RECENT)) {
                        if (count.account() == CashPlace.BAG_ACCOUNT
                                && count.sub() == bag
                                && count.bookedAs() == null
                                && count.difference().isNegative()
                                && approvals.of(actor, Counts.KIND, count.countId()).stream()
                                        .anyMatch(Approval::waits)) {
                            waiting = waiting.minus(count.difference());
                        }
                    }
                    return waiting;
                });
    }

    /** The entry that took the money of a hand-over into the till; empty when nothing was there. */
    public Optional<PostedEntry> entry(Actor actor, UUID handover) {
        return books.entry(actor, Tills.second(handover));
    }

    public Answer handIn(Actor actor, BagOrder order) {
        return tenancy.write(actor, () -> handedIn(actor, order));
    }

    private Answer handedIn(Actor actor, BagOrder order) {
        store.lockTills(actor);
        ledger.hold(actor);
        var earlier = store.count(actor, order.id());
        if (earlier.isPresent()) {
            return new Answer.HandedIn(earlier.get());
        }
        var check = tills.check(actor, order.till());
        if (!(check instanceof TillCheck.Open)) {
            return new Answer.TillNotYours(check);
        }
        var bag = CashPlace.bag(order.bag());
        var expected = expected(actor, order.bag());
        var counted = order.count().total();
        var difference = counted.minus(expected);
        if (expected.isZero() && counted.isZero()) {
            return new Answer.Nothing();
        }
        if (difference.isNegative() && order.reason().isBlank()) {
            return new Answer.ReasonMissing(expected, difference);
        }
        var count =
                new CashCount(
                        order.id(),
                        bag.account(),
                        bag.sub(),
                        "CHECK",
                        day.today(),
                        day.now(),
                        actor.user(),
                        expected,
                        counted,
                        books.head(actor).treeSize(),
                        order.reason().strip(),
                        null);
        store.insertCount(actor, count, order.count());
        if (difference.isPositive()) {
            var surplus =
                    TreasuryJournals.difference(order.id(), day.today(), bag, difference)
                            .withRemark(count.reason());
            switch (ledger.post(actor, surplus)) {
                case Posting.Posted(var receipt) ->
                        store.insertDifference(actor, order.id(), receipt.entryNo(), difference);
                case Posting.Refused refused -> {
                    return new Answer.NotPosted(refused);
                }
            }
        }
        if (counted.isPositive()) {
            Entry moved =
                    TreasuryJournals.handIn(
                            Tills.second(order.id()),
                            day.today(),
                            bag,
                            CashPlace.till(order.till()),
                            counted);
            if (ledger.post(actor, moved) instanceof Posting.Refused refused) {
                return new Answer.NotPosted(refused);
            }
        }
        if (difference.isNegative()) {
            approvals.request(
                    actor,
                    Counts.KIND,
                    order.id(),
                    "Setoran kolektor %d: kurang %s. Alasan: %s"
                            .formatted(order.bag(), difference.negated().text(), count.reason()),
                    "");
        }
        return new Answer.HandedIn(store.count(actor, order.id()).orElseThrow());
    }
}
