package id.sokoguru.reporting;

import de.siegmar.fastcsv.writer.CsvWriter;
import id.sokoguru.jte.Templates;
import id.sokoguru.reporting.Statement.Style;
import id.sokoguru.reporting.Table.Cell;
import id.sokoguru.web.Html;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Pdf;
import id.sokoguru.web.Sheet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The same table as PDF, XLSX or CSV. */
@Component
class Files {
    private final Templates templates;
    private final Seals seals;
    private final Letterheads letterheads;

    Files(Templates templates, Seals seals, Letterheads letterheads) {
        this.templates = templates;
        this.seals = seals;
        this.letterheads = letterheads;
    }

    /**
     * @param name of the file, without its ending
     * @param signed whether the pengurus sign under it
     */
    Html of(
            Page page,
            String format,
            String name,
            String title,
            String lead,
            Table table,
            boolean signed) {
        var file = name + "-" + page.visitor().at().text() + "." + format;
        return switch (format) {
            case "pdf" -> pdf(page, file, title, lead, table, signed);
            case "xlsx" -> sheet(page, title, lead, table).file(file);
            case "csv" -> Html.file(file, "text/csv;charset=UTF-8", csv(table));
            default -> throw new NotFound("no format " + format);
        };
    }

    private Html pdf(
            Page page, String file, String title, String lead, Table table, boolean signed) {
        var actor = page.visitor();
        return Pdf.file(
                file,
                templates.reportingPaper(
                        page,
                        title,
                        lead,
                        letterheads.of(actor),
                        table,
                        seals.fresh(page),
                        signed));
    }

    private Sheet sheet(Page page, String title, String lead, Table table) {
        var sheet =
                new Sheet(title)
                        .title(letterheads.of(page.visitor()).name())
                        .title(title)
                        .title(lead)
                        .head(
                                table.columns().stream()
                                        .map(Table.Column::label)
                                        .toArray(String[]::new));
        for (var row : table.rows()) {
            var cells = new ArrayList<Sheet.Cell>();
            for (var cell : row.cells()) {
                cells.add(
                        switch (cell) {
                            case Cell.Words(var text, _) ->
                                    Sheet.text(text, cells.isEmpty() ? row.indent() : 0);
                            case Cell.Figure(var amount, _) -> Sheet.money(amount);
                            case Cell.Day(var date, _) -> Sheet.date(date);
                            case Cell.Number(var number, _) -> Sheet.number(number);
                        });
            }
            var all = cells.toArray(Sheet.Cell[]::new);
            if (row.style() == Style.LINE) {
                sheet.row(all);
            } else {
                sheet.sum(all);
            }
        }
        return sheet;
    }

    /** Amounts as plain digits with a minus, days as ISO, so that any program reads them. */
    static byte[] csv(Table table) {
        var text = new java.io.StringWriter().append("\uFEFF");
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(table.columns().stream().map(Table.Column::label).toList());
            for (var row : table.rows()) {
                csv.writeRecord(cells(row));
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(Table.Row row) {
        return row.cells().stream()
                .map(cell ->
                        switch (cell) {
                            case Cell.Words(var text, _) -> harmless(text);
                            case Cell.Figure(var amount, _) ->
                                    amount == null ? "" : Long.toString(amount.rupiah());
                            case Cell.Day(var date, _) -> date.toString();
                            case Cell.Number(var number, _) -> Long.toString(number);
                        })
                .toList();
    }

    /** Text that a spreadsheet would take for a formula begins with an apostrophe. */
    static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
