package id.sokoguru.reporting;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books.Total;
import id.sokoguru.reporting.Statement.Part;
import id.sokoguru.reporting.Statement.Row;
import id.sokoguru.reporting.Statement.Style;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What moved cash in one period, by cash-flow class and statement line. */
final class CashMoved {
    private final Map<String, Map<String, List<Total>>> byClass = new TreeMap<>();
    private final List<Part> opening = new ArrayList<>();
    private final List<Part> closing = new ArrayList<>();

    CashMoved(Map<Integer, Account> chart, List<Total> moved, List<Total> totals) {
        for (var total : moved) {
            var account = chart.get(total.account());
            // What an entry notes off balance beside the cash (J20) moves none.
            if (account != null && (account.isCash() || account.line().equals("OFF"))) {
                continue;
            }
            var cashClass = account == null ? "NONE" : account.cashFlow();
            var line = account == null ? "OFF" : account.line();
            byClass.computeIfAbsent(cashClass, _ -> new TreeMap<>())
                    .computeIfAbsent(line, _ -> new ArrayList<>())
                    .add(total);
        }
        for (var total : totals) {
            var account = chart.get(total.account());
            if (account != null && account.isCash()) {
                opening.add(new Part(total.account(), total.opening()));
                closing.add(new Part(total.account(), total.closing()));
            }
        }
    }

    Set<String> lines(String cashClass) {
        return byClass.getOrDefault(cashClass, Map.of()).keySet();
    }

    List<Part> opening() {
        return opening;
    }

    List<Part> closing() {
        return closing;
    }

    private List<Total> totals(String cashClass, String line) {
        return byClass.getOrDefault(cashClass, Map.of()).getOrDefault(line, List.of());
    }

    private List<Total> totals(String cashClass) {
        return byClass.getOrDefault(cashClass, Map.of()).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Total> totals() {
        return byClass.keySet().stream().flatMap(c -> totals(c).stream()).toList();
    }

    Row row(String cashClass, String line, @Nullable CashMoved before) {
        return row(
                cashClass + "." + line,
                Style.LINE,
                1,
                before,
                moved -> moved.totals(cashClass, line));
    }

    Row sum(String cashClass, @Nullable CashMoved before) {
        return row("cash." + cashClass + ".sum", Style.SUM, 0, before, m -> m.totals(cashClass));
    }

    Row net(@Nullable CashMoved before) {
        return row("cash.net", Style.SUM, 0, before, CashMoved::totals);
    }

    private Row row(
            String key,
            Style style,
            int indent,
            @Nullable CashMoved before,
            Function<CashMoved, List<Total>> which) {
        var totals = which.apply(this);
        var in = Money.ZERO;
        var out = Money.ZERO;
        var parts = new ArrayList<Part>();
        for (var total : totals) {
            in = in.plus(total.credit());
            out = out.plus(total.debit());
            parts.add(new Part(total.account(), total.credit().minus(total.debit())));
        }
        var amounts = new ArrayList<@Nullable Money>();
        amounts.add(in);
        amounts.add(out.negated());
        amounts.add(in.minus(out));
        if (before != null) {
            var then = Money.ZERO;
            for (var total : which.apply(before)) {
                then = then.plus(total.credit()).minus(total.debit());
            }
            amounts.add(then);
        }
        return new Row(key, style, indent, Collections.unmodifiableList(amounts), parts);
    }
}
