package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The 66 events of {@code journals.csv} and what they must end in. */
final class Fixture {
    /**
     * @param lines in the file's order
     */
    record Event(String code, String title, List<Line> lines) {}

    private Fixture() {}

    /** In the order of the file. */
    static Map<String, Event> events() {
        var events = new LinkedHashMap<String, Event>();
        for (var row : rows("journals.csv")) {
            var event =
                    events.computeIfAbsent(
                            row.get(0), code -> new Event(code, row.get(1), new ArrayList<>()));
            var account = Integer.parseInt(row.get(3));
            var debit = new Money(Long.parseLong(row.get(5)));
            var credit = new Money(Long.parseLong(row.get(6)));
            event.lines()
                    .add(
                            debit.isPositive()
                                    ? Line.debit(account, place(account), debit)
                                    : Line.credit(account, place(account), credit));
        }
        return events;
    }

    static Event event(String code) {
        return Objects.requireNonNull(events().get(code));
    }

    /** In the story all cash goes through till 1 and bank accounts are number 1 of their bank. */
    static long place(int account) {
        return account == 110102 || account / 100 == 1102 && account <= 110204 ? 1 : 0;
    }

    /** Balances by account, debit positive. */
    static Map<Integer, Money> trialBalance() {
        var balances = new TreeMap<Integer, Money>();
        for (var row : rows("fixture-trial-balance.csv")) {
            balances.put(Integer.valueOf(row.get(0)), new Money(Long.parseLong(row.get(2))));
        }
        return balances;
    }

    /** Amounts by statement line, each on its natural side. */
    static Map<String, Money> statementLines() {
        var amounts = new TreeMap<String, Money>();
        for (var row : rows("fixture-statement-lines.csv")) {
            amounts.put(row.get(0), new Money(Long.parseLong(row.get(2))));
        }
        return amounts;
    }

    private static List<List<String>> rows(String file) {
        try (var in = Fixture.class.getResourceAsStream("/domain/" + file)) {
            var text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().skip(1).map(Fixture::cells).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commas inside quotes belong to the cell. */
    private static List<String> cells(String row) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var quoted = false;
        for (char c : row.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
