package id.sokoguru.privacy;

import id.sokoguru.access.CooperativeNames;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The member's own page on the phone: what is kept of me, who looked, and what I want of it. */
@Controller
@RequestMapping("/anggota/data-saya")
class MyDataPages {
    private final Privacy privacy;
    private final PrivacyPages pages;
    private final CooperativeNames names;
    private final Templates templates;

    MyDataPages(Privacy privacy, PrivacyPages pages, CooperativeNames names, Templates templates) {
        this.privacy = privacy;
        this.pages = pages;
        this.names = names;
        this.templates = templates;
    }

    private static long number(Actor actor) {
        return actor.memberNumber().orElseThrow(() -> new NotFound("no member"));
    }

    private static String here(Actor actor) {
        return "/anggota/data-saya?k=" + actor.at().text();
    }

    @Needs(Permission.MEMBER_SELF)
    @GetMapping
    Html mine(Page page, Actor actor) {
        return Html.of(
                templates.privacyMine(
                        page,
                        pages.somebodyOf(page, actor, number(actor)),
                        Uuid7.create().toString(),
                        Problems.none()));
    }

    @Needs(Permission.MEMBER_SELF)
    @PostMapping("/permintaan")
    Html ask(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String hak,
            @RequestParam(defaultValue = "") String kata) {
        var kind = PrivacyPages.kind(hak);
        if (kind == null) {
            return Html.refused(
                    templates.privacyMine(
                            page,
                            pages.somebodyOf(page, actor, number(actor)),
                            PrivacyPages.uuid(id).toString(),
                            Problems.of("hak", page.t("privacy.problem.kind"))));
        }
        var order =
                new Request.Order(
                        PrivacyPages.uuid(id),
                        number(actor),
                        kind,
                        PrivacyPages.cut(kata),
                        How.PHONE);
        return switch (privacy.ask(actor, order)) {
            case Request.Asked _ -> Html.seeOther(here(actor));
            case Request.Answered _, Request.AlreadyAnswered _, Request.Unknown _ ->
                    throw new NotFound("no member");
        };
    }

    @Needs(Permission.MEMBER_SELF)
    @PostMapping("/persetujuan")
    Html consent(
            Actor actor,
            @RequestParam(defaultValue = "") String tujuan,
            @RequestParam(defaultValue = "") String jawab) {
        privacy.consent(
                actor, number(actor), PrivacyPages.purpose(tujuan), jawab.equals("yes"), How.PHONE);
        return Html.seeOther(here(actor));
    }

    /** Everything, at once: nobody has to approve that somebody gets their own data. */
    @Needs(Permission.MEMBER_SELF)
    @PostMapping("/salinan.zip")
    Html copy(Page page, Actor actor) {
        return DataCopy.zip(
                page,
                templates,
                names.nameOf(actor.at()).orElse(actor.at().text()),
                number(actor),
                privacy.copy(actor, number(actor)));
    }
}
