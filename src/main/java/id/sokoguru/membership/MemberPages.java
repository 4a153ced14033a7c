package id.sokoguru.membership;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The register: list, search, asking, deciding, correcting, the printed book. */
@Controller
@RequestMapping("/k/{coop}/anggota")
class MemberPages {
    private static final int A_PAGE = 50;
    private static final int MOST_PRINTED = 50_000;

    private final Members members;
    private final Templates templates;

    MemberPages(Members members, Templates templates) {
        this.members = members;
        this.templates = templates;
    }

    @Needs({Permission.MEMBERS, Permission.READ_MEMBERS, Permission.TELLER, Permission.READ_BOOKS})
    @GetMapping
    Html list(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long setelah) {
        var rows =
                q.isBlank()
                        ? members.list(actor, setelah, A_PAGE + 1)
                        : members.find(actor, q, A_PAGE);
        var more = q.isBlank() && rows.size() > A_PAGE;
        var shown = more ? rows.subList(0, A_PAGE) : rows;
        return Html.of(
                templates.membershipList(
                        page,
                        q,
                        shown,
                        members.counts(actor),
                        more ? page.in("/anggota?setelah=" + shown.getLast().number()) : null,
                        setelah > 0 ? page.in("/anggota") : null));
    }

    /** Buku Daftar Anggota, as the law and the office expect it: to print. */
    @Needs({Permission.MEMBERS, Permission.READ_MEMBERS})
    @GetMapping("/buku")
    Html book(Page page, Actor actor) {
        return Html.of(templates.membershipBook(page, members.list(actor, 0, MOST_PRINTED)));
    }

    @Needs(Permission.MEMBERS)
    @GetMapping("/baru")
    Html ask(Page page, Actor actor) {
        return form(
                page,
                page.in("/anggota/baru"),
                PersonForm.fresh(actor.at().village()),
                Problems.none(),
                null,
                200);
    }

    @Needs(Permission.MEMBERS)
    @PostMapping("/baru")
    Html apply(Page page, Actor actor, PersonForm form) {
        var problems = form.check(page);
        if (problems.isEmpty()) {
            switch (members.apply(actor, form.application(page.today()))) {
                case Application.Applied _ -> {
                    return Html.seeOther(page.in("/anggota/menunggu"));
                }
                case Application.KnownAlready(var as) ->
                        problems.add(
                                "nik",
                                page.t(
                                        "membership.problem.known",
                                        as.name(),
                                        page.t("membership.standing." + as.standing())));
                case Application.TooYoung(long years) ->
                        problems.add("birthDate", page.t("membership.problem.young", years));
                case Application.InFuture _ ->
                        problems.add("", page.t("membership.problem.future"));
            }
        }
        return form(page, page.in("/anggota/baru"), form, problems, null, 422);
    }

    @Needs(Permission.MEMBERS)
    @GetMapping("/{number:[0-9]+}/data")
    Html data(Page page, Actor actor, @PathVariable long number) {
        var member = members.required(actor, number);
        return form(
                page,
                page.in("/anggota/" + number + "/data"),
                PersonForm.of(member),
                Problems.none(),
                member,
                200);
    }

    @Needs(Permission.MEMBERS)
    @PostMapping("/{number:[0-9]+}/data")
    Html change(Page page, Actor actor, @PathVariable long number, PersonForm form) {
        var member = members.required(actor, number);
        var problems = form.check(page);
        if (!problems.isEmpty()) {
            return form(page, page.in("/anggota/" + number + "/data"), form, problems, member, 422);
        }
        return switch (members.changeProfile(actor, form.change(member.person()))) {
            case ProfileChange.Changed _ -> Html.seeOther(page.in("/anggota/" + number));
            case ProfileChange.Unknown _ -> throw new NotFound("member " + number);
        };
    }

    private Html form(
            Page page,
            String action,
            PersonForm form,
            Problems problems,
            @org.jspecify.annotations.Nullable Member member,
            int status) {
        var steps =
                member == null
                        ? java.util.List.<MemberStep>of()
                        : members.history(page.visitor(), member.person());
        return Html.status(
                status, templates.membershipPerson(page, action, form, problems, member, steps));
    }

    // ---- deciding

    @Needs({Permission.MEMBERS, Permission.APPROVE})
    @GetMapping("/menunggu")
    Html waiting(Page page, Actor actor) {
        return Html.of(
                templates.membershipWaiting(page, members.waiting(actor, 200), Problems.none()));
    }

    @Needs(Permission.APPROVE)
    @PostMapping("/menunggu/{person}")
    Html decide(
            Page page,
            Actor actor,
            @PathVariable int person,
            @RequestParam String verdict,
            @RequestParam(defaultValue = "") String reason) {
        if (verdict.equals("no") && reason.isBlank()) {
            return Html.refused(
                    templates.membershipWaiting(
                            page,
                            members.waiting(actor, 200),
                            Problems.of("", page.t("membership.problem.reason"))));
        }
        var decision =
                verdict.equals("yes")
                        ? members.approve(actor, person)
                        : members.refuse(actor, person, reason.strip());
        return switch (decision) {
            case Decision.Approved(long number) -> Html.seeOther(page.in("/anggota/" + number));
            case Decision.Refused _ -> Html.seeOther(page.in("/anggota/menunggu"));
            case Decision.AlreadyDecided(var as) ->
                    Html.seeOther(
                            as.number() == 0
                                    ? page.in("/anggota/menunggu")
                                    : page.in("/anggota/" + as.number()));
            case Decision.Unknown _ -> throw new NotFound("application " + person);
        };
    }
}
