package id.sokoguru.treasury;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Words;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A till is closed although money is missing (C093): the second person has seen the drawer. */
@Component
class ClosingApproval implements ApprovalKind {
    static final String KIND = "treasury.closing";

    private final TreasuryStore store;
    private final ObjectProvider<Tills> tills;
    private final Handovers handovers;
    private final BusinessDay day;

    ClosingApproval(
            TreasuryStore store,
            ObjectProvider<Tills> tills,
            Handovers handovers,
            BusinessDay day) {
        this.store = store;
        this.tills = tills;
        this.handovers = handovers;
        this.day = day;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String effect(Words words, Actor reader, Approval approval) {
        var count = store.count(reader, approval.subject()).orElseThrow();
        return words.t(
                "treasury.approval.closing.effect",
                Long.toString(count.sub()),
                count.difference().negated().text());
    }

    @Override
    public Optional<String> link(Actor reader, Approval approval) {
        return Optional.of("/k/" + reader.at().text() + "/kas/hitung/" + approval.subject());
    }

    @Override
    public Outcome onApproved(Actor approver, Approval approval) {
        store.lockTills(approver);
        var count = store.count(approver, approval.subject()).orElseThrow();
        var till = store.till(approver, count.sub()).orElseThrow();
        var refused =
                tills.getObject()
                        .finish(approver, till, count, approval.requestedBy(), approver.user());
        if (refused.isPresent()) {
            return impossible(refused.get());
        }
        // The second person stands at the drawer: what goes to the vault goes in the same breath.
        var toVault = Money.rupiah(Long.parseLong(approval.payload()));
        if (toVault.isPositive()) {
            var handover =
                    new Handover(
                            Tills.second(count.countId()),
                            "CLOSING",
                            till.till(),
                            true,
                            toVault,
                            "",
                            day.now(),
                            approval.requestedBy());
            store.insertHandover(approver, handover);
            if (handovers.post(approver, handover) instanceof Posting.Refused why) {
                return impossible(why);
            }
        }
        return new Outcome.Done();
    }

    private static Outcome impossible(Posting.Refused why) {
        return new Outcome.Impossible(Sentences.refused(Words.indonesian(), why));
    }

    /** The count is thrown out: the teller counts again. */
    @Override
    public void onRefused(Actor approver, Approval approval) {
        store.lockTills(approver);
        var count = store.count(approver, approval.subject()).orElseThrow();
        var till = store.till(approver, count.sub()).orElseThrow();
        store.setState(approver, till.till(), till.sessionNo(), till.holder(), null, null, null);
        tills.getObject().reopen(approver, till.till());
    }
}
