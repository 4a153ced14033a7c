package id.sokoguru.payroll;

import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Words;

/** Sentences for what was refused. */
final class PayrollWords {
    private PayrollWords() {}

    static String books(Words words, Posting.Refused reason) {
        return switch (reason) {
            case Posting.PeriodClosed _ -> words.t("payroll.refused.closed");
            case Posting.NotEnough n ->
                    words.t("payroll.refused.enough", n.available().text(), n.wanted().text());
            default -> words.t("payroll.refused.books");
        };
    }

    static String sentence(Words words, Drawn.Refused refused) {
        return switch (refused) {
            case Drawn.NoAgency _ -> words.t("payroll.refused.agency");
            case Drawn.OneWaits(long list) ->
                    words.t("payroll.refused.waits", String.valueOf(list));
            case Drawn.AlreadyListed(long list, var _) ->
                    words.t("payroll.refused.listed", String.valueOf(list));
            case Drawn.NothingDue(var _, var skipped) ->
                    skipped.isEmpty()
                            ? words.t("payroll.refused.nothing")
                            : words.t("payroll.refused.skipped", String.valueOf(skipped.size()));
        };
    }

    static String sentence(Words words, Remitted.Refused refused) {
        return switch (refused) {
            case Remitted.NotBooked _ -> words.t("payroll.refused.not-booked");
            case Remitted.NoAmount _ -> words.t("payroll.refused.amount");
            case Remitted.MoreThanOpen(var open) -> words.t("payroll.refused.more", open.text());
            case Remitted.PlaceNotOpen _ -> words.t("payroll.refused.place");
            case Remitted.BooksRefuse(var reason) -> books(words, reason);
        };
    }

    static String sentence(Words words, GivenBack.Refused refused) {
        return switch (refused) {
            case GivenBack.NothingFailed _ -> words.t("payroll.refused.failed");
            case GivenBack.MoreThanOpen(var open) ->
                    words.t("payroll.refused.back-more", open.text());
            case GivenBack.LoanGone(long loan) ->
                    words.t("payroll.refused.loan-gone", String.valueOf(loan));
            case GivenBack.BooksRefuse(var reason) -> books(words, reason);
        };
    }

    static String sentence(Words words, Reported.Refused refused) {
        return switch (refused) {
            case Reported.NotBooked _ -> words.t("payroll.refused.not-booked");
            case Reported.AlreadyGivenBack _ -> words.t("payroll.refused.given-back");
            case Reported.LessThanReceived(var remitted) ->
                    words.t("payroll.refused.received", remitted.text());
            case Reported.Unreadable(var key, var detail) -> words.t(key, detail);
            case Reported.Bad(var wrong) ->
                    words.t("payroll.refused.rows", String.valueOf(wrong.size()));
        };
    }

    static String sentence(Words words, Reported.Wrong wrong) {
        return words.t(wrong.key(), wrong.arguments().toArray());
    }
}
