package id.sokoguru.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.web.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;

/** A bookkeeper at an old spreadsheet: opens the template, fills in cells, saves. */
public final class Excel {
    private final Map<String, List<String>> heads = new LinkedHashMap<>();
    private final Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();

    public Excel(byte[] template) {
        var book = (Rows.Book) Rows.readAll(template);
        book.sheets()
                .forEach((name, sheet) -> {
                    var read = (Rows.Read) sheet;
                    heads.put(name, read.heads());
                    var kept = new ArrayList<Map<String, Object>>();
                    read.rows().forEach(row -> kept.add(new LinkedHashMap<>(row.cells())));
                    rows.put(name, kept);
                });
    }

    /** Adds a row: head, value, head, value … */
    Excel row(String sheet, Object... cells) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < cells.length; i += 2) {
            assertThat(heads.get(sheet)).contains((String) cells[i]);
            row.put((String) cells[i], cells[i + 1]);
        }
        rows.get(sheet).add(row);
        return this;
    }

    /** Types into the row of an account that the template has. */
    Excel balance(int code, long debit, long credit) {
        return set("Neraca awal", "kode", String.valueOf(code), "debit", debit)
                .set("Neraca awal", "kode", String.valueOf(code), "kredit", credit);
    }

    Excel control(String label, Object value) {
        return set("Kontrol", "uraian", label, "nilai", value);
    }

    Excel reported(String label, Object value) {
        return set("Kontrol", "uraian", label, "menurut rat", value);
    }

    /** Types into the row where a column has a value. */
    public Excel set(String sheet, String where, String is, String column, Object value) {
        var found =
                rows.get(sheet).stream()
                        .filter(row -> is.equals(String.valueOf(row.get(where))))
                        .findFirst();
        assertThat(found).as(sheet + " " + is).isPresent();
        found.orElseThrow().put(column, value);
        return this;
    }

    Excel rename(String from, String to) {
        heads.put(to, heads.remove(from));
        rows.put(to, rows.remove(from));
        return this;
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        var workbook = new Workbook(bytes, "Excel", "1.0");
        heads.forEach((name, columns) -> {
            var sheet = workbook.newWorksheet(name);
            for (int c = 0; c < columns.size(); c++) {
                sheet.value(0, c, columns.get(c));
            }
            int r = 1;
            for (var row : rows.get(name)) {
                for (int c = 0; c < columns.size(); c++) {
                    switch (row.get(columns.get(c))) {
                        case LocalDate date -> {
                            sheet.value(r, c, date);
                            sheet.style(r, c).format("dd/mm/yyyy").set();
                        }
                        case Number number -> sheet.value(r, c, number);
                        case String text -> sheet.value(r, c, text);
                        case null -> {}
                        default -> throw new IllegalArgumentException("a cell of another kind");
                    }
                }
                r++;
            }
        });
        try {
            workbook.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
