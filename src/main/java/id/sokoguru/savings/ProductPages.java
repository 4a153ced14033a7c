package id.sokoguru.savings;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Html;
import id.sokoguru.web.Link;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What kinds of savings are offered, and their conditions by date. */
@Controller
@RequestMapping("/k/{coop}/simpanan/produk")
class ProductPages {
    private final Savings savings;
    private final Templates templates;

    ProductPages(Savings savings, Templates templates) {
        this.savings = savings;
        this.templates = templates;
    }

    @Needs({Permission.TELLER, Permission.ADMINISTER, Permission.MEMBERS, Permission.READ_BOOKS})
    @GetMapping
    Html list(Page page, Actor actor) {
        var newest = new ArrayList<Product>();
        for (var version : savings.versions(actor)) {
            if (newest.isEmpty() || newest.getLast().number() != version.number()) {
                newest.add(version);
            }
        }
        var kinds =
                Arrays.stream(Product.Kind.values())
                        .filter(kind -> kind != Product.Kind.APEX)
                        .map(kind ->
                                Link.tile(
                                        page.t("savings.kind." + kind),
                                        page.in("/simpanan/produk/baru?jenis=" + kind),
                                        "book",
                                        page.t("savings.kind." + kind + ".hint")))
                        .toList();
        return Html.of(
                templates.savingsProducts(
                        page,
                        newest,
                        page.may(Permission.ADMINISTER) || page.may(Permission.APPROVE)
                                ? kinds
                                : List.of()));
    }

    @Needs({Permission.TELLER, Permission.ADMINISTER, Permission.MEMBERS, Permission.READ_BOOKS})
    @GetMapping("/{number:[0-9]{1,6}}")
    Html versions(Page page, Actor actor, @PathVariable int number) {
        return Html.of(templates.savingsProduct(page, of(actor, number)));
    }

    @Needs({Permission.ADMINISTER, Permission.APPROVE})
    @GetMapping("/baru")
    Html blank(Page page, Actor actor, @RequestParam String jenis) {
        var preset = Product.preset(next(actor), page.today(), kind(jenis));
        return Html.of(
                draw(page, preset, null, ProductForm.of(preset, page.today()), Problems.none()));
    }

    @Needs({Permission.ADMINISTER, Permission.APPROVE})
    @PostMapping("/baru")
    Html create(Page page, Actor actor, @RequestParam String jenis, ProductForm form) {
        var preset = Product.preset(next(actor), page.today(), kind(jenis));
        return decide(page, actor, preset, null, form);
    }

    /** New conditions from a day on. */
    @Needs({Permission.ADMINISTER, Permission.APPROVE})
    @GetMapping("/{number:[0-9]{1,6}}/ubah")
    Html change(Page page, Actor actor, @PathVariable int number) {
        var newest = of(actor, number).getFirst();
        return Html.of(
                draw(page, newest, number, ProductForm.of(newest, page.today()), Problems.none()));
    }

    @Needs({Permission.ADMINISTER, Permission.APPROVE})
    @PostMapping("/{number:[0-9]{1,6}}/ubah")
    Html changed(Page page, Actor actor, @PathVariable int number, ProductForm form) {
        return decide(page, actor, of(actor, number).getFirst(), number, form);
    }

    private Html decide(
            Page page, Actor actor, Product base, @Nullable Integer number, ProductForm form) {
        var problems = Problems.none();
        var product = form.product(page, base.number(), base.kind(), problems);
        if (problems.isEmpty()) {
            switch (savings.setProduct(actor, product)) {
                case ProductAnswer.Decided _ -> {
                    return Html.seeOther(page.in("/simpanan/produk/" + product.number()));
                }
                case ProductAnswer.AboveCap(var cap, var rule) ->
                        problems.add(
                                product.rate().compareTo(cap) > 0 ? "rate" : "breakRate",
                                page.t("savings.product.problem.cap", cap.text(), rule.source()));
                case ProductAnswer.BeforeNewest(var newest) ->
                        problems.add(
                                "from",
                                page.t("savings.product.problem.newest", page.date(newest)));
                case ProductAnswer.NotFirstOfMonth _ ->
                        problems.add("from", page.t("savings.product.problem.first"));
                case ProductAnswer.OtherKind _ ->
                        problems.add("name", page.t("savings.product.problem.kind"));
            }
        }
        return Html.refused(draw(page, base, number, form, problems));
    }

    private JteModel draw(
            Page page,
            Product product,
            @Nullable Integer number,
            ProductForm form,
            Problems problems) {
        return templates.savingsProductForm(
                page,
                product.kind(),
                number == null
                        ? page.in("/simpanan/produk/baru?jenis=" + product.kind())
                        : page.in("/simpanan/produk/" + number + "/ubah"),
                number == null
                        ? page.in("/simpanan/produk")
                        : page.in("/simpanan/produk/" + number),
                number != null,
                form,
                problems);
    }

    private List<Product> of(Actor actor, int number) {
        var versions = savings.versions(actor).stream().filter(v -> v.number() == number).toList();
        if (versions.isEmpty()) {
            throw new NotFound("product " + number);
        }
        return versions;
    }

    private int next(Actor actor) {
        return 1 + savings.versions(actor).stream().mapToInt(Product::number).max().orElse(0);
    }

    private static Product.Kind kind(String name) {
        return Arrays.stream(Product.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound("kind " + name));
    }
}
