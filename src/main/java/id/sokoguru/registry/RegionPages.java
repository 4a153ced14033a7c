package id.sokoguru.registry;

import id.sokoguru.jte.Templates;
import id.sokoguru.web.Html;
import id.sokoguru.web.Page;
import id.sokoguru.web.Public;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds an area of the decree by name or code: public facts, for everybody. */
@Controller
class RegionPages {
    private static final int SHOWN = 20;

    private final Templates templates;
    private final Regions regions;

    RegionPages(Templates templates, Regions regions) {
        this.templates = templates;
        this.regions = regions;
    }

    @Public
    @GetMapping("/wilayah")
    Html find(
            Page page,
            @RequestParam(name = "cari", defaultValue = "") String text,
            @RequestParam(name = "di", defaultValue = "") String under) {
        var here = regions.get(under);
        var found =
                text.isBlank()
                        ? regions.children(here.map(Region::code).orElse(""))
                        : regions.find(text, SHOWN);
        return Html.of(templates.registryRegions(page, text, here.orElse(null), found));
    }
}
