package id.sokoguru.renteng;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * A member's own group on her phone: when it meets, what she brings, what she owes to others and
 * they to her. Others are named by number only.
 */
@Controller
@RequestMapping("/anggota/kelompok")
class MyGroupPages {
    private final Groups groups;
    private final DuesLists dues;
    private final Coverings coverings;
    private final Templates templates;

    MyGroupPages(Groups groups, DuesLists dues, Coverings coverings, Templates templates) {
        this.groups = groups;
        this.dues = dues;
        this.coverings = coverings;
        this.templates = templates;
    }

    @Needs(Permission.MEMBER_SELF)
    @GetMapping
    Html mine(Page page, Actor actor) {
        long me = actor.memberNumber().orElseThrow(() -> new NotFound("no member"));
        var group = groups.ofMember(actor, me, page.today());
        var owes = coverings.owedBy(actor, me);
        var gets = coverings.owedTo(actor, me);
        if (group.isEmpty()) {
            return Html.of(
                    templates.rentengMine(
                            page,
                            null,
                            List.of(),
                            List.of(),
                            null,
                            CoveringPages.rows(page, owes, Map.of(), false),
                            CoveringPages.rows(page, gets, Map.of(), true)));
        }
        var one = group.get();
        var meeting = one.nextMeeting(page.today());
        var line =
                dues.of(actor, one, meeting).lines().stream()
                        .filter(each -> each.member() == me)
                        .findFirst()
                        .orElseThrow();
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.of(
                        page.t("renteng.next"),
                        RentengWords.meets(page, meeting, one.meetingTime(), one.place())));
        facts.add(
                Fact.of(page.t("renteng.officer"), one.officer().isBlank() ? "–" : one.officer()));
        facts.add(
                Fact.of(
                        page.t("renteng.members"),
                        String.valueOf(groups.members(actor, one.number(), page.today()).size())));
        var role = GroupPages.role(page, groups.leaders(actor, one.number()), me);
        if (!role.isEmpty()) {
            facts.add(Fact.of(page.t("renteng.role"), role));
        }
        var parts = new ArrayList<Fact>();
        parts.add(Fact.of(page.t("renteng.obligatory"), line.obligatory()));
        parts.add(Fact.of(page.t("renteng.principal"), line.principal()));
        parts.add(Fact.of(page.t("renteng.interest"), line.interest()));
        if (line.penalty().isPositive()) {
            parts.add(Fact.of(page.t("renteng.penalty"), line.penalty()));
        }
        if (line.contribution().isPositive()) {
            parts.add(Fact.of(page.t("renteng.contribution"), line.contribution()));
        }
        return Html.of(
                templates.rentengMine(
                        page,
                        page.t("renteng.group.name", String.valueOf(one.number()), one.name()),
                        facts,
                        parts,
                        Fact.of(page.t("renteng.mine.bring", page.date(meeting)), line.total()),
                        CoveringPages.rows(page, owes, Map.of(), false),
                        CoveringPages.rows(page, gets, Map.of(), true)));
    }
}
