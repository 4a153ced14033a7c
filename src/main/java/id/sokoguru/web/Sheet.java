package id.sokoguru.web;

import id.sokoguru.kernel.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A spreadsheet of texts, amounts and dates; amounts are numbers that can be added up. */
public final class Sheet {
    /** What a cell holds. Text that begins like a formula stays text. */
    public sealed interface Cell {
        record Text(String value, int indent) implements Cell {}

        record Amount(Money value) implements Cell {}

        record Day(LocalDate value) implements Cell {}

        record Number(long value) implements Cell {}

        record Nothing() implements Cell {}
    }

    private record Row(boolean bold, List<Cell> cells) {}

    /** What a column to be filled in takes. */
    public enum Filled {
        TEXT("@"),
        AMOUNT("#,##0"),
        DAY("dd/mm/yyyy"),
        NUMBER("General");

        private final String format;

        Filled(String format) {
            this.format = format;
        }
    }

    /**
     * A column of a sheet that people fill in.
     *
     * @param choices the cells to choose from, e.g. {@code 'Daftar'!$A$2:$A$9}; null = free
     */
    public record Column(String label, Filled filled, @Nullable String choices) {}

    private static final int ROWS_TO_FILL = 5_000;

    private static final String AMOUNT = "#,##0;(#,##0);\"–\"";

    private final String name;
    private final List<String> titles = new ArrayList<>();
    private List<String> head = List.of();
    private List<Column> toFill = List.of();
    private final List<Row> rows = new ArrayList<>();

    /** A sheet's name is cut to Excel's 31 letters, its forbidden signs become dashes. */
    public Sheet(String name) {
        var clean = name.replaceAll("[\\\\/?*\\[\\]:']", "-");
        this.name = clean.length() > 31 ? clean.substring(0, 31) : clean;
    }

    public static Cell text(@Nullable String value) {
        return value == null ? new Cell.Nothing() : new Cell.Text(value, 0);
    }

    public static Cell text(String value, int indent) {
        return new Cell.Text(value, indent);
    }

    public static Cell money(@Nullable Money value) {
        return value == null ? new Cell.Nothing() : new Cell.Amount(value);
    }

    public static Cell date(@Nullable LocalDate value) {
        return value == null ? new Cell.Nothing() : new Cell.Day(value);
    }

    public static Cell number(long value) {
        return new Cell.Number(value);
    }

    /** A line above the table: the cooperative, the statement, the period. */
    public Sheet title(String line) {
        titles.add(line);
        return this;
    }

    public Sheet head(String... labels) {
        head = List.of(labels);
        return this;
    }

    /** The head of a sheet that people fill in: formats and choices wait in the empty cells. */
    public Sheet toFill(List<Column> columns) {
        toFill = List.copyOf(columns);
        head = columns.stream().map(Column::label).toList();
        return this;
    }

    public Sheet row(Cell... cells) {
        rows.add(new Row(false, List.of(cells)));
        return this;
    }

    /** A row of sums, in bold. */
    public Sheet sum(Cell... cells) {
        rows.add(new Row(true, List.of(cells)));
        return this;
    }

    public byte[] bytes() {
        return workbook(List.of(this));
    }

    /** The answer of a handler that offers the sheet under a name. */
    public Html file(String fileName) {
        return Html.file(
                fileName,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                bytes());
    }

    public static byte[] workbook(List<Sheet> sheets) {
        var bytes = new ByteArrayOutputStream();
        try {
            var workbook = new Workbook(bytes, "Sokoguru", "1.0");
            for (var sheet : sheets) {
                sheet.write(workbook.newWorksheet(sheet.name));
            }
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(Worksheet out) {
        int r = 0;
        for (var title : titles) {
            out.value(r, 0, title);
            out.style(r, 0).bold().set();
            r++;
        }
        if (!titles.isEmpty()) {
            r++;
        }
        var widths =
                new int
                        [Math.max(
                                head.size(),
                                rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0))];
        if (!head.isEmpty()) {
            for (int c = 0; c < head.size(); c++) {
                out.value(r, c, head.get(c));
                out.style(r, c).bold().wrapText(true).set();
                widths[c] = Math.min(head.get(c).length(), 18);
            }
            r++;
            out.freezePane(0, r);
        }
        for (var row : rows) {
            for (int c = 0; c < row.cells().size(); c++) {
                widths[c] = Math.max(widths[c], cell(out, r, c, row.cells().get(c), row.bold()));
            }
            r++;
        }
        for (int c = 0; c < toFill.size(); c++) {
            var column = toFill.get(c);
            out.style(c).format(column.filled().format).set();
            widths[c] = Math.max(widths[c], column.choices() == null ? 14 : 24);
            if (column.choices() != null) {
                out.range(1, c, ROWS_TO_FILL, c)
                        .validateWithListByFormula(column.choices())
                        .allowBlank(true)
                        .showErrorMessage(false);
            }
        }
        for (int c = 0; c < widths.length; c++) {
            out.width(c, Math.clamp(widths[c] + 2, 8, 60));
        }
    }

    private static int cell(Worksheet out, int r, int c, Cell cell, boolean bold) {
        var style = out.style(r, c);
        if (bold) {
            style.bold();
        }
        int width =
                switch (cell) {
                    case Cell.Text(var value, int indent) -> {
                        out.value(r, c, value);
                        if (indent > 0) {
                            style.indent(indent);
                        }
                        yield value.length() + 2 * indent;
                    }
                    case Cell.Amount(var value) -> {
                        out.value(r, c, value.rupiah());
                        style.format(AMOUNT);
                        yield value.text().length();
                    }
                    case Cell.Day(var value) -> {
                        out.value(r, c, value);
                        style.format("dd/mm/yyyy");
                        yield 10;
                    }
                    case Cell.Number(long value) -> {
                        out.value(r, c, value);
                        yield Long.toString(value).length();
                    }
                    case Cell.Nothing() -> 0;
                };
        style.set();
        return width;
    }
}
