package id.sokoguru.renteng;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Side;
import id.sokoguru.lending.Loans;
import id.sokoguru.membership.Drawers;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Qr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What a member owes to others who paid for her, what she is to get back, and both at the till. */
@Controller
@RequestMapping("/k/{coop}/kelompok/talangan")
class CoveringPages {
    private final Coverings coverings;
    private final Groups groups;
    private final Members members;
    private final Books books;
    private final Drawers drawers;
    private final Templates templates;

    CoveringPages(
            Coverings coverings,
            Groups groups,
            Members members,
            Books books,
            Drawers drawers,
            Templates templates) {
        this.coverings = coverings;
        this.groups = groups;
        this.members = members;
        this.books = books;
        this.drawers = drawers;
        this.templates = templates;
    }

    @Needs({Permission.LEND, Permission.TELLER, Permission.READ_MEMBERS})
    @GetMapping("/{member:[0-9]{1,15}}")
    Html of(Page page, Actor actor, @PathVariable long member) {
        var debt = coverings.debt(actor, member);
        return Html.of(
                draw(
                        page,
                        actor,
                        member,
                        CoveringForm.fresh(debt, ""),
                        CoveringForm.fresh(held(actor, member), ""),
                        Problems.none(),
                        Problems.none()));
    }

    private Money held(Actor actor, long member) {
        return books.balance(actor, Loans.HELD, member);
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page,
            Actor actor,
            long member,
            CoveringForm back,
            CoveringForm out,
            Problems backProblems,
            Problems outProblems) {
        var who = members.required(actor, member);
        var owes = coverings.owedBy(actor, member);
        var gets = coverings.owedTo(actor, member);
        var numbers =
                java.util.stream.Stream.concat(
                                owes.stream().map(each -> each.claim().coverer()),
                                gets.stream().map(each -> each.claim().covered()))
                        .collect(Collectors.toSet());
        var names = members.names(actor, numbers);
        return templates.rentengCovering(
                page,
                member,
                who.name(),
                groups.ofMember(actor, member, page.today()).orElse(null),
                rows(page, owes, names, false),
                rows(page, gets, names, true),
                coverings.debt(actor, member),
                held(actor, member),
                drawers.choices(page),
                back,
                out,
                backProblems,
                outProblems);
    }

    static List<GroupViews.ClaimRow> rows(
            Page page, List<Coverings.Standing> standing, Map<Long, String> names, boolean gets) {
        return standing.stream()
                .map(each ->
                        new GroupViews.ClaimRow(
                                RentengWords.name(
                                        names,
                                        gets ? each.claim().covered() : each.claim().coverer()),
                                page.shortDate(each.claim().settledOn()),
                                each.claim().amount(),
                                each.open()))
                .toList();
    }

    @Needs(Permission.TELLER)
    @PostMapping("/{member:[0-9]{1,15}}/kembali")
    Html giveBack(Page page, Actor actor, @PathVariable long member, CoveringForm form) {
        return take(page, actor, member, form, false);
    }

    @Needs(Permission.TELLER)
    @PostMapping("/{member:[0-9]{1,15}}/serah")
    Html takeOut(Page page, Actor actor, @PathVariable long member, CoveringForm form) {
        return take(page, actor, member, form, true);
    }

    private Html take(Page page, Actor actor, long member, CoveringForm form, boolean out) {
        members.required(actor, member);
        var problems = Problems.none();
        var place = Drawers.parse(form.kas());
        if (form.amount().isEmpty()) {
            problems.add("jumlah", page.t("renteng.refused.amount"));
        }
        if (place.isEmpty()) {
            problems.add("kas", page.t("renteng.problem.place"));
        }
        if (problems.isEmpty()) {
            var order =
                    new GivingBack(
                            form.uuid(),
                            member,
                            form.amount().orElseThrow(),
                            place.orElseThrow(),
                            page.today());
            switch (out ? coverings.takeOut(actor, order) : coverings.giveBack(actor, order)) {
                case GivingBack.Done(var receipt) -> {
                    return Html.seeOther(page.in("/kelompok/talangan/bukti/" + receipt.entryNo()));
                }
                case GivingBack.Refused refusal -> {
                    var sentence = RentengWords.sentence(page, refusal);
                    problems.add(
                            refusal instanceof GivingBack.PlaceNotOpen ? "kas" : "jumlah",
                            sentence);
                }
            }
        }
        return Html.refused(
                out
                        ? draw(
                                page,
                                actor,
                                member,
                                CoveringForm.fresh(coverings.debt(actor, member), ""),
                                form,
                                Problems.none(),
                                problems)
                        : draw(
                                page,
                                actor,
                                member,
                                form,
                                CoveringForm.fresh(held(actor, member), ""),
                                problems,
                                Problems.none()));
    }

    @Needs({Permission.TELLER, Permission.LEND, Permission.READ_MEMBERS})
    @GetMapping("/bukti/{no:[0-9]{1,15}}")
    Html receipt(Page page, Actor actor, @PathVariable long no) {
        var entry =
                books.entry(actor, no)
                        .filter(one ->
                                one.event().equals(RentengJournals.GIVEN_BACK)
                                        || one.event().equals(RentengJournals.TAKEN_OUT))
                        .orElseThrow(() -> new NotFound("receipt " + no));
        var out = entry.event().equals(RentengJournals.TAKEN_OUT);
        long member =
                entry.lines().stream()
                        .filter(line -> line.account() == (out ? Loans.HELD : RentengJournals.DEBT))
                        .findFirst()
                        .orElseThrow()
                        .sub();
        var kept = new LinkedHashMap<Long, Money>();
        entry.lines().stream()
                .filter(line -> line.account() == Loans.HELD && line.side() == Side.CREDIT)
                .forEach(line -> kept.merge(line.sub(), line.amount(), Money::plus));
        var names = members.names(actor, kept.keySet());
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.to(
                        page.t("renteng.member"),
                        members.required(actor, member).name() + " · " + member,
                        page.in("/kelompok/talangan/" + member)));
        facts.add(Fact.of(page.t("renteng.date"), page.date(entry.date())));
        kept.forEach((who, amount) ->
                facts.add(
                        Fact.of(
                                page.t("renteng.kept-for", RentengWords.name(names, who)),
                                amount)));
        if (!out) {
            facts.add(Fact.of(page.t("renteng.debt.left"), coverings.debt(actor, member)));
        }
        var money =
                entry.lines().stream()
                        .filter(line -> line.side() == (out ? Side.CREDIT : Side.DEBIT))
                        .findFirst()
                        .orElseThrow()
                        .amount();
        return Html.of(
                templates.rentengBack(
                        page,
                        Objects.requireNonNullElse(page.place(), "Sokoguru"),
                        page.t(out ? "renteng.out.receipt" : "renteng.back.receipt"),
                        page.t("renteng.receipt.no", String.valueOf(no)),
                        page.moment(entry.recordedAt()),
                        facts,
                        Fact.of(page.t("renteng.receipt.amount"), money),
                        Qr.ofReceipt(actor.at(), no, entry.leafHex()),
                        entry.reversedBy() != null,
                        page.in("/kelompok/talangan/" + member)));
    }
}
