package id.sokoguru.supervision;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Proofs;
import id.sokoguru.registry.Officer;
import id.sokoguru.registry.Profile;
import id.sokoguru.registry.Registry;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Visitors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * One cooperative as its office may see it. The visitor acts in the cooperative with what it
 * granted, so access answers 404 outside the territory and logs the visit where the cooperative
 * reads it.
 */
@Controller
class CooperativePages {
    private final Supervision supervision;
    private final Happenings happenings;
    private final Registry registry;
    private final Proofs proofs;
    private final Visitors visitors;
    private final BusinessDay day;
    private final Templates templates;

    CooperativePages(
            Supervision supervision,
            Happenings happenings,
            Registry registry,
            Proofs proofs,
            Visitors visitors,
            BusinessDay day,
            Templates templates) {
        this.supervision = supervision;
        this.happenings = happenings;
        this.registry = registry;
        this.proofs = proofs;
        this.visitors = visitors;
        this.day = day;
        this.templates = templates;
    }

    @Needs(Permission.SUPERVISE)
    @GetMapping("/dinas/koperasi/{coop}")
    Html cooperative(
            Page page, Actor actor, HttpServletRequest request, @PathVariable CooperativeId coop) {
        return Html.of(view(page, actor, request, coop, null));
    }

    @Needs(Permission.SUPERVISE)
    @PostMapping("/dinas/koperasi/{coop}/saksi")
    Html witness(
            Page page, Actor actor, HttpServletRequest request, @PathVariable CooperativeId coop) {
        var office = officeOf(request);
        if (supervision.cooperative(office, coop).filter(CooperativePulse::begun).isEmpty()) {
            throw new NotFound("no books to witness in " + coop.text());
        }
        return switch (proofs.witness(actor, Area.of(office.territory()))) {
            case Proofs.Witness.Signed _ ->
                    Html.seeOther("/dinas/koperasi/" + coop.text() + "#saksi");
            case Proofs.Witness.Inconsistent(var size) ->
                    Html.status(409, view(page, actor, request, coop, size));
        };
    }

    private gg.jte.models.runtime.JteModel view(
            Page page,
            Actor actor,
            HttpServletRequest request,
            CooperativeId coop,
            @Nullable Long inconsistentSince) {
        var office = officeOf(request);
        var standing =
                supervision
                        .cooperative(office, coop)
                        .orElseThrow(() -> new NotFound("cooperative " + coop.text()));
        Profile profile =
                registry.profile(actor, coop)
                        .orElseThrow(() -> new NotFound("cooperative " + coop.text()));
        // What it shares is asked of the register now, not of the figures of some seconds ago.
        var shown = standing.with(lineOf(standing, profile));
        var today = day.today();
        List<Officer> officers =
                registry.officers(actor, coop).stream().filter(o -> o.isIn(today)).toList();
        var latest =
                actor.may(Permission.READ_BOOKS) ? happenings.latest(shown) : List.<Happening>of();
        return templates.supervisionCooperative(
                page,
                shown,
                profile,
                officers,
                supervision.attention(shown),
                latest,
                proofs.witnesses(actor),
                inconsistentSince,
                Area.kecamatan(coop),
                today);
    }

    private static id.sokoguru.registry.CooperativeLine lineOf(
            CooperativePulse standing, Profile profile) {
        return new id.sokoguru.registry.CooperativeLine(
                standing.coopId(),
                profile.name(),
                profile.kind(),
                profile.regionPath(),
                profile.status(),
                profile.sharing());
    }

    /** The same person at their own desk, with the whole territory. */
    private Actor officeOf(HttpServletRequest request) {
        return visitors.visitor(request).orElseThrow(() -> new NotFound("no office"));
    }
}
