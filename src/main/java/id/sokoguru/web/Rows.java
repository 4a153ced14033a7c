package id.sokoguru.web;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.jspecify.annotations.Nullable;

/**
 * Reads an uploaded table, XLSX or CSV, as text under its heads. The first row with content is the
 * head; heads are compared in lower case with single spaces. Empty rows are skipped, row numbers
 * are those that people see in their spreadsheet.
 */
public final class Rows {
    public static final int MOST_BYTES = 20 * 1024 * 1024;
    public static final int MOST_ROWS = 50_000;
    private static final long MOST_UNZIPPED = 400L * 1024 * 1024;
    private static final int MOST_COLUMNS = 200;
    private static final int MOST_SHEETS = 50;

    /** What came of reading. */
    public sealed interface Answer {}

    /** The table. */
    public record Read(List<String> heads, List<Row> rows) implements Answer {}

    /**
     * Not a table that we can read.
     *
     * @param key the sentence that says why, for {@code page.t(key, detail)}
     * @param detail the row or head meant, or empty
     */
    public record Unreadable(String key, String detail) implements Answer, BookAnswer {}

    /** What came of reading all sheets. */
    public sealed interface BookAnswer {}

    /**
     * A workbook.
     *
     * @param sheets by name, in their order; a sheet with a head and nothing below is {@link Read}
     */
    public record Book(Map<String, Answer> sheets) implements BookAnswer {}

    /**
     * @param number as shown in the spreadsheet, from 1 @param cells trimmed text by head; missing
     *     cells are absent
     */
    public record Row(int number, Map<String, String> cells) {
        /** The cell under a head in lower case; empty when there is nothing. */
        public String at(String head) {
            return cells.getOrDefault(head, "");
        }
    }

    private Rows() {}

    /** Reads every sheet of a workbook (XLSX). */
    public static BookAnswer readAll(byte[] file) {
        var refused = refused(file);
        if (refused != null) {
            return refused;
        }
        if (!begins(file, 'P', 'K', 3, 4)) {
            return new Unreadable("web.rows.no-workbook", "");
        }
        try {
            if (swells(file)) {
                return new Unreadable("web.rows.too-large", "");
            }
            var sheets = new LinkedHashMap<String, Answer>();
            try (var workbook = open(file)) {
                for (var sheet : workbook.getSheets().toList()) {
                    if (sheets.size() == MOST_SHEETS) {
                        return new Unreadable("web.rows.too-large", "");
                    }
                    sheets.put(sheet.getName(), table(sheet).answer(true));
                }
            }
            return new Book(java.util.Collections.unmodifiableMap(sheets));
        } catch (IOException | RuntimeException e) {
            return new Unreadable("web.rows.damaged", "");
        }
    }

    private static @Nullable Unreadable refused(byte[] file) {
        if (file.length == 0) {
            return new Unreadable("web.rows.empty", "");
        }
        if (file.length > MOST_BYTES) {
            return new Unreadable("web.rows.too-large", "");
        }
        return begins(file, 0xd0, 0xcf, 0x11, 0xe0)
                ? new Unreadable("web.rows.old-excel", "")
                : null;
    }

    public static Answer read(byte[] file) {
        var refused = refused(file);
        if (refused != null) {
            return refused;
        }
        try {
            if (begins(file, 'P', 'K', 3, 4)) {
                return swells(file) ? new Unreadable("web.rows.too-large", "") : workbook(file);
            }
            return csv(file);
        } catch (IOException | RuntimeException e) {
            // The libraries throw many kinds for a damaged file; for the visitor all mean the same.
            return new Unreadable("web.rows.damaged", "");
        }
    }

    private static boolean begins(byte[] file, int... signature) {
        for (int i = 0; i < signature.length; i++) {
            if (file.length <= i || (file[i] & 0xff) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether a zip of modest size would unpack to more than we hold. */
    private static boolean swells(byte[] file) throws IOException {
        // By the directory at its end, as spreadsheet programs read it: streams of these files
        // often lack sizes.
        var copy = Files.createTempFile("unggahan", ".xlsx");
        try {
            Files.write(copy, file);
            long size = 0;
            var buffer = new byte[64 * 1024];
            try (var zip = new ZipFile(copy.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    try (var in = zip.getInputStream(entry)) {
                        int read;
                        while ((read = in.read(buffer)) > 0) {
                            size += read;
                            if (size > MOST_UNZIPPED) {
                                return true;
                            }
                        }
                    }
                }
            }
            return false;
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private static Answer workbook(byte[] file) throws IOException {
        try (var workbook = open(file)) {
            return table(workbook.getFirstSheet()).answer(false);
        }
    }

    private static ReadableWorkbook open(byte[] file) throws IOException {
        return new ReadableWorkbook(
                new ByteArrayInputStream(file), new ReadingOptions(true, false));
    }

    private static Table table(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException {
        var table = new Table();
        try (var stream = sheet.openStream()) {
            for (var row : (Iterable<org.dhatim.fastexcel.reader.Row>) stream::iterator) {
                var cells = new ArrayList<String>();
                for (int c = 0; c < Math.min(row.getCellCount(), MOST_COLUMNS); c++) {
                    cells.add(row.getOptionalCell(c).map(Rows::text).orElse(""));
                }
                if (!table.add(row.getRowNum(), cells)) {
                    break;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return table;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            var format = cell.getDataFormatString();
            if (format != null
                    && format.toLowerCase(Locale.ROOT).matches(".*(y|d).*")
                    && !format.contains("General")) {
                return cell.asDate().toLocalDate().toString();
            }
            return plain(cell.asNumber());
        }
        var raw = cell.getType() == CellType.STRING ? cell.asString() : cell.getRawValue();
        return raw == null ? "" : raw;
    }

    private static String plain(BigDecimal number) {
        // Excel keeps 20000.1 as 20000.099999999999: fifteen digits are what it means.
        var exact = number.round(new java.math.MathContext(15)).stripTrailingZeros();
        return exact.toPlainString().replace('.', ',');
    }

    private static Answer csv(byte[] file) throws IOException {
        var text = decode(file);
        if (text.indexOf('\0') >= 0) {
            return new Unreadable("web.rows.damaged", "");
        }
        var table = new Table();
        try (var reader =
                CsvReader.builder()
                        .fieldSeparator(separator(text))
                        .skipEmptyLines(true)
                        .extraFieldStrategy(de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(
                                de.siegmar.fastcsv.reader.FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            for (var record : reader) {
                if (!table.add((int) record.getStartingLineNumber(), record.getFields())) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            return new Unreadable("web.rows.damaged", "");
        }
        return table.answer(false);
    }

    /** UTF-8 with or without mark; else what old Excel writes. */
    private static String decode(byte[] file) {
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            text = new String(file, Charset.forName("windows-1252"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Indonesian Excel separates by semicolon: what occurs most in the first line wins. */
    private static char separator(String text) {
        var first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best;
    }

    /** The table as it grows. */
    private static final class Table {
        private final List<String> heads = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private @Nullable Unreadable refused;

        /** Whether more rows are wanted. */
        boolean add(int number, List<String> cells) {
            if (cells.stream().allMatch(String::isBlank)) {
                return true;
            }
            if (heads.isEmpty()) {
                return head(cells);
            }
            if (rows.size() == MOST_ROWS) {
                refused = new Unreadable("web.rows.too-many", "");
                return false;
            }
            var row = new LinkedHashMap<String, String>();
            for (int c = 0; c < Math.min(cells.size(), heads.size()); c++) {
                var text = cells.get(c).strip();
                if (!text.isEmpty() && !heads.get(c).isEmpty()) {
                    row.put(heads.get(c), text);
                }
            }
            rows.add(new Row(number, row));
            return true;
        }

        private boolean head(List<String> cells) {
            var seen = new HashSet<String>();
            for (var cell : cells) {
                var head = cell.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
                if (!head.isEmpty() && !seen.add(head)) {
                    refused = new Unreadable("web.rows.head-twice", head);
                    return false;
                }
                heads.add(head);
            }
            return true;
        }

        /** Whether a head alone is a table. */
        Answer answer(boolean headAlone) {
            if (refused != null) {
                return refused;
            }
            if (rows.isEmpty() && (heads.isEmpty() || !headAlone)) {
                return new Unreadable("web.rows.empty", "");
            }
            return new Read(List.copyOf(heads), List.copyOf(rows));
        }
    }
}
