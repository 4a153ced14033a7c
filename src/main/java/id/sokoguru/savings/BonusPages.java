package id.sokoguru.savings;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The board gives a bonus on wadiah savings for the month that ended last. */
@Controller
@RequestMapping("/k/{coop}/simpanan/bonus")
class BonusPages {
    private final Bonuses bonuses;
    private final Templates templates;

    BonusPages(Bonuses bonuses, Templates templates) {
        this.bonuses = bonuses;
        this.templates = templates;
    }

    @Needs({Permission.APPROVE, Permission.READ_BOOKS})
    @GetMapping
    Html show(Page page, Actor actor) {
        return Html.of(draw(page, actor, 0, null, Problems.none()));
    }

    @Needs(Permission.APPROVE)
    @PostMapping
    Html propose(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "0") int product,
            @RequestParam(defaultValue = "") String amount) {
        var sum = Money.parse(amount).filter(Money::isPositive);
        if (sum.isEmpty()) {
            return refused(page, actor, product, amount, "savings.problem.amount");
        }
        var proposal = new Bonuses.Proposal(product, month(page), sum.get());
        return switch (bonuses.propose(actor, proposal)) {
            case Bonuses.Asked _, Bonuses.AlreadyAsked _ ->
                    Html.seeOther(page.in("/simpanan/bonus"));
            case Bonuses.AlreadyGiven _ ->
                    refused(page, actor, product, amount, "savings.bonus.gone");
            case Bonuses.MonthNotOver _ ->
                    refused(page, actor, product, amount, "savings.bonus.early");
            case Bonuses.NothingToDeal _ ->
                    refused(page, actor, product, amount, "savings.bonus.nobody");
            case Bonuses.UnknownProduct _ -> throw new NotFound("wadiah product " + product);
        };
    }

    private Html refused(Page page, Actor actor, int product, String amount, String key) {
        return Html.refused(draw(page, actor, product, amount, Problems.of("amount", page.t(key))));
    }

    private static LocalDate month(Page page) {
        return page.today().withDayOfMonth(1).minusDays(1);
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Actor actor, int product, @Nullable String amount, Problems problems) {
        var month = month(page);
        var products = bonuses.products(actor);
        var given = bonuses.given(actor);
        var rows = new ArrayList<BonusRow>();
        for (var one : products) {
            rows.add(
                    new BonusRow(
                            one,
                            bonuses.waiting(actor, one.number(), month).orElse(null),
                            given.stream()
                                    .anyMatch(g ->
                                            g.productNo() == one.number()
                                                    && g.paidOn().equals(month))));
        }
        var past = new ArrayList<BonusGiven>();
        for (var g : given) {
            past.add(
                    new BonusGiven(
                            g.paidOn(),
                            products.stream()
                                    .filter(p -> p.number() == g.productNo())
                                    .map(Product::name)
                                    .findFirst()
                                    .orElse(page.t("savings.kind.WADIAH")),
                            g.gross(),
                            g.tax(),
                            g.accounts()));
        }
        return templates.savingsBonus(page, month, rows, past, product, amount, problems);
    }
}
