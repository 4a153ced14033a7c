package id.sokoguru.screening;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.access.Access;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.membership.Member;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Html;
import id.sokoguru.web.Moment;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Kepatuhan: cash reports, suspicions, how well members are known. */
@Controller
@RequestMapping("/k/{coop}/kepatuhan")
public class ScreeningPages {
    private static final int FOUND = 30;
    private static final int LONGEST = 4000;
    private static final int SHORTEST = 10;

    private final Screening screening;
    private final Members members;
    private final Access access;
    private final Templates templates;

    ScreeningPages(Screening screening, Members members, Access access, Templates templates) {
        this.screening = screening;
        this.members = members;
        this.access = access;
        this.templates = templates;
    }

    /** What stands on the first page. */
    public record Desk(
            List<CashReport> reports,
            List<CaseFile> cases,
            List<Screening.Unidentified> unidentified,
            List<Assessment> reviews,
            Map<Long, String> names) {}

    @Needs(Permission.COMPLIANCE)
    @GetMapping
    Html desk(Page page, Actor actor) {
        var reports = screening.reports(actor);
        var cases = screening.cases(actor);
        var reviews = screening.dueReviews(actor);
        Set<Long> numbers = new LinkedHashSet<>();
        reports.forEach(r -> numbers.add(r.memberNo()));
        cases.forEach(c -> numbers.add(c.memberNo()));
        reviews.forEach(a -> numbers.add(a.memberNo()));
        return Html.of(
                templates.screeningDesk(
                        page,
                        new Desk(
                                reports,
                                cases,
                                screening.unidentified(actor),
                                reviews,
                                members.names(actor, numbers))));
    }

    // ---- cash reports

    @Needs(Permission.COMPLIANCE)
    @GetMapping("/tunai/{no:[0-9]{1,9}}")
    Html report(Page page, Actor actor, @PathVariable int no) {
        return Html.of(report(page, actor, no, "", Problems.none()));
    }

    @Needs(Permission.COMPLIANCE)
    @PostMapping("/tunai/{no:[0-9]{1,9}}")
    Html endReport(
            Page page,
            Actor actor,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String hasil,
            @RequestParam(defaultValue = "") String catatan) {
        var note = cut(catatan);
        if (note.isEmpty() || !(hasil.equals("REPORTED") || hasil.equals("NOT_NEEDED"))) {
            return Html.refused(
                    report(
                            page,
                            actor,
                            no,
                            note,
                            Problems.of("catatan", page.t("screening.problem.note"))));
        }
        return switch (screening.endReport(actor, no, hasil.equals("REPORTED"), note)) {
            case CashReport.Ended _, CashReport.AlreadyEnded _ ->
                    Html.seeOther(page.in("/kepatuhan/tunai/" + no));
            case CashReport.Unknown _ -> throw new NotFound("cash report " + no);
        };
    }

    private JteModel report(Page page, Actor actor, int no, String typed, Problems problems) {
        var report = screening.report(actor, no);
        var moved =
                screening
                        .movements(
                                actor,
                                report.memberNo(),
                                report.businessDate(),
                                report.businessDate())
                        .stream()
                        .filter(m -> m.direction().equals(report.direction()))
                        .toList();
        return templates.screeningReport(
                page, report, members.required(actor, report.memberNo()), moved, typed, problems);
    }

    // ---- cases

    @Needs(Permission.COMPLIANCE)
    @GetMapping("/kasus/baru")
    Html ask(Page page, @RequestParam(defaultValue = "") String anggota) {
        return Html.of(
                templates.screeningNote(
                        page, Uuid7.create().toString(), anggota, "", Problems.none()));
    }

    @Needs(Permission.COMPLIANCE)
    @PostMapping("/kasus/baru")
    Html note(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String anggota,
            @RequestParam(defaultValue = "") String fakta) {
        var facts = cut(fakta);
        var problems = Problems.none();
        if (!anggota.strip().matches("[0-9]{1,15}")) {
            problems.add("anggota", page.t("screening.problem.member"));
        }
        if (facts.length() < SHORTEST) {
            problems.add("fakta", page.t("screening.problem.facts"));
        }
        if (problems.isEmpty()) {
            switch (screening.note(actor, uuid(id), Long.parseLong(anggota.strip()), facts)) {
                case CaseFile.Opened(int no) -> {
                    return Html.seeOther(page.in("/kepatuhan/kasus/" + no));
                }
                case CaseFile.Unknown _, CaseFile.Taken _, CaseFile.AlreadyClosed _ ->
                        problems.add("anggota", page.t("screening.problem.member"));
            }
        }
        return Html.refused(
                templates.screeningNote(page, uuid(id).toString(), anggota, facts, problems));
    }

    @Needs(Permission.COMPLIANCE)
    @GetMapping("/kasus/{no:[0-9]{1,9}}")
    Html caseFile(Page page, Actor actor, @PathVariable int no) {
        return Html.of(caseFile(page, actor, no, "", Problems.none()));
    }

    @Needs(Permission.COMPLIANCE)
    @PostMapping("/kasus/{no:[0-9]{1,9}}")
    Html step(
            Page page,
            Actor actor,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String langkah,
            @RequestParam(defaultValue = "") String catatan) {
        var note = cut(catatan);
        var what = named(CaseFile.What.class, langkah);
        if (note.isEmpty() || what == null) {
            return Html.refused(
                    caseFile(
                            page,
                            actor,
                            no,
                            note,
                            Problems.of("catatan", page.t("screening.problem.note"))));
        }
        return switch (screening.step(actor, uuid(id), no, what, note)) {
            case CaseFile.Taken _, CaseFile.Opened _ ->
                    Html.seeOther(page.in("/kepatuhan/kasus/" + no));
            case CaseFile.AlreadyClosed _ ->
                    Html.refused(
                            caseFile(
                                    page,
                                    actor,
                                    no,
                                    note,
                                    Problems.of("", page.t("screening.problem.closed"))));
            case CaseFile.Unknown _ -> throw new NotFound("case " + no);
        };
    }

    private JteModel caseFile(Page page, Actor actor, int no, String typed, Problems problems) {
        var file = screening.caseFile(actor, no);
        var steps = screening.steps(actor, no);
        var users = new LinkedHashSet<UUID>();
        steps.forEach(step -> users.add(step.byUser()));
        users.add(file.openedBy());
        var names = access.names(users);
        var moments = new ArrayList<Moment>();
        moments.add(
                Moment.of(
                        page.moment(file.openedAt().toInstant()),
                        page.t("screening.source." + file.source()),
                        names.get(file.openedBy())));
        for (var step : steps) {
            var who = names.get(step.byUser());
            moments.add(
                    Moment.of(
                            page.moment(step.at().toInstant()),
                            page.t("screening.step." + step.what()),
                            who == null ? step.note() : step.note() + " · " + who));
        }
        return templates.screeningCase(
                page,
                file,
                members.required(actor, file.memberNo()),
                CaseFacts.about(page, file),
                CaseFacts.movements(screening, actor, page.today(), file),
                moments,
                Uuid7.create().toString(),
                typed,
                problems);
    }

    /** The facts as PPATK asks for them; the NIK in it is written down without being shown. */
    @Needs(Permission.COMPLIANCE)
    @PostMapping("/kasus/{no:[0-9]{1,9}}/fakta.xlsx")
    Html facts(Page page, Actor actor, @PathVariable int no) {
        var file = screening.caseFile(actor, no);
        var member = members.required(actor, file.memberNo());
        var nik =
                members.nationalIdForReport(
                        actor, file.memberNo(), "Laporan kepada PPATK, berkas " + no);
        return CaseFacts.sheet(
                        page,
                        file,
                        member,
                        nik instanceof id.sokoguru.membership.NationalIdLook.Shown(var whole)
                                ? whole
                                : "",
                        CaseFacts.movements(screening, actor, page.today(), file),
                        screening.steps(actor, no))
                .file("berkas-" + no + ".xlsx");
    }

    // ---- how well members are known

    /** A member and what was decided about them. */
    public record Known(Member member, Level level, @Nullable Assessment decided) {}

    @Needs(Permission.COMPLIANCE)
    @GetMapping("/anggota")
    Html members(Page page, Actor actor, @RequestParam(defaultValue = "") String q) {
        var found = q.isBlank() ? List.<Member>of() : members.find(actor, q, FOUND);
        var decided =
                screening.assessments(
                        actor, new LinkedHashSet<>(found.stream().map(Member::number).toList()));
        var rows =
                found.stream()
                        .map(m ->
                                new Known(
                                        m,
                                        Screening.level(m, decided.get(m.number())),
                                        decided.get(m.number())))
                        .toList();
        return Html.of(templates.screeningMembers(page, q, rows));
    }

    /** The form as typed. */
    public record AssessmentForm(
            @Nullable String tingkat,
            @Nullable String dokumen,
            @Nullable String risiko,
            @Nullable List<String> sebab,
            @Nullable String catatan,
            @Nullable String tinjau) {
        public boolean has(RiskReason reason) {
            return sebab != null && sebab.contains(reason.name());
        }
    }

    @Needs(Permission.COMPLIANCE)
    @GetMapping("/anggota/{number:[0-9]{1,15}}")
    Html assessment(Page page, Actor actor, @PathVariable long number) {
        var member = members.required(actor, number);
        var decided = screening.assessments(actor, Set.of(number)).get(number);
        var form =
                decided == null
                        ? new AssessmentForm(
                                Screening.level(member, null).name(),
                                "",
                                Risk.LOW.name(),
                                List.of(),
                                "",
                                screening.latestReview(Risk.LOW, page.today()).toString())
                        : new AssessmentForm(
                                decided.level().name(),
                                decided.documents(),
                                decided.risk().name(),
                                decided.reasonList().stream().map(Enum::name).toList(),
                                decided.note(),
                                screening.latestReview(decided.risk(), page.today()).toString());
        return Html.of(assessment(page, actor, member, decided, form, Problems.none()));
    }

    @Needs(Permission.COMPLIANCE)
    @PostMapping("/anggota/{number:[0-9]{1,15}}")
    Html assess(Page page, Actor actor, @PathVariable long number, AssessmentForm form) {
        var member = members.required(actor, number);
        var decided = screening.assessments(actor, Set.of(number)).get(number);
        var level = named(Level.class, form.tingkat());
        var risk = named(Risk.class, form.risiko());
        var review = date(form.tinjau());
        var problems = Problems.none();
        if (level == null || risk == null) {
            problems.add("", page.t("screening.problem.choose"));
        }
        if (review == null) {
            problems.add("tinjau", page.t("screening.problem.review.date"));
        }
        if (level != null && risk != null && review != null) {
            var reasons = EnumSet.noneOf(RiskReason.class);
            for (var reason : RiskReason.values()) {
                if (form.has(reason)) {
                    reasons.add(reason);
                }
            }
            var order =
                    new Assessment.Order(
                            number,
                            level,
                            cut(form.dokumen()),
                            risk,
                            reasons,
                            cut(form.catatan()),
                            review);
            switch (screening.assess(actor, order)) {
                case Assessment.Assessed _ -> {
                    return Html.seeOther(page.in("/kepatuhan/anggota/" + number));
                }
                case Assessment.DocumentsMissing _ ->
                        problems.add("dokumen", page.t("screening.problem.documents"));
                case Assessment.ReasonMissing _ ->
                        problems.add("catatan", page.t("screening.problem.reason"));
                case Assessment.ReviewOutside(var latest) ->
                        problems.add(
                                "tinjau", page.t("screening.problem.review", page.date(latest)));
                case Assessment.Unknown _ -> throw new NotFound("member " + number);
            }
        }
        return Html.refused(assessment(page, actor, member, decided, form, problems));
    }

    private JteModel assessment(
            Page page,
            Actor actor,
            Member member,
            @Nullable Assessment decided,
            AssessmentForm form,
            Problems problems) {
        var days =
                screening.movements(
                        actor, member.number(), page.today().minusYears(1), page.today());
        var shown = days.subList(Math.max(0, days.size() - FOUND), days.size());
        return templates.screeningMember(
                page,
                member,
                decided,
                decided == null
                        ? null
                        : access.names(Set.of(decided.byUser())).get(decided.byUser()),
                form,
                problems,
                shown.reversed());
    }

    private static String cut(@Nullable String typed) {
        var text = typed == null ? "" : typed.strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, @Nullable String name) {
        for (var one : type.getEnumConstants()) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }
}
