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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Everything that is done at the counter in the same three steps: one number, one sentence that
 * says what will happen, and the receipt. The sentence has an address of its own, so the way back
 * from the receipt leads to a page and not to a question whether to send a form again.
 */
@Controller
@RequestMapping(
        "/k/{coop}/simpanan/{act:pokok|wajib|setor|tarik|buka|pindah|tutup}/{number:[0-9]+}")
class CounterPages {
    private static final List<Money> USUAL =
            List.of(
                    Money.rupiah(20_000),
                    Money.rupiah(50_000),
                    Money.rupiah(100_000),
                    Money.rupiah(500_000));

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

    /**
     * What a form is about, before anything was typed.
     *
     * @param number of the member or of the savings account, as the act has it
     * @param account null while none is meant: capital, and an account yet to be opened
     * @param free what may be taken out; of an act that takes nothing out, null
     * @param asleep since when nobody moved the account; null when it does not sleep
     */
    private record Desk(
            CounterAct act,
            long number,
            Member member,
            @Nullable SavingsAccount account,
            List<Fact> facts,
            List<Money> usual,
            Money balance,
            @Nullable Money free,
            @Nullable LocalDate asleep,
            List<Choice> products,
            List<Choice> targets) {
        String address(Page page) {
            return page.in("/simpanan/" + act.path() + "/" + number);
        }

        /** Nothing is paid out when an empty account is closed. */
        boolean movesCash() {
            return act.cash() && !(act == CounterAct.CLOSING && balance.isZero());
        }

        SavingsAccount theAccount() {
            if (account == null) {
                throw new IllegalStateException(act + " is about no account");
            }
            return account;
        }
    }

    @Needs(Permission.TELLER)
    @GetMapping
    Html ask(Page page, Actor actor, @PathVariable String act, @PathVariable long number) {
        var desk = desk(page, actor, act, number);
        var form =
                CounterForm.fresh(
                        desk.act() == CounterAct.CLOSING
                                ? desk.balance()
                                : desk.usual().isEmpty() || desk.account() != null
                                        ? null
                                        : desk.usual().getFirst());
        return Html.of(draw(page, desk, form, Problems.none()));
    }

    /** The first time leads to the sentence, the second time, confirmed, to the receipt. */
    @Needs(Permission.TELLER)
    @PostMapping
    Html send(
            Page page,
            Actor actor,
            @PathVariable String act,
            @PathVariable long number,
            CounterForm form) {
        var desk = desk(page, actor, act, number);
        var problems = problems(page, desk, form);
        // What was done before is answered with its receipt, whatever is wrong by now.
        if (!problems.isEmpty() && !(form.confirmed() && done(page, actor, form) != null)) {
            return Html.refused(draw(page, desk, form, problems));
        }
        if (!form.confirmed()) {
            return Html.seeOther(desk.address(page) + "/periksa?" + form.query());
        }
        return switch (carryOut(page, actor, desk, form)) {
            case CounterAnswer.Done done ->
                    Html.seeOther(
                            done.receipt().entryNo() == 0
                                    ? page.in("/anggota/" + desk.member().number())
                                    : page.in("/simpanan/bukti/" + done.receipt().entryNo()));
            case CounterAnswer.Unknown _ -> throw new NotFound(desk.address(page));
            case CounterAnswer.Refused refusal ->
                    Html.refused(draw(page, desk, form, problem(page, desk, refusal)));
        };
    }

    /** What will happen, in a sentence; or that it has happened. */
    @Needs(Permission.TELLER)
    @GetMapping("/periksa")
    Html confirm(
            Page page,
            Actor actor,
            @PathVariable String act,
            @PathVariable long number,
            CounterForm form) {
        var desk = desk(page, actor, act, number);
        var done = done(page, actor, form);
        if (done != null) {
            return Html.of(
                    templates.savingsCounter(
                            page, view(page, desk, form, Problems.none(), null, done)));
        }
        var problems = problems(page, desk, form);
        if (!problems.isEmpty()) {
            return Html.refused(draw(page, desk, form, problems));
        }
        return Html.of(
                templates.savingsCounter(
                        page, view(page, desk, form, problems, effect(page, desk, form), null)));
    }

    /** The receipt of an order that was carried out already; null when it was not. */
    private @Nullable String done(Page page, Actor actor, CounterForm form) {
        return books.entry(actor, form.uuid())
                .map(entry -> page.in("/simpanan/bukti/" + entry.entryNo()))
                .orElse(null);
    }

    // ---- what is asked for

    private Desk desk(Page page, Actor actor, String path, long number) {
        var act = CounterAct.of(path);
        return switch (act) {
            case PRINCIPAL -> principal(page, actor, number);
            case OBLIGATORY -> obligatory(page, actor, number);
            case OPENING -> opening(page, actor, number);
            case DEPOSIT, WITHDRAWAL, TRANSFER, CLOSING -> account(page, actor, act, number);
        };
    }

    private Desk principal(Page page, Actor actor, long number) {
        var due = savings.principalDue(actor, number).orElse(Money.ZERO);
        var member = members.required(actor, number);
        var held = savings.holdings(actor, number).orElseThrow();
        return new Desk(
                CounterAct.PRINCIPAL,
                number,
                member,
                null,
                List.of(Fact.of(page.t("savings.principal.due"), due)),
                due.isPositive() ? List.of(due) : List.of(),
                held.principal().plus(held.candidateDeposit()),
                null,
                null,
                List.of(),
                List.of());
    }

    private Desk obligatory(Page page, Actor actor, long number) {
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
                CounterAct.OBLIGATORY,
                number,
                member,
                null,
                facts,
                usual,
                savings.holdings(actor, number).orElseThrow().obligatory(),
                null,
                null,
                List.of(),
                List.of());
    }

    private Desk opening(Page page, Actor actor, long number) {
        var products =
                savings.products(actor, page.today()).stream()
                        .filter(p -> !p.kind().isTerm())
                        .toList();
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
                CounterAct.OPENING,
                number,
                members.required(actor, number),
                null,
                List.of(),
                products.stream()
                        .map(Product::minimumOpening)
                        .filter(Money::isPositive)
                        .distinct()
                        .toList(),
                Money.ZERO,
                null,
                null,
                choices,
                List.of());
    }

    private Desk account(Page page, Actor actor, CounterAct act, long number) {
        var account =
                savings.account(actor, number)
                        .orElseThrow(() -> new NotFound("savings account " + number));
        var balance = books.balance(actor, account.account(), number);
        var rest = balance.minus(account.minimumBalance());
        var free =
                switch (act) {
                    case DEPOSIT, PRINCIPAL, OBLIGATORY, OPENING -> null;
                    // The minimum balance is paid out too.
                    case CLOSING -> balance;
                    case WITHDRAWAL, TRANSFER -> rest.isNegative() ? Money.ZERO : rest;
                };
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(page.t("savings.account"), name(page, account)));
        facts.add(Fact.of(page.t("savings.balance"), balance));
        if (free != null && act != CounterAct.CLOSING) {
            facts.add(Fact.of(page.t("savings.free"), free));
        }
        var targets = new ArrayList<Choice>();
        if (act == CounterAct.TRANSFER) {
            for (var other : savings.accounts(actor, account.memberNo())) {
                if (other.isOpen() && !other.isTerm() && other.accountNo() != number) {
                    targets.add(Choice.of(String.valueOf(other.accountNo()), name(page, other)));
                }
            }
        }
        return new Desk(
                act,
                number,
                members.required(actor, account.memberNo()),
                account,
                facts,
                act == CounterAct.CLOSING ? List.of() : USUAL,
                balance,
                free,
                savings.asleep(actor, number).orElse(null),
                List.of(),
                targets);
    }

    private static String name(Page page, SavingsAccount account) {
        return account.productName()
                + " "
                + page.t("savings.number", String.valueOf(account.accountNo()));
    }

    // ---- what was typed

    /** Said before the effect is shown: a page must not promise what the books will refuse. */
    private Problems problems(Page page, Desk desk, CounterForm form) {
        var problems = Problems.none();
        var amount = form.money().filter(Money::isPositive);
        var free = desk.free();
        if (desk.act() == CounterAct.CLOSING) {
            var refusal = desk.account() == null ? null : refusalToClose(desk.theAccount());
            if (refusal != null) {
                problems.add("amount", Refusals.sentence(page, refusal));
            } else if (!form.money().orElse(desk.balance()).equals(desk.balance())) {
                problems.add("amount", page.t("savings.problem.balance-moved"));
            }
        } else if (amount.isEmpty()) {
            problems.add("amount", page.t("savings.problem.amount"));
        } else if (free != null && !form.confirmed() && amount.get().compareTo(free) > 0) {
            problems.add(
                    "amount",
                    Refusals.sentence(
                            page,
                            new CounterAnswer.NotEnough(
                                    free, amount.get(), desk.theAccount().minimumBalance())));
        }
        if (desk.asleep() != null && !form.isIdentified()) {
            problems.add("identified", page.t("savings.problem.identified"));
        }
        if (desk.movesCash() && form.where().isEmpty()) {
            problems.add("place", page.t("savings.problem.place"));
        }
        if (desk.act() == CounterAct.OPENING && form.productNumber() == null) {
            problems.add("product", page.t("savings.problem.product"));
        }
        if (desk.act() == CounterAct.TRANSFER && form.targetNumber() == null) {
            problems.add("target", page.t("savings.problem.target"));
        }
        return problems;
    }

    private static CounterAnswer.@Nullable Refused refusalToClose(SavingsAccount account) {
        var closed = account.closedOn();
        var blocked = account.blockedAt();
        return closed != null
                ? new CounterAnswer.Closed(closed)
                : blocked == null ? null : new CounterAnswer.Blocked(blocked.toInstant());
    }

    private static Problems problem(Page page, Desk desk, CounterAnswer.Refused refusal) {
        var field =
                switch (refusal) {
                    case CounterAnswer.PlaceNotOpen _ -> "place";
                    case CounterAnswer.NotOwn _ -> "target";
                    case CounterAnswer.Asleep _ when desk.asleep() != null -> "identified";
                    default -> "amount";
                };
        return Problems.of(
                desk.movesCash() || !field.equals("place") ? field : "amount",
                Refusals.sentence(page, refusal));
    }

    // ---- what is done

    private CounterAnswer carryOut(Page page, Actor actor, Desk desk, CounterForm form) {
        var id = form.uuid();
        var number = desk.number();
        var amount = form.money().orElse(desk.balance());
        var place = form.where().orElse(MoneyPlace.vault());
        var today = page.today();
        return switch (desk.act()) {
            case PRINCIPAL ->
                    counter.take(
                            actor, new CounterOrder.Principal(id, number, amount, place, today));
            case OBLIGATORY ->
                    counter.take(
                            actor, new CounterOrder.Obligatory(id, number, amount, place, today));
            case DEPOSIT ->
                    counter.take(
                            actor,
                            new CounterOrder.Deposit(
                                    id, number, amount, place, today, form.isIdentified()));
            case WITHDRAWAL ->
                    counter.take(
                            actor,
                            new CounterOrder.Withdrawal(
                                    id, number, amount, place, today, form.isIdentified()));
            case TRANSFER ->
                    counter.transfer(
                            actor,
                            new Transfer(
                                    id,
                                    number,
                                    form.target(0),
                                    amount,
                                    today,
                                    form.isIdentified()));
            case CLOSING -> counter.close(actor, id, number, place, today, form.isIdentified());
            case OPENING ->
                    opened(
                            counter.open(
                                    actor,
                                    new Opening(id, number, form.product(0), amount, place, today)),
                            amount);
        };
    }

    private static CounterAnswer opened(Opening.Answer answer, Money amount) {
        return switch (answer) {
            case Opening.Opened(long account, var receipt) ->
                    receipt == null
                            ? new CounterAnswer.Unknown()
                            : new CounterAnswer.Done(receipt, Product.VOLUNTARY, account, amount);
            case Opening.UnknownProduct _ -> new CounterAnswer.Unknown();
            case Opening.NotOpened(var reason) -> reason;
        };
    }

    private String effect(Page page, Desk desk, CounterForm form) {
        var amount = form.money().orElse(desk.balance());
        var drawer = form.where().map(place -> drawers.label(page, place)).orElse("");
        var name = desk.member().name();
        return switch (desk.act()) {
            case PRINCIPAL, OBLIGATORY, DEPOSIT, OPENING ->
                    page.t(
                            "savings.effect." + desk.act().key(),
                            drawer,
                            amount.text(),
                            name,
                            desk.balance().plus(amount).text());
            case WITHDRAWAL ->
                    page.t(
                            "savings.effect.withdrawal",
                            drawer,
                            amount.text(),
                            name,
                            desk.balance().minus(amount).text());
            case TRANSFER ->
                    page.t(
                            "savings.effect.transfer",
                            amount.text(),
                            name(page, desk.theAccount()),
                            desk.targets().stream()
                                    .filter(t -> t.value().equals(form.target()))
                                    .map(Choice::label)
                                    .findFirst()
                                    .orElseThrow(() -> new NotFound("target account")),
                            name,
                            desk.balance().minus(amount).text());
            case CLOSING ->
                    desk.balance().isZero()
                            ? page.t(
                                    "savings.effect.closing-empty",
                                    name(page, desk.theAccount()),
                                    name)
                            : page.t(
                                    "savings.effect.closing",
                                    drawer,
                                    amount.text(),
                                    name(page, desk.theAccount()),
                                    name);
        };
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Desk desk, CounterForm form, Problems problems) {
        return templates.savingsCounter(page, view(page, desk, form, problems, null, null));
    }

    private CounterView view(
            Page page,
            Desk desk,
            CounterForm form,
            Problems problems,
            @Nullable String effect,
            @Nullable String done) {
        var key = "savings." + desk.act().key();
        return new CounterView(
                page.t(key + ".title", desk.member().name()),
                desk.address(page),
                desk.account() == null
                        ? page.in("/anggota/" + desk.member().number())
                        : page.in("/simpanan/rekening/" + desk.number()),
                page.in("/anggota/" + desk.member().number()),
                page.t(key + ".button"),
                desk.act() == CounterAct.CLOSING ? null : page.t(key + ".amount"),
                desk.facts(),
                desk.usual(),
                desk.movesCash(),
                desk.movesCash() ? drawers.choices(page) : List.of(),
                desk.products(),
                desk.act() == CounterAct.TRANSFER,
                desk.targets(),
                desk.asleep(),
                form.unconfirmed(),
                problems,
                effect,
                done);
    }
}
