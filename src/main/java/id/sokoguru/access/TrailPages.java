package id.sokoguru.access;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who looked at the books, who changed what about access, and why names were opened. */
@Controller
public class TrailPages {
    private static final int PAGE = 100;

    /** A look from outside. */
    public record Visit(String when, String who, String what, String path, String why) {}

    /** A deed of the audit trail. */
    public record Deed(String when, String who, String what, String details, String whom) {}

    private final Visits visits;
    private final Audit audit;
    private final Access access;
    private final Sessions sessions;
    private final Templates templates;

    TrailPages(Visits visits, Audit audit, Access access, Sessions sessions, Templates templates) {
        this.visits = visits;
        this.audit = audit;
        this.access = access;
        this.sessions = sessions;
        this.templates = templates;
    }

    @Needs({Permission.ADMINISTER, Permission.READ_AUDIT})
    @GetMapping("/k/{coop}/pengguna/kunjungan")
    Html visits(Page page, @RequestParam(required = false) @Nullable Instant sebelum) {
        var rows = visits.latest(page.visitor(), sebelum);
        var shown =
                rows.stream()
                        .map(row ->
                                new Visit(
                                        page.moment(row.at()),
                                        Optional.ofNullable(row.userName()).orElse("?"),
                                        row.memberNo() == null
                                                ? page.t("access.visits.kind." + row.kind())
                                                : page.t(
                                                        "access.visits.member",
                                                        row.memberNo().toString()),
                                        row.path(),
                                        row.reason() == null
                                                ? page.t("access.visits.masked")
                                                : row.reason()))
                        .toList();
        var older =
                rows.size() < PAGE
                        ? null
                        : page.in("/pengguna/kunjungan?sebelum=" + rows.getLast().at());
        return Html.of(
                templates.accessVisits(
                        page, PeoplePages.tabs(page, "/pengguna/kunjungan"), shown, older));
    }

    @Needs({Permission.ADMINISTER, Permission.READ_AUDIT})
    @GetMapping("/k/{coop}/pengguna/jejak")
    Html trail(Page page, @RequestParam(required = false) @Nullable Instant sebelum) {
        return trail(page, page.in("/pengguna/jejak"), true, sebelum);
    }

    @Needs(Permission.INSTALLATION)
    @GetMapping("/instalasi/jejak")
    Html installation(Page page, @RequestParam(required = false) @Nullable Instant sebelum) {
        return trail(page, "/instalasi/jejak", false, sebelum);
    }

    private Html trail(Page page, String root, boolean tabs, @Nullable Instant before) {
        var rows = audit.latest(page.visitor(), before);
        var names =
                access.names(rows.stream().flatMap(row -> uuid(row.subject()).stream()).toList());
        var shown =
                rows.stream()
                        .map(row ->
                                new Deed(
                                        page.moment(row.at()),
                                        PeoplePages.name(
                                                page,
                                                Optional.ofNullable(row.userName()),
                                                row.userId()),
                                        page.words().keys().contains(row.what())
                                                ? page.t(row.what())
                                                : row.what(),
                                        details(page, row.details()),
                                        uuid(row.subject())
                                                .map(id ->
                                                        Optional.ofNullable(names.get(id))
                                                                .orElse(short8(row.subject())))
                                                .orElse(row.subject())))
                        .toList();
        return Html.of(
                templates.accessTrail(
                        page,
                        tabs ? PeoplePages.tabs(page, "/pengguna/jejak") : List.of(),
                        shown,
                        rows.size() < PAGE ? null : root + "?sebelum=" + rows.getLast().at()));
    }

    /** Roles stand in the trail by their code; people read their names. */
    private static String details(Page page, String details) {
        var first = details.split(" ", 2);
        var key = "access.role." + first[0];
        return page.words().keys().contains(key)
                ? page.t(key) + (first.length > 1 ? " · " + first[1] : "")
                : details;
    }

    private static String short8(String id) {
        return "…" + id.substring(id.length() - 8);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Needs(Permission.SUPERVISE)
    @GetMapping("/k/{coop}/buka-nama")
    Html unmask(Page page, @RequestParam(required = false) @Nullable String kembali) {
        return Html.of(unmask(page, Back.within(kembali), "", Problems.none()));
    }

    @Needs(Permission.SUPERVISE)
    @PostMapping("/k/{coop}/buka-nama")
    Html justify(
            Page page,
            @RequestParam(defaultValue = "") String alasan,
            @RequestParam(required = false) @Nullable String kembali) {
        var back = Back.within(kembali);
        var visitor = page.visitor();
        if (!visitor.may(Permission.READ_BOOKS)) {
            return Html.refused(unmask(page, back, alasan, Problems.none()));
        }
        if (!visits.justify(visitor, alasan.substring(0, Math.min(alasan.length(), 500)))) {
            return Html.refused(
                    unmask(
                            page,
                            back,
                            alasan,
                            Problems.of("alasan", page.t("access.unmask.reason.short"))));
        }
        sessions.forget(visitor.user());
        return Html.seeOther(back.equals("/") ? page.in("") : back);
    }

    private gg.jte.models.runtime.JteModel unmask(
            Page page, String back, String reason, Problems problems) {
        var until =
                visits.active(page.visitor())
                        .map(active -> page.moment(active.validTo()))
                        .orElse(null);
        return templates.accessUnmask(
                page,
                back.equals("/") ? page.in("") : back,
                reason,
                until,
                page.may(Permission.READ_BOOKS),
                problems);
    }
}
