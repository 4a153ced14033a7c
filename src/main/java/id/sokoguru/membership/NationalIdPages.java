package id.sokoguru.membership;

import id.sokoguru.access.Access;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Html;
import id.sokoguru.web.Moment;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The whole NIK, after a reason; and who has read it. */
@Controller
@RequestMapping("/k/{coop}/anggota/{number:[0-9]+}/nik")
class NationalIdPages {
    private static final int LONGEST_REASON = 300;

    private final Members members;
    private final Access access;
    private final Templates templates;

    NationalIdPages(Members members, Access access, Templates templates) {
        this.members = members;
        this.access = access;
        this.templates = templates;
    }

    @Needs(Permission.MEMBERS)
    @GetMapping
    Html ask(Page page, Actor actor, @PathVariable long number) {
        return Html.of(answer(page, actor, number, null, "", Problems.none()));
    }

    @Needs(Permission.MEMBERS)
    @PostMapping
    Html look(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String alasan) {
        var reason = alasan.substring(0, Math.min(alasan.length(), LONGEST_REASON));
        return switch (members.nationalId(actor, number, reason)) {
            // Shown in the answer itself: the address of another page could be opened again.
            case NationalIdLook.Shown(var nik) ->
                    Html.of(answer(page, actor, number, nik, "", Problems.none()));
            case NationalIdLook.ReasonTooShort(int least) ->
                    refused(page, actor, number, reason, page.t("membership.nik.short", least));
            case NationalIdLook.NoneKept _ ->
                    refused(page, actor, number, reason, page.t("membership.nik.none"));
            case NationalIdLook.Unknown _ -> throw new NotFound("member " + number);
        };
    }

    private Html refused(Page page, Actor actor, long number, String typed, String sentence) {
        return Html.refused(
                answer(page, actor, number, null, typed, Problems.of("alasan", sentence)));
    }

    private gg.jte.models.runtime.JteModel answer(
            Page page,
            Actor actor,
            long number,
            @Nullable String nik,
            String typed,
            Problems problems) {
        var looks = members.looks(actor, number);
        var names = access.names(looks.stream().map(NationalIdLook::userId).distinct().toList());
        List<Moment> moments =
                looks.stream()
                        .map(look ->
                                Moment.of(
                                        page.moment(look.at().toInstant()),
                                        names.getOrDefault(
                                                look.userId(), page.t("membership.nik.somebody")),
                                        look.reason()))
                        .toList();
        return templates.membershipNik(
                page, members.required(actor, number), nik, typed, problems, moments);
    }
}
