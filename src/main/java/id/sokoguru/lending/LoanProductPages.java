package id.sokoguru.lending;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Chart;
import id.sokoguru.rule.Rules;
import id.sokoguru.web.Html;
import id.sokoguru.web.Link;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What kinds of loan there are, on which conditions, from when. */
@Controller
@RequestMapping("/k/{coop}/pinjaman/produk")
class LoanProductPages {
    private final Loans loans;
    private final Rules rules;
    private final Chart chart;
    private final Templates templates;

    LoanProductPages(Loans loans, Rules rules, Chart chart, Templates templates) {
        this.loans = loans;
        this.rules = rules;
        this.chart = chart;
        this.templates = templates;
    }

    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.ADMINISTER
    })
    @GetMapping
    Html list(Page page, Actor actor) {
        var known = chart.byCode(actor);
        var tiles =
                Arrays.stream(Preset.values())
                        .filter(preset -> known.containsKey(preset.account()))
                        .map(preset ->
                                Link.tile(
                                        page.t("lending.preset." + preset.name()),
                                        page.in("/pinjaman/produk/baru/" + preset.path()),
                                        "loan",
                                        page.t("lending.preset." + preset.name() + ".hint")))
                        .toList();
        return Html.of(
                templates.lendingProducts(
                        page,
                        loans.versions(actor),
                        page.may(Permission.APPROVE) || page.may(Permission.ADMINISTER)
                                ? tiles
                                : List.of()));
    }

    @Needs({Permission.APPROVE, Permission.ADMINISTER})
    @GetMapping("/baru/{preset}")
    Html fresh(Page page, Actor actor, @PathVariable String preset) {
        var base = preset(page, actor, preset);
        return Html.of(
                templates.lendingProduct(
                        page,
                        page.in("/pinjaman/produk/baru/" + preset),
                        base,
                        LoanProductForm.of(base, page.today()),
                        Problems.none()));
    }

    @Needs({Permission.APPROVE, Permission.ADMINISTER})
    @PostMapping("/baru/{preset}")
    Html create(Page page, Actor actor, @PathVariable String preset, LoanProductForm form) {
        return save(
                page,
                actor,
                page.in("/pinjaman/produk/baru/" + preset),
                preset(page, actor, preset),
                form);
    }

    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.ADMINISTER
    })
    @GetMapping("/{number:[0-9]+}")
    Html edit(Page page, Actor actor, @PathVariable int number) {
        var base = newest(actor, number);
        return Html.of(
                templates.lendingProduct(
                        page,
                        page.in("/pinjaman/produk/" + number),
                        base,
                        LoanProductForm.of(
                                base,
                                base.validFrom().isBefore(page.today())
                                        ? page.today()
                                        : base.validFrom().plusDays(1)),
                        Problems.none()));
    }

    @Needs({Permission.APPROVE, Permission.ADMINISTER})
    @PostMapping("/{number:[0-9]+}")
    Html change(Page page, Actor actor, @PathVariable int number, LoanProductForm form) {
        return save(
                page, actor, page.in("/pinjaman/produk/" + number), newest(actor, number), form);
    }

    private Html save(
            Page page, Actor actor, String action, LoanProduct base, LoanProductForm form) {
        var problems = Problems.none();
        var read = form.read(page, base, problems);
        if (read.isPresent() && read.get().validFrom().isBefore(page.today())) {
            // What was granted yesterday keeps the conditions of yesterday.
            problems.add("from", page.t("lending.problem.past"));
        }
        if (read.isPresent()
                && loans.versions(actor).stream()
                        .anyMatch(one ->
                                one.number() == base.number()
                                        && one.validFrom().equals(read.get().validFrom())
                                        && !one.equals(read.get()))) {
            problems.add("from", page.t("lending.problem.taken"));
        }
        if (read.isEmpty() || !problems.isEmpty()) {
            return Html.refused(templates.lendingProduct(page, action, base, form, problems));
        }
        return switch (loans.setProduct(actor, read.get())) {
            case LoanProductAnswer.Kept _ -> Html.seeOther(page.in("/pinjaman/produk"));
            case LoanProductAnswer.Refused refusal ->
                    Html.refused(
                            templates.lendingProduct(
                                    page, action, base, form, problems(page, refusal)));
        };
    }

    private static Problems problems(Page page, LoanProductAnswer.Refused refusal) {
        return switch (refusal) {
            case LoanProductAnswer.OtherPrinciple(var sharia, var rule) ->
                    Problems.of(
                            "",
                            page.t(
                                    sharia
                                            ? "lending.refusal.sharia"
                                            : "lending.refusal.conventional",
                                    rule.source()));
            case LoanProductAnswer.YieldForbidden _ ->
                    Problems.of("rate", page.t("lending.refusal.yield"));
            case LoanProductAnswer.NoNisbah _ ->
                    Problems.of("nisbah", page.t("lending.refusal.nisbah"));
            case LoanProductAnswer.FeeByShare _ ->
                    Problems.of("provision", page.t("lending.refusal.fee-by-share"));
        };
    }

    private LoanProduct newest(Actor actor, int number) {
        return loans.versions(actor).stream()
                .filter(product -> product.number() == number)
                .findFirst()
                .orElseThrow(() -> new NotFound("loan product " + number));
    }

    private LoanProduct preset(Page page, Actor actor, String path) {
        var preset =
                Arrays.stream(Preset.values())
                        .filter(one -> one.path().equals(path))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("no such kind of loan"));
        int next = loans.versions(actor).stream().mapToInt(LoanProduct::number).max().orElse(0) + 1;
        return preset.product(
                next,
                page.today(),
                page.t("lending.preset." + preset.name()),
                Limits.rate(rules.at("loan.salary_share", page.today())));
    }
}
