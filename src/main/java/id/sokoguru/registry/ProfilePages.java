package id.sokoguru.registry;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.registry.Appointment.Appointed;
import id.sokoguru.registry.Appointment.NotExOfficio;
import id.sokoguru.registry.Appointment.SeatTaken;
import id.sokoguru.registry.Dismissal.BeforeItBegan;
import id.sokoguru.registry.Dismissal.Dismissed;
import id.sokoguru.registry.Dismissal.NotInOffice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Who the cooperative is, who leads it, what it shares: to read for everybody there, to change for
 * its administrator.
 */
@Controller
class ProfilePages {
    private static final String HERE = "/k/{coop}/profil";

    private final Templates templates;
    private final Registry registry;

    ProfilePages(Templates templates, Registry registry) {
        this.templates = templates;
        this.registry = registry;
    }

    @Needs({
        Permission.ADMINISTER, Permission.READ_BOOKS, Permission.TELLER, Permission.BOOKKEEP,
        Permission.MEMBERS, Permission.APPROVE, Permission.READ_MEMBERS, Permission.SUPERVISE
    })
    @GetMapping(HERE)
    Html show(Page page, Actor actor) {
        var profile = profile(actor);
        var officers = registry.officers(actor, actor.at());
        var inOffice = officers.stream().filter(o -> o.isIn(page.today())).toList();
        return Html.of(
                templates.registryProfile(
                        page,
                        profile,
                        facts(page, profile),
                        inOffice,
                        officers.stream().filter(o -> !inOffice.contains(o)).toList(),
                        remarks(page, profile, inOffice),
                        registry.units(actor, actor.at())));
    }

    private Profile profile(Actor actor) {
        return registry.profile(actor, actor.at())
                .orElseThrow(() -> new NotFound("no profile of " + actor.at().text()));
    }

    private static List<Fact> facts(Page page, Profile p) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(page.t("registry.number"), p.coopId().text()));
        facts.add(Fact.of(page.t("registry.kind"), page.t("registry.kind." + p.kind().name())));
        facts.add(Fact.of(page.t("registry.level"), page.t("registry.level." + p.level().name())));
        facts.add(Fact.of(page.t("registry.seat"), p.regionPath()));
        facts.add(Fact.of(page.t("registry.founded-on"), page.date(p.foundedOn())));
        var legal =
                p.legalNumber() == null
                        ? null
                        : p.legalNumber()
                                + (p.legalDate() == null ? "" : ", " + page.date(p.legalDate()));
        facts.add(known(page, "registry.legal", legal));
        facts.add(known(page, "registry.nik", p.nik()));
        facts.add(known(page, "registry.npwp", p.npwp()));
        facts.add(known(page, "registry.nib", p.nib()));
        facts.add(known(page, "registry.address", p.address()));
        facts.add(known(page, "registry.phone", p.phone()));
        facts.add(
                Fact.of(
                        page.t("registry.book-year"),
                        RegistryWords.months(page).get(p.bookYearMonth() - 1).label()));
        return facts;
    }

    private static Fact known(Page page, String key, @Nullable String value) {
        return Fact.of(page.t(key), value == null ? page.t("registry.unknown") : value);
    }

    private static List<String> remarks(Page page, Profile profile, List<Officer> inOffice) {
        return OrganCheck.of(profile.kind(), inOffice).stream()
                .map(r ->
                        page.t(
                                r.isTooFew() ? "registry.organ.few" : "registry.organ.even",
                                page.t("registry.organ." + r.organ().name()),
                                r.there(),
                                r.least()))
                .toList();
    }

    @Needs(Permission.ADMINISTER)
    @GetMapping(HERE + "/ubah")
    Html edit(Page page, Actor actor) {
        return Html.of(
                templates.registryProfileEdit(
                        page, ProfileForm.of(profile(actor)), Problems.none()));
    }

    @Needs(Permission.ADMINISTER)
    @PostMapping(HERE + "/ubah")
    Html change(Page page, Actor actor, ProfileForm form) {
        var problems = Problems.none();
        var order = form.order(page, problems);
        if (order.isPresent()) {
            switch (registry.change(actor, order.get())) {
                case ProfileChange.Changed _ -> {
                    return Html.seeOther(page.in("/profil"));
                }
                case ProfileChange.ChangedMeanwhile() ->
                        problems.add("", page.t("registry.form.meanwhile"));
                case ProfileChange.NameTaken() ->
                        problems.add("name", page.t("registry.form.name-taken"));
                case ProfileChange.NameDoesNotFitKind(var beginning) ->
                        problems.add(
                                "name", page.t("registry.found.name-begins", beginning.strip()));
            }
        }
        return Html.refused(templates.registryProfileEdit(page, form, problems));
    }

    @Needs(Permission.ADMINISTER)
    @GetMapping(HERE + "/pengurus")
    Html seat(Page page) {
        return Html.of(templates.registryOfficer(page, OfficerForm.empty(), Problems.none()));
    }

    @Needs(Permission.ADMINISTER)
    @PostMapping(HERE + "/pengurus")
    Html appoint(Page page, Actor actor, OfficerForm form) {
        var problems = Problems.none();
        var order = form.order(page, problems);
        if (order.isPresent()) {
            switch (registry.appoint(actor, order.get())) {
                case Appointed _ -> {
                    return Html.seeOther(page.in("/profil#pengurus"));
                }
                case SeatTaken(var by) ->
                        problems.add("position", page.t("registry.officer.taken", by.name()));
                case NotExOfficio() ->
                        problems.add("exOfficio", page.t("registry.officer.not-ex-officio"));
            }
        }
        return Html.refused(templates.registryOfficer(page, form, problems));
    }

    @Needs(Permission.ADMINISTER)
    @GetMapping(HERE + "/pengurus/{officer}/berhenti")
    Html leaving(Page page, Actor actor, @PathVariable int officer) {
        return Html.of(
                templates.registryDismissal(
                        page, inOffice(actor, officer), page.today().toString(), Problems.none()));
    }

    @Needs(Permission.ADMINISTER)
    @PostMapping(HERE + "/pengurus/{officer}/berhenti")
    Html dismiss(
            Page page,
            Actor actor,
            @PathVariable int officer,
            @RequestParam(defaultValue = "") String to) {
        var problems = Problems.none();
        var lastDay = FoundingForm.date(page, "to", to, problems);
        var leaving = inOffice(actor, officer);
        if (lastDay.isPresent()) {
            switch (registry.dismiss(actor, officer, lastDay.get())) {
                case Dismissed _ -> {
                    return Html.seeOther(page.in("/profil#pengurus"));
                }
                case NotInOffice() -> throw new NotFound("not in office: " + officer);
                case BeforeItBegan(var from) ->
                        problems.add("to", page.t("registry.officer.before", page.date(from)));
            }
        }
        return Html.refused(templates.registryDismissal(page, leaving, to, problems));
    }

    private Officer inOffice(Actor actor, int number) {
        return registry.officers(actor, actor.at()).stream()
                .filter(officer -> officer.officer() == number && officer.to() == null)
                .findFirst()
                .orElseThrow(() -> new NotFound("not in office: " + number));
    }

    @Needs(Permission.ADMINISTER)
    @GetMapping(HERE + "/berbagi")
    Html sharing(Page page, Actor actor) {
        return Html.of(
                templates.registrySharing(
                        page, Integer.toString(profile(actor).sharing()), Problems.none()));
    }

    @Needs(Permission.ADMINISTER)
    @PostMapping(HERE + "/berbagi")
    Html share(Page page, Actor actor, @RequestParam(defaultValue = "") String level) {
        if (!level.matches("[0-3]")) {
            var problems = Problems.of("level", page.t("registry.sharing.missing"));
            return Html.refused(templates.registrySharing(page, level, problems));
        }
        registry.share(actor, Integer.parseInt(level));
        return Html.seeOther(page.in("/profil#berbagi"));
    }

    @Needs(Permission.ADMINISTER)
    @GetMapping(HERE + "/unit")
    Html unit(Page page) {
        return Html.of(templates.registryUnit(page, "", "", Problems.none()));
    }

    @Needs(Permission.ADMINISTER)
    @PostMapping(HERE + "/unit")
    Html openUnit(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name) {
        var problems = Problems.none();
        var bare = code.strip().toUpperCase(Locale.ROOT);
        if (!bare.matches("[A-Z0-9-]{2,12}")) {
            problems.add("code", page.t("registry.unit.code-wrong"));
        }
        if (name.isBlank()) {
            problems.add("name", page.t("registry.unit.name-missing"));
        }
        if (problems.isEmpty()) {
            switch (registry.openUnit(actor, bare, name.strip())) {
                case Registry.UnitOpened _ -> {
                    return Html.seeOther(page.in("/profil#unit"));
                }
                case Registry.UnitCodeTaken(var by) ->
                        problems.add("code", page.t("registry.unit.taken", by.name()));
            }
        }
        return Html.refused(templates.registryUnit(page, code, name, problems));
    }
}
