package id.sokoguru.portal;

import id.sokoguru.access.Access;
import id.sokoguru.access.Access.Invited;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.membership.Member;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.text.Normalizer;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The cooperative gives a member access by phone: a sign-in name and a printed one-time code. */
@Controller
@RequestMapping("/k/{coop}/anggota/{number:[0-9]{1,18}}/akses")
class InvitationPages {
    private final Access access;
    private final Members members;
    private final Templates templates;

    InvitationPages(Access access, Members members, Templates templates) {
        this.access = access;
        this.members = members;
        this.templates = templates;
    }

    @Needs({Permission.MEMBERS, Permission.ADMINISTER})
    @GetMapping
    Html form(Page page, Actor actor, @PathVariable long number) {
        var member = members.required(actor, number);
        return Html.of(form(page, actor, member, proposal(actor, member), Problems.none()));
    }

    @Needs({Permission.MEMBERS, Permission.ADMINISTER})
    @PostMapping
    Html invite(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String nama) {
        var member = members.required(actor, number);
        return switch (access.inviteMember(actor, number, nama, member.name())) {
            case Invited.Letter letter ->
                    Html.of(
                            templates.accessStartLetter(
                                    page,
                                    page.in("/anggota/" + number),
                                    member.name(),
                                    letter.signInName(),
                                    letter.code(),
                                    page.moment(letter.expiresAt())));
            case Invited.NameTaken() ->
                    refuse(page, actor, member, nama, page.t("portal.invite.taken"));
            case Invited.NameUnfit() ->
                    refuse(page, actor, member, nama, page.t("portal.invite.unfit"));
            case Invited.HasAccess(_) ->
                    Html.refused(form(page, actor, member, nama, Problems.none()));
        };
    }

    private Html refuse(Page page, Actor actor, Member member, String typed, String sentence) {
        return Html.refused(form(page, actor, member, typed, Problems.of("nama", sentence)));
    }

    private gg.jte.models.runtime.JteModel form(
            Page page, Actor actor, Member member, String typed, Problems problems) {
        return templates.portalInvite(
                page,
                member.name(),
                String.valueOf(member.number()),
                access.memberSignInName(actor, member.number()).orElse(null),
                typed,
                page.in("/anggota/" + member.number()),
                problems);
    }

    /** {@code siti.2001.42}: the first name, the village and the number; unique and easy to say. */
    private static String proposal(Actor actor, Member member) {
        var first = member.name().strip().split("\\s+")[0].toLowerCase(Locale.ROOT);
        var plain = Normalizer.normalize(first, Normalizer.Form.NFD).replaceAll("[^a-z0-9]", "");
        var village = actor.at().village();
        return (plain.isEmpty() ? "anggota" : plain.substring(0, Math.min(16, plain.length())))
                + "."
                + village.substring(village.lastIndexOf('.') + 1)
                + "."
                + member.number();
    }
}
