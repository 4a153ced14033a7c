package id.sokoguru.bookkeeping;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.access.Access;
import id.sokoguru.access.Approval;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.Line;
import id.sokoguru.registry.Registry;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Html;
import id.sokoguru.web.Moment;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Tone;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The accountant's manual journals: list, editor, one journal with its history. */
@Controller
class JournalPages {
    private final Journals journals;
    private final Effects effects;
    private final Chart chart;
    private final Books books;
    private final Registry registry;
    private final Access access;
    private final Templates templates;

    JournalPages(
            Journals journals,
            Effects effects,
            Chart chart,
            Books books,
            Registry registry,
            Access access,
            Templates templates) {
        this.journals = journals;
        this.effects = effects;
        this.chart = chart;
        this.books = books;
        this.registry = registry;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/k/{coop}/jurnal")
    @Needs({Permission.JOURNAL, Permission.APPROVE})
    Html list(Page page, Actor actor) {
        return Html.of(templates.bookkeepingJournals(page, journals.latest(actor, 100)));
    }

    @GetMapping("/k/{coop}/jurnal/baru")
    @Needs(Permission.JOURNAL)
    Html blank(Page page, Actor actor) {
        return Html.of(editor(page, actor, JournalForm.empty(), Problems.none(), List.of()));
    }

    @GetMapping("/k/{coop}/jurnal/{draft}/ubah")
    @Needs(Permission.JOURNAL)
    Html edit(Page page, Actor actor, @PathVariable UUID draft) {
        var found = found(actor, draft);
        if (found.state() != JournalDraft.State.DRAFT) {
            return Html.seeOther(page.in("/jurnal/" + draft));
        }
        return Html.of(
                editor(
                        page,
                        actor,
                        JournalForm.of(page, found, chart.byCode(actor)),
                        Problems.none(),
                        List.of()));
    }

    @PostMapping("/k/{coop}/jurnal")
    @Needs(Permission.JOURNAL)
    Html send(
            Page page,
            Actor actor,
            @RequestParam Map<String, String> typed,
            @RequestParam(defaultValue = "save") String act) {
        var form = JournalForm.sent(typed, act.equals("add"));
        if (act.equals("add")) {
            return Html.of(editor(page, actor, form, Problems.none(), List.of()));
        }
        var problems = Problems.none();
        var order = form.order(page, chart.byCode(actor), problems);
        if (order.isEmpty()) {
            return Html.refused(editor(page, actor, form, problems, List.of()));
        }
        var answer =
                act.equals("propose")
                        ? journals.propose(actor, order.get())
                        : journals.save(actor, order.get());
        return switch (answer) {
            case Journals.Answer.Saved(var draft) ->
                    Html.seeOther(page.in("/jurnal/" + draft.id()));
            case Journals.Answer.Proposed(var draft) ->
                    Html.seeOther(page.in("/jurnal/" + draft.id()));
            case Journals.Answer.NotADraft() ->
                    Html.refused(
                            editor(
                                    page,
                                    actor,
                                    form,
                                    Problems.of("", page.t("bookkeeping.reason.state")),
                                    List.of()));
            case Journals.Answer.Unfit(var reasons) ->
                    Html.refused(
                            editor(
                                    page,
                                    actor,
                                    form,
                                    problems,
                                    reasons.stream().map(r -> sentence(page, r)).toList()));
        };
    }

    @GetMapping("/k/{coop}/jurnal/{draft}")
    @Needs({Permission.JOURNAL, Permission.APPROVE})
    Html show(Page page, Actor actor, @PathVariable UUID draft) {
        var found = found(actor, draft);
        var requests = journals.requests(actor, draft);
        var entryNo = books.entry(actor, draft).map(entry -> entry.entryNo()).orElse(null);
        var complete = found.lines().stream().flatMap(line -> line.line().stream()).toList();
        return Html.of(
                templates.bookkeepingJournal(
                        page,
                        found,
                        rows(page, actor, complete),
                        effects.sentence(actor, page.words(), complete),
                        moments(page, requests),
                        entryNo));
    }

    @PostMapping("/k/{coop}/jurnal/{draft}/singkir")
    @Needs(Permission.JOURNAL)
    Html drop(Page page, Actor actor, @PathVariable UUID draft) {
        found(actor, draft);
        return journals.drop(actor, draft)
                ? Html.seeOther(page.in("/jurnal"))
                : Html.seeOther(page.in("/jurnal/" + draft));
    }

    private JournalDraft found(Actor actor, UUID draft) {
        return journals.find(actor, draft).orElseThrow(() -> new NotFound("journal " + draft));
    }

    private List<JournalRow> rows(Page page, Actor actor, List<Line> lines) {
        return lines.stream()
                .map(line ->
                        new JournalRow(
                                line.account(),
                                effects.name(actor, page.words(), line.account(), line.sub()),
                                switch (line.side()) {
                                    case DEBIT -> line.amount();
                                    case CREDIT -> null;
                                },
                                switch (line.side()) {
                                    case DEBIT -> null;
                                    case CREDIT -> line.amount();
                                }))
                .toList();
    }

    private List<Moment> moments(Page page, List<Approval> requests) {
        var people = new HashSet<UUID>();
        for (var request : requests) {
            people.add(request.requestedBy());
            if (request.decidedBy() != null) {
                people.add(request.decidedBy());
            }
        }
        var names = access.names(people);
        var moments = new ArrayList<Moment>();
        for (var request : requests) {
            var decidedBy = request.decidedBy();
            var decidedAt = request.decidedAt();
            if (decidedBy != null && decidedAt != null) {
                moments.add(
                        new Moment(
                                page.moment(decidedAt),
                                page.t(
                                        request.approved()
                                                ? "bookkeeping.journal.approved"
                                                : "bookkeeping.journal.refused",
                                        names.getOrDefault(decidedBy, "–")),
                                request.note(),
                                null,
                                request.approved() ? Tone.GOOD : Tone.ACT));
            }
            moments.add(
                    new Moment(
                            page.moment(request.requestedAt()),
                            page.t(
                                    "bookkeeping.journal.asked",
                                    names.getOrDefault(request.requestedBy(), "–")),
                            null,
                            null,
                            request.waits() ? Tone.WAIT : Tone.NOTE));
        }
        return moments;
    }

    private JteModel editor(
            Page page, Actor actor, JournalForm form, Problems problems, List<String> reasons) {
        var units =
                registry.units(actor, actor.at()).stream()
                        .map(unit -> Choice.of(Integer.toString(unit.unit()), unit.name()))
                        .toList();
        return templates.bookkeepingEditor(
                page, form, chart.accounts(actor), units, problems, reasons);
    }

    static String sentence(Page page, Journals.Reason reason) {
        return switch (reason) {
            case Journals.Reason.LineIncomplete(var line) ->
                    page.t("bookkeeping.reason.line", Integer.toString(line + 1));
            case Journals.Reason.UnknownAccount(var line, var account) ->
                    page.t(
                            "bookkeeping.reason.account",
                            Integer.toString(line + 1),
                            Integer.toString(account));
            case Journals.Reason.UnknownSubAccount(var line, var account, var sub) ->
                    page.t(
                            "bookkeeping.reason.sub",
                            Integer.toString(line + 1),
                            Integer.toString(account),
                            Long.toString(sub));
            case Journals.Reason.TooFewLines() -> page.t("bookkeeping.reason.few");
            case Journals.Reason.NotBalanced(var difference) ->
                    page.t("bookkeeping.reason.balance", new Money(Math.abs(difference)).text());
            case Journals.Reason.NoDescription() -> page.t("bookkeeping.reason.description");
            case Journals.Reason.InFuture(var today) ->
                    page.t("bookkeeping.refused.future", page.date(today));
            case Journals.Reason.MonthClosed(var month) ->
                    page.t("bookkeeping.refused.closed", Months.text(page.words(), month));
            case Journals.Reason.BeforeBooks(var from) ->
                    page.t("bookkeeping.refused.before", page.date(from));
        };
    }
}
