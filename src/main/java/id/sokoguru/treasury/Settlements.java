package id.sokoguru.treasury;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Words;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The door to what becomes of cash differences: one proposes, another decides, then 111101 is
 * cleared.
 */
@Component
public class Settlements implements ApprovalKind {
    static final String KIND = "treasury.settlement";

    private final TreasuryStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Ledger ledger;
    private final ObjectProvider<Approvals> approvals;

    Settlements(
            TreasuryStore store,
            Tenancy tenancy,
            BusinessDay day,
            Ledger ledger,
            ObjectProvider<Approvals> approvals) {
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.ledger = ledger;
        this.approvals = approvals;
    }

    /** What came of proposing. */
    public sealed interface Proposed {
        /** A second person decides. */
        record Waiting(Settlement settlement) implements Proposed {}

        /** There is less than that to settle. */
        record MoreThanOpen(Money open) implements Proposed {}

        record ReasonMissing() implements Proposed {}
    }

    /**
     * What counts took to 111101 and nobody settled.
     *
     * @param missing more than zero when money was missing
     * @param surplus more than zero when there was too much
     */
    public record Open(Money missing, Money surplus) {}

    public Open open(Actor actor) {
        return tenancy.read(
                actor,
                () -> {
                    var suspense = store.suspense(actor);
                    return new Open(suspense.missing(), suspense.surplus());
                });
    }

    /** The newest fifty proposals. */
    public List<Settlement> latest(Actor actor) {
        return tenancy.read(actor, () -> store.settlements(actor));
    }

    /** Proposes what becomes of a difference; it happens when a second person agrees. */
    public Proposed propose(Actor actor, SettlementOrder order) {
        return tenancy.write(
                actor,
                () -> {
                    store.lockTills(actor);
                    var earlier = store.settlement(actor, order.id());
                    if (earlier.isPresent()) {
                        return new Proposed.Waiting(earlier.get());
                    }
                    if (order.reason().isBlank()) {
                        return new Proposed.ReasonMissing();
                    }
                    var open = openFor(actor, order.outcome());
                    if (order.amount().compareTo(open) > 0) {
                        return new Proposed.MoreThanOpen(open);
                    }
                    var settlement =
                            new Settlement(
                                    order.id(),
                                    order.outcome().name(),
                                    order.amount(),
                                    order.reason().strip(),
                                    order.document().strip(),
                                    day.now(),
                                    actor.user(),
                                    null);
                    store.insertSettlement(actor, settlement);
                    approvals
                            .getObject()
                            .request(
                                    actor,
                                    KIND,
                                    order.id(),
                                    "Penyelesaian selisih kas %s (%s). Alasan: %s"
                                            .formatted(
                                                    order.amount().text(),
                                                    inWords(order.outcome()),
                                                    settlement.reason()),
                                    "");
                    return new Proposed.Waiting(settlement);
                });
    }

    private Money openFor(Actor actor, Settlement.Outcome outcome) {
        var suspense = store.suspense(actor);
        return outcome == Settlement.Outcome.INCOME ? suspense.surplus() : suspense.missing();
    }

    private static String inWords(Settlement.Outcome outcome) {
        return switch (outcome) {
            case EXPENSE -> "beban koperasi";
            case CLAIM -> "diganti petugas";
            case INCOME -> "pendapatan koperasi";
        };
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String effect(Words words, Actor reader, Approval approval) {
        var settlement = store.settlement(reader, approval.subject()).orElseThrow();
        return words.t(
                "treasury.settle.effect." + settlement.outcome(), settlement.amount().text());
    }

    @Override
    public Optional<String> link(Actor reader, Approval approval) {
        return Optional.of("/k/" + reader.at().text() + "/kas/selisih");
    }

    @Override
    public Outcome onApproved(Actor approver, Approval approval) {
        store.lockTills(approver);
        var words = Words.indonesian();
        var settlement = store.settlement(approver, approval.subject()).orElseThrow();
        var outcome = Settlement.Outcome.valueOf(settlement.outcome());
        var open = openFor(approver, outcome);
        if (settlement.amount().compareTo(open) > 0) {
            return new Outcome.Impossible(words.t("treasury.problem.more-than-open", open.text()));
        }
        var entry =
                TreasuryJournals.settlement(
                                settlement.settlementId(),
                                day.today(),
                                outcome,
                                settlement.amount())
                        .withDocument(settlement.document())
                        .withRemark(settlement.reason());
        return switch (ledger.post(approver, entry)) {
            case Posting.Posted(var receipt) -> {
                store.insertSettled(approver, settlement.settlementId(), receipt.entryNo());
                yield new Outcome.Done();
            }
            case Posting.Refused why -> new Outcome.Impossible(Sentences.refused(words, why));
        };
    }
}
