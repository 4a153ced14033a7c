package id.sokoguru.lending;

import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.stream.Collectors;

/** Why a wish for a loan is refused, in words. */
public final class GrantingRefusals {
    private GrantingRefusals() {}

    public static String sentence(Page page, Applying.Refused refusal) {
        return switch (refusal) {
            case Applying.NotMember _ -> page.t("lending.refusal.member");
            case Applying.UnknownProduct _ -> page.t("lending.problem.product");
            case Applying.AmountOutside(var least, var most) ->
                    page.t("lending.problem.amount-range", least.text(), most.text());
            case Applying.InstalmentsOutside(var least, var most) ->
                    page.t(
                            "lending.problem.times-range",
                            String.valueOf(least),
                            String.valueOf(most));
            case Applying.NoPurpose _ -> page.t("lending.problem.purpose");
            case Applying.NotReplaceable _ -> page.t("lending.refusal.replace");
        };
    }

    static Problems at(Page page, Applying.Refused refusal) {
        var field =
                switch (refusal) {
                    case Applying.NotMember _ -> "anggota";
                    case Applying.UnknownProduct _ -> "produk";
                    case Applying.AmountOutside _ -> "jumlah";
                    case Applying.InstalmentsOutside _ -> "kali";
                    case Applying.NoPurpose _ -> "keperluan";
                    case Applying.NotReplaceable _ -> "lunasi";
                };
        return Problems.of(field, sentence(page, refusal));
    }

    static String sentence(Page page, Submission.Refused refusal) {
        return switch (refusal) {
            case Submission.NotAnalysed _ -> page.t("lending.refusal.analysis");
            case Submission.NotOpen(var state) -> page.t("lending.state." + state.name());
            case Submission.Blocked(var checks) ->
                    checks.stream()
                            .filter(one -> one.blocks() && one.kind() != Check.Kind.CONSENT)
                            .map(one -> CheckWords.sentence(page.words(), one))
                            .collect(Collectors.joining(" "));
        };
    }

    /** A short word for programs. */
    static String kind(Submission.Refused refusal) {
        return switch (refusal) {
            case Submission.NotAnalysed _ -> "not-analysed";
            case Submission.NotOpen _ -> "not-open";
            case Submission.Blocked _ -> "blocked";
        };
    }

    static String kind(Applying.Refused refusal) {
        return switch (refusal) {
            case Applying.NotMember _ -> "not-member";
            case Applying.UnknownProduct _ -> "unknown-product";
            case Applying.AmountOutside _ -> "amount";
            case Applying.InstalmentsOutside _ -> "instalments";
            case Applying.NoPurpose _ -> "purpose";
            case Applying.NotReplaceable _ -> "replaces";
        };
    }

    static String kind(Disbursement.Refused refusal) {
        return switch (refusal) {
            case Disbursement.NotGranted _ -> "not-granted";
            case Disbursement.AlreadyPaidOut _ -> "paid-out";
            case Disbursement.NotMember _ -> "not-member";
            case Disbursement.PlaceNotOpen _ -> "place";
            case Disbursement.BadFirstDue _ -> "first-due";
            case Disbursement.NothingLeft _ -> "nothing-left";
            case Disbursement.GoodsNotShown _ -> "goods";
            case Disbursement.OldLoanLarger _ -> "top-up";
            case Disbursement.BooksRefuse _ -> "books";
        };
    }

    static String sentence(Page page, Disbursement.Refused refusal) {
        return switch (refusal) {
            case Disbursement.NotGranted(var state) -> page.t("lending.state." + state.name());
            case Disbursement.AlreadyPaidOut(var loan) ->
                    page.t("lending.refusal.paid-out", String.valueOf(loan));
            case Disbursement.NotMember _ -> page.t("lending.refusal.member");
            case Disbursement.PlaceNotOpen _ -> page.t("lending.refusal.place");
            case Disbursement.BadFirstDue _ -> page.t("lending.refusal.first-due");
            case Disbursement.NothingLeft _ -> page.t("lending.refusal.nothing-left");
            case Disbursement.GoodsNotShown _ -> page.t("lending.refusal.goods");
            case Disbursement.OldLoanLarger(var payoff, var available) ->
                    page.t("lending.refusal.top-up", payoff.text(), available.text());
            case Disbursement.BooksRefuse(var reason) -> books(page, reason);
        };
    }

    static String sentence(Page page, Purchase.Refused refusal) {
        return switch (refusal) {
            case Purchase.NotGranted(var state) -> page.t("lending.state." + state.name());
            case Purchase.NoSale _ -> page.t("lending.refusal.no-sale");
            case Purchase.NotDescribed _ -> page.t("lending.refusal.described");
            case Purchase.CostOutside(var most) -> page.t("lending.refusal.cost", most.text());
            case Purchase.PlaceNotOpen _ -> page.t("lending.refusal.place");
            case Purchase.BooksRefuse(var reason) -> books(page, reason);
        };
    }

    /** A short word for programs. */
    static String kind(Purchase.Refused refusal) {
        return switch (refusal) {
            case Purchase.NotGranted _ -> "not-granted";
            case Purchase.NoSale _ -> "no-sale";
            case Purchase.NotDescribed _ -> "not-described";
            case Purchase.CostOutside _ -> "cost";
            case Purchase.PlaceNotOpen _ -> "place";
            case Purchase.BooksRefuse _ -> "books";
        };
    }

    private static String books(Page page, Posting.Refused reason) {
        return switch (reason) {
            case Posting.NotEnough(_, _, var available, var wanted) ->
                    page.t("lending.refusal.cash", available.text(), wanted.text());
            case Posting.PeriodClosed(var month) ->
                    page.t("lending.refusal.period", page.month(month));
            case Posting.BeforeBooks(var from) -> page.t("lending.refusal.before", page.date(from));
            case Posting.InFuture(var today) -> page.t("lending.refusal.future", page.date(today));
            case Posting.OtherContent _ -> page.t("lending.refusal.other");
            case Posting.UnknownAccount(var account) ->
                    page.t("lending.refusal.account", String.valueOf(account));
            case Posting.UnknownSubAccount _, Posting.PlaceClosed _ ->
                    page.t("lending.refusal.place");
            case Posting.BeforeOriginal _, Posting.AlreadyReversed _ ->
                    page.t("lending.refusal.other");
        };
    }
}
