package id.sokoguru.treasury;

import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Words;
import java.time.format.DateTimeFormatter;

/** Why the ledger says no, in the words of the counter. */
final class Sentences {
    private Sentences() {}

    static String refused(Words words, Posting.Refused refused) {
        var days = DateTimeFormatter.ofPattern("d MMMM uuuu", words.locale());
        return switch (refused) {
            case Posting.NotEnough(_, _, var available, var wanted) ->
                    words.t("treasury.problem.not-enough", available.text(), wanted.text());
            case Posting.PeriodClosed(var month) ->
                    words.t(
                            "treasury.problem.period-closed",
                            month.format(DateTimeFormatter.ofPattern("MMMM uuuu", words.locale())));
            case Posting.BeforeBooks(var from) ->
                    words.t("treasury.problem.before-books", from.format(days));
            case Posting.InFuture(var today) ->
                    words.t("treasury.problem.in-future", today.format(days));
            case Posting.OtherContent(var no) ->
                    words.t("treasury.problem.other-content", Long.toString(no));
            case Posting.UnknownAccount(var account) ->
                    words.t("treasury.problem.unknown-place", Integer.toString(account));
            case Posting.UnknownSubAccount(var account, var sub) ->
                    words.t("treasury.problem.unknown-place", account + "-" + sub);
            case Posting.PlaceClosed(var account, var sub) ->
                    words.t("treasury.problem.place-closed", account + "-" + sub);
            case Posting.AlreadyReversed() -> words.t("treasury.problem.reversed");
        };
    }
}
