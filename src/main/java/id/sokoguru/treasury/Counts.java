package id.sokoguru.treasury;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Words;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The door to cash counts: anybody who may read the books counts at any hour (C036). The count
 * stands as it was made; a difference is taken to 111101 only when a second person has agreed.
 */
@Component
public class Counts implements ApprovalKind {
    static final String KIND = "treasury.difference";

    private final TreasuryStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Ledger ledger;
    private final Books books;
    private final ObjectProvider<Approvals> approvals;

    Counts(
            TreasuryStore store,
            Tenancy tenancy,
            BusinessDay day,
            Ledger ledger,
            Books books,
            ObjectProvider<Approvals> approvals) {
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.ledger = ledger;
        this.books = books;
        this.approvals = approvals;
    }

    /** What came of counting. */
    public sealed interface Checked {
        /** The count stands; a difference waits for a second person. */
        record Counted(CashCount count) implements Checked {}

        record ReasonMissing(Money book, Money difference) implements Checked {}

        /** There are no notes and coins in a bank account. */
        record NotCash() implements Checked {}
    }

    /** Records what was counted in a place against its book balance of this moment. */
    public Checked check(Actor actor, CheckOrder order) {
        return tenancy.write(actor, () -> checked(actor, order));
    }

    private Checked checked(Actor actor, CheckOrder order) {
        var place = order.place();
        if (place.isBank()) {
            return new Checked.NotCash();
        }
        store.lockTills(actor);
        ledger.hold(actor);
        var earlier = store.count(actor, order.id());
        if (earlier.isPresent()) {
            return new Checked.Counted(earlier.get());
        }
        if (place.isTill() && store.till(actor, place.sub()).isEmpty()) {
            throw new NotFound("till " + place.sub());
        }
        if (place.kind() == CashPlace.Kind.BAG
                && books.place(actor, place.account(), place.sub()).isEmpty()) {
            throw new NotFound("bag " + place.sub());
        }
        var book = books.balance(actor, place.account(), place.sub());
        var counted = order.count().total();
        var difference = counted.minus(book);
        if (!difference.isZero() && order.reason().isBlank()) {
            return new Checked.ReasonMissing(book, difference);
        }
        var count =
                new CashCount(
                        order.id(),
                        place.account(),
                        place.sub(),
                        "CHECK",
                        day.today(),
                        day.now(),
                        actor.user(),
                        book,
                        counted,
                        books.head(actor).treeSize(),
                        order.reason().strip(),
                        null);
        store.insertCount(actor, count, order.count());
        if (!difference.isZero()) {
            approvals
                    .getObject()
                    .request(
                            actor,
                            KIND,
                            count.countId(),
                            "Hitung kas %s: selisih %s. Alasan: %s"
                                    .formatted(place.text(), difference.text(), count.reason()),
                            "");
        }
        return new Checked.Counted(count);
    }

    /** A count with its notes and coins. */
    public record Protocol(CashCount count, Denominations denominations) {}

    /** {@link NotFound} when this cooperative has no such count. */
    public Protocol protocol(Actor actor, UUID id) {
        return tenancy.read(
                actor,
                () ->
                        new Protocol(
                                store.count(actor, id)
                                        .orElseThrow(() -> new NotFound("count " + id)),
                                store.denominations(actor, id)));
    }

    /** The newest counts; {@code differing} = only those that found another sum than the books. */
    public List<CashCount> latest(Actor actor, boolean differing, int limit) {
        return tenancy.read(actor, () -> store.counts(actor, differing, limit));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String effect(Words words, Actor reader, Approval approval) {
        var difference = store.count(reader, approval.subject()).orElseThrow().difference();
        return difference.isNegative()
                ? words.t("treasury.approval.difference.missing", difference.negated().text())
                : words.t("treasury.approval.difference.surplus", difference.text());
    }

    @Override
    public Optional<String> link(Actor reader, Approval approval) {
        return Optional.of("/k/" + reader.at().text() + "/kas/hitung/" + approval.subject());
    }

    @Override
    public Outcome onApproved(Actor approver, Approval approval) {
        var count = store.count(approver, approval.subject()).orElseThrow();
        var entry =
                TreasuryJournals.difference(
                                count.countId(), day.today(), count.place(), count.difference())
                        .withRemark(count.reason());
        return switch (ledger.post(approver, entry)) {
            case Posting.Posted(var receipt) -> {
                store.insertDifference(
                        approver, count.countId(), receipt.entryNo(), count.difference());
                yield new Outcome.Done();
            }
            case Posting.Refused why ->
                    new Outcome.Impossible(Sentences.refused(Words.indonesian(), why));
        };
    }
}
