package id.sokoguru.treasury;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Words;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Money between a till and the vault: one person asks, another hands over and confirms. */
@Component
class Handovers implements ApprovalKind {
    static final String KIND = "treasury.handover";

    private final TreasuryStore store;
    private final Ledger ledger;
    private final BusinessDay day;
    private final ObjectProvider<Approvals> approvals;

    Handovers(
            TreasuryStore store,
            Ledger ledger,
            BusinessDay day,
            ObjectProvider<Approvals> approvals) {
        this.store = store;
        this.ledger = ledger;
        this.day = day;
        this.approvals = approvals;
    }

    /** Asks for a hand-over, in the caller's transaction; the same id again asks nothing new. */
    void ask(
            Actor actor,
            UUID id,
            String purpose,
            int till,
            boolean toVault,
            Money amount,
            String remark) {
        if (store.handover(actor, id).isPresent()) {
            return;
        }
        store.insertHandover(
                actor,
                new Handover(id, purpose, till, toVault, amount, remark, day.now(), actor.user()));
        var from = toVault ? "kasir " + till : "brankas";
        var to = toVault ? "brankas" : "kasir " + till;
        approvals
                .getObject()
                .request(
                        actor,
                        KIND,
                        id,
                        "Serah terima %s dari %s ke %s".formatted(amount.text(), from, to),
                        "");
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String effect(Words words, Actor reader, Approval approval) {
        var handover = store.handover(reader, approval.subject()).orElseThrow();
        return words.t(
                handover.toVault()
                        ? "treasury.approval.handover.to-vault"
                        : "treasury.approval.handover.to-till",
                handover.amount().text(),
                Integer.toString(handover.till()));
    }

    @Override
    public Optional<String> link(Actor reader, Approval approval) {
        return Optional.of("/k/" + reader.at().text() + "/kas/bukti/" + approval.subject());
    }

    @Override
    public Outcome onApproved(Actor approver, Approval approval) {
        var words = Words.indonesian();
        store.shareTills(approver);
        var handover = store.handover(approver, approval.subject()).orElseThrow();
        var till = store.till(approver, handover.till()).orElseThrow();
        if (!handover.purpose().equals("CLOSING") && (!till.isOpen() || till.closing() != null)) {
            return new Outcome.Impossible(words.t("treasury.problem.till-closed-meanwhile"));
        }
        return switch (post(approver, handover)) {
            case Posting.Posted _ -> new Outcome.Done();
            case Posting.Refused refused ->
                    new Outcome.Impossible(Sentences.refused(words, refused));
        };
    }

    /**
     * Moves the money: both people have agreed. What was asked for at the closing leaves a drawer
     * that is shut, so it is opened for this one entry.
     */
    Posting post(Actor approver, Handover handover) {
        var till = store.till(approver, handover.till()).orElseThrow();
        var shut = !till.isOpen() || till.closing() != null;
        if (shut) {
            ledger.openPlace(approver, CashPlace.TILL_ACCOUNT, till.till());
        }
        var posting =
                ledger.post(
                        approver,
                        TreasuryJournals.handover(
                                        handover.handoverId(),
                                        day.today(),
                                        handover.purpose(),
                                        handover.till(),
                                        handover.toVault(),
                                        handover.amount())
                                .withRemark(handover.remark()));
        if (shut && posting instanceof Posting.Posted) {
            ledger.closePlace(approver, CashPlace.TILL_ACCOUNT, till.till());
        }
        return posting;
    }
}
