package id.sokoguru.membership;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Leaving in two steps by two people: recording that somebody leaves, and paying them. */
@Controller
@RequestMapping("/k/{coop}/anggota/{number:[0-9]+}")
class ExitPages {
    private final Members members;
    private final Drawers drawers;
    private final Templates templates;

    ExitPages(Members members, Drawers drawers, Templates templates) {
        this.members = members;
        this.drawers = drawers;
        this.templates = templates;
    }

    @Needs(Permission.MEMBERS)
    @GetMapping("/keluar")
    Html ask(Page page, Actor actor, @PathVariable long number) {
        return Html.of(
                templates.membershipExit(
                        page, members.required(actor, number), ExitForm.fresh(), Problems.none()));
    }

    @Needs(Permission.MEMBERS)
    @PostMapping("/keluar")
    Html leave(Page page, Actor actor, @PathVariable long number, ExitForm form) {
        var member = members.required(actor, number);
        var reason =
                Arrays.stream(ExitReason.values())
                        .filter(r -> r.name().equals(form.reason()))
                        .findFirst();
        if (reason.isEmpty()) {
            return refuse(
                    page, member, form, Problems.of("reason", page.t("membership.problem.why")));
        }
        var order =
                new Exit(
                        form.uuid(),
                        number,
                        reason.get(),
                        Objects.requireNonNullElse(form.note(), "").strip(),
                        page.today());
        return switch (members.exit(actor, order)) {
            case Exit.Left _ -> Html.seeOther(page.in("/anggota/" + number + "/pelunasan"));
            case Exit.NotMember(var as) ->
                    refuse(
                            page,
                            member,
                            form,
                            Problems.of(
                                    "",
                                    page.t(
                                            "membership.problem.standing",
                                            page.t("membership.standing." + as.standing()))));
            case Exit.SavingsOpen(_, var total) ->
                    refuse(
                            page,
                            member,
                            form,
                            Problems.of("", page.t("membership.problem.savings", total.text())));
            case Exit.BooksRefuse(var why) ->
                    refuse(page, member, form, Problems.of("", books(page, why)));
            case Exit.Unknown _ -> throw new NotFound("member " + number);
        };
    }

    private Html refuse(Page page, Member member, ExitForm form, Problems problems) {
        return Html.refused(templates.membershipExit(page, member, form, problems));
    }

    @Needs({Permission.MEMBERS, Permission.APPROVE})
    @GetMapping("/pelunasan")
    Html offer(Page page, Actor actor, @PathVariable long number) {
        return settlement(page, actor, number, ExitForm.fresh(), Problems.none(), 200);
    }

    @Needs(Permission.APPROVE)
    @PostMapping("/pelunasan")
    Html settle(Page page, Actor actor, @PathVariable long number, ExitForm form) {
        var place = Drawers.parse(form.place());
        if (place.isEmpty()) {
            return settlement(
                    page,
                    actor,
                    number,
                    form,
                    Problems.of("place", page.t("membership.problem.place")),
                    422);
        }
        var heir = form.heir() == null || form.heir().isBlank() ? null : form.heir().strip();
        var order = new Settlement(form.uuid(), number, place.get(), heir, page.today());
        var problems = Problems.none();
        switch (members.settle(actor, order)) {
            case Settlement.Settled(var receipt, _) -> {
                return Html.seeOther(
                        receipt.entryNo() == 0
                                ? page.in("/anggota/" + number)
                                : page.in("/simpanan/bukti/" + receipt.entryNo()));
            }
            case Settlement.SameEyes _ -> problems.add("", page.t("membership.problem.same-eyes"));
            case Settlement.NotLeft _ -> throw new NotFound("settlement " + number);
            case Settlement.AlreadySettled(var on) ->
                    problems.add("", page.t("membership.problem.settled", page.date(on)));
            case Settlement.HeirMissing _ ->
                    problems.add("heir", page.t("membership.problem.heir"));
            case Settlement.PlaceShort(var available, var wanted) ->
                    problems.add(
                            "place",
                            page.t("membership.problem.short", available.text(), wanted.text()));
            case Settlement.BooksRefuse(var why) -> problems.add("", books(page, why));
            case Settlement.Unknown _ -> throw new NotFound("member " + number);
        }
        return settlement(page, actor, number, form, problems, 422);
    }

    private Html settlement(
            Page page, Actor actor, long number, ExitForm form, Problems problems, int status) {
        var member = members.required(actor, number);
        var offer =
                members.offer(actor, number)
                        .orElseThrow(() -> new NotFound("settlement " + number));
        return Html.status(
                status,
                templates.membershipSettlement(
                        page, member, offer, drawers.choices(page), form, problems));
    }

    private static String books(Page page, Posting.Refused why) {
        return switch (why) {
            case Posting.PeriodClosed(var month) ->
                    page.t("membership.problem.closed", page.date(month));
            case Posting.NotEnough n ->
                    page.t("membership.problem.short", n.available().text(), n.wanted().text());
            case Posting.PlaceClosed _ -> page.t("membership.problem.place-closed");
            case Posting.OtherContent _ -> page.t("membership.problem.used");
            case Posting.BeforeBooks _,
                    Posting.InFuture _,
                    Posting.UnknownAccount _,
                    Posting.UnknownSubAccount _,
                    Posting.AlreadyReversed _ ->
                    page.t("membership.problem.books");
        };
    }
}
