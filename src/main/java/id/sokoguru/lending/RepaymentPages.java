package id.sokoguru.lending;

import id.sokoguru.credit.Due;
import id.sokoguru.credit.Payoff;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Side;
import id.sokoguru.membership.Drawers;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Savings;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Qr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Paying an instalment, or everything, at the counter: a figure that is suggested, a sentence that
 * says what will happen, and the receipt.
 */
@Controller
@RequestMapping("/k/{coop}/pinjaman")
class RepaymentPages {
    private final Loans loans;
    private final Repayments repayments;
    private final Members members;
    private final Savings savings;
    private final Books books;
    private final Drawers drawers;
    private final Templates templates;

    RepaymentPages(
            Loans loans,
            Repayments repayments,
            Members members,
            Savings savings,
            Books books,
            Drawers drawers,
            Templates templates) {
        this.loans = loans;
        this.repayments = repayments;
        this.members = members;
        this.savings = savings;
        this.books = books;
        this.drawers = drawers;
        this.templates = templates;
    }

    /** What a form is about, before anything was typed. */
    private record Desk(
            boolean all,
            Position position,
            String name,
            List<Choice> sources,
            boolean noDrawer,
            Payoff payoff,
            Repayments.@Nullable Saved saved) {
        Loan loan() {
            return position.loan();
        }

        String address(Page page) {
            return page.in("/pinjaman/" + loan().number() + (all ? "/pelunasan" : "/angsuran"));
        }

        /** What is due, or when nothing is, the next instalment. */
        Money suggested() {
            if (all) {
                return payoff.total();
            }
            var due = position.dueTotal();
            return due.isPositive() ? due : position.next().map(Due::total).orElse(Money.ZERO);
        }
    }

    @Needs(Permission.TELLER)
    @GetMapping("/{no:[0-9]+}/{act:angsuran|pelunasan}")
    Html ask(Page page, Actor actor, @PathVariable long no, @PathVariable String act) {
        var desk = desk(page, actor, no, act);
        var ended = desk.loan().endedOn();
        var problems =
                ended == null || "WRITTEN_OFF".equals(desk.loan().endedHow())
                        ? Problems.none()
                        : Problems.of(
                                "",
                                RepaymentWords.sentence(page, new RepaymentAnswer.Ended(ended)));
        return Html.of(draw(page, desk, RepaymentForm.fresh(desk.suggested()), problems));
    }

    /** The first time leads to the sentence, the second time, confirmed, to the receipt. */
    @Needs(Permission.TELLER)
    @PostMapping("/{no:[0-9]+}/{act:angsuran|pelunasan}")
    Html send(
            Page page,
            Actor actor,
            @PathVariable long no,
            @PathVariable String act,
            RepaymentForm form) {
        var desk = desk(page, actor, no, act);
        var problems = problems(page, form);
        if (!problems.isEmpty() && !(form.confirmed() && done(page, actor, form) != null)) {
            return Html.refused(draw(page, desk, form, problems));
        }
        if (!form.confirmed()) {
            return Html.seeOther(desk.address(page) + "/periksa?" + form.query());
        }
        var amount = form.money().orElse(Money.ZERO);
        var source = form.from().orElse(new PaymentSource.FromHeld());
        var answer =
                desk.all()
                        ? repayments.payOff(
                                actor,
                                new PayoffOrder(form.uuid(), no, amount, source, page.today()))
                        : repayments.repay(
                                actor,
                                new Repayment(form.uuid(), no, amount, source, page.today()));
        return switch (answer) {
            case RepaymentAnswer.Paid paid ->
                    Html.seeOther(page.in("/pinjaman/bukti/" + paid.receipt().entryNo()));
            case RepaymentAnswer.Unknown _ -> throw new NotFound("loan " + no);
            case RepaymentAnswer.Refused refusal ->
                    Html.refused(draw(page, desk, form, problem(page, desk, refusal)));
        };
    }

    /** What will happen, in a sentence; or that it has happened. */
    @Needs(Permission.TELLER)
    @GetMapping("/{no:[0-9]+}/{act:angsuran|pelunasan}/periksa")
    Html confirm(
            Page page,
            Actor actor,
            @PathVariable long no,
            @PathVariable String act,
            RepaymentForm form) {
        var desk = desk(page, actor, no, act);
        var done = done(page, actor, form);
        if (done != null) {
            return Html.of(
                    templates.lendingRepay(
                            page, view(page, desk, form, Problems.none(), List.of(), done)));
        }
        var problems = problems(page, form);
        var amount = form.money().orElse(Money.ZERO);
        if (problems.isEmpty() && desk.all() && !amount.equals(desk.payoff().total())) {
            problems = problem(page, desk, new RepaymentAnswer.FigureMoved(desk.payoff().total()));
        }
        if (problems.isEmpty()
                && !desk.loan().isRunning()
                && !"WRITTEN_OFF".equals(desk.loan().endedHow())) {
            problems =
                    Problems.of(
                            "",
                            RepaymentWords.sentence(
                                    page,
                                    new RepaymentAnswer.Ended(
                                            Objects.requireNonNull(desk.loan().endedOn()))));
        }
        if (!problems.isEmpty()) {
            return Html.refused(draw(page, desk, form, problems));
        }
        var source = form.from().orElseThrow();
        var settled = settled(desk, amount, source);
        var effect =
                RepaymentWords.effect(
                        page,
                        label(page, desk, form),
                        source instanceof PaymentSource.Drawer,
                        amount,
                        settled,
                        desk.position().outstanding());
        return Html.of(
                templates.lendingRepay(page, view(page, desk, form, problems, effect, null)));
    }

    private static Settled settled(Desk desk, Money amount, PaymentSource source) {
        if (desk.all()) {
            var payoff = desk.payoff();
            return new Settled(
                    payoff.principal(),
                    payoff.interest().plus(payoff.fee()).minus(payoff.refund()),
                    payoff.penalty(),
                    Money.ZERO);
        }
        if (!desk.loan().isRunning()) {
            return new Settled(amount, Money.ZERO, Money.ZERO, Money.ZERO);
        }
        var allocation = Repayments.divide(desk.position(), amount);
        return new Settled(
                allocation.principal(),
                allocation.interest(),
                allocation.penalty(),
                source instanceof PaymentSource.FromHeld ? Money.ZERO : allocation.held());
    }

    private static String label(Page page, Desk desk, RepaymentForm form) {
        return desk.sources().stream()
                .filter(choice -> choice.value().equals(form.source()))
                .map(Choice::label)
                .findFirst()
                .orElse(page.t("lending.source.drawer"));
    }

    /** The receipt of an order that was carried out already; null when it was not. */
    private @Nullable String done(Page page, Actor actor, RepaymentForm form) {
        return books.entry(actor, form.uuid())
                .map(entry -> page.in("/pinjaman/bukti/" + entry.entryNo()))
                .orElse(null);
    }

    private Desk desk(Page page, Actor actor, long no, String act) {
        var position =
                loans.position(actor, no, page.today())
                        .orElseThrow(() -> new NotFound("loan " + no));
        var member = members.required(actor, position.loan().member());
        var sources = new ArrayList<>(drawers.choices(page));
        var noDrawer = sources.isEmpty();
        for (var account : savings.accounts(actor, member.number())) {
            var balance = books.balance(actor, account.account(), account.accountNo());
            if (account.isOpen() && balance.isPositive()) {
                sources.add(
                        Choice.of(
                                "S:" + account.accountNo(),
                                page.t(
                                        "lending.source.savings",
                                        account.productName(),
                                        String.valueOf(account.accountNo()),
                                        balance.text())));
            }
        }
        var held = repayments.held(actor, member.number());
        if (held.isPositive()) {
            sources.add(Choice.of("H", page.t("lending.source.held", held.text())));
        }
        return new Desk(
                act.equals("pelunasan"),
                position,
                member.name(),
                sources,
                noDrawer,
                Repayments.payoff(position),
                repayments.saved(actor, position));
    }

    private static Problems problems(Page page, RepaymentForm form) {
        var problems = Problems.none();
        if (form.money().isEmpty()) {
            problems.add("amount", page.t("lending.refused.amount"));
        }
        if (form.from().isEmpty()) {
            problems.add("source", page.t("lending.problem.source"));
        }
        return problems;
    }

    private static Problems problem(Page page, Desk desk, RepaymentAnswer.Refused refusal) {
        var field =
                switch (refusal) {
                    case RepaymentAnswer.PlaceNotOpen _,
                            RepaymentAnswer.NotOwnSavings _,
                            RepaymentAnswer.SavingsBlocked _,
                            RepaymentAnswer.SavingsClosed _,
                            RepaymentAnswer.NotEnough _ ->
                            "source";
                    default -> desk.all() ? "" : "amount";
                };
        return Problems.of(field, RepaymentWords.sentence(page, refusal));
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Desk desk, RepaymentForm form, Problems problems) {
        return templates.lendingRepay(page, view(page, desk, form, problems, List.of(), null));
    }

    private RepaymentView view(
            Page page,
            Desk desk,
            RepaymentForm form,
            Problems problems,
            List<String> effect,
            @Nullable String done) {
        var key = desk.all() ? "lending.payoff" : "lending.pay";
        var shown =
                desk.all()
                        // The figure is not typed: a refused form shows the one of now.
                        ? new RepaymentForm(
                                form.id(), desk.payoff().total().figure(), form.source(), null)
                        : form;
        return new RepaymentView(
                page.t(key + ".title", desk.name()),
                lead(page, desk),
                desk.address(page),
                page.in("/pinjaman/" + desk.loan().number()),
                page.t(key + ".button"),
                desk.all() ? payoffFacts(page, desk) : dueFacts(page, desk),
                desk.all()
                        ? Fact.of(page.t("lending.payoff.total"), desk.payoff().total())
                        : Fact.of(page.t("lending.due.total"), desk.position().dueTotal()),
                !desk.all(),
                usual(desk),
                desk.sources(),
                desk.noDrawer(),
                shown.unconfirmed(),
                problems,
                effect,
                done);
    }

    private static List<Money> usual(Desk desk) {
        var usual = new ArrayList<Money>();
        var due = desk.position().dueTotal();
        var next =
                desk.position().standing().coming(desk.position().date()).stream()
                        .findFirst()
                        .map(Due::total)
                        .orElse(Money.ZERO);
        for (var each : List.of(due, due.plus(next))) {
            if (each.isPositive() && !usual.contains(each)) {
                usual.add(each);
            }
        }
        return usual;
    }

    private static String lead(Page page, Desk desk) {
        var position = desk.position();
        var number = String.valueOf(desk.loan().number());
        if (desk.all()) {
            return page.t(
                    "lending.payoff.lead",
                    desk.loan().productName(),
                    number,
                    page.date(position.date()));
        }
        if (position.late().days() > 0) {
            return page.t(
                    "lending.pay.late",
                    desk.loan().productName(),
                    number,
                    String.valueOf(position.late().days()));
        }
        return position.next()
                .map(next ->
                        page.t(
                                "lending.pay.lead",
                                desk.loan().productName(),
                                number,
                                page.date(next.date())))
                .orElse(page.t("lending.pay.nothing", desk.loan().productName(), number));
    }

    /** What is due, instalment by instalment; when nothing is, the next one. */
    private static List<Fact> dueFacts(Page page, Desk desk) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(page.t("lending.outstanding"), desk.position().outstanding()));
        for (var due : desk.position().due()) {
            if (due.no() == 0) {
                facts.add(Fact.of(page.t("lending.due.penalties"), due.penalty()));
                continue;
            }
            facts.add(
                    Fact.of(
                            page.t(
                                    "lending.due.line",
                                    String.valueOf(due.no()),
                                    page.date(due.date())),
                            due.principal().plus(due.interest())));
            if (due.penalty().isPositive()) {
                facts.add(
                        Fact.of(
                                page.t("lending.due.penalty", String.valueOf(due.no())),
                                due.penalty()));
            }
        }
        if (desk.position().due().isEmpty()) {
            desk.position()
                    .next()
                    .ifPresent(next ->
                            facts.add(
                                    Fact.of(
                                            page.t(
                                                    "lending.due.next",
                                                    String.valueOf(next.no()),
                                                    page.date(next.date())),
                                            next.total())));
        }
        return facts;
    }

    private static List<Fact> payoffFacts(Page page, Desk desk) {
        var payoff = desk.payoff();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(page.t("lending.payoff.principal"), payoff.principal()));
        facts.add(Fact.of(page.t("lending.payoff.interest"), payoff.interest()));
        if (payoff.fee().isPositive()) {
            facts.add(Fact.of(page.t("lending.payoff.fee"), payoff.fee()));
        }
        if (payoff.penalty().isPositive()) {
            facts.add(Fact.of(page.t("lending.payoff.penalty"), payoff.penalty()));
        }
        if (payoff.refund().isPositive()) {
            facts.add(Fact.of(page.t("lending.payoff.refund"), payoff.refund().negated()));
        }
        var saved = desk.saved();
        if (saved != null) {
            facts.add(
                    Fact.of(
                            page.t("lending.fee.SWP"),
                            page.t(
                                    saved.returned()
                                            ? "lending.payoff.swp.returned"
                                            : "lending.payoff.swp.kept",
                                    saved.amount().text(),
                                    String.valueOf(saved.account()))));
        }
        if (payoff.waived().isPositive()) {
            facts.add(
                    Fact.of(
                            page.t("lending.payoff.waived"),
                            page.t("lending.payoff.waived.text", payoff.waived().text())));
        }
        return facts;
    }

    // ---- the receipt

    /** Of a payment; all receipts of this room have the same address, see {@link LoanPages}. */
    Html receipt(Page page, Actor actor, @PathVariable long no) {
        var entry =
                books.entry(actor, no)
                        .filter(e ->
                                e.event().equals("lending.instalment")
                                        || e.event().equals("lending.payoff")
                                        || e.event().equals("lending.recovery"))
                        .orElseThrow(() -> new NotFound("receipt " + no));
        var loan =
                entry.lines().stream()
                        .filter(line ->
                                line.account() / 100 == 1105
                                        || line.account() / 100 == 4101
                                        || line.account() / 100 == 1106
                                        || line.account() == Loans.BENEVOLENT
                                        || line.account() == ResolutionJournals.RECOVERED
                                        || line.account() / 100 == 1108)
                        .map(line -> loans.loan(actor, line.sub()))
                        .flatMap(java.util.Optional::stream)
                        .findFirst()
                        .orElseThrow(() -> new NotFound("receipt " + no));
        var settled = Settled.of(entry, loan);
        var member = members.required(actor, loan.member());
        var position = loans.position(actor, loan.number(), page.today()).orElseThrow();
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.to(
                        page.t("lending.receipt.member"),
                        member.name()
                                + " · "
                                + page.t("lending.no", String.valueOf(member.number())),
                        page.in("/anggota/" + member.number())));
        facts.add(
                Fact.of(
                        page.t("lending.receipt.loan"),
                        loan.productName()
                                + " "
                                + page.t("lending.no", String.valueOf(loan.number()))));
        facts.add(Fact.of(page.t("lending.receipt.date"), page.date(entry.date())));
        fact(facts, page.t("lending.receipt.principal"), settled.principal());
        fact(facts, page.t("lending.receipt.interest"), settled.interest());
        fact(facts, page.t("lending.receipt.penalty"), settled.penalty());
        fact(facts, page.t("lending.receipt.held"), settled.held());
        entry.lines().stream()
                .filter(line -> line.account() == GrantingJournals.SWP && line.side() == Side.DEBIT)
                .forEach(line -> fact(facts, page.t("lending.receipt.swp"), line.amount()));
        // What came later is not on this receipt: what it left is read as it stands now.
        facts.add(Fact.of(page.t("lending.receipt.left"), position.outstanding()));
        facts.add(
                Fact.of(
                        page.t("lending.receipt.next"),
                        loan.isRunning()
                                ? position.next()
                                        .map(next ->
                                                page.t(
                                                        "lending.receipt.next.text",
                                                        page.date(next.date()),
                                                        next.total().text()))
                                        .orElse(page.t("lending.receipt.penalty-left"))
                                : page.t("lending.receipt.done")));
        var total =
                settled.held().isNegative()
                        ? settled.total().minus(settled.held())
                        : settled.total();
        return Html.of(
                templates.lendingReceipt(
                        page,
                        Objects.requireNonNullElse(page.place(), "Sokoguru"),
                        page.t("lending.event." + entry.event()),
                        page.t("lending.receipt.no", String.valueOf(no)),
                        page.moment(entry.recordedAt()),
                        facts,
                        Fact.of(page.t("lending.receipt.amount"), total),
                        Qr.ofReceipt(actor.at(), no, entry.leafHex()),
                        entry.reversedBy() != null,
                        page.in("/pinjaman/" + loan.number()),
                        page.in("/anggota/" + member.number())));
    }

    private static void fact(List<Fact> facts, String label, Money amount) {
        if (amount.isPositive()) {
            facts.add(Fact.of(label, amount));
        }
    }
}
