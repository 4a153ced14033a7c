package id.sokoguru.savings;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.membership.Drawers;
import id.sokoguru.membership.Member;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Pdf;
import id.sokoguru.web.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Term deposits: what runs and when it is due, placing, the certificate, cashing early. */
@Controller
@RequestMapping("/k/{coop}/simpanan/berjangka")
class DepositPages {
    private final Deposits deposits;
    private final Savings savings;
    private final Members members;
    private final Books books;
    private final Drawers drawers;
    private final Templates templates;

    DepositPages(
            Deposits deposits,
            Savings savings,
            Members members,
            Books books,
            Drawers drawers,
            Templates templates) {
        this.deposits = deposits;
        this.savings = savings;
        this.members = members;
        this.books = books;
        this.drawers = drawers;
        this.templates = templates;
    }

    /** What runs, the next to mature first. */
    @Needs({Permission.TELLER, Permission.READ_MEMBERS, Permission.READ_BOOKS})
    @GetMapping
    Html list(Page page, Actor actor) {
        var running = deposits.running(actor);
        var names = members.names(actor, running.stream().map(Deposit::memberNo).toList());
        var principals = new HashMap<Long, Money>();
        for (var kind : List.of(Product.Kind.TERM, Product.Kind.MUDHARABAH_TERM)) {
            books.places(actor, kind.account())
                    .forEach(place -> principals.put(place.sub(), place.balance()));
        }
        var total = Money.ZERO;
        var rows = new ArrayList<DepositRow>();
        for (var deposit : running) {
            var principal = principals.getOrDefault(deposit.accountNo(), Money.ZERO);
            total = total.plus(principal);
            rows.add(
                    new DepositRow(deposit, names.getOrDefault(deposit.memberNo(), ""), principal));
        }
        return Html.of(templates.savingsDeposits(page, rows, total));
    }

    // ---- placing

    @Needs({Permission.TELLER, Permission.BOOKKEEP})
    @GetMapping("/baru/{member:[0-9]+}")
    Html blank(Page page, Actor actor, @PathVariable long member) {
        var products = products(page, actor);
        var accounts = accounts(actor, member);
        var form =
                DepositForm.fresh(
                        products.isEmpty() ? "" : products.getFirst().value(),
                        accounts.isEmpty() ? "" : String.valueOf(accounts.getFirst().accountNo()));
        return Html.of(ask(page, actor, member, form, Problems.none(), null));
    }

    @Needs({Permission.TELLER, Permission.BOOKKEEP})
    @PostMapping("/baru/{member:[0-9]+}")
    Html place(Page page, Actor actor, @PathVariable long member, DepositForm form) {
        var problems = Problems.none();
        var amount = form.money().filter(Money::isPositive);
        var source = where(actor, form);
        var product =
                savings.products(actor, page.today()).stream()
                        .filter(p -> p.kind().isTerm())
                        .filter(p -> p.number() == form.productNumber())
                        .findFirst();
        if (amount.isEmpty()) {
            problems.add("amount", page.t("savings.problem.amount"));
        }
        if (source.isEmpty()) {
            problems.add("source", page.t("savings.problem.place"));
        }
        if (product.isEmpty()) {
            problems.add("product", page.t("savings.problem.product"));
        } else if (amount.isPresent()
                && amount.get().compareTo(product.get().minimumOpening()) < 0) {
            problems.add(
                    "amount",
                    Refusals.sentence(
                            page, new CounterAnswer.BelowOpening(product.get().minimumOpening())));
        }
        if (!problems.isEmpty()) {
            return Html.refused(ask(page, actor, member, form, problems, null));
        }
        if (!form.confirmed()) {
            var chosen = product.orElseThrow();
            var interest = Interest.ofMonths(amount.orElseThrow(), chosen.rate(), 1);
            return Html.of(
                    ask(
                            page,
                            actor,
                            member,
                            form,
                            problems,
                            page.t(
                                    chosen.kind().sharesIncome()
                                            ? "savings.term.effect-sharing"
                                            : "savings.term.effect",
                                    amount.orElseThrow().text(),
                                    members.required(actor, member).name(),
                                    chosen.name(),
                                    (chosen.kind().sharesIncome() ? chosen.nisbah() : chosen.rate())
                                            .text(),
                                    page.date(page.today().plusMonths(chosen.months())),
                                    interest.text())));
        }
        var order =
                new Placement(
                        form.uuid(),
                        member,
                        form.productNumber(),
                        amount.orElseThrow(),
                        source.orElseThrow(),
                        form.payToNumber(),
                        form.renews(),
                        form.paysWhen(),
                        page.today());
        switch (deposits.place(actor, order)) {
            case Placement.Placed(long account, var _) -> {
                return Html.seeOther(page.in("/simpanan/berjangka/" + account));
            }
            case Placement.UnknownProduct _ ->
                    problems.add("product", page.t("savings.problem.product"));
            case Placement.NoAccountForInterest _ ->
                    problems.add("payTo", page.t("savings.term.problem.pay-to"));
            case Placement.PaidMonthly _ ->
                    problems.add("pays", page.t("savings.term.problem.monthly"));
            case Placement.NotPlaced(var reason) ->
                    problems.add(
                            reason instanceof CounterAnswer.BelowOpening ? "amount" : "source",
                            Refusals.sentence(page, reason));
        }
        return Html.refused(ask(page, actor, member, form, problems, null));
    }

    private JteModel ask(
            Page page,
            Actor actor,
            long number,
            DepositForm form,
            Problems problems,
            @Nullable String effect) {
        var member = members.required(actor, number);
        var accounts = accounts(actor, number);
        var sources = new ArrayList<>(drawers.choices(page));
        sources.addAll(fromSavings(page, accounts));
        return templates.savingsDepositNew(
                page,
                member,
                products(page, actor),
                sources,
                accounts.stream()
                        .map(a -> Choice.of(String.valueOf(a.accountNo()), name(page, a)))
                        .toList(),
                form,
                problems,
                effect);
    }

    /**
     * Savings are named by their number alone: in which of the ledger's accounts they stand is
     * looked up.
     */
    private Optional<MoneyPlace> where(Actor actor, DepositForm form) {
        return form.where()
                .map(place ->
                        place.account() != Product.VOLUNTARY
                                ? place
                                : savings.account(actor, place.sub())
                                        .filter(SavingsAccount::isAtCall)
                                        .map(a -> new MoneyPlace(a.account(), a.accountNo()))
                                        .orElse(place));
    }

    private List<Choice> products(Page page, Actor actor) {
        return savings.products(actor, page.today()).stream()
                .filter(p -> p.kind().isTerm())
                .map(p ->
                        Choice.of(
                                String.valueOf(p.number()),
                                p.name(),
                                page.t(
                                        p.kind().sharesIncome()
                                                ? "savings.term.product.hint-sharing"
                                                : "savings.term.product.hint",
                                        String.valueOf(p.months()),
                                        (p.kind().sharesIncome() ? p.nisbah() : p.rate()).text(),
                                        p.minimumOpening().text())))
                .toList();
    }

    private List<SavingsAccount> accounts(Actor actor, long member) {
        return savings.accounts(actor, member).stream()
                .filter(a -> a.isOpen() && a.isAtCall())
                .toList();
    }

    private static List<Choice> fromSavings(Page page, List<SavingsAccount> accounts) {
        return accounts.stream()
                .map(a -> Choice.of(DepositForm.SAVINGS + a.accountNo(), name(page, a)))
                .toList();
    }

    private static String name(Page page, SavingsAccount account) {
        return account.productName()
                + " "
                + page.t("savings.number", String.valueOf(account.accountNo()));
    }

    // ---- looking

    @Needs({
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.READ_BOOKS,
        Permission.MEMBER_SELF
    })
    @GetMapping("/{account:[0-9]+}")
    Html show(Page page, Actor actor, @PathVariable long account) {
        var deposit = required(actor, account);
        var rewards = new ArrayList<RewardRow>();
        for (var reward : deposits.rewards(actor, account)) {
            rewards.add(
                    new RewardRow(
                            reward.paidOn(),
                            reward.gross(),
                            reward.tax(),
                            books.entry(actor, reward.entryId())
                                    .filter(entry -> entry.event().startsWith("savings."))
                                    .map(PostedEntry::entryNo)
                                    .orElse(0L)));
        }
        return Html.of(
                templates.savingsDeposit(
                        page,
                        deposit,
                        members.required(actor, deposit.memberNo()),
                        facts(page, actor, deposit),
                        deposits.terms(actor, account).stream()
                                .map(t ->
                                        Fact.of(
                                                page.t(
                                                        "savings.term.no",
                                                        String.valueOf(t.termNo())),
                                                page.t(
                                                        "savings.term.span",
                                                        page.date(t.startsOn()),
                                                        page.date(t.endsOn()),
                                                        deposit.sharesIncome()
                                                                ? page.t(
                                                                        "savings.product.nisbah.of",
                                                                        t.nisbah().text())
                                                                : t.rate().text())))
                                .toList(),
                        rewards));
    }

    private List<Fact> facts(Page page, Actor actor, Deposit deposit) {
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.to(
                        page.t("savings.term.principal"),
                        principal(actor, deposit),
                        page.in("/simpanan/rekening/" + deposit.accountNo())));
        facts.add(
                Fact.of(
                        page.t("savings.term.certificate"),
                        String.valueOf(deposit.certificateNo())));
        facts.add(Fact.of(page.t("savings.product.name"), deposit.productName()));
        facts.add(Fact.of(page.t("savings.term.starts"), page.date(deposit.startsOn())));
        facts.add(Fact.of(page.t("savings.term.ends"), page.date(deposit.endsOn())));
        facts.add(
                deposit.sharesIncome()
                        ? Fact.of(page.t("savings.product.nisbah"), deposit.nisbah().text())
                        : Fact.of(page.t("savings.product.rate"), deposit.rate().text()));
        facts.add(
                Fact.of(
                        page.t("savings.term.pays"),
                        page.t("savings.term.pays." + deposit.pays())));
        facts.add(
                Fact.of(
                        page.t("savings.term.renewal"),
                        page.t("savings.term.renewal." + deposit.renewal())));
        facts.add(
                Fact.to(
                        page.t("savings.term.pay-to"),
                        page.t("savings.number", String.valueOf(deposit.payTo())),
                        page.in("/simpanan/rekening/" + deposit.payTo())));
        return facts;
    }

    private Money principal(Actor actor, Deposit deposit) {
        return books.balance(actor, deposit.account(), deposit.accountNo());
    }

    /** The certificate (bilyet) as paper. */
    @Needs({Permission.TELLER, Permission.MEMBER_SELF})
    @GetMapping("/{account:[0-9]+}/bilyet")
    Html certificate(Page page, Actor actor, @PathVariable long account) {
        var deposit = required(actor, account);
        return Pdf.file(
                "bilyet-" + deposit.certificateNo() + ".pdf",
                templates.savingsCertificate(
                        page,
                        Objects.requireNonNullElse(page.place(), "Sokoguru"),
                        deposit,
                        members.required(actor, deposit.memberNo()),
                        principal(actor, deposit)));
    }

    // ---- cashing early

    @Needs({Permission.TELLER, Permission.BOOKKEEP})
    @GetMapping("/{account:[0-9]+}/cairkan")
    Html askToBreak(Page page, Actor actor, @PathVariable long account) {
        var deposit = required(actor, account);
        return Html.of(drawBreak(page, actor, deposit, Problems.none(), null));
    }

    @Needs({Permission.TELLER, Permission.BOOKKEEP})
    @PostMapping("/{account:[0-9]+}/cairkan")
    Html breakUp(Page page, Actor actor, @PathVariable long account, DepositForm form) {
        var deposit = required(actor, account);
        var place = where(actor, form);
        if (place.isEmpty()) {
            return Html.refused(
                    drawBreak(
                            page,
                            actor,
                            deposit,
                            Problems.of("source", page.t("savings.problem.place")),
                            form));
        }
        var order = new Breaking(form.uuid(), account, place.get(), page.today());
        return switch (deposits.breakUp(actor, order)) {
            case Breaking.Broken(var receipt, var _) ->
                    Html.seeOther(page.in("/simpanan/bukti/" + receipt.entryNo()));
            case Breaking.Waiting _ ->
                    Html.seeOther(page.in("/simpanan/berjangka/" + account + "/cairkan"));
            case Breaking.NotBroken(var reason) ->
                    Html.refused(
                            drawBreak(
                                    page,
                                    actor,
                                    deposit,
                                    Problems.of("source", Refusals.sentence(page, reason)),
                                    form));
        };
    }

    private JteModel drawBreak(
            Page page,
            Actor actor,
            Deposit deposit,
            Problems problems,
            @Nullable DepositForm form) {
        Member member = members.required(actor, deposit.memberNo());
        var places = new ArrayList<>(drawers.choices(page));
        places.addAll(fromSavings(page, accounts(actor, deposit.memberNo())));
        var offer = deposits.offer(actor, deposit, page.today());
        boolean agreed = !deposit.breakApproval() || deposits.isAgreed(actor, deposit);
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(page.t("savings.term.principal"), offer.principal()));
        facts.add(Fact.of(page.t("savings.term.ends"), page.date(deposit.endsOn())));
        if (!deposit.sharesIncome()) {
            facts.add(
                    Fact.of(
                            page.t("savings.term.earned", deposit.breakRate().text()),
                            offer.earned()));
        }
        facts.add(Fact.of(page.t("savings.term.paid"), offer.paid()));
        if (offer.back().isPositive()) {
            facts.add(Fact.of(page.t("savings.term.back"), offer.back()));
        }
        if (offer.tax().isPositive()) {
            facts.add(Fact.of(page.t("savings.term.tax"), offer.tax()));
        }
        facts.add(Fact.of(page.t("savings.term.payout"), offer.payout()));
        return templates.savingsDepositBreak(
                page,
                deposit,
                member,
                facts,
                places,
                agreed,
                !agreed && deposits.isAsked(actor, deposit),
                page.t("savings.term.break.effect", member.name(), offer.payout().text()),
                form == null ? DepositForm.fresh("", "") : form,
                problems);
    }

    private Deposit required(Actor actor, long account) {
        return deposits.deposit(actor, account)
                .orElseThrow(() -> new NotFound("term deposit " + account));
    }
}
