package id.sokoguru.savings;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Side;
import id.sokoguru.membership.Member;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.Standing;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Qr;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Looking: the counter's start, a member's card, the passbook, the receipt, the arrears, the terms.
 */
@Controller
@RequestMapping("/k/{coop}")
class SavingsPages {
    static final int LINES_A_PAGE = 20;

    private final Savings savings;
    private final Members members;
    private final Books books;
    private final Templates templates;

    SavingsPages(Savings savings, Members members, Books books, Templates templates) {
        this.savings = savings;
        this.members = members;
        this.books = books;
        this.templates = templates;
    }

    /** Find a member, then do: the teller's first page. */
    @Needs({Permission.TELLER, Permission.MEMBERS})
    @GetMapping("/simpanan")
    Html start(Page page, Actor actor, @RequestParam(defaultValue = "") String q) {
        return started(page, actor, "", q);
    }

    /** The other way round: what is to be done is known, who comes is not yet. */
    @Needs(Permission.TELLER)
    @GetMapping("/simpanan/{act:setor|tarik|wajib}")
    Html startWith(
            Page page,
            Actor actor,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String q) {
        return started(page, actor, act, q);
    }

    private Html started(Page page, Actor actor, String act, String q) {
        return Html.of(
                templates.savingsStart(
                        page,
                        act,
                        q,
                        members.find(actor, q, 12).stream()
                                .map(m -> new FoundMember(m, page.in(next(actor, act, m))))
                                .toList(),
                        members.counts(actor),
                        savings.terms(actor, page.today()).isPresent()));
    }

    private String next(Actor actor, String act, Member member) {
        if (!act.isEmpty() && member.isMember()) {
            if (act.equals("wajib")) {
                return "/simpanan/wajib/" + member.number();
            }
            var open =
                    savings.accounts(actor, member.number()).stream()
                            .filter(account -> account.isOpen() && !account.isTerm())
                            .toList();
            if (open.size() == 1) {
                return "/simpanan/" + act + "/" + open.getFirst().accountNo();
            }
        }
        return "/anggota/" + member.number();
    }

    @Needs({
        Permission.TELLER,
        Permission.MEMBERS,
        Permission.READ_MEMBERS,
        Permission.READ_BOOKS,
        Permission.MEMBER_SELF
    })
    @GetMapping("/anggota/{number:[0-9]+}")
    Html card(Page page, Actor actor, @PathVariable long number) {
        var member = members.required(actor, number);
        var held = savings.holdings(actor, number).orElseThrow(() -> new NotFound("member"));
        var dues = savings.dues(actor, number).orElse(null);
        var through = dues == null ? null : dues.paidThrough();
        var terms = savings.terms(actor, page.today());
        return Html.of(
                templates.savingsCard(
                        page,
                        new CardView(
                                member,
                                held,
                                dues,
                                through == null
                                        ? null
                                        : terms.map(t -> t.period().text(page, through))
                                                .orElse(null),
                                member.standing() == Standing.CANDIDATE
                                        ? savings.principalDue(actor, number).orElse(Money.ZERO)
                                        : Money.ZERO,
                                terms.isPresent(),
                                held.accounts().stream().filter(h -> h.account().isOpen()).toList(),
                                savings.products(actor, page.today()).stream()
                                        .anyMatch(p -> p.kind().isTerm()),
                                savings.asleepOf(actor, number))));
    }

    /** A savings account's passbook; simpanan pokok and wajib have one too. */
    @Needs({
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.READ_BOOKS,
        Permission.MEMBER_SELF
    })
    @GetMapping("/simpanan/rekening/{number}")
    Html passbook(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestParam(defaultValue = "0") int halaman) {
        var account =
                savings.account(actor, number)
                        .orElseThrow(() -> new NotFound("savings account " + number));
        return book(
                page,
                actor,
                account.productName() + " " + page.t("savings.number", String.valueOf(number)),
                account.memberNo(),
                account.account(),
                number,
                page.in("/simpanan/rekening/" + number),
                account,
                halaman);
    }

    @Needs({
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.READ_BOOKS,
        Permission.MEMBER_SELF
    })
    @GetMapping("/simpanan/buku-{kind:pokok|wajib}/{number}")
    Html capital(
            Page page,
            Actor actor,
            @PathVariable String kind,
            @PathVariable long number,
            @RequestParam(defaultValue = "0") int halaman) {
        return book(
                page,
                actor,
                page.t("savings." + kind),
                number,
                kind.equals("pokok") ? SavingsJournals.PRINCIPAL : SavingsJournals.OBLIGATORY,
                number,
                page.in("/simpanan/buku-" + kind + "/" + number),
                null,
                halaman);
    }

    private Html book(
            Page page,
            Actor actor,
            String what,
            long owner,
            int account,
            long sub,
            String address,
            @Nullable SavingsAccount savingsAccount,
            int asked) {
        var member = members.required(actor, owner);
        var lines = savings.passbook(actor, account, sub);
        int pages = Math.max(1, (lines.size() + LINES_A_PAGE - 1) / LINES_A_PAGE);
        int now = asked < 1 || asked > pages ? pages : asked;
        int from = (now - 1) * LINES_A_PAGE;
        return Html.of(
                templates.savingsPassbook(
                        page,
                        what,
                        member,
                        lines.subList(from, Math.min(lines.size(), from + LINES_A_PAGE)),
                        lines.isEmpty() ? Money.ZERO : lines.getLast().balance(),
                        now,
                        pages,
                        address,
                        savingsAccount,
                        savingsAccount == null ? null : savings.blockOf(actor, sub).orElse(null),
                        savingsAccount == null ? null : savings.asleep(actor, sub).orElse(null)));
    }

    /** The receipt is the page after saving; asked for later it is a copy. */
    @Needs({
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.READ_BOOKS,
        Permission.MEMBER_SELF
    })
    @GetMapping("/simpanan/bukti/{no}")
    Html receipt(Page page, Actor actor, @PathVariable long no) {
        var entry =
                books.entry(actor, no)
                        .filter(e ->
                                (e.event().startsWith("savings.")
                                                && !e.event().equals("savings.opening_balance"))
                                        || e.event().startsWith("membership."))
                        .orElseThrow(() -> new NotFound("receipt " + no));
        long owner = owner(actor, entry);
        var member = members.required(actor, owner);
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.to(
                        page.t("savings.receipt.member"),
                        member.name() + " · " + page.t("savings.number", String.valueOf(owner)),
                        page.in("/anggota/" + owner)));
        facts.add(
                Fact.of(page.t("savings.receipt.what"), page.t("savings.event." + entry.event())));
        facts.add(Fact.of(page.t("savings.receipt.date"), page.date(entry.date())));
        var own = ownLine(entry);
        if (own != null) {
            facts.add(
                    Fact.of(
                            page.t("savings.receipt.balance"),
                            balanceAfter(actor, own, entry.entryNo())));
        }
        return Html.of(
                templates.savingsReceipt(
                        page,
                        Objects.requireNonNullElse(page.place(), "Sokoguru"),
                        page.t("savings.event." + entry.event()),
                        page.t("savings.receipt.no", String.valueOf(no)),
                        page.moment(entry.recordedAt()),
                        facts,
                        Fact.of(page.t("savings.receipt.amount"), amount(entry)),
                        Qr.ofReceipt(actor.at(), no, entry.leafHex()),
                        entry.reversedBy() != null,
                        page.in("/anggota/" + owner)));
    }

    private static Money amount(PostedEntry entry) {
        for (var line : entry.lines()) {
            if (line.account() / 1000 == 110) {
                return line.amount();
            }
        }
        return entry.total();
    }

    private static PostedEntry.@Nullable PostedLine ownLine(PostedEntry entry) {
        for (var line : entry.lines()) {
            if (line.account() == SavingsJournals.PRINCIPAL
                    || line.account() == SavingsJournals.OBLIGATORY
                    || line.account() / 100 == 2102
                    || line.account() / 100 == 2301
                    || (line.account() == SavingsJournals.CANDIDATE_DEPOSIT
                            && line.side() == Side.CREDIT)) {
                return line;
            }
        }
        return null;
    }

    private Money balanceAfter(Actor actor, PostedEntry.PostedLine own, long no) {
        return savings.passbook(actor, own.account(), own.sub()).stream()
                .filter(line -> line.entryNo() == no)
                .reduce((a, b) -> b)
                .map(Savings.PassbookLine::balance)
                .orElse(Money.ZERO);
    }

    private long owner(Actor actor, PostedEntry entry) {
        for (var line : entry.lines()) {
            if (line.account() / 100 == 2102 || line.account() / 100 == 2301) {
                return savings.account(actor, line.sub())
                        .orElseThrow(() -> new NotFound("receipt"))
                        .memberNo();
            }
            if (line.account() == 310101
                    || line.account() == 310201
                    || line.account() == 210605
                    || line.account() == 210708) {
                return line.sub();
            }
        }
        throw new NotFound("receipt of no member");
    }

    @Needs({Permission.TELLER, Permission.MEMBERS, Permission.READ_MEMBERS})
    @GetMapping("/simpanan/tunggakan")
    Html arrears(Page page, Actor actor) {
        var all = savings.arrears(actor);
        var names = members.names(actor, all.stream().map(Dues::member).toList());
        var total = Money.ZERO;
        var rows = new ArrayList<ArrearsRow>();
        for (var dues : all) {
            total = total.plus(dues.arrears());
            rows.add(new ArrearsRow(dues.member(), names.getOrDefault(dues.member(), ""), dues));
        }
        return Html.of(templates.savingsArrears(page, rows, total));
    }

    /** Accounts that nobody moved for as long as their product says. */
    @Needs({Permission.TELLER, Permission.MEMBERS, Permission.READ_MEMBERS})
    @GetMapping("/simpanan/tidur")
    Html asleep(Page page, Actor actor) {
        var all = savings.asleep(actor);
        var names = members.names(actor, all.stream().map(Sleeper::memberNo).toList());
        var balances = new HashMap<Long, Money>();
        for (int account : all.stream().map(Sleeper::account).distinct().toList()) {
            books.places(actor, account)
                    .forEach(place -> balances.put(place.sub(), place.balance()));
        }
        var total = Money.ZERO;
        var rows = new ArrayList<SleeperRow>();
        for (var one : all) {
            var balance = balances.getOrDefault(one.accountNo(), Money.ZERO);
            total = total.plus(balance);
            rows.add(new SleeperRow(one, names.getOrDefault(one.memberNo(), ""), balance));
        }
        return Html.of(templates.savingsAsleep(page, rows, total));
    }

    @Needs({Permission.ADMINISTER, Permission.TELLER, Permission.MEMBERS})
    @GetMapping("/simpanan/ketentuan")
    Html terms(Page page, Actor actor) {
        var terms = savings.terms(actor, page.today()).orElse(Terms.usual("", page.today()));
        var product =
                savings.products(actor, page.today()).stream()
                        .findFirst()
                        .orElse(Product.usual(page.today()));
        return Html.of(
                templates.savingsTerms(
                        page,
                        new TermsForm(
                                page.today().withDayOfYear(1).toString(),
                                terms.principal().figure(),
                                String.valueOf(terms.principalInParts()),
                                terms.obligatory().figure(),
                                terms.period().name(),
                                product.name(),
                                product.minimumOpening().figure(),
                                product.minimumBalance().figure()),
                        Problems.none(),
                        savings.versions(actor).isEmpty()));
    }

    @Needs(Permission.ADMINISTER)
    @PostMapping("/simpanan/ketentuan")
    Html decide(Page page, Actor actor, TermsForm form) {
        var problems = Problems.none();
        var principal = amount(page, problems, "principal", form.principal());
        var obligatory = amount(page, problems, "obligatory", form.obligatory());
        var opening = amount(page, problems, "opening", form.opening());
        var minimum = amount(page, problems, "minimum", form.minimum());
        LocalDate from = page.today();
        try {
            from = LocalDate.parse(Objects.requireNonNullElse(form.from(), ""));
        } catch (DateTimeParseException e) {
            problems.add("from", page.t("savings.problem.date"));
        }
        boolean first = savings.versions(actor).isEmpty();
        var name = form.product() == null ? "" : form.product().strip();
        if (first && name.isEmpty()) {
            problems.add("product", page.t("savings.problem.name"));
        }
        if (!problems.isEmpty()) {
            return Html.refused(templates.savingsTerms(page, form, problems, first));
        }
        savings.setTerms(
                actor,
                new Terms(
                        from,
                        principal,
                        "true".equals(form.parts()),
                        obligatory,
                        "WEEK".equals(form.period()) ? Terms.Period.WEEK : Terms.Period.MONTH));
        if (first) {
            savings.setProduct(
                    actor, Product.plain(1, from, name, Product.Kind.ORDINARY, opening, minimum));
        }
        return Html.seeOther(page.in("/simpanan"));
    }

    private static Money amount(
            Page page, Problems problems, String field, @Nullable String typed) {
        var text = typed == null || typed.isBlank() || typed.equals("–") ? "0" : typed;
        var amount = Money.parse(text);
        if (amount.isEmpty()) {
            problems.add(field, page.t("savings.problem.amount"));
        }
        return amount.orElse(Money.ZERO);
    }
}
