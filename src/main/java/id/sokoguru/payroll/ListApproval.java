package id.sokoguru.payroll;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.kernel.Actor;
import id.sokoguru.web.Words;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A list becomes a claim when somebody else than who made it has looked. */
@Component
class ListApproval implements ApprovalKind {
    private final Payroll payroll;

    ListApproval(Payroll payroll) {
        this.payroll = payroll;
    }

    @Override
    public String kind() {
        return Payroll.KIND;
    }

    private static long list(Approval approval) {
        return Long.parseLong(approval.payload());
    }

    @Override
    public String effect(Words words, Actor reader, Approval approval) {
        return payroll.list(reader, list(approval))
                .map(list -> words.t("payroll.approval.effect", list.listed().text()))
                .orElse("");
    }

    @Override
    public Outcome onApproved(Actor approver, Approval approval) {
        return payroll.book(approver, list(approval));
    }

    @Override
    public void onRefused(Actor approver, Approval approval) {
        payroll.refused(approver, list(approval));
    }

    @Override
    public Optional<String> link(Actor reader, Approval approval) {
        return Optional.of("/k/" + reader.at().text() + "/potong-gaji/daftar/" + list(approval));
    }
}
