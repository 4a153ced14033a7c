package id.sokoguru.bookkeeping;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.access.Access;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Periods;
import id.sokoguru.web.Html;
import id.sokoguru.web.Moment;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Tone;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The months: their state, what to look at before closing, closing, reopening, and the year's end.
 */
@Controller
class PeriodPages {
    private final Closing closing;
    private final YearEndRun yearEnd;
    private final Periods periods;
    private final Access access;
    private final Templates templates;

    PeriodPages(
            Closing closing,
            YearEndRun yearEnd,
            Periods periods,
            Access access,
            Templates templates) {
        this.closing = closing;
        this.yearEnd = yearEnd;
        this.periods = periods;
        this.access = access;
        this.templates = templates;
    }

    @GetMapping("/k/{coop}/periode")
    @Needs({Permission.CLOSE_PERIOD, Permission.APPROVE})
    Html list(Page page, Actor actor) {
        return Html.of(list(page, actor, null));
    }

    private JteModel list(Page page, Actor actor, @Nullable String told) {
        var changes = periods.changes(actor);
        var names =
                access.names(changes.stream().map(Periods.Change::changedBy).distinct().toList());
        var history =
                changes.stream()
                        .sorted((a, b) -> b.changedAt().compareTo(a.changedAt()))
                        .limit(20)
                        .map(change ->
                                new Moment(
                                        page.moment(change.changedAt().toInstant()),
                                        Months.text(page.words(), change.month())
                                                + ": "
                                                + page.t(
                                                        change.state().equals("CLOSED")
                                                                ? "bookkeeping.period.closed"
                                                                : "bookkeeping.period.reopened"),
                                        names.getOrDefault(change.changedBy(), "–")
                                                + (change.reason().isEmpty()
                                                        ? ""
                                                        : " · " + change.reason()),
                                        null,
                                        change.state().equals("CLOSED") ? Tone.GOOD : Tone.NOTE))
                        .toList();
        var months = closing.months(actor);
        return templates.bookkeepingPeriods(
                page, months, yearEnd.openYear(actor).orElse(null), history, told);
    }

    @GetMapping("/k/{coop}/periode/{month}/tutup")
    @Needs(Permission.CLOSE_PERIOD)
    Html closeForm(Page page, Actor actor, @PathVariable String month) {
        return Html.of(closeForm(page, actor, month(month), "", Problems.none()));
    }

    @PostMapping("/k/{coop}/periode/{month}/tutup")
    @Needs(Permission.CLOSE_PERIOD)
    Html close(
            Page page,
            Actor actor,
            @PathVariable String month,
            @RequestParam(defaultValue = "") String reason) {
        var which = month(month);
        return switch (closing.close(actor, which, EventForm.cut(reason, 500))) {
            case Closing.Answer.Closed() -> Html.seeOther(page.in("/periode"));
            case Closing.Answer.AlreadyClosed() -> Html.seeOther(page.in("/periode"));
            case Closing.Answer.NotOver() ->
                    Html.refused(
                            closeForm(
                                    page,
                                    actor,
                                    which,
                                    reason,
                                    Problems.of("", page.t("bookkeeping.period.not_over"))));
            case Closing.Answer.Hindered _ ->
                    Html.refused(
                            closeForm(
                                    page,
                                    actor,
                                    which,
                                    reason,
                                    Problems.of("", page.t("bookkeeping.period.hindered"))));
            case Closing.Answer.ReasonMissing _ ->
                    Html.refused(
                            closeForm(
                                    page,
                                    actor,
                                    which,
                                    reason,
                                    Problems.of(
                                            "reason", page.t("bookkeeping.period.reason.needed"))));
        };
    }

    private JteModel closeForm(
            Page page, Actor actor, YearMonth month, String reason, Problems problems) {
        return templates.bookkeepingCloseMonth(
                page,
                month,
                Months.text(page.words(), month),
                closing.findings(actor, month, page.words()),
                reason,
                problems);
    }

    @GetMapping("/k/{coop}/periode/{month}/buka")
    @Needs(Permission.CLOSE_PERIOD)
    Html reopenForm(Page page, Actor actor, @PathVariable String month) {
        var which = month(month);
        return Html.of(reopenForm(page, actor, which, Problems.none()));
    }

    @PostMapping("/k/{coop}/periode/{month}/buka")
    @Needs(Permission.CLOSE_PERIOD)
    Html reopen(
            Page page,
            Actor actor,
            @PathVariable String month,
            @RequestParam(defaultValue = "") String reason) {
        var which = month(month);
        return switch (closing.askToReopen(actor, which, EventForm.cut(reason, 500))) {
            case Closing.Asked.Waiting _ -> Html.seeOther(page.in("/periode/" + which + "/buka"));
            case Closing.Asked.NotClosed() -> Html.seeOther(page.in("/periode"));
            case Closing.Asked.NoReason() ->
                    Html.refused(
                            reopenForm(
                                    page,
                                    actor,
                                    which,
                                    Problems.of(
                                            "reason", page.t("bookkeeping.reversal.no_reason"))));
        };
    }

    private JteModel reopenForm(Page page, Actor actor, YearMonth month, Problems problems) {
        return templates.bookkeepingReopenMonth(
                page,
                month,
                Months.text(page.words(), month),
                closing.asked(actor, month),
                problems);
    }

    @PostMapping("/k/{coop}/periode/tahun/{year}")
    @Needs(Permission.CLOSE_PERIOD)
    Html closeYear(Page page, Actor actor, @PathVariable int year) {
        var text = Integer.toString(year);
        return switch (yearEnd.ask(actor, year)) {
            case YearEndRun.Asked.Waiting _ -> Html.seeOther(page.in("/periode"));
            case YearEndRun.Asked.NothingToClose() ->
                    Html.of(list(page, actor, page.t("bookkeeping.period.year.nothing", text)));
            case YearEndRun.Asked.NotOver() ->
                    Html.refused(
                            list(page, actor, page.t("bookkeeping.period.year.not_over", text)));
            case YearEndRun.Asked.EarlierYearOpen(int earlier) ->
                    Html.refused(
                            list(
                                    page,
                                    actor,
                                    page.t(
                                            "bookkeeping.period.year.earlier",
                                            Integer.toString(earlier))));
            case YearEndRun.Asked.MonthClosed(var month) ->
                    Html.refused(
                            list(
                                    page,
                                    actor,
                                    page.t(
                                            "bookkeeping.period.year.month_closed",
                                            Months.text(page.words(), month))));
        };
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new NotFound("month " + text);
        }
    }
}
