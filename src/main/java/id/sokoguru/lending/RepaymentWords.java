package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Page;
import java.util.ArrayList;
import java.util.List;

/** Refusals and effects of paying, in plain sentences. */
public final class RepaymentWords {
    private RepaymentWords() {}

    public static String sentence(Page page, RepaymentAnswer.Refused refusal) {
        return switch (refusal) {
            case RepaymentAnswer.Unknown() -> page.t("lending.refused.unknown");
            case RepaymentAnswer.Ended(var on) -> page.t("lending.refused.ended", page.date(on));
            case RepaymentAnswer.BeforeDisbursement(var on) ->
                    page.t("lending.refused.before", page.date(on));
            case RepaymentAnswer.NoAmount() -> page.t("lending.refused.amount");
            case RepaymentAnswer.ProfitNotReported(var until) ->
                    page.t("lending.refused.profit", page.date(until));
            case RepaymentAnswer.IsPayoff(var total) ->
                    page.t("lending.refused.is-payoff", total.text());
            case RepaymentAnswer.FigureMoved(var total) ->
                    page.t("lending.refused.moved", total.text());
            case RepaymentAnswer.PlaceNotOpen() -> page.t("lending.refused.place");
            case RepaymentAnswer.NotOwnSavings() -> page.t("lending.refused.not-own");
            case RepaymentAnswer.SavingsClosed(var on) ->
                    page.t("lending.refused.savings-closed", page.date(on));
            case RepaymentAnswer.SavingsBlocked(var since) ->
                    page.t("lending.refused.savings-blocked", page.moment(since));
            case RepaymentAnswer.NotEnough(var available, var wanted) ->
                    page.t("lending.refused.not-enough", available.text(), wanted.text());
            case RepaymentAnswer.MoreThanDue(var due) ->
                    page.t("lending.refused.more-than-due", due.text());
            case RepaymentAnswer.MoreThanWrittenOff(var owed) ->
                    page.t("lending.refused.written-off", owed.text());
            case RepaymentAnswer.BooksRefuse(var reason) -> books(page, reason);
        };
    }

    public static String books(Page page, Posting.Refused reason) {
        return switch (reason) {
            case Posting.NotEnough n ->
                    page.t("lending.refused.not-enough", n.available().text(), n.wanted().text());
            case Posting.PeriodClosed(var month) ->
                    page.t("lending.refused.period-closed", page.month(month));
            case Posting.BeforeBooks(var from) ->
                    page.t("lending.refused.before-books", page.date(from));
            case Posting.InFuture(var today) ->
                    page.t("lending.refused.in-future", page.date(today));
            case Posting.OtherContent(long no) ->
                    page.t("lending.refused.other-content", String.valueOf(no));
            case Posting.UnknownAccount _,
                    Posting.UnknownSubAccount _,
                    Posting.PlaceClosed _,
                    Posting.BeforeOriginal _,
                    Posting.AlreadyReversed _ ->
                    page.t("lending.refused.books");
        };
    }

    /**
     * "Kas bertambah Rp1.120.000; pokok berkurang Rp1.000.000; …", a sentence for what money moves
     * and one for what stays.
     */
    static List<String> effect(
            Page page, String from, boolean drawer, Money amount, Settled settled, Money owed) {
        var parts = new ArrayList<String>();
        parts.add(
                page.t(
                        drawer ? "lending.effect.into" : "lending.effect.out-of",
                        from,
                        amount.text()));
        add(page, parts, "lending.effect.principal", settled.principal());
        add(page, parts, "lending.effect.interest", settled.interest());
        add(page, parts, "lending.effect.refund", settled.interest().negated());
        add(page, parts, "lending.effect.penalty", settled.penalty());
        add(page, parts, "lending.effect.held", settled.held());
        var left = owed.minus(settled.principal());
        return List.of(
                String.join("; ", parts) + ".",
                left.isPositive()
                        ? page.t("lending.effect.left", left.text())
                        : page.t("lending.effect.ends"));
    }

    private static void add(Page page, List<String> parts, String key, Money amount) {
        if (amount.isPositive()) {
            parts.add(page.t(key, amount.text()));
        }
    }
}
