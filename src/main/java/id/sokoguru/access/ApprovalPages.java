package id.sokoguru.access;

import id.sokoguru.database.Tenancy;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Html;
import id.sokoguru.web.Link;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Tone;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for a second pair of eyes, and what was decided. */
@Controller
public class ApprovalPages {
    /** A request as it is read. */
    public record Item(
            String id,
            String title,
            String summary,
            @Nullable String effect,
            @Nullable String link,
            String by,
            String when,
            boolean own,
            @Nullable String decision,
            Tone tone,
            String note) {}

    private final Approvals approvals;
    private final Access access;
    private final Tenancy tenancy;
    private final Templates templates;

    ApprovalPages(Approvals approvals, Access access, Tenancy tenancy, Templates templates) {
        this.approvals = approvals;
        this.access = access;
        this.tenancy = tenancy;
        this.templates = templates;
    }

    @Needs({Permission.APPROVE, Permission.JOURNAL, Permission.READ_AUDIT})
    @GetMapping("/k/{coop}/persetujuan")
    Html list(
            Page page,
            @RequestParam(required = false) @Nullable String selesai,
            @RequestParam(required = false) @Nullable String hasil) {
        var done =
                "setuju".equals(hasil)
                        ? page.t("access.approvals.done")
                        : "tolak".equals(hasil) ? page.t("access.approvals.refused") : null;
        return Html.of(model(page, selesai == null, null, done));
    }

    @Needs(Permission.APPROVE)
    @PostMapping("/k/{coop}/persetujuan/{id}")
    Html decide(
            Page page,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String putusan,
            @RequestParam(defaultValue = "") String catatan) {
        var approve = putusan.equals("setuju");
        if (!approve && !putusan.equals("tolak")) {
            return Html.refused(model(page, true, page.t("access.approvals.choose"), null));
        }
        var note = catatan.substring(0, Math.min(catatan.length(), 300));
        return switch (approvals.decide(page.visitor(), new ApprovalId(id), approve, note)) {
            case Approvals.Decided.Recorded recorded ->
                    Html.seeOther(page.in("/persetujuan?hasil=" + putusan));
            case Approvals.Decided.OwnRequest own -> refused(page, page.t("access.approvals.own"));
            case Approvals.Decided.AlreadyDecided already ->
                    refused(page, page.t("access.approvals.already"));
            case Approvals.Decided.Impossible(var sentence) -> refused(page, sentence);
            case Approvals.Decided.NotAllowed notAllowed -> throw new NotFound("approval " + id);
            case Approvals.Decided.Unknown unknown -> throw new NotFound("approval " + id);
        };
    }

    private Html refused(Page page, String sentence) {
        return Html.refused(model(page, true, sentence, null));
    }

    private gg.jte.models.runtime.JteModel model(
            Page page, boolean waiting, @Nullable String refusal, @Nullable String done) {
        var found = approvals.list(page.visitor(), waiting);
        var names =
                access.names(
                        found.stream()
                                .flatMap(one ->
                                        Stream.of(
                                                Optional.of(one.requestedBy()),
                                                Optional.ofNullable(one.decidedBy())))
                                .flatMap(Optional::stream)
                                .distinct()
                                .toList());
        // Each kind reads its own tables to say what would happen: within the reader's transaction.
        var items =
                tenancy.read(
                        page.visitor(),
                        () ->
                                found.stream()
                                        .map(one ->
                                                item(
                                                        page,
                                                        one,
                                                        user ->
                                                                PeoplePages.name(
                                                                        page,
                                                                        Optional.ofNullable(
                                                                                names.get(user)),
                                                                        user)))
                                        .toList());
        var tabs =
                List.of(
                        Link.tab(
                                page.t("access.approvals.waiting"),
                                page.in("/persetujuan"),
                                waiting),
                        Link.tab(
                                page.t("access.approvals.decided"),
                                page.in("/persetujuan?selesai=1"),
                                !waiting));
        return templates.accessApprovals(page, tabs, items, waiting, refusal, done);
    }

    private Item item(Page page, Approval one, java.util.function.Function<UUID, String> nameOf) {
        var kind = approvals.kind(one.kind());
        var visitor = page.visitor();
        var decidedBy = one.decidedBy();
        var decidedAt = one.decidedAt();
        return new Item(
                one.approvalId().toString(),
                page.t(one.kind().replaceFirst("\\.", ".approval.")),
                one.summary(),
                kind.map(it -> it.effect(page.words(), visitor, one)).orElse(null),
                kind.flatMap(it -> it.link(visitor, one)).orElse(null),
                nameOf.apply(one.requestedBy()),
                page.moment(one.requestedAt()),
                one.requestedBy().equals(visitor.user()) || !page.may(Permission.APPROVE),
                decidedBy == null || decidedAt == null
                        ? null
                        : page.t(
                                one.approved()
                                        ? "access.approvals.by"
                                        : "access.approvals.refused_by",
                                nameOf.apply(decidedBy),
                                page.moment(decidedAt)),
                one.approved() ? Tone.GOOD : Tone.OFF,
                Optional.ofNullable(one.note()).orElse(""));
    }
}
