package id.sokoguru.access;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Html;
import id.sokoguru.web.Link;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page leads everybody to where they work; who works in several places chooses. */
@Controller
class HomePages {
    private final ActingVisitors visitors;
    private final Templates templates;

    HomePages(ActingVisitors visitors, Templates templates) {
        this.visitors = visitors;
        this.templates = templates;
    }

    @Needs({})
    @GetMapping("/")
    Html home(Page page, HttpServletRequest request) {
        var here = Objects.requireNonNull(SignedIn.of(request));
        var places = new ArrayList<Link>();
        for (var cooperative : visitors.cooperativesOf(here)) {
            places.add(
                    Link.tile(
                            visitors.nameOf(cooperative),
                            "/k/" + cooperative.text(),
                            "profile",
                            roles(page, here, cooperative.value())));
        }
        if (here.grants.stream().anyMatch(grant -> grant.role().where() == Role.Where.REGION)) {
            places.add(Link.tile(page.t("access.home.office"), "/dinas", "region"));
        }
        if (here.grants.stream().anyMatch(grant -> grant.role() == Role.MEMBER)) {
            places.add(Link.tile(page.t("access.home.member"), "/anggota", "phone"));
        }
        if (here.grants.stream()
                .anyMatch(grant -> grant.role() == Role.INSTALLATION_ADMINISTRATOR)) {
            places.add(Link.tile(page.t("access.home.installation"), "/instalasi", "settings"));
        }
        return places.size() == 1
                ? Html.seeOther(places.getFirst().href())
                : Html.of(templates.accessHome(page, places));
    }

    private static String roles(Page page, SignedIn here, long cooperative) {
        return String.join(
                ", ",
                here.grants.stream()
                        .filter(grant -> grant.coopId() != null && grant.coopId() == cooperative)
                        .map(grant -> page.t("access.role." + grant.role().name()))
                        .distinct()
                        .toList());
    }

    @Needs(Permission.INSTALLATION)
    @GetMapping("/instalasi")
    Html installation(Page page) {
        return Html.of(
                templates.accessInstallation(
                        page,
                        List.of(
                                Link.tile(
                                        page.t("access.users.office"),
                                        "/instalasi/pengguna",
                                        "users",
                                        page.t("access.users.office.hint")),
                                Link.tile(
                                        page.t("access.trail.title"),
                                        "/instalasi/jejak",
                                        "clock",
                                        page.t("access.trail.lead")),
                                Link.tile(
                                        page.t("access.installation.routines"),
                                        "/instalasi/rutin",
                                        "period",
                                        page.t("access.installation.routines.hint")))));
    }
}
