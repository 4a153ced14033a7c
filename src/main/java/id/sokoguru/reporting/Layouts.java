package id.sokoguru.reporting;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books.Total;
import id.sokoguru.reporting.Statement.Part;
import id.sokoguru.reporting.Statement.Row;
import id.sokoguru.reporting.Statement.Style;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The printed forms of the statements (Permenkop UKM 2/2024), as pure functions of the books'
 * totals.
 */
final class Layouts {
    private static final List<String> CURRENT_ASSETS =
            List.of("A01", "A02", "A03", "A04", "A05", "A06", "A07", "A08", "A09");
    private static final List<String> OTHER_ASSETS = List.of("B01", "B02", "B03", "B04");
    private static final List<String> CURRENT_LIABILITIES =
            List.of("L01", "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L10", "L11");
    private static final List<String> LONG_LIABILITIES = List.of("M01", "M02");
    private static final List<String> EQUITY = List.of("E01", "E02", "E03", "E04", "E05", "E06");

    /**
     * The order of the columns of the statement of changes in equity (Permenkop 2/2024,
     * attachment).
     */
    static final List<String> EQUITY_COLUMNS = List.of("E01", "E02", "E05", "E03", "E04", "E06");

    private static final List<String> CASH_CLASSES = List.of("OP", "INV", "FIN", "NONE");

    private Layouts() {}

    // ---- neraca saldo

    static Statement trialBalance(
            Map<Integer, Account> chart, List<Total> totals, @Nullable List<Total> earlier) {
        var columns =
                new ArrayList<>(List.of("opening", "debit", "credit", "now-debit", "now-credit"));
        if (earlier != null) {
            columns.add("before");
        }
        var before = new TreeMap<Integer, Money>();
        if (earlier != null) {
            earlier.forEach(total -> before.put(total.account(), total.closing()));
        }
        var rows = new ArrayList<Row>();
        trialRows(rows, chart, totals, before, earlier != null, false);
        trialRows(rows, chart, totals, before, earlier != null, true);
        return new Statement(StatementKind.TRIAL_BALANCE, List.copyOf(columns), rows);
    }

    private static void trialRows(
            List<Row> rows,
            Map<Integer, Account> chart,
            List<Total> totals,
            Map<Integer, Money> before,
            boolean compared,
            boolean off) {
        var sums = new Money[6];
        java.util.Arrays.fill(sums, Money.ZERO);
        var accounts = new TreeMap<Integer, Total>();
        totals.forEach(total -> accounts.put(total.account(), total));
        before.keySet()
                .forEach(a ->
                        accounts.putIfAbsent(a, new Total(a, Money.ZERO, Money.ZERO, Money.ZERO)));
        int shown = 0;
        for (var total : accounts.values()) {
            if (isOff(chart, total.account()) != off) {
                continue;
            }
            var then = before.getOrDefault(total.account(), Money.ZERO);
            var closing = total.closing();
            if (total.opening().isZero()
                    && total.debit().isZero()
                    && total.credit().isZero()
                    && then.isZero()) {
                continue;
            }
            if (off && shown == 0) {
                rows.add(Row.group("trial.off", 0));
            }
            shown++;
            var figures =
                    List.of(
                            total.opening(),
                            total.debit(),
                            total.credit(),
                            closing.isPositive() ? closing : Money.ZERO,
                            closing.isNegative() ? closing.negated() : Money.ZERO,
                            then);
            for (int i = 0; i < sums.length; i++) {
                sums[i] = sums[i].plus(figures.get(i));
            }
            rows.add(
                    new Row(
                            Integer.toString(total.account()),
                            Style.LINE,
                            0,
                            cut(figures, compared),
                            List.of(new Part(total.account(), closing))));
        }
        if (!off || shown > 0) {
            rows.add(
                    new Row(
                            off ? "trial.off.sum" : "trial.sum",
                            off ? Style.SUM : Style.TOTAL,
                            0,
                            cut(List.of(sums), compared),
                            List.of()));
        }
    }

    private static List<@Nullable Money> cut(List<Money> figures, boolean compared) {
        return List.copyOf(figures.subList(0, compared ? 6 : 5));
    }

    private static boolean isOff(Map<Integer, Account> chart, int account) {
        var known = chart.get(account);
        return known == null ? account / 100_000 == 9 : known.line().equals("OFF");
    }

    // ---- laporan posisi keuangan

    static Statement position(Figures now, @Nullable Figures before) {
        var c = new Columns(now, before);
        c.group("assets", 0)
                .group("assets.current", 1)
                .lines(2, CURRENT_ASSETS, l -> l.equals("A01"), false)
                .row("assets.current.sum", Style.SUM, 1, f -> all(f, CURRENT_ASSETS));
        if (OTHER_ASSETS.stream().anyMatch(c::any)) {
            c.group("assets.other", 1)
                    .lines(2, OTHER_ASSETS, _ -> false, false)
                    .row("assets.other.sum", Style.SUM, 1, f -> all(f, OTHER_ASSETS));
        }
        c.row("assets.sum", Style.TOTAL, 0, Layouts::assets);
        c.group("funding", 0)
                .group("liabilities.current", 1)
                .lines(2, CURRENT_LIABILITIES, _ -> false, false)
                .row("liabilities.current.sum", Style.SUM, 1, f -> all(f, CURRENT_LIABILITIES));
        if (LONG_LIABILITIES.stream().anyMatch(c::any)) {
            c.group("liabilities.long", 1)
                    .lines(2, LONG_LIABILITIES, _ -> false, false)
                    .row("liabilities.long.sum", Style.SUM, 1, f -> all(f, LONG_LIABILITIES));
        }
        c.row("liabilities.sum", Style.SUM, 1, f -> liabilities(f));
        if (c.any("S01")) {
            c.group("syirkah", 1).lines(2, List.of("S01"), _ -> true, false);
        }
        c.group("equity", 1)
                .lines(2, EQUITY, _ -> true, false)
                .row("equity.before", Style.SUM, 1, f -> all(f, EQUITY))
                .row("surplus", Style.LINE, 2, Figures::surplus)
                .row("equity.sum", Style.SUM, 1, f -> and(all(f, EQUITY), f.surplus()))
                .row("funding.sum", Style.TOTAL, 0, Layouts::funding);
        return new Statement(StatementKind.POSITION, Columns.names(before != null), c.rows());
    }

    private static List<Part> assets(Figures f) {
        return and(all(f, CURRENT_ASSETS), all(f, OTHER_ASSETS));
    }

    private static List<Part> liabilities(Figures f) {
        return and(all(f, CURRENT_LIABILITIES), all(f, LONG_LIABILITIES));
    }

    private static List<Part> funding(Figures f) {
        return and(liabilities(f), and(f.parts("S01"), and(all(f, EQUITY), f.surplus())));
    }

    private static List<Part> all(Figures f, List<String> lines) {
        return lines.stream().flatMap(line -> f.parts(line).stream()).toList();
    }

    @SafeVarargs
    private static List<Part> and(List<Part>... parts) {
        return Stream.of(parts).flatMap(Collection::stream).toList();
    }

    private static List<Part> less(List<Part> parts) {
        return Columns.signed(parts, true);
    }

    // ---- perhitungan hasil usaha

    /**
     * @param x03IsPokok whether interest on savings and loans is a direct cost of serving the
     *     members, as in a savings and loan cooperative or unit; else it stands among the other
     *     expenses
     */
    static Statement surplus(Figures now, @Nullable Figures before, boolean x03IsPokok) {
        var direct = x03IsPokok ? List.of("X01", "X03") : List.of("X01");
        var other = x03IsPokok ? List.of("X06") : List.of("X06", "X03");
        var c = new Columns(now, before);
        c.group("phu.members", 0)
                .lines(1, List.of("R01", "R02"), _ -> true, false)
                .row("phu.gross", Style.SUM, 0, f -> and(f.parts("R01"), f.parts("R02")))
                .lines(1, direct, l -> l.equals("X01"), true)
                .row("phu.net", Style.SUM, 0, f -> net(f, direct));
        c.group("phu.others", 0)
                .lines(1, List.of("R03"), _ -> true, false)
                .lines(1, List.of("X02"), _ -> true, true)
                .row("phu.others.gross", Style.SUM, 0, Layouts::others);
        c.lines(0, List.of("R04"), _ -> true, false)
                .row("phu.shu-gross", Style.SUM, 0, f -> shuGross(f, direct))
                .lines(1, List.of("X04"), _ -> true, true)
                .row(
                        "phu.shu-coop",
                        Style.SUM,
                        0,
                        f -> and(shuGross(f, direct), less(f.parts("X04"))))
                .lines(1, List.of("X05"), _ -> true, true)
                .row("phu.shu-after", Style.SUM, 0, f -> shuAfter(f, direct))
                .lines(1, List.of("R05"), _ -> true, false)
                .lines(1, other, l -> l.equals("X06"), true)
                .row("phu.before-tax", Style.SUM, 0, f -> beforeTax(f, direct, other))
                .lines(1, List.of("X07"), _ -> true, true)
                .row(
                        "phu.shu",
                        Style.TOTAL,
                        0,
                        f -> and(beforeTax(f, direct, other), less(f.parts("X07"))));
        return new Statement(StatementKind.SURPLUS, Columns.names(before != null), c.rows());
    }

    private static List<Part> net(Figures f, List<String> direct) {
        return and(f.parts("R01"), f.parts("R02"), less(all(f, direct)));
    }

    private static List<Part> others(Figures f) {
        return and(f.parts("R03"), less(f.parts("X02")));
    }

    private static List<Part> shuGross(Figures f, List<String> direct) {
        return and(net(f, direct), others(f), f.parts("R04"));
    }

    private static List<Part> shuAfter(Figures f, List<String> direct) {
        return and(shuGross(f, direct), less(f.parts("X04")), less(f.parts("X05")));
    }

    private static List<Part> beforeTax(Figures f, List<String> direct, List<String> other) {
        return and(shuAfter(f, direct), f.parts("R05"), less(all(f, other)));
    }

    // ---- laporan perubahan ekuitas

    /**
     * The six captions and their sum; a comparison follows as a second block.
     *
     * @param earned the movements of the period without the closing of a year
     */
    static Statement equity(
            Map<Integer, Account> chart,
            List<Total> totals,
            Figures earned,
            @Nullable List<Total> earlier,
            @Nullable Figures earnedEarlier,
            boolean combined) {
        var columns = new ArrayList<>(EQUITY_COLUMNS);
        columns.add("sum");
        var rows = new ArrayList<>(equityRows(chart, totals, earned, combined, ""));
        if (earlier != null && earnedEarlier != null) {
            rows.add(Row.group("equity.earlier", 0));
            rows.addAll(equityRows(chart, earlier, earnedEarlier, combined, "before."));
        }
        return new Statement(StatementKind.EQUITY, List.copyOf(columns), rows);
    }

    private static List<Row> equityRows(
            Map<Integer, Account> chart,
            List<Total> totals,
            Figures earned,
            boolean combined,
            String prefix) {
        var opening = Figures.opening(chart, totals);
        var closing = Figures.closing(chart, totals);
        var added = Figures.side(chart, totals, Total::credit);
        var taken = Figures.side(chart, totals, Total::debit);
        if (combined) {
            opening.eliminateAssignedCapital();
            closing.eliminateAssignedCapital();
        }
        var surplus = Figures.sum(earned.surplus());
        var rows = new ArrayList<List<Money>>();
        var keys = List.of("opening", "added", "taken", "distributed", "surplus", "closing");
        for (int i = 0; i < keys.size(); i++) {
            rows.add(new ArrayList<>());
        }
        for (var line : EQUITY_COLUMNS) {
            var shu = line.equals("E05");
            var reserve = line.equals("E03") || line.equals("E04");
            var start =
                    shu ? opening.of(line).plus(Figures.sum(opening.surplus())) : opening.of(line);
            var end =
                    shu ? closing.of(line).plus(Figures.sum(closing.surplus())) : closing.of(line);
            var result = shu ? surplus : Money.ZERO;
            // What the meeting distributes leaves E05 and enters the reserves.
            var distributed =
                    shu ? end.minus(start).minus(result) : reserve ? added.of(line) : Money.ZERO;
            var out = shu ? Money.ZERO : taken.of(line).negated();
            // The rest is what came in; it carries what was eliminated between units too.
            var in = end.minus(start).minus(result).minus(distributed).minus(out);
            var column = List.of(start, in, out, distributed, result, end);
            for (int i = 0; i < keys.size(); i++) {
                rows.get(i).add(column.get(i));
            }
        }
        var result = new ArrayList<Row>();
        for (int i = 0; i < keys.size(); i++) {
            var cells = rows.get(i);
            var sum = Money.ZERO;
            for (var cell : cells) {
                sum = sum.plus(cell);
            }
            cells.add(sum);
            result.add(
                    new Row(
                            prefix + "equity." + keys.get(i),
                            i == 0 ? Style.SUM : i == keys.size() - 1 ? Style.TOTAL : Style.LINE,
                            i == 0 || i == keys.size() - 1 ? 0 : 1,
                            List.copyOf(cells),
                            List.of()));
        }
        return result;
    }

    // ---- laporan arus kas, metode langsung

    /**
     * @param moved what entries that touch cash moved on each account
     * @param totals the same period's totals, for the cash at its ends
     */
    static Statement cashFlow(
            Map<Integer, Account> chart,
            List<Total> moved,
            List<Total> totals,
            @Nullable List<Total> movedBefore,
            @Nullable List<Total> totalsBefore) {
        var compared = movedBefore != null && totalsBefore != null;
        var columns = new ArrayList<>(List.of("in", "out", "now"));
        if (compared) {
            columns.add("before");
        }
        var now = new CashMoved(chart, moved, totals);
        var before =
                compared && movedBefore != null && totalsBefore != null
                        ? new CashMoved(chart, movedBefore, totalsBefore)
                        : null;
        var rows = new ArrayList<Row>();
        for (var cashClass : CASH_CLASSES) {
            var lines = new TreeSet<>(now.lines(cashClass));
            if (before != null) {
                lines.addAll(before.lines(cashClass));
            }
            if (lines.isEmpty() && cashClass.equals("NONE")) {
                continue;
            }
            rows.add(Row.group("cash." + cashClass, 0));
            for (var line : lines) {
                rows.add(now.row(cashClass, line, before));
            }
            rows.add(now.sum(cashClass, before));
        }
        rows.add(now.net(before));
        rows.add(
                end(
                        "cash.opening",
                        Style.LINE,
                        now.opening(),
                        before == null ? null : before.opening()));
        rows.add(
                end(
                        "cash.closing",
                        Style.TOTAL,
                        now.closing(),
                        before == null ? null : before.closing()));
        return new Statement(StatementKind.CASH_FLOW, List.copyOf(columns), rows);
    }

    private static Row end(String key, Style style, List<Part> now, @Nullable List<Part> before) {
        var amounts = new ArrayList<@Nullable Money>();
        amounts.add(null);
        amounts.add(null);
        amounts.add(Figures.sum(now));
        if (before != null) {
            amounts.add(Figures.sum(before));
        }
        return new Row(key, style, 0, java.util.Collections.unmodifiableList(amounts), now);
    }
}
