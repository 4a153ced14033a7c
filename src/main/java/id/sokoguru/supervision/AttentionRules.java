package id.sokoguru.supervision;

import id.sokoguru.supervision.Attention.Severity;
import id.sokoguru.supervision.Attention.Signal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes a cooperative need attention: pure rules over how it stands, with the dated
 * thresholds.
 */
record AttentionRules(Map<String, Long> thresholds, LocalDate today) {
    /** The most severe first, then the largest evidence of the same kind. */
    static final Comparator<Attention> WORST_FIRST =
            Comparator.comparing(Attention::severity)
                    .thenComparing(Attention::signal)
                    .thenComparing(Attention::amount, Comparator.reverseOrder())
                    .thenComparing(Attention::cooperative);

    /** In the order of {@link #WORST_FIRST}. */
    List<Attention> of(List<CooperativePulse> standings) {
        var found = new ArrayList<Attention>();
        standings.forEach(standing -> judge(standing, found));
        found.sort(WORST_FIRST);
        return found;
    }

    private void judge(CooperativePulse one, List<Attention> found) {
        balances(one, found);
        if (one.sharesDays()) {
            days(one, found);
            accounts(one, found);
        }
    }

    private void balances(CooperativePulse one, List<Attention> found) {
        if (one.netWorth().filter(worth -> worth.isNegative()).isPresent()) {
            add(
                    found,
                    one,
                    Signal.NEGATIVE_EQUITY,
                    Severity.ACT,
                    -one.netWorth().get().rupiah(),
                    null);
        }
        if (one.cash().filter(cash -> cash.isNegative()).isPresent()) {
            add(found, one, Signal.NEGATIVE_CASH, Severity.ACT, -one.cash().get().rupiah(), null);
        }
        if (one.surplus().filter(surplus -> surplus.isNegative()).isPresent()) {
            add(found, one, Signal.LOSS, Severity.NOTE, -one.surplus().get().rupiah(), null);
        }
        var due = today.withDayOfMonth(1).minusDays(1);
        if (one.sharesBalances()
                && one.begun()
                && today.getDayOfMonth() > thresholds.getOrDefault("MONTH_OPEN", Long.MAX_VALUE)
                && !one.booksFrom().isAfter(due)
                && one.closedThrough().filter(closed -> !closed.isBefore(due)).isEmpty()) {
            var open = one.closedThrough().map(d -> d.plusDays(1)).orElse(one.booksFrom());
            add(
                    found,
                    one,
                    Signal.MONTH_OPEN,
                    Severity.NOTE,
                    ChronoUnit.DAYS.between(open, today),
                    open);
        }
    }

    private void days(CooperativePulse one, List<Attention> found) {
        long silent = one.silentDays(today).orElse(0L);
        if (!one.begun()) {
            if (silent >= thresholds.getOrDefault("NOT_BEGUN", Long.MAX_VALUE)) {
                add(found, one, Signal.NOT_BEGUN, Severity.WATCH, silent, one.booksFrom());
            }
        } else if (silent >= thresholds.getOrDefault("SILENT_LONG", Long.MAX_VALUE)) {
            add(found, one, Signal.SILENT, Severity.ACT, silent, today.minusDays(silent));
        } else if (silent >= thresholds.getOrDefault("SILENT", Long.MAX_VALUE)) {
            add(found, one, Signal.SILENT, Severity.WATCH, silent, today.minusDays(silent));
        }
        var open = one.tillOpenSince();
        if (open != null && open.isBefore(today)) {
            add(
                    found,
                    one,
                    Signal.TILL_OPEN,
                    Severity.WATCH,
                    ChronoUnit.DAYS.between(open, today),
                    open);
        }
        var claimed = one.payClaimedSince();
        if (claimed != null) {
            long waiting = ChronoUnit.DAYS.between(claimed, today);
            if (waiting > thresholds.getOrDefault("PAY_HELD", Long.MAX_VALUE)) {
                add(found, one, Signal.PAY_HELD, Severity.WATCH, waiting, claimed);
            }
        }
    }

    private void accounts(CooperativePulse one, List<Attention> found) {
        var suspense = Math.abs(one.findings().suspense());
        if (suspense > thresholds.getOrDefault("SUSPENSE", Long.MAX_VALUE)) {
            add(found, one, Signal.SUSPENSE, Severity.WATCH, suspense, null);
        }
        if (one.findings().onTheRoad() > thresholds.getOrDefault("ON_THE_ROAD", Long.MAX_VALUE)) {
            add(found, one, Signal.ON_THE_ROAD, Severity.WATCH, one.findings().onTheRoad(), null);
        }
        if (one.findings().cashInHand() > thresholds.getOrDefault("CASH_HIGH", Long.MAX_VALUE)) {
            add(found, one, Signal.CASH_HIGH, Severity.WATCH, one.findings().cashInHand(), null);
        }
    }

    private static void add(
            List<Attention> found,
            CooperativePulse one,
            Signal signal,
            Severity severity,
            long amount,
            @Nullable LocalDate since) {
        found.add(
                new Attention(
                        one.coopId(),
                        one.name(),
                        one.regionPath(),
                        signal,
                        severity,
                        amount,
                        since));
    }
}
