package id.sokoguru.onboarding;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.web.Rows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One sheet as people typed it. Reads what an old spreadsheet holds and notes everything that it
 * cannot mean.
 */
final class Grid {
    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);
    private static final int EARLIEST_SERIAL = 5_000;
    private static final int LATEST_SERIAL = 80_000;

    private static final List<DateTimeFormatter> DATES =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE,
                    strict("d/M/uuuu"),
                    strict("d-M-uuuu"),
                    strict("d.M.uuuu"),
                    strict("d MMMM uuuu"),
                    strict("d MMM uuuu"));

    private static DateTimeFormatter strict(String pattern) {
        return new java.time.format.DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.of("id"))
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private final String sheet;
    private final List<Rows.Row> rows;
    private final List<Fault> faults;

    Grid(String sheet, List<Rows.Row> rows, List<Fault> faults) {
        this.sheet = sheet;
        this.rows = rows;
        this.faults = faults;
    }

    List<Rows.Row> rows() {
        return rows;
    }

    void bad(int row, String column, String key, String... arguments) {
        faults.add(new Fault(sheet, row, column, "onboarding.fault." + key, List.of(arguments)));
    }

    String text(Rows.Row row, String column) {
        return row.at(column).replaceAll("[\\p{Cntrl}\\u00a0]+", " ").strip();
    }

    String needed(Rows.Row row, String column) {
        var text = text(row, column);
        if (text.isEmpty()) {
            bad(row.number(), column, "empty");
        }
        return text;
    }

    /** A number that the cooperative gave: 017, 17 and "17 " are the same. */
    String number(Rows.Row row, String column) {
        var text = text(row, column).toUpperCase(Locale.ROOT).replace(" ", "");
        if (text.isEmpty()) {
            bad(row.number(), column, "empty");
        }
        return text.matches("0*[0-9]+") ? text.replaceFirst("^0+(?=[0-9])", "") : text;
    }

    /** Null when the cell is empty or wrong; then it is noted. */
    @Nullable Money maybeMoney(Rows.Row row, String column) {
        var text = text(row, column).replaceFirst("[,.]-+$", "");
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("[-–—]")) {
            return Money.ZERO;
        }
        var money = Money.parse(text);
        if (money.isEmpty()) {
            bad(row.number(), column, "money", text);
        }
        return money.orElse(null);
    }

    Money money(Rows.Row row, String column) {
        var money = maybeMoney(row, column);
        return money == null ? Money.ZERO : money;
    }

    /** More than nothing; otherwise it is noted. */
    Money positive(Rows.Row row, String column) {
        var empty = text(row, column).isEmpty();
        var money = maybeMoney(row, column);
        if (empty || (money != null && !money.isPositive())) {
            bad(row.number(), column, "positive");
        }
        return money == null ? Money.ZERO : money;
    }

    @Nullable LocalDate maybeDate(Rows.Row row, String column) {
        var text = text(row, column);
        if (text.isEmpty()) {
            return null;
        }
        var date = date(text);
        if (date == null) {
            bad(row.number(), column, "date", text);
        }
        return date;
    }

    @Nullable LocalDate date(Rows.Row row, String column) {
        if (text(row, column).isEmpty()) {
            bad(row.number(), column, "empty");
        }
        return maybeDate(row, column);
    }

    static @Nullable LocalDate date(String text) {
        for (var format : DATES) {
            try {
                var date = LocalDate.parse(text, format);
                return date.getYear() < 1900 || date.getYear() > 2200 ? null : date;
            } catch (DateTimeParseException otherFormat) {
                continue;
            }
        }
        // A date whose cell lost its format.
        if (text.matches("[0-9]{4,5}")) {
            int serial = Integer.parseInt(text);
            if (serial >= EARLIEST_SERIAL && serial <= LATEST_SERIAL) {
                return EXCEL_ZERO.plusDays(serial);
            }
        }
        return null;
    }

    @Nullable Integer maybeWhole(Rows.Row row, String column) {
        var text = text(row, column);
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,4}")) {
            bad(row.number(), column, "whole", text);
            return null;
        }
        return Integer.valueOf(text);
    }

    @Nullable Rate maybePercent(Rows.Row row, String column) {
        var text = text(row, column).replace("%", "").replace(',', '.').strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,4})?")
                || new BigDecimal(text).compareTo(BigDecimal.valueOf(100)) > 0) {
            bad(row.number(), column, "percent", text(row, column));
            return null;
        }
        return Rate.percent(text);
    }

    /** The number before the name in {@code 1 Tabungan sukarela}. */
    @Nullable Integer product(Rows.Row row, String column) {
        var text = text(row, column);
        if (text.isEmpty()) {
            return null;
        }
        var number = text.replaceFirst("^([0-9]{1,6}).*$", "$1");
        if (!number.matches("[0-9]+")) {
            bad(row.number(), column, "product", text);
            return null;
        }
        return Integer.valueOf(number);
    }

    /** Whether a yes-or-no cell says yes; an empty one says no. */
    boolean yes(Rows.Row row, String column) {
        var text = text(row, column).toLowerCase(Locale.ROOT);
        if (!text.matches("(ya|y|tidak|t|yes|no|-)?")) {
            bad(row.number(), column, "yes", text);
        }
        return text.startsWith("y");
    }
}
