package id.sokoguru.asset;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Chart;
import id.sokoguru.membership.Drawers;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The register of things that last, and buying one. */
@Controller
@RequestMapping("/k/{coop}/aset")
class AssetRegisterPages {
    private final Assets assets;
    private final Chart chart;
    private final Drawers drawers;
    private final Templates templates;

    AssetRegisterPages(Assets assets, Chart chart, Drawers drawers, Templates templates) {
        this.assets = assets;
        this.chart = chart;
        this.drawers = drawers;
        this.templates = templates;
    }

    @Needs({Permission.BOOKKEEP, Permission.READ_BOOKS})
    @GetMapping
    Html list(Page page, Actor actor) {
        var held = assets.list(actor);
        var total = Money.ZERO;
        for (var one : held) {
            total = total.plus(one.value());
        }
        return Html.of(templates.assetRegister(page, held, total));
    }

    @Needs(Permission.BOOKKEEP)
    @GetMapping("/baru")
    Html blank(Page page, Actor actor) {
        return Html.of(draw(page, actor, AssetForm.fresh(), Problems.none()));
    }

    @Needs(Permission.BOOKKEEP)
    @PostMapping("/baru")
    Html buy(Page page, Actor actor, AssetForm form) {
        var problems = Problems.none();
        var name = form.name() == null ? "" : form.name().strip();
        if (name.isEmpty()) {
            problems.add("name", page.t("asset.problem.name"));
        }
        var cost = Money.parse(form.cost() == null ? "" : form.cost()).orElse(Money.ZERO);
        if (!cost.isPositive()) {
            problems.add("cost", page.t("asset.problem.amount"));
        }
        var typed = form.residual() == null || form.residual().isBlank() ? "0" : form.residual();
        var residual = Money.parse(typed);
        if (residual.isEmpty() || residual.get().compareTo(cost) > 0) {
            problems.add("residual", page.t("asset.problem.residual"));
        }
        var months = form.months() == null ? "" : form.months().strip();
        if (!months.matches("[0-9]{1,3}") || Integer.parseInt(months) > 600) {
            problems.add("months", page.t("asset.problem.months"));
        }
        var account = form.account() == null ? "" : form.account();
        if (kinds(page, actor).stream().noneMatch(kind -> kind.value().equals(account))) {
            problems.add("account", page.t("asset.problem.kind"));
        }
        var place = Drawers.parse(form.place());
        if (place.isEmpty()) {
            problems.add("place", page.t("asset.problem.place"));
        }
        if (problems.isEmpty()) {
            var order =
                    new Purchase(
                            form.uuid(),
                            name,
                            Integer.parseInt(account),
                            cost,
                            residual.orElseThrow(),
                            Integer.parseInt(months),
                            place.orElseThrow(),
                            page.today());
            switch (assets.buy(actor, order)) {
                case Purchase.Bought _ -> {
                    return Html.seeOther(page.in("/aset"));
                }
                case Purchase.PlaceNotOpen _ ->
                        problems.add("place", page.t("asset.problem.place"));
                case Purchase.BooksRefuse _ -> problems.add("place", page.t("asset.problem.books"));
            }
        }
        return Html.refused(draw(page, actor, form, problems));
    }

    private JteModel draw(Page page, Actor actor, AssetForm form, Problems problems) {
        return templates.assetNew(page, kinds(page, actor), drawers.choices(page), form, problems);
    }

    private List<Choice> kinds(Page page, Actor actor) {
        var accounts = chart.byCode(actor);
        return Stream.of(120204, 120205, 120203, 120202, 120201)
                .filter(accounts::containsKey)
                .map(code -> Choice.of(String.valueOf(code), page.t("asset.kind." + code)))
                .toList();
    }
}
