package id.sokoguru.reporting;

import id.sokoguru.kernel.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement as figures: rows with a key, from which captions are made ({@code A01}, {@code
 * assets.sum}), and the accounts that each figure is made of.
 *
 * @param columns keys of the columns of figures: {@code now}, {@code before}, {@code opening} …
 */
public record Statement(StatementKind kind, List<String> columns, List<Row> rows) {
    public enum Style {
        GROUP,
        LINE,
        SUM,
        TOTAL
    }

    /** An account's share of a figure; shares of account 0 are an elimination between units. */
    public record Part(int account, Money amount) {}

    /**
     * A row.
     *
     * @param amounts one a column; empty for a group
     * @param parts what the row's leading figure is made of: they sum up to it
     */
    public record Row(
            String key, Style style, int indent, List<@Nullable Money> amounts, List<Part> parts) {
        static Row group(String key, int indent) {
            return new Row(key, Style.GROUP, indent, List.of(), List.of());
        }

        /** The figure that {@link #parts} explain. */
        public Money leading(List<String> columns) {
            var at = Math.max(0, columns.indexOf("now"));
            var amount = at < amounts.size() ? amounts.get(at) : null;
            return amount == null ? Money.ZERO : amount;
        }
    }

    public Optional<Row> row(String key) {
        return rows.stream().filter(row -> row.key().equals(key)).findFirst();
    }

    /**
     * The leading figure of a row; nil when the row is not there because nothing ever happened on
     * it.
     */
    public Money amount(String key) {
        return row(key).map(row -> row.leading(columns)).orElse(Money.ZERO);
    }

    /** The figure of a row in a column. */
    public Money amount(String key, String column) {
        var at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("no column " + column);
        }
        return row(key).filter(row -> at < row.amounts().size())
                .map(row -> row.amounts().get(at))
                .orElse(Money.ZERO);
    }
}
