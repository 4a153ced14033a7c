package id.sokoguru.lending;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.membership.Members;
import id.sokoguru.registry.Officer;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who among the members belongs to the boards. */
@Controller
@RequestMapping("/k/{coop}/pinjaman/pihak-terkait")
class OfficerTiePages {
    private final OfficerTies ties;
    private final Members members;
    private final Templates templates;

    OfficerTiePages(OfficerTies ties, Members members, Templates templates) {
        this.ties = ties;
        this.members = members;
        this.templates = templates;
    }

    @Needs({Permission.LEND, Permission.APPROVE, Permission.OVERSEE})
    @GetMapping
    Html list(Page page, Actor actor) {
        return Html.of(draw(page, actor, null, null, null, Problems.none()));
    }

    @Needs({Permission.LEND, Permission.APPROVE})
    @PostMapping
    Html tie(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String officer,
            @RequestParam(defaultValue = "") String member,
            @RequestParam(defaultValue = "SELF") String relation) {
        var how =
                Arrays.stream(OfficerTies.Relation.values())
                        .filter(one -> one.name().equals(relation))
                        .findFirst()
                        .orElse(OfficerTies.Relation.SELF);
        var tied =
                ties.tie(
                        actor,
                        (int) number(officer).filter(no -> no < 1_000_000).orElse(0L).longValue(),
                        number(member).orElse(0L),
                        how);
        return tied == OfficerTies.Tied.DONE
                ? Html.seeOther(page.in("/pinjaman/pihak-terkait"))
                : Html.refused(
                        draw(
                                page,
                                actor,
                                officer,
                                member,
                                relation,
                                Problems.of(
                                        tied == OfficerTies.Tied.NO_OFFICER ? "officer" : "member",
                                        page.t("lending.tie." + tied.name()))));
    }

    private static Optional<Long> number(String text) {
        return text.strip().matches("[0-9]{1,15}")
                ? Optional.of(Long.valueOf(text.strip()))
                : Optional.empty();
    }

    @Needs({Permission.LEND, Permission.APPROVE})
    @PostMapping("/{number:[0-9]{1,9}}/hapus")
    Html untie(Page page, Actor actor, @PathVariable int number) {
        if (!ties.untie(actor, number)) {
            throw new NotFound("tie " + number);
        }
        return Html.seeOther(page.in("/pinjaman/pihak-terkait"));
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page,
            Actor actor,
            @Nullable String officer,
            @Nullable String member,
            @Nullable String relation,
            Problems problems) {
        var officers = ties.officers(actor);
        var known = ties.ties(actor);
        var names =
                members.names(
                        actor, known.stream().map(OfficerTies.Tie::memberNo).distinct().toList());
        var rows = new ArrayList<TieRow>();
        for (var tie : known) {
            var who = officers.stream().filter(one -> one.officer() == tie.officer()).findFirst();
            rows.add(
                    new TieRow(
                            tie.tieNo(),
                            who.map(Officer::name).orElse(""),
                            who.map(one -> page.t("registry.position." + one.position().name()))
                                    .orElse(""),
                            names.getOrDefault(tie.memberNo(), ""),
                            tie.memberNo(),
                            page.t("lending.tie.relation." + tie.relation().name())));
        }
        return templates.lendingTies(
                page,
                rows,
                officers.stream()
                        .filter(one -> one.isIn(page.today()))
                        .map(one ->
                                Choice.of(
                                        String.valueOf(one.officer()),
                                        one.name(),
                                        page.t("registry.position." + one.position().name())))
                        .toList(),
                Arrays.stream(OfficerTies.Relation.values())
                        .map(one ->
                                Choice.of(one.name(), page.t("lending.tie.relation." + one.name())))
                        .toList(),
                officer,
                member,
                relation == null ? "SELF" : relation,
                page.may(Permission.LEND) || page.may(Permission.APPROVE),
                problems);
    }
}
