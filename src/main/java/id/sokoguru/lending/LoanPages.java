package id.sokoguru.lending;

import id.sokoguru.access.CooperativeNames;
import id.sokoguru.credit.Due;
import id.sokoguru.credit.Fees;
import id.sokoguru.credit.Schedule;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Side;
import id.sokoguru.membership.Drawers;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Product;
import id.sokoguru.savings.SavingsAccount;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Link;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Pdf;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Qr;
import id.sokoguru.web.Tone;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All loans, one loan, paying out, the agreement on paper. */
@Controller
@RequestMapping("/k/{coop}/pinjaman")
class LoanPages {
    private static final int A_PAGE = 30;

    private final Granting granting;
    private final Loans loans;
    private final Qualities qualities;
    private final Members members;
    private final Books books;
    private final Drawers drawers;
    private final CooperativeNames names;
    private final ApplicationViews views;
    private final ShariaPages purchases;
    private final RepaymentPages payments;
    private final Templates templates;

    LoanPages(
            Granting granting,
            Loans loans,
            Qualities qualities,
            Members members,
            Books books,
            Drawers drawers,
            CooperativeNames names,
            ApplicationViews views,
            ShariaPages purchases,
            RepaymentPages payments,
            Templates templates) {
        this.granting = granting;
        this.loans = loans;
        this.qualities = qualities;
        this.members = members;
        this.books = books;
        this.drawers = drawers;
        this.names = names;
        this.views = views;
        this.purchases = purchases;
        this.payments = payments;
        this.templates = templates;
    }

    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.OVERSEE
    })
    @GetMapping
    Html home(
            Page page,
            Actor actor,
            @RequestParam(name = "sebelum", defaultValue = "0") long before) {
        var from = before > 0 ? before : Long.MAX_VALUE;
        var found = loans.list(actor, from, A_PAGE + 1);
        var shown = found.subList(0, Math.min(A_PAGE, found.size()));
        var positions = loans.positions(actor, shown, page.today());
        var open = granting.applications(actor, true, Long.MAX_VALUE, 50);
        var numbers = new ArrayList<Long>();
        shown.forEach(loan -> numbers.add(loan.member()));
        open.forEach(one -> numbers.add(one.member()));
        var who = members.names(actor, numbers.stream().distinct().toList());
        return Html.of(
                templates.lendingHome(
                        page,
                        tiles(page),
                        open.stream()
                                .map(one ->
                                        new ApplicationRow(
                                                one,
                                                who.getOrDefault(
                                                        one.member(), String.valueOf(one.member())),
                                                page.t("lending.state." + one.state().name()),
                                                ApplicationPages.address(page, one.number())))
                                .toList(),
                        shown.stream()
                                .map(loan ->
                                        LoanRow.of(
                                                page,
                                                Objects.requireNonNull(
                                                        positions.get(loan.number())),
                                                who.getOrDefault(
                                                        loan.member(),
                                                        String.valueOf(loan.member())),
                                                page.in("/pinjaman/" + loan.number())))
                                .toList(),
                        !loans.products(actor, page.today()).isEmpty(),
                        before > 0 ? page.in("/pinjaman") : null,
                        found.size() > A_PAGE
                                ? page.in("/pinjaman?sebelum=" + shown.getLast().number())
                                : null));
    }

    private static List<Link> tiles(Page page) {
        var tiles = new ArrayList<Link>();
        tiles.add(Link.tile(page.t("lending.simulation"), page.in("/pinjaman/simulasi"), "search"));
        if (page.may(Permission.LEND)) {
            tiles.add(
                    Link.tile(
                            page.t("lending.apply"),
                            page.in("/pinjaman/permohonan/baru"),
                            "record"));
        }
        tiles.add(Link.tile(page.t("lending.products"), page.in("/pinjaman/produk"), "settings"));
        if (page.may(Permission.LEND)
                || page.may(Permission.APPROVE)
                || page.may(Permission.OVERSEE)) {
            tiles.add(
                    Link.tile(
                            page.t("lending.ties"), page.in("/pinjaman/pihak-terkait"), "member"));
        }
        if (page.may(Permission.APPROVE)) {
            tiles.add(Link.tile(page.t("lending.limits"), page.in("/pinjaman/batas"), "lock"));
        }
        return tiles;
    }

    // ---- one loan

    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.OVERSEE
    })
    @GetMapping("/{number:[0-9]{1,15}}")
    Html loan(Page page, Actor actor, @PathVariable long number) {
        var position =
                loans.position(actor, number, page.today())
                        .orElseThrow(() -> new NotFound("loan " + number));
        var loan = position.loan();
        var application = loan.application();
        var facts = facts(page, position);
        if (loan.isRunning()) {
            var quality = qualities.of(actor, List.of(position), page.today()).getFirst().quality();
            facts.add(
                    Fact.of(
                            page.t("lending.quality"),
                            page.t("lending.quality." + quality.name())));
        }
        return Html.of(
                templates.lendingLoan(
                        page,
                        position,
                        members.required(actor, loan.member()),
                        facts,
                        lines(page, position),
                        application == null
                                ? List.of()
                                : granting.decided(actor, application).stream()
                                        .map(check -> CheckRow.of(page, check))
                                        .toList(),
                        application == null ? List.of() : granting.documents(actor, application),
                        application == null ? null : ApplicationPages.address(page, application),
                        trace(page, actor, loan)));
    }

    private @Nullable String trace(Page page, Actor actor, Loan loan) {
        if (!page.may(Permission.READ_BOOKS)) {
            return null;
        }
        return books.place(actor, loan.account(), loan.number(), 0, 1).stream()
                .findFirst()
                .map(line -> page.in("/lacak?bukti=" + line.entryNo()))
                .orElse(null);
    }

    /** What a member owes and asks for; from the member's card. */
    @Needs({Permission.LEND, Permission.TELLER, Permission.READ_MEMBERS, Permission.APPROVE})
    @GetMapping("/anggota/{number:[0-9]{1,15}}")
    Html ofMember(Page page, Actor actor, @PathVariable long number) {
        var member = members.required(actor, number);
        var found = loans.ofMember(actor, number);
        var positions = loans.positions(actor, found, page.today());
        return Html.of(
                templates.lendingMine(
                        page,
                        page.t("lending.of-member", member.name()),
                        found.stream()
                                .map(loan ->
                                        LoanRow.of(
                                                page,
                                                Objects.requireNonNull(
                                                        positions.get(loan.number())),
                                                "",
                                                page.in("/pinjaman/" + loan.number())))
                                .toList(),
                        granting.ofMember(actor, number).stream()
                                .map(one ->
                                        new ApplicationRow(
                                                one,
                                                "",
                                                page.t("lending.state." + one.state().name()),
                                                ApplicationPages.address(page, one.number())))
                                .toList(),
                        page.in("/pinjaman/simulasi"),
                        page.may(Permission.LEND)
                                ? page.in("/pinjaman/permohonan/baru?anggota=" + number)
                                : null,
                        granting.guaranteed(actor, number).stream()
                                .map(one ->
                                        LoanRow.of(
                                                page,
                                                one,
                                                members.required(actor, one.loan().member()).name(),
                                                page.in("/pinjaman/" + one.loan().number())))
                                .toList()));
    }

    static List<Fact> facts(Page page, Position position) {
        var loan = position.loan();
        var product = position.product();
        var schedule = position.standing().schedule();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(page.t("lending.principal"), loan.principal()));
        facts.add(Fact.of(page.t("lending.product"), loan.productName()));
        if (product.contract().isSharia()) {
            facts.add(
                    Fact.of(
                            page.t("lending.contract"),
                            page.t("lending.contract." + product.contract().name())));
        }
        switch (product.contract()) {
            case LOAN ->
                    facts.add(
                            Fact.of(
                                    page.t("lending.rate"),
                                    ProductWords.rate(page, product)
                                            + " · "
                                            + page.t("lending.method." + product.method().name())));
            case MURABAHAH -> {
                facts.add(Fact.of(page.t("lending.sale.margin"), schedule.totalInterest()));
                facts.add(Fact.of(page.t("lending.sale.price"), schedule.totalPayment()));
            }
            case IJARAH -> facts.add(Fact.of(page.t("lending.ujrah"), schedule.totalInterest()));
            case MUDHARABAH, MUSYARAKAH ->
                    facts.add(Fact.of(page.t("lending.nisbah"), ProductWords.rate(page, product)));
            case QARDH -> {}
        }
        facts.add(
                Fact.of(
                        page.t("lending.length"),
                        ProductWords.times(page, product, schedule.lines().size())));
        facts.add(Fact.of(page.t("lending.disbursed-on"), page.date(loan.disbursedOn())));
        facts.add(Fact.of(page.t("lending.maturity"), page.date(schedule.maturity())));
        facts.add(Fact.of(page.t("lending.purpose"), loan.purpose()));
        return facts;
    }

    static List<LoanLine> lines(Page page, Position position) {
        var open = position.standing().open();
        var rows = new ArrayList<LoanLine>();
        for (var line : position.standing().schedule().lines()) {
            var rest =
                    open.stream()
                            .filter(due -> due.no() == line.no())
                            .map(Due::total)
                            .findFirst()
                            .orElse(Money.ZERO);
            boolean late = line.due().isBefore(position.date());
            var key =
                    rest.isZero()
                            ? "paid"
                            : late
                                    ? "late"
                                    : rest.compareTo(line.payment()) < 0 ? "partly" : "coming";
            rows.add(
                    new LoanLine(
                            line,
                            page.shortDate(line.due()),
                            rest,
                            rest.isZero() ? Tone.GOOD : late ? Tone.ACT : Tone.NOTE,
                            page.t("lending.line." + key)));
        }
        return rows;
    }

    /** The agreement, to be printed and signed. */
    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.OVERSEE
    })
    @GetMapping("/{number:[0-9]{1,15}}/perjanjian.pdf")
    Html agreement(Page page, Actor actor, @PathVariable long number) {
        var loan = loans.loan(actor, number).orElseThrow(() -> new NotFound("loan " + number));
        var position = loans.position(actor, number, page.today()).orElseThrow();
        if (position.reason() == Schedule.Reason.TAKEN_OVER) {
            // It was signed elsewhere, on other words.
            throw new NotFound("agreement " + number);
        }
        var member = members.required(actor, loan.member());
        var application = loan.application();
        var guarantors =
                application == null
                        ? List.<Offer.Guarantor>of()
                        : granting.guarantors(actor, application);
        var guaranteeing =
                members.names(
                        actor,
                        guarantors.stream()
                                .map(Offer.Guarantor::member)
                                .filter(Objects::nonNull)
                                .toList());
        var fees =
                granting.simulate(
                                actor,
                                position.product(),
                                loan.principal(),
                                loan.instalments(),
                                loan.disbursedOn())
                        .fees();
        var bought =
                application == null ? null : granting.purchase(actor, application).orElse(null);
        return Pdf.file(
                "perjanjian-" + number + ".pdf",
                templates.lendingAgreement(
                        page,
                        names.nameOf(actor.at()).orElse(actor.at().text()),
                        position,
                        member,
                        fees,
                        page.t(
                                "lending.agreement.number",
                                String.valueOf(number),
                                actor.at().text(),
                                String.valueOf(loan.disbursedOn().getYear())),
                        facts(page, position),
                        application == null ? List.of() : granting.collateral(actor, application),
                        guarantors.stream()
                                .map(one ->
                                        (one.member() == null
                                                        ? one.name()
                                                        : guaranteeing.getOrDefault(
                                                                        one.member(), "")
                                                                + " · "
                                                                + one.member())
                                                + (one.relation().isEmpty()
                                                        ? ""
                                                        : " (" + one.relation() + ")"))
                                .toList(),
                        bought));
    }

    // ---- paying out

    @Needs(Permission.TELLER)
    @GetMapping("/permohonan/{number:[0-9]+}/cair")
    Html ask(Page page, Actor actor, @PathVariable long number) {
        return Html.of(
                draw(
                        page,
                        actor,
                        number,
                        new DisbursementForm(Uuid7.create().toString(), null, null),
                        Problems.none()));
    }

    @Needs(Permission.TELLER)
    @PostMapping("/permohonan/{number:[0-9]+}/cair")
    Html pay(Page page, Actor actor, @PathVariable long number, DisbursementForm form) {
        if (granting.application(actor, number).isEmpty()) {
            throw new NotFound("application " + number);
        }
        var problems = Problems.none();
        LocalDate firstDue = null;
        if (form.firstDue() != null && !form.firstDue().isBlank()) {
            try {
                firstDue = LocalDate.parse(form.firstDue());
            } catch (DateTimeParseException e) {
                problems.add("firstDue", page.t("lending.problem.date"));
            }
        }
        var sale = granting.granted(actor, number).filter(Granting.Granted::isSale).isPresent();
        if (form.where().isEmpty() && form.savings() == null && !sale) {
            problems.add("place", page.t("lending.refusal.place"));
        }
        if (!problems.isEmpty()) {
            return Html.refused(draw(page, actor, number, form, problems));
        }
        var order =
                new Disbursement(
                        form.uuid(),
                        number,
                        form.where().orElse(null),
                        form.savings(),
                        page.today(),
                        firstDue);
        return switch (granting.disburse(actor, order)) {
            case Disbursement.Done(_, var receipt) ->
                    Html.seeOther(page.in("/pinjaman/bukti/" + receipt.entryNo()));
            case Disbursement.Refused refusal ->
                    Html.refused(
                            draw(
                                    page,
                                    actor,
                                    number,
                                    form,
                                    Problems.of(
                                            refusal instanceof Disbursement.BadFirstDue
                                                    ? "firstDue"
                                                    : "place",
                                            GrantingRefusals.sentence(page, refusal))));
        };
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Actor actor, long number, DisbursementForm form, Problems problems) {
        var asked =
                granting.application(actor, number)
                        .orElseThrow(() -> new NotFound("application " + number));
        var granted =
                granting.granted(actor, number)
                        .orElseThrow(() -> new NotFound("nothing granted " + number));
        // Of a murabahah what is sold is what it cost; its fees come in, nothing goes out.
        var sale = granted.isSale();
        var cost =
                sale
                        ? granting.purchase(actor, number)
                                .map(Purchase.Made::cost)
                                .orElse(granted.amount())
                        : granted.amount();
        var simulated =
                granting.simulate(
                        granted.product(),
                        cost,
                        granted.instalments(),
                        granted.marginAt(cost),
                        page.today());
        var places = new ArrayList<>(drawers.choices(page));
        for (var account :
                sale ? List.<SavingsAccount>of() : granting.payable(actor, asked.member())) {
            places.add(
                    Choice.of(
                            "s:" + account.accountNo(),
                            page.t(
                                    "lending.into-savings",
                                    account.productName(),
                                    String.valueOf(account.accountNo()))));
        }
        return templates.lendingDisburse(
                page,
                ApplicationPages.address(page, number),
                views.borrower(actor, asked),
                simulated,
                costFacts(page, actor, asked, simulated.fees(), cost),
                granting.payoffOf(actor, asked).orElse(Money.ZERO),
                places,
                form.withId(),
                problems,
                granting.loanOf(actor, number).orElse(null));
    }

    private List<Fact> costFacts(
            Page page, Actor actor, LoanApplication asked, Fees fees, Money principal) {
        var facts = new ArrayList<>(feeFacts(page, fees, principal));
        granting.payoffOf(actor, asked)
                .ifPresent(payoff -> facts.add(Fact.of(page.t("lending.top-up"), payoff)));
        return facts;
    }

    static List<Fact> feeFacts(Page page, Fees fees, Money principal) {
        var facts = new ArrayList<Fact>();
        for (var fee : fees.list()) {
            var amount = fee.amount(principal);
            if (amount.isPositive()) {
                facts.add(Fact.of(page.t("lending.fee." + fee.kind().name()), amount));
            }
        }
        return facts;
    }

    @Needs({
        Permission.TELLER,
        Permission.LEND,
        Permission.READ_BOOKS,
        Permission.READ_MEMBERS,
        Permission.APPROVE
    })
    @GetMapping("/bukti/{no:[0-9]{1,18}}")
    Html receipt(Page page, Actor actor, @PathVariable long no) {
        var entry = books.entry(actor, no).orElseThrow(() -> new NotFound("receipt " + no));
        return switch (entry.event()) {
            case GrantingJournals.DISBURSEMENT, GrantingJournals.SALE ->
                    disbursed(page, actor, entry);
            case GrantingJournals.PURCHASE -> purchases.receipt(page, actor, entry);
            default -> payments.receipt(page, actor, no);
        };
    }

    private Html disbursed(Page page, Actor actor, PostedEntry entry) {
        long no = entry.entryNo();
        var owed = entry.lines().getFirst();
        var loan = loans.loan(actor, owed.sub()).orElseThrow(() -> new NotFound("loan " + no));
        var member = members.required(actor, loan.member());
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.to(
                        page.t("lending.borrower"),
                        member.name() + " · " + member.number(),
                        page.in("/anggota/" + member.number())));
        facts.add(
                Fact.to(
                        page.t("lending.loan"),
                        String.valueOf(loan.number()),
                        page.in("/pinjaman/" + loan.number())));
        facts.add(Fact.of(page.t("lending.disbursed-on"), page.date(entry.date())));
        facts.add(Fact.of(page.t("lending.principal"), loan.principal()));
        if (entry.event().equals(GrantingJournals.SALE)) {
            facts.add(
                    Fact.of(page.t("lending.sale.margin"), owed.amount().minus(loan.principal())));
        }
        for (var line : entry.lines().subList(1, entry.lines().size())) {
            var key = feeKey(line);
            // Fees that an older loan earns by ending stand at its own number.
            if (key != null
                    && (line.sub() == loan.number()
                            || line.account() / 100 == 2106
                            || line.account() == GrantingJournals.SWP)) {
                facts.add(Fact.of(page.t(key), line.amount()));
            }
        }
        var old = replaced(entry, loan);
        if (old.isPositive()) {
            facts.add(Fact.of(page.t("lending.top-up"), old));
        }
        return Html.of(
                templates.lendingDisbursed(
                        page,
                        Objects.requireNonNullElse(page.place(), "Sokoguru"),
                        page.t("lending.receipt.no", String.valueOf(no)),
                        page.moment(entry.recordedAt()),
                        facts,
                        entry.event().equals(GrantingJournals.SALE)
                                ? Fact.of(page.t("lending.sale.price"), owed.amount())
                                : Fact.of(page.t("lending.received"), received(entry)),
                        Qr.ofReceipt(actor.at(), no, entry.leafHex()),
                        entry.reversedBy() != null,
                        loan.number()));
    }

    private static @Nullable String feeKey(PostedEntry.PostedLine line) {
        return line.side() == Side.DEBIT
                ? null
                : switch (line.account()) {
                    case Loans.UNEARNED_PROVISION -> "lending.fee.PROVISION";
                    case Loans.FEES -> "lending.fee.ADMINISTRATION";
                    case GrantingJournals.STAMP -> "lending.fee.STAMP";
                    case GrantingJournals.PREMIUM -> "lending.fee.INSURANCE";
                    case GrantingJournals.SWP -> "lending.fee.SWP";
                    default -> null;
                };
    }

    /** What went out, to a drawer, a bank or savings, less what came back in at the same place. */
    private static Money received(PostedEntry entry) {
        var net = Money.ZERO;
        for (var line : entry.lines()) {
            if (line.account() / 1000 == 110 && line.account() < 110300
                    || line.account() == Product.VOLUNTARY) {
                net =
                        line.side() == Side.CREDIT
                                ? net.plus(line.amount())
                                : net.minus(line.amount());
            }
        }
        return net;
    }

    /** What an older loan took that was paid off with this one. */
    private static Money replaced(PostedEntry entry, Loan loan) {
        var sum = Money.ZERO;
        for (var line : entry.lines()) {
            if (line.sub() != loan.number()
                    && line.sub() != 0
                    && line.side() == Side.CREDIT
                    && (line.account() / 100 == 1105
                            || line.account() == Loans.ACCRUED
                            || line.account() == Loans.INTEREST
                            || line.account() == Loans.PENALTIES)) {
                sum = sum.plus(line.amount());
            }
        }
        return sum;
    }

    // ---- how strict

    @Needs(Permission.APPROVE)
    @GetMapping("/batas")
    Html limits(Page page, Actor actor) {
        return Html.of(
                templates.lendingLimits(
                        page,
                        granting.strictness(actor, page.today()),
                        granting.ownCapital(actor, page.today()),
                        granting.limitRules(page.today()),
                        granting.strictnessReason(actor, page.today()).orElse(""),
                        Problems.none()));
    }

    @Needs(Permission.GRANT)
    @PostMapping("/batas")
    Html setLimits(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "false") boolean exposure,
            @RequestParam(defaultValue = "false") boolean rate,
            @RequestParam(defaultValue = "") String reason) {
        if (reason.isBlank()) {
            return Html.refused(
                    templates.lendingLimits(
                            page,
                            new Strictness(exposure, rate),
                            granting.ownCapital(actor, page.today()),
                            granting.limitRules(page.today()),
                            reason,
                            Problems.of("reason", page.t("lending.problem.reason"))));
        }
        granting.setStrictness(actor, new Strictness(exposure, rate), reason);
        return Html.seeOther(page.in("/pinjaman/batas"));
    }
}
