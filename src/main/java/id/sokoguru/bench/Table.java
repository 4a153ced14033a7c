package id.sokoguru.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The measured figures, printed as they come and kept for the end. */
public final class Table {
    /**
     * One figure.
     *
     * @param key for machines, e.g. {@code a.single.16}
     * @param target what the product promises, or empty
     * @param met whether it is met; null when nothing is promised
     */
    public record Row(
            String key,
            String what,
            String value,
            double number,
            String unit,
            String target,
            @org.jspecify.annotations.Nullable Boolean met) {}

    private final List<Row> rows = new ArrayList<>();

    void add(String key, String what, double number, String unit) {
        put(new Row(key, what, text(number), number, unit, "", null));
    }

    void atLeast(String key, String what, double number, String unit, double target) {
        put(new Row(key, what, text(number), number, unit, "≥ " + text(target), number >= target));
    }

    void atMost(String key, String what, double number, String unit, double target) {
        put(new Row(key, what, text(number), number, unit, "≤ " + text(target), number <= target));
    }

    private void put(Row row) {
        rows.add(row);
        System.out.println(line(row));
    }

    private static String line(Row row) {
        var mark = row.met() == null ? "" : row.met() ? "  ✓" : "  ✗";
        return String.format(
                Locale.ROOT,
                "  %-62s %12s %-12s %s%s",
                row.what(),
                row.value(),
                row.unit(),
                row.target(),
                mark);
    }

    private static String text(double number) {
        if (number >= 100 || number == Math.rint(number)) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        return String.format(Locale.ROOT, number >= 10 ? "%.1f" : "%.2f", number);
    }

    public List<Row> rows() {
        return rows;
    }

    /** The table as it stands in docs/benchmarks.md. */
    public String markdown() {
        var text = new StringBuilder("| What | Measured | | Target | |\n|---|---:|---|---|---|\n");
        for (var row : rows) {
            text.append("| ")
                    .append(row.what())
                    .append(" | ")
                    .append(row.value())
                    .append(" | ")
                    .append(row.unit())
                    .append(" | ")
                    .append(row.target())
                    .append(" | ")
                    .append(row.met() == null ? "" : row.met() ? "met" : "**missed**")
                    .append(" |\n");
        }
        return text.toString();
    }

    /** The same figures for machines. */
    public String json() {
        var text = new StringBuilder("{\n");
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  \"%s\": {\"value\": %.4f, \"unit\": \"%s\", \"met\": %s}%s%n",
                            row.key(),
                            row.number(),
                            row.unit(),
                            row.met(),
                            i + 1 < rows.size() ? "," : ""));
        }
        return text.append("}\n").toString();
    }
}
