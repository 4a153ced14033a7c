package id.sokoguru.reporting;

import id.sokoguru.kernel.Money;
import id.sokoguru.reporting.Statement.Style;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement or a book in words and figures, from which the screen, the paper and the files are
 * made, so that they cannot differ.
 */
public record Table(List<Column> columns, List<Row> rows, List<String> notes) {
    /**
     * @param figure whether the column holds figures and stands right
     */
    public record Column(String label, boolean figure) {
        static Column words(String label) {
            return new Column(label, false);
        }

        static Column figures(String label) {
            return new Column(label, true);
        }
    }

    public record Row(Style style, int indent, List<Cell> cells) {
        static Row line(Cell... cells) {
            return new Row(Style.LINE, 0, List.of(cells));
        }
    }

    /** What stands in a cell, and what it opens to. */
    public sealed interface Cell {
        @Nullable String href();

        record Words(String text, @Nullable String href) implements Cell {}

        record Figure(@Nullable Money amount, @Nullable String href) implements Cell {}

        record Day(LocalDate date, @Nullable String href) implements Cell {}

        record Number(long number, @Nullable String href) implements Cell {}
    }

    static Cell words(@Nullable String text) {
        return new Cell.Words(text == null ? "" : text, null);
    }

    static Cell words(String text, @Nullable String href) {
        return new Cell.Words(text, href);
    }

    static Cell figure(@Nullable Money amount) {
        return new Cell.Figure(amount, null);
    }

    static Cell figure(@Nullable Money amount, @Nullable String href) {
        return new Cell.Figure(amount, href);
    }

    static Cell day(LocalDate date) {
        return new Cell.Day(date, null);
    }

    static Cell number(long number, @Nullable String href) {
        return new Cell.Number(number, href);
    }

    /** Whether a cell shows nothing, so that a narrow screen leaves it out. */
    public static boolean isBlank(Cell cell) {
        return switch (cell) {
            case Cell.Words(var text, _) -> text.isEmpty();
            case Cell.Figure(var amount, _) -> amount == null;
            case Cell.Day _, Cell.Number _ -> false;
        };
    }

    /** Whether a cell is a figure of nothing, which a narrow screen leaves out among many. */
    public static boolean isNil(Cell cell) {
        return cell instanceof Cell.Figure figure
                && figure.amount() != null
                && figure.amount().isZero();
    }

    /** How many columns of figures there are: one fits a phone beside its caption. */
    public long figures() {
        return columns.stream().filter(Column::figure).count();
    }
}
