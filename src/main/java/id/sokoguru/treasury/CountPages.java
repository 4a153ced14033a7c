package id.sokoguru.treasury;

import static id.sokoguru.kernel.Permission.APPROVE;
import static id.sokoguru.kernel.Permission.BOOKKEEP;
import static id.sokoguru.kernel.Permission.READ_BOOKS;
import static id.sokoguru.kernel.Permission.TELLER;

import id.sokoguru.access.Access;
import id.sokoguru.access.Approvals;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Cash counts with their printable protocol, and what becomes of differences. */
@Controller
class CountPages {
    private final Templates templates;
    private final Counts counts;
    private final Settlements settlements;
    private final Treasury treasury;
    private final Tills tills;
    private final Approvals approvals;
    private final Access access;

    CountPages(
            Templates templates,
            Counts counts,
            Settlements settlements,
            Treasury treasury,
            Tills tills,
            Approvals approvals,
            Access access) {
        this.templates = templates;
        this.counts = counts;
        this.settlements = settlements;
        this.treasury = treasury;
        this.tills = tills;
        this.approvals = approvals;
        this.access = access;
    }

    @GetMapping("/k/{coop}/kas/hitung")
    @Needs({TELLER, BOOKKEEP, APPROVE, READ_BOOKS})
    Html form(
            Page page,
            Actor actor,
            @RequestParam(name = "tempat", defaultValue = "") String place) {
        var typed = Map.of("id", Uuid7.create().toString(), "tempat", place);
        return Html.of(form(page, actor, typed, Problems.none()));
    }

    private gg.jte.models.runtime.JteModel form(
            Page page, Actor actor, Map<String, String> typed, Problems problems) {
        var places = new ArrayList<Choice>();
        places.add(Choice.of(CashPlace.VAULT.text(), page.t("treasury.place.vault")));
        for (var till : tills.all(actor)) {
            places.add(Choice.of(till.place().text(), till.name()));
        }
        places.add(Choice.of(CashPlace.PETTY_CASH.text(), page.t("treasury.place.petty")));
        return templates.treasuryCount(
                page,
                places,
                typed,
                new CountForm(typed),
                problems,
                counts.latest(actor, false, 10),
                names(actor));
    }

    private PlaceNames names(Actor actor) {
        return new PlaceNames(tills.all(actor), treasury.banks(actor));
    }

    @PostMapping("/k/{coop}/kas/hitung")
    @Needs({TELLER, BOOKKEEP, APPROVE, READ_BOOKS})
    Html count(Page page, Actor actor, @RequestParam Map<String, String> typed) {
        var problems = Problems.none();
        var place = CashPlace.parse(Parsed.text(typed, "tempat"));
        var count = new CountForm(typed).read(page, problems);
        if (place.isEmpty()) {
            problems.add("tempat", page.t("treasury.problem.place"));
        }
        if (!problems.isEmpty()) {
            return Html.refused(form(page, actor, typed, problems));
        }
        var order =
                new CheckOrder(
                        Parsed.uuid(typed), place.get(), count, Parsed.text(typed, "alasan"));
        return switch (counts.check(actor, order)) {
            case Counts.Checked.Counted(var done) ->
                    Html.seeOther(page.in("/kas/hitung/" + done.countId()));
            case Counts.Checked.ReasonMissing(var book, var difference) ->
                    Html.refused(
                            form(
                                    page,
                                    actor,
                                    typed,
                                    Problems.of(
                                            "alasan",
                                            page.t(
                                                    "treasury.problem.count-reason",
                                                    book.text(),
                                                    difference.text()))));
            case Counts.Checked.NotCash() ->
                    Html.refused(
                            form(
                                    page,
                                    actor,
                                    typed,
                                    Problems.of("tempat", page.t("treasury.problem.place"))));
        };
    }

    /** The protocol of a count (berita acara), as it is signed and filed. */
    @GetMapping("/k/{coop}/kas/hitung/{count}")
    @Needs({TELLER, BOOKKEEP, APPROVE, READ_BOOKS})
    Html protocol(Page page, Actor actor, @PathVariable("count") UUID id) {
        var protocol = counts.protocol(actor, id);
        var kind =
                protocol.count().purpose().equals("CLOSING") ? ClosingApproval.KIND : Counts.KIND;
        var approval = approvals.of(actor, kind, id).stream().findFirst().orElse(null);
        var people = new LinkedHashSet<UUID>();
        people.add(protocol.count().countedBy());
        if (approval != null && approval.decidedBy() != null) {
            people.add(approval.decidedBy());
        }
        return Html.of(
                templates.treasuryProtocol(
                        page,
                        protocol.count(),
                        protocol.denominations(),
                        names(actor).of(page, protocol.count().place()),
                        approval,
                        access.names(List.copyOf(people))));
    }

    // ---- differences

    @GetMapping("/k/{coop}/kas/selisih")
    @Needs({TELLER, BOOKKEEP, APPROVE, READ_BOOKS})
    Html differences(Page page, Actor actor) {
        return Html.of(
                differences(page, actor, Map.of("id", Uuid7.create().toString()), Problems.none()));
    }

    private gg.jte.models.runtime.JteModel differences(
            Page page, Actor actor, Map<String, String> typed, Problems problems) {
        return templates.treasuryDifferences(
                page,
                settlements.open(actor),
                counts.latest(actor, true, 20),
                settlements.latest(actor),
                names(actor),
                typed,
                problems);
    }

    @PostMapping("/k/{coop}/kas/selisih")
    @Needs({BOOKKEEP, APPROVE})
    Html settle(Page page, Actor actor, @RequestParam Map<String, String> typed) {
        var problems = Problems.none();
        var amount = Parsed.money(page, typed, "jumlah", problems);
        var outcome = Parsed.text(typed, "hasil");
        if (!amount.isPositive()) {
            problems.add("jumlah", page.t("treasury.problem.amount"));
        }
        if (!outcome.matches("EXPENSE|CLAIM|INCOME")) {
            problems.add("hasil", page.t("treasury.problem.outcome"));
        }
        if (!problems.isEmpty()) {
            return Html.refused(differences(page, actor, typed, problems));
        }
        var order =
                new SettlementOrder(
                        Parsed.uuid(typed),
                        Settlement.Outcome.valueOf(outcome),
                        amount,
                        Parsed.text(typed, "alasan"),
                        Parsed.text(typed, "bukti"));
        return switch (settlements.propose(actor, order)) {
            case Settlements.Proposed.Waiting _ -> Html.seeOther(page.in("/kas/selisih"));
            case Settlements.Proposed.MoreThanOpen(var open) ->
                    Html.refused(
                            differences(
                                    page,
                                    actor,
                                    typed,
                                    Problems.of(
                                            "jumlah",
                                            page.t(
                                                    "treasury.problem.more-than-open",
                                                    open.text()))));
            case Settlements.Proposed.ReasonMissing() ->
                    Html.refused(
                            differences(
                                    page,
                                    actor,
                                    typed,
                                    Problems.of("alasan", page.t("treasury.problem.decision"))));
        };
    }
}
