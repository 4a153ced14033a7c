package id.sokoguru.savings;

import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Page;

/** A refusal as a stable word for programs and a plain sentence for people. */
public final class Refusals {
    private Refusals() {}

    public static String kind(CounterAnswer.Refused refusal) {
        return switch (refusal) {
            case CounterAnswer.Unknown _ -> "unknown";
            case CounterAnswer.NotMember _ -> "not-member";
            case CounterAnswer.NoTerms _ -> "no-terms";
            case CounterAnswer.NothingDue _ -> "nothing-due";
            case CounterAnswer.MoreThanDue _ -> "more-than-due";
            case CounterAnswer.OnlyWhole _ -> "only-whole";
            case CounterAnswer.Closed _ -> "closed";
            case CounterAnswer.Blocked _ -> "blocked";
            case CounterAnswer.Asleep _ -> "asleep";
            case CounterAnswer.Locked _ -> "locked";
            case CounterAnswer.IsTerm _ -> "is-term";
            case CounterAnswer.BelowOpening _ -> "below-opening";
            case CounterAnswer.NotEnough _ -> "not-enough";
            case CounterAnswer.PlaceShort _ -> "place-short";
            case CounterAnswer.PlaceNotOpen _ -> "place-not-open";
            case CounterAnswer.NotOwn _ -> "not-own";
            case CounterAnswer.BooksRefuse(var reason) ->
                    switch (reason) {
                        case Posting.NotEnough _ -> "not-enough";
                        case Posting.PeriodClosed _ -> "period-closed";
                        case Posting.BeforeBooks _ -> "before-books";
                        case Posting.InFuture _ -> "in-future";
                        case Posting.OtherContent _ -> "other-content";
                        case Posting.UnknownAccount _, Posting.UnknownSubAccount _ ->
                                "unknown-place";
                        case Posting.PlaceClosed _ -> "place-closed";
                        case Posting.BeforeOriginal _ -> "before-original";
                        case Posting.AlreadyReversed _ -> "already-reversed";
                    };
        };
    }

    public static String sentence(Page page, CounterAnswer.Refused refusal) {
        var key = "savings.refused." + kind(refusal);
        return switch (refusal) {
            case CounterAnswer.Unknown _,
                    CounterAnswer.NotMember _,
                    CounterAnswer.NoTerms _,
                    CounterAnswer.NothingDue _,
                    CounterAnswer.PlaceNotOpen _,
                    CounterAnswer.IsTerm _,
                    CounterAnswer.NotOwn _ ->
                    page.t(key);
            case CounterAnswer.Asleep(var since) -> page.t(key, page.date(since));
            case CounterAnswer.Locked(var until) -> page.t(key, page.date(until));
            case CounterAnswer.MoreThanDue(var due) -> page.t(key, due.text());
            case CounterAnswer.OnlyWhole(var due) -> page.t(key, due.text());
            case CounterAnswer.Closed(var on) -> page.t(key, page.date(on));
            case CounterAnswer.Blocked(var since) -> page.t(key, page.moment(since));
            case CounterAnswer.BelowOpening(var minimum) -> page.t(key, minimum.text());
            case CounterAnswer.NotEnough(var available, var wanted, var minimum) ->
                    minimum.isZero()
                            ? page.t(key, available.text(), wanted.text())
                            : page.t(
                                    key + "-minimum",
                                    available.text(),
                                    wanted.text(),
                                    minimum.text());
            case CounterAnswer.PlaceShort(var available, var wanted) ->
                    page.t(key, available.text(), wanted.text());
            case CounterAnswer.BooksRefuse(var reason) ->
                    switch (reason) {
                        case Posting.NotEnough n ->
                                page.t(key, n.available().text(), n.wanted().text());
                        case Posting.PeriodClosed(var month) -> page.t(key, page.date(month));
                        case Posting.BeforeBooks(var from) -> page.t(key, page.date(from));
                        case Posting.InFuture(var today) -> page.t(key, page.date(today));
                        case Posting.OtherContent(long no) -> page.t(key, String.valueOf(no));
                        case Posting.UnknownAccount _, Posting.UnknownSubAccount _ -> page.t(key);
                        case Posting.PlaceClosed _ -> page.t(key);
                        case Posting.BeforeOriginal(var original) ->
                                page.t(key, page.date(original));
                        case Posting.AlreadyReversed _ -> page.t(key);
                    };
        };
    }
}
