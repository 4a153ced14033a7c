package id.sokoguru.savings;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Drawers;
import id.sokoguru.membership.Member;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Setor, tarik, iuran wajib, simpanan pokok, buka rekening: one number, one sentence that says what
 * will happen, and the receipt. The first POST shows the sentence, the second one does it.
 */
@Controller
@RequestMapping("/k/{coop}/simpanan")
class CounterPages {
    private final Savings savings;
    private final SavingsCounter counter;
    private final Members members;
    private final Books books;
    private final Drawers drawers;
    private final Templates templates;

    CounterPages(
            Savings savings,
            SavingsCounter counter,
            Members members,
            Books books,
            Drawers drawers,
            Templates templates) {
        this.savings = savings;
        this.counter = counter;
        this.members = members;
        this.books = books;
        this.drawers = drawers;
        this.templates = templates;
    }

    /** What a form is about, before anything was typed. */
    private record Desk(
            String key,
            Member member,
            String action,
            List<Fact> facts,
            List<Money> usual,
            Money balance,
            boolean into,
            List<Choice> products) {}

    private interface Deed {
        CounterAnswer run(UUID id, Money amount, MoneyPlace place);
    }

    // ---- simpanan pokok

    @Needs(Permission.TELLER)
    @GetMapping("/pokok/{number}")
    Html principal(Page page, Actor actor, @PathVariable long number) {
        var desk = principalDesk(page, actor, number);
        return draw(
                page,
                desk,
                CounterForm.fresh(desk.usual().isEmpty() ? null : desk.usual().getFirst()));
    }

    @Needs(Permission.TELLER)
    @PostMapping("/pokok/{number}")
    Html payPrincipal(Page page, Actor actor, @PathVariable long number, CounterForm form) {
        return take(
                page,
                principalDesk(page, actor, number),
                form,
                (id, amount, place) ->
                        counter.take(
                                actor,
                                new CounterOrder.Principal(
                                        id, number, amount, place, page.today())));
    }

    private Desk principalDesk(Page page, Actor actor, long number) {
        var member = members.required(actor, number);
        var due = savings.principalDue(actor, number).orElse(Money.ZERO);
        var held = savings.holdings(actor, number).orElseThrow();
        return new Desk(
                "principal",
                member,
                page.in("/simpanan/pokok/" + number),
                List.of(Fact.of(page.t("savings.principal.due"), due)),
                due.isPositive() ? List.of(due) : List.of(),
                held.principal().plus(held.candidateDeposit()),
                true,
                List.of());
    }

    // ---- simpanan wajib

    @Needs(Permission.TELLER)
    @GetMapping("/wajib/{number}")
    Html obligatory(Page page, Actor actor, @PathVariable long number) {
        var desk = obligatoryDesk(page, actor, number);
        return draw(
                page,
                desk,
                CounterForm.fresh(desk.usual().isEmpty() ? null : desk.usual().getFirst()));
    }

    @Needs(Permission.TELLER)
    @PostMapping("/wajib/{number}")
    Html payObligatory(Page page, Actor actor, @PathVariable long number, CounterForm form) {
        return take(
                page,
                obligatoryDesk(page, actor, number),
                form,
                (id, amount, place) ->
                        counter.take(
                                actor,
                                new CounterOrder.Obligatory(
                                        id, number, amount, place, page.today())));
    }

    private Desk obligatoryDesk(Page page, Actor actor, long number) {
        var member = members.required(actor, number);
        var facts = new ArrayList<Fact>();
        var usual = new ArrayList<Money>();
        var dues = savings.dues(actor, number);
        if (dues.isPresent()) {
            var now = dues.get();
            var through = now.paidThrough();
            facts.add(
                    Fact.of(
                            page.t("savings.paid-through"),
                            through == null
                                    ? page.t("savings.paid-never")
                                    : savings.terms(actor, page.today())
                                            .map(terms -> terms.period().text(page, through))
                                            .orElse("")));
            facts.add(Fact.of(page.t("savings.arrears"), now.arrears()));
            for (int periods : new int[] {Math.max(now.unpaid().size(), 1), 1, 12}) {
                var cost = savings.obligatoryFor(actor, number, periods);
                if (cost.isPositive() && !usual.contains(cost)) {
                    usual.add(cost);
                }
            }
        }
        return new Desk(
                "obligatory",
                member,
                page.in("/simpanan/wajib/" + number),
                facts,
                usual,
                savings.holdings(actor, number).orElseThrow().obligatory(),
                true,
                List.of());
    }

    // ---- setor and tarik

    @Needs(Permission.TELLER)
    @GetMapping("/setor/{account}")
    Html deposit(Page page, Actor actor, @PathVariable long account) {
        return draw(page, accountDesk(page, actor, account, true), CounterForm.fresh(null));
    }

    @Needs(Permission.TELLER)
    @PostMapping("/setor/{account}")
    Html takeDeposit(Page page, Actor actor, @PathVariable long account, CounterForm form) {
        return take(
                page,
                accountDesk(page, actor, account, true),
                form,
                (id, amount, place) ->
                        counter.take(
                                actor,
                                new CounterOrder.Deposit(
                                        id, account, amount, place, page.today())));
    }

    @Needs(Permission.TELLER)
    @GetMapping("/tarik/{account}")
    Html withdrawal(Page page, Actor actor, @PathVariable long account) {
        return draw(page, accountDesk(page, actor, account, false), CounterForm.fresh(null));
    }

    @Needs(Permission.TELLER)
    @PostMapping("/tarik/{account}")
    Html payWithdrawal(Page page, Actor actor, @PathVariable long account, CounterForm form) {
        var desk = accountDesk(page, actor, account, false);
        var tooMuch = form.confirmed() ? null : shortage(actor, account, form);
        if (tooMuch != null) {
            return refuse(
                    page, desk, form, Problems.of("amount", Refusals.sentence(page, tooMuch)));
        }
        return take(
                page,
                desk,
                form,
                (id, amount, place) ->
                        counter.take(
                                actor,
                                new CounterOrder.Withdrawal(
                                        id, account, amount, place, page.today())));
    }

    /** Said before the effect is shown: a page must not promise what the books will refuse. */
    private CounterAnswer.@Nullable NotEnough shortage(Actor actor, long number, CounterForm form) {
        var account =
                savings.account(actor, number)
                        .orElseThrow(() -> new NotFound("savings account " + number));
        var free = books.balance(actor, account.account(), number).minus(account.minimumBalance());
        var available = free.isNegative() ? Money.ZERO : free;
        return form.money()
                .filter(wanted -> wanted.compareTo(available) > 0)
                .map(wanted ->
                        new CounterAnswer.NotEnough(available, wanted, account.minimumBalance()))
                .orElse(null);
    }

    private Desk accountDesk(Page page, Actor actor, long number, boolean into) {
        var account =
                savings.account(actor, number)
                        .orElseThrow(() -> new NotFound("savings account " + number));
        var balance = books.balance(actor, account.account(), number);
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.of(
                        page.t("savings.account"),
                        account.productName()
                                + " "
                                + page.t("savings.number", String.valueOf(number))));
        facts.add(Fact.of(page.t("savings.balance"), balance));
        if (!into) {
            var free = balance.minus(account.minimumBalance());
            facts.add(Fact.of(page.t("savings.free"), free.isNegative() ? Money.ZERO : free));
        }
        return new Desk(
                into ? "deposit" : "withdrawal",
                members.required(actor, account.memberNo()),
                page.in("/simpanan/" + (into ? "setor/" : "tarik/") + number),
                facts,
                List.of(
                        Money.rupiah(20_000),
                        Money.rupiah(50_000),
                        Money.rupiah(100_000),
                        Money.rupiah(500_000)),
                balance,
                into,
                List.of());
    }

    // ---- buka rekening

    @Needs(Permission.TELLER)
    @GetMapping("/buka/{number}")
    Html opening(Page page, Actor actor, @PathVariable long number) {
        return draw(page, openingDesk(page, actor, number), CounterForm.fresh(null));
    }

    @Needs(Permission.TELLER)
    @PostMapping("/buka/{number}")
    Html open(Page page, Actor actor, @PathVariable long number, CounterForm form) {
        var desk = openingDesk(page, actor, number);
        var product = form.productNumber();
        if (product == null) {
            return refuse(
                    page, desk, form, Problems.of("product", page.t("savings.problem.product")));
        }
        return take(
                page,
                desk,
                form,
                (id, amount, place) -> {
                    var order = new Opening(id, number, product, amount, place, page.today());
                    return switch (counter.open(actor, order)) {
                        case Opening.Opened(long account, var receipt) ->
                                receipt == null
                                        ? new CounterAnswer.Unknown()
                                        : new CounterAnswer.Done(
                                                receipt, Product.VOLUNTARY, account, amount);
                        case Opening.UnknownProduct _ -> new CounterAnswer.Unknown();
                        case Opening.NotOpened(var reason) -> reason;
                    };
                });
    }

    private Desk openingDesk(Page page, Actor actor, long number) {
        var products = savings.products(actor, page.today());
        var choices =
                products.stream()
                        .map(p ->
                                Choice.of(
                                        String.valueOf(p.number()),
                                        p.name(),
                                        page.t(
                                                "savings.product.hint",
                                                p.minimumOpening().text(),
                                                p.minimumBalance().text())))
                        .toList();
        return new Desk(
                "opening",
                members.required(actor, number),
                page.in("/simpanan/buka/" + number),
                List.of(),
                products.stream()
                        .map(Product::minimumOpening)
                        .filter(Money::isPositive)
                        .distinct()
                        .toList(),
                Money.ZERO,
                true,
                choices);
    }

    // ---- the two steps

    private Html take(Page page, Desk desk, CounterForm form, Deed deed) {
        var problems = Problems.none();
        var amount = form.money();
        if (amount.isEmpty() || !amount.get().isPositive()) {
            problems.add("amount", page.t("savings.problem.amount"));
        }
        var place = form.where();
        if (place.isEmpty()) {
            problems.add("place", page.t("savings.problem.place"));
        }
        if (!problems.isEmpty()) {
            return refuse(page, desk, form, problems);
        }
        if (!form.confirmed()) {
            return Html.of(
                    templates.savingsCounter(
                            page,
                            view(
                                    page,
                                    desk,
                                    form,
                                    problems,
                                    effect(page, desk, amount.get(), place.get()))));
        }
        return switch (deed.run(form.uuid(), amount.get(), place.get())) {
            case CounterAnswer.Done done ->
                    Html.seeOther(page.in("/simpanan/bukti/" + done.receipt().entryNo()));
            case CounterAnswer.Unknown _ -> throw new NotFound(desk.action());
            case CounterAnswer.Refused refusal ->
                    refuse(
                            page,
                            desk,
                            form,
                            Problems.of(
                                    refusal instanceof CounterAnswer.PlaceNotOpen
                                            ? "place"
                                            : "amount",
                                    Refusals.sentence(page, refusal)));
        };
    }

    private String effect(Page page, Desk desk, Money amount, MoneyPlace place) {
        var after = desk.into() ? desk.balance().plus(amount) : desk.balance().minus(amount);
        return page.t(
                "savings.effect." + desk.key(),
                drawers.label(page, place),
                amount.text(),
                desk.member().name(),
                after.text());
    }

    private Html draw(Page page, Desk desk, CounterForm form) {
        return Html.of(
                templates.savingsCounter(page, view(page, desk, form, Problems.none(), null)));
    }

    private Html refuse(Page page, Desk desk, CounterForm form, Problems problems) {
        return Html.refused(templates.savingsCounter(page, view(page, desk, form, problems, null)));
    }

    private CounterView view(
            Page page, Desk desk, CounterForm form, Problems problems, @Nullable String effect) {
        return new CounterView(
                page.t("savings." + desk.key() + ".title", desk.member().name()),
                desk.action(),
                page.in("/anggota/" + desk.member().number()),
                page.t("savings." + desk.key() + ".button"),
                page.t("savings." + desk.key() + ".amount"),
                desk.facts(),
                desk.usual(),
                drawers.choices(page),
                desk.products(),
                new CounterForm(
                        form.uuid().toString(), form.amount(), form.place(), form.product(), null),
                problems,
                effect);
    }
}
