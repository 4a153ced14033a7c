package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Actor;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Words;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what lines do, without debit and credit, and why the books refuse. */
@Component
class Effects {
    private final Chart chart;
    private final MoneyPlaces places;

    Effects(Chart chart, MoneyPlaces places) {
        this.chart = chart;
        this.places = places;
    }

    /**
     * {@code Kas kecil berkurang Rp350.000. Beban Listrik, Air, Telepon, Internet bertambah
     * Rp350.000.}
     */
    String sentence(Actor actor, Words words, List<Line> lines) {
        var known = chart.byCode(actor);
        return lines.stream()
                .sorted(
                        // Money first: that is what people look for.
                        (a, b) ->
                                Boolean.compare(
                                        PlaceKind.of(a.account()).isEmpty(),
                                        PlaceKind.of(b.account()).isEmpty()))
                .map(line -> {
                    var account = known.get(line.account());
                    var grows = account == null || account.normal() == line.side();
                    return words.t(
                            grows ? "bookkeeping.effect.more" : "bookkeeping.effect.less",
                            name(actor, words, line.account(), line.sub()),
                            line.amount().text());
                })
                .collect(Collectors.joining(" "));
    }

    /** What people call an account, with its sub-account's number where it has one. */
    String name(Actor actor, Words words, int code, long sub) {
        return places.name(actor, words, code, sub)
                .orElseGet(() -> {
                    var account = chart.byCode(actor).get(code);
                    var name =
                            account == null ? Integer.toString(code) : account.name(words.locale());
                    return sub == 0 ? name : words.t("bookkeeping.sub", name, Long.toString(sub));
                });
    }

    /** How places are called. */
    interface Names {
        String of(int account, long sub);
    }

    /**
     * The names of the places of some lines, read now: after a refusal the open transaction answers
     * nothing more.
     */
    Names names(Actor actor, Words words, List<Line> lines) {
        var known = new HashMap<List<Long>, String>();
        for (var line : lines) {
            known.computeIfAbsent(
                    List.of((long) line.account(), line.sub()),
                    _ -> name(actor, words, line.account(), line.sub()));
        }
        return (account, sub) ->
                known.getOrDefault(List.of((long) account, sub), Integer.toString(account));
    }

    /** Why the books said no, and what to do; for callers whose transaction has ended. */
    String refusal(Actor actor, Words words, Posting.Refused reason) {
        return refusal(words, reason, (account, sub) -> name(actor, words, account, sub));
    }

    /** Why the books said no, and what to do. */
    static String refusal(Words words, Posting.Refused reason, Names names) {
        return switch (reason) {
            case Posting.NotEnough(var account, var sub, var available, var wanted) ->
                    words.t(
                            "bookkeeping.refused.not_enough",
                            names.of(account, sub),
                            available.text(),
                            wanted.text());
            case Posting.PeriodClosed(var month) ->
                    words.t("bookkeeping.refused.closed", Months.text(words, month));
            case Posting.BeforeBooks(var from) ->
                    words.t("bookkeeping.refused.before", Months.day(words, from));
            case Posting.InFuture(var today) ->
                    words.t("bookkeeping.refused.future", Months.day(words, today));
            case Posting.OtherContent(var entryNo) ->
                    words.t("bookkeeping.refused.other", Long.toString(entryNo));
            case Posting.UnknownAccount(var account) ->
                    words.t("bookkeeping.refused.account", Integer.toString(account));
            case Posting.UnknownSubAccount(var account, var sub) ->
                    words.t(
                            "bookkeeping.refused.sub",
                            Integer.toString(account),
                            Long.toString(sub));
            case Posting.PlaceClosed(var account, var sub) ->
                    words.t("bookkeeping.refused.place", names.of(account, sub));
            case Posting.AlreadyReversed() -> words.t("bookkeeping.refused.reversed");
        };
    }
}
