package id.sokoguru.portal;

import id.sokoguru.access.Access;
import id.sokoguru.access.CooperativeNames;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.lending.Loans;
import id.sokoguru.membership.Member;
import id.sokoguru.portal.Overview.Passed;
import id.sokoguru.portal.Overview.Row;
import id.sokoguru.savings.Dues;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.Terms;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Link;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Qr;
import id.sokoguru.web.Tone;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The member's own pages, for a phone: how much there is, what happened, receipts. */
@Controller
@RequestMapping("/anggota")
class MinePages {
    private static final int LATEST = 6;
    private static final int A_PAGE = 20;

    private final Mine mine;
    private final Savings savings;
    private final Access access;
    private final CooperativeNames names;
    private final Loans loans;
    private final Templates templates;

    MinePages(
            Mine mine,
            Savings savings,
            Access access,
            CooperativeNames names,
            Loans loans,
            Templates templates) {
        this.mine = mine;
        this.savings = savings;
        this.access = access;
        this.names = names;
        this.loans = loans;
        this.templates = templates;
    }

    /**
     * An address of these pages; who is a member of several cooperatives stays in the one chosen.
     */
    private String at(Actor actor, String rest) {
        var address = "/anggota" + rest;
        return access.memberships(actor).size() < 2
                ? address
                : address + (rest.contains("?") ? "&" : "?") + "k=" + actor.at().text();
    }

    private String cooperative(Actor actor) {
        return names.nameOf(actor.at()).orElse(actor.at().text());
    }

    @Needs(Permission.MEMBER_SELF)
    @GetMapping
    Html overview(Page page, Actor actor) {
        var member = mine.member(actor);
        var held = mine.holdings(actor);
        var latest = mine.latest(actor, 0, LATEST + 1);
        return Html.of(
                templates.portalOverview(
                        page,
                        new Overview(
                                page.t("portal.greeting", cooperative(actor)),
                                membership(page, member),
                                held.total(),
                                rows(page, actor, member, held),
                                latest.stream()
                                        .limit(LATEST)
                                        .map(one -> passed(page, actor, one))
                                        .toList(),
                                latest.size() > LATEST ? at(actor, "/riwayat") : "",
                                loans.ofMember(actor, member.number()).isEmpty()
                                        ? ""
                                        : at(actor, "/pinjaman"),
                                others(actor))));
    }

    /** The member's own loans: what is owed and what is due next. */
    @Needs(Permission.MEMBER_SELF)
    @GetMapping("/pinjaman")
    Html loans(Page page, Actor actor) {
        var own = loans.ofMember(actor, mine.member(actor).number());
        return Html.of(
                templates.portalLoans(
                        page,
                        own.stream()
                                .map(loan ->
                                        loans.position(actor, loan.number(), page.today())
                                                .orElseThrow())
                                .toList(),
                        at(actor, "")));
    }

    private static String membership(Page page, Member member) {
        var joined = member.joined();
        var number = String.valueOf(member.number());
        return joined == null
                ? page.t("portal.candidate", member.name(), number)
                : page.t("portal.member", member.name(), number, page.date(joined));
    }

    private List<Link> others(Actor actor) {
        var all = access.memberships(actor);
        return all.size() < 2
                ? List.of()
                : all.stream()
                        .map(place -> Objects.requireNonNull(place.cooperative()))
                        .map(at ->
                                Link.tab(
                                        names.nameOf(at).orElse(at.text()),
                                        "/anggota?k=" + at.text(),
                                        at.equals(actor.at())))
                        .toList();
    }

    private List<Row> rows(Page page, Actor actor, Member member, Savings.Holdings held) {
        var rows = new ArrayList<Row>();
        if (member.joined() != null) {
            rows.add(
                    new Row(
                            page.t("portal.principal"),
                            Tone.GOOD,
                            page.t("portal.principal.paid"),
                            held.principal(),
                            at(actor, "/simpanan/pokok")));
            rows.add(obligatory(page, actor, member, held));
        } else if (member.left() == null) {
            var due = savings.principalDue(actor, member.number()).orElse(Money.ZERO);
            rows.add(
                    new Row(
                            page.t("portal.principal"),
                            Tone.WAIT,
                            page.t("portal.principal.due", due.text()),
                            held.candidateDeposit(),
                            at(actor, "/simpanan/angsuran")));
        }
        for (var one : held.accounts()) {
            var number = String.valueOf(one.account().accountNo());
            var closed = one.account().closedOn();
            var blocked = one.account().blockedAt() != null;
            rows.add(
                    new Row(
                            one.account().productName(),
                            closed != null ? Tone.OFF : blocked ? Tone.WAIT : Tone.NOTE,
                            closed != null
                                    ? page.t("portal.account.closed", number, page.date(closed))
                                    : page.t(
                                            blocked
                                                    ? "portal.account.blocked"
                                                    : "portal.account.number",
                                            number),
                            one.balance(),
                            at(actor, "/simpanan/" + number)));
        }
        if (held.owed().isPositive()) {
            rows.add(
                    new Row(
                            page.t("portal.owed"),
                            Tone.WAIT,
                            page.t("portal.owed.hint"),
                            held.owed(),
                            at(actor, "/simpanan/pengembalian")));
        }
        return rows;
    }

    private Row obligatory(Page page, Actor actor, Member member, Savings.Holdings held) {
        var dues = savings.dues(actor, member.number());
        return new Row(
                page.t("portal.obligatory"),
                dues.map(d -> d.arrears().isPositive()).orElse(false) ? Tone.WAIT : Tone.GOOD,
                dues.map(d -> duesSentence(page, actor, d)).orElse(""),
                held.obligatory(),
                at(actor, "/simpanan/wajib"));
    }

    private String duesSentence(Page page, Actor actor, Dues dues) {
        if (dues.arrears().isPositive()) {
            return page.t(
                    "portal.dues.open",
                    dues.arrears().text(),
                    dues.unpaid().size(),
                    period(page, actor, dues.unpaid().getFirst().period()));
        }
        return page.t(
                "portal.dues.next",
                dues.next().open().text(),
                period(page, actor, dues.next().period()));
    }

    /** {@code Desember 2026}, or the first day of a week. */
    private String period(Page page, Actor actor, LocalDate first) {
        var weekly =
                savings.terms(actor, page.today())
                        .map(terms -> terms.period() == Terms.Period.WEEK)
                        .orElse(false);
        return weekly
                ? page.date(first)
                : first.format(DateTimeFormatter.ofPattern("MMMM uuuu", page.words().locale()));
    }

    private Passed passed(Page page, Actor actor, Mine.Movement one) {
        return new Passed(
                Deed.words(page, one.event()),
                page.date(one.date()),
                one.change().isPositive() ? "+" : one.change().isNegative() ? "−" : "",
                one.moved(),
                at(actor, "/bukti/" + one.entryNo()));
    }

    /** All that happened, newest first. */
    @Needs(Permission.MEMBER_SELF)
    @GetMapping("/riwayat")
    Html history(
            Page page,
            Actor actor,
            @RequestParam(name = "sebelum", defaultValue = "0") long before) {
        var found = mine.latest(actor, Math.max(before, 0), A_PAGE + 1);
        var shown = found.subList(0, Math.min(A_PAGE, found.size()));
        return Html.of(
                templates.portalHistory(
                        page,
                        page.t("portal.history"),
                        at(actor, ""),
                        null,
                        shown.stream().map(one -> passed(page, actor, one)).toList(),
                        before > 0 ? at(actor, "/riwayat") : null,
                        found.size() > A_PAGE
                                ? at(actor, "/riwayat?sebelum=" + shown.getLast().entryNo())
                                : null));
    }

    /** What happened at one of the member's places, newest first. */
    @Needs(Permission.MEMBER_SELF)
    @GetMapping("/simpanan/{which:pokok|wajib|angsuran|pengembalian|[0-9]{1,18}}")
    Html place(
            Page page,
            Actor actor,
            @PathVariable String which,
            @RequestParam(name = "halaman", defaultValue = "1") int asked) {
        var own = place(page, actor, which);
        var lines = savings.passbook(actor, own.account(), own.sub());
        int pages = Math.max(1, (lines.size() + A_PAGE - 1) / A_PAGE);
        int now = Math.clamp(asked, 1, pages);
        var shown =
                lines
                        .reversed()
                        .subList((now - 1) * A_PAGE, Math.min(lines.size(), now * A_PAGE))
                        .stream()
                        .map(line ->
                                new PlaceView.Line(
                                        Deed.words(page, line.event()),
                                        page.date(line.date()),
                                        line.in().isZero() ? "−" : "+",
                                        line.in().isZero() ? line.out() : line.in(),
                                        line.balance(),
                                        at(actor, "/bukti/" + line.entryNo())))
                        .toList();
        var address = "/simpanan/" + which;
        return Html.of(
                templates.portalPlace(
                        page,
                        new PlaceView(
                                own.title(),
                                own.hint(),
                                at(actor, ""),
                                lines.isEmpty() ? Money.ZERO : lines.getLast().balance(),
                                shown,
                                now > 1 ? at(actor, address + "?halaman=" + (now - 1)) : null,
                                now < pages
                                        ? at(actor, address + "?halaman=" + (now + 1))
                                        : null)));
    }

    private record Own(String title, String hint, int account, long sub) {}

    private Own place(Page page, Actor actor, String which) {
        var number = mine.number(actor);
        return switch (which) {
            case "pokok" ->
                    new Own(
                            page.t("portal.principal"),
                            page.t("portal.principal.about"),
                            Mine.PRINCIPAL,
                            number);
            case "wajib" ->
                    new Own(
                            page.t("portal.obligatory"),
                            savings.dues(actor, number)
                                    .map(dues -> duesSentence(page, actor, dues))
                                    .orElse(""),
                            Mine.OBLIGATORY,
                            number);
            case "angsuran" ->
                    new Own(
                            page.t("portal.instalments"),
                            page.t("portal.instalments.about"),
                            Mine.CANDIDATE_DEPOSIT,
                            number);
            case "pengembalian" ->
                    new Own(
                            page.t("portal.owed"),
                            page.t("portal.owed.hint"),
                            Mine.OWED_TO_LEAVERS,
                            number);
            default ->
                    mine.holdings(actor).accounts().stream()
                            .map(Savings.Held::account)
                            .filter(account -> String.valueOf(account.accountNo()).equals(which))
                            .findFirst()
                            .map(account ->
                                    new Own(
                                            account.productName(),
                                            page.t("portal.account.number", which),
                                            account.account(),
                                            account.accountNo()))
                            .orElseThrow(() -> new NotFound("savings account " + which));
        };
    }

    /** A receipt with the code by which anybody may check it. */
    @Needs(Permission.MEMBER_SELF)
    @GetMapping("/bukti/{no:[0-9]{1,18}}")
    Html receipt(Page page, Actor actor, @PathVariable long no) {
        var receipt = mine.receipt(actor, no).orElseThrow(() -> new NotFound("receipt " + no));
        var entry = receipt.entry();
        var movement = receipt.movement();
        var member = mine.member(actor);
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.of(
                        page.t("portal.receipt.member"),
                        member.name()
                                + " · "
                                + page.t("portal.number", String.valueOf(member.number()))));
        facts.add(Fact.of(page.t("portal.receipt.date"), page.date(entry.date())));
        var held = mine.holdings(actor);
        movement.parts()
                .forEach((place, amount) ->
                        facts.add(
                                Fact.of(
                                        label(page, held, place),
                                        (amount.isNegative() ? "−\u00a0" : "+\u00a0")
                                                + (amount.isNegative() ? amount.negated() : amount)
                                                        .text())));
        var check = EvidencePages.address(actor.at(), no, entry.leafHex());
        var undone = entry.reversedBy();
        return Html.of(
                templates.portalReceipt(
                        page,
                        cooperative(actor),
                        Deed.words(page, entry.event()),
                        page.t("portal.receipt.number", String.valueOf(no)),
                        page.moment(entry.recordedAt()),
                        facts,
                        Fact.of(page.t("portal.receipt.amount"), movement.moved()),
                        Qr.ofReceipt(actor.at(), no, entry.leafHex()),
                        check,
                        undone == null
                                ? null
                                : page.t("portal.evidence.undone", String.valueOf(undone)),
                        at(actor, "")));
    }

    private static String label(Page page, Savings.Holdings held, Mine.Place place) {
        return switch (place.account()) {
            case Mine.PRINCIPAL -> page.t("portal.principal");
            case Mine.OBLIGATORY -> page.t("portal.obligatory");
            case Mine.CANDIDATE_DEPOSIT -> page.t("portal.instalments");
            case Mine.OWED_TO_LEAVERS -> page.t("portal.owed");
            default ->
                    held.accounts().stream()
                            .map(Savings.Held::account)
                            .filter(account ->
                                    account.account() == place.account()
                                            && account.accountNo() == place.sub())
                            .findFirst()
                            .map(account ->
                                    account.productName()
                                            + " "
                                            + page.t(
                                                    "portal.number",
                                                    String.valueOf(account.accountNo())))
                            .orElse(page.t("portal.elsewhere"));
        };
    }
}
