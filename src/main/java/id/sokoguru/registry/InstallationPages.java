package id.sokoguru.registry;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.registry.FoundingAnswer.Founded;
import id.sokoguru.registry.MassFounding.FoundedAll;
import id.sokoguru.registry.MassFounding.NotAProgramme;
import id.sokoguru.registry.MassFounding.UnknownRegion;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The installation's list of cooperatives; founds one, or those of a whole regency. */
@Controller
class InstallationPages {
    private static final int SHOWN = 50;
    private static final String HERE = "/instalasi/koperasi";

    private final Templates templates;
    private final Registry registry;
    private final Regions regions;
    private final RegistryWords words;

    InstallationPages(
            Templates templates, Registry registry, Regions regions, RegistryWords words) {
        this.templates = templates;
        this.registry = registry;
        this.regions = regions;
        this.words = words;
    }

    @Needs(Permission.INSTALLATION)
    @GetMapping(path = HERE, params = "!nomor") // with it, access leads to that cooperative's users
    Html list(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long sesudah,
            @RequestParam(required = false) @Nullable Integer baru,
            @RequestParam(required = false) @Nullable Integer ada) {
        var lines = registry.list(actor, new RegistryFilter("", q, null, sesudah), SHOWN + 1);
        var shown = lines.subList(0, Math.min(SHOWN, lines.size()));
        var next = lines.size() > SHOWN ? shown.getLast().coopId().text() : null;
        var done = baru == null || ada == null ? null : page.t("registry.all.done", baru, ada);
        return Html.of(templates.registryInstallation(page, q, shown, next, done));
    }

    @Needs(Permission.INSTALLATION)
    @GetMapping(HERE + "/baru")
    Html choose(
            Page page,
            @RequestParam(defaultValue = "") String cari,
            @RequestParam(defaultValue = "") String desa) {
        var village = regions.village(desa);
        if (village.isPresent()) {
            return Html.of(
                    templates.registryFound(
                            page,
                            village.get(),
                            FoundingForm.in(village.get(), page.today()),
                            Problems.none()));
        }
        List<Region> found = cari.isBlank() ? List.of() : regions.find(cari, 20);
        return Html.of(templates.registrySeat(page, cari, found));
    }

    @Needs(Permission.INSTALLATION)
    @PostMapping(HERE + "/baru")
    Html found(Page page, Actor actor, FoundingForm form) {
        var village =
                regions.village(form.village() == null ? "" : form.village())
                        .orElseThrow(() -> new NotFound("no such village"));
        var problems = Problems.none();
        var order = form.order(page, problems);
        if (order.isPresent()) {
            var answer = registry.found(actor, order.get());
            if (answer instanceof Founded(var cooperative)) {
                return Html.seeOther(HERE + "?q=&sesudah=" + (cooperative.value() - 1));
            }
            problems.add(words.field(answer), words.refusal(page, answer));
        }
        return Html.refused(templates.registryFound(page, village, form, problems));
    }

    @Needs(Permission.INSTALLATION)
    @GetMapping(HERE + "/semua")
    Html all(Page page) {
        return Html.of(templates.registryAll(page, "", page.today().toString(), Problems.none()));
    }

    @Needs(Permission.INSTALLATION)
    @PostMapping(HERE + "/semua")
    Html foundAll(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String wilayah,
            @RequestParam(defaultValue = "") String booksFrom) {
        var problems = Problems.none();
        var from = FoundingForm.date(page, "booksFrom", booksFrom, problems);
        var region =
                Regions.isCode(wilayah.strip())
                        ? wilayah.strip()
                        : regions.find(wilayah, 1).stream()
                                .map(Region::code)
                                .findFirst()
                                .orElse("");
        if (region.length() < 5) {
            problems.add("wilayah", page.t("registry.all.region"));
        }
        if (problems.isEmpty()) {
            var answer = registry.foundAll(actor, region, CooperativeKind.KDMP, from.orElseThrow());
            switch (answer) {
                case FoundedAll(var founded, var already) -> {
                    return Html.seeOther(HERE + "?baru=" + founded + "&ada=" + already);
                }
                case UnknownRegion(var code) ->
                        problems.add("wilayah", page.t("registry.all.unknown", code));
                case NotAProgramme _ -> throw new IllegalStateException("KDMP is the programme");
            }
        }
        return Html.refused(templates.registryAll(page, wilayah, booksFrom, problems));
    }
}
