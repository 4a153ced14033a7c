package id.sokoguru.lending;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.kernel.Actor;
import id.sokoguru.web.Words;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Granting a loan needs somebody else than who looked into it. */
@Component
class GrantApproval implements ApprovalKind {
    private final Granting granting;

    GrantApproval(Granting granting) {
        this.granting = granting;
    }

    @Override
    public String kind() {
        return Granting.KIND;
    }

    private static long application(Approval approval) {
        return Long.parseLong(approval.payload());
    }

    @Override
    public String effect(Words words, Actor reader, Approval approval) {
        var asked = granting.application(reader, application(approval));
        var analysis = granting.analysis(reader, application(approval));
        return asked.isEmpty() || analysis.isEmpty()
                ? ""
                : words.t(
                        "lending.approval.effect",
                        String.valueOf(asked.get().member()),
                        analysis.get().amount().text());
    }

    @Override
    public Outcome onApproved(Actor approver, Approval approval) {
        return granting.approve(approver, application(approval));
    }

    @Override
    public void onRefused(Actor approver, Approval approval) {
        granting.refuse(
                approver, application(approval), Objects.requireNonNullElse(approval.note(), ""));
    }

    @Override
    public Optional<String> link(Actor reader, Approval approval) {
        return Optional.of(
                "/k/" + reader.at().text() + "/pinjaman/permohonan/" + application(approval));
    }
}
