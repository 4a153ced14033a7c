package id.sokoguru.reporting;

import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor asked to see, as it stands in the address: the days, what to compare with, the
 * unit, and the way on which they came.
 *
 * @param trail the way back: {@code posisi-keuangan:A01}; empty when there is none
 */
public record Asked(
        Period period,
        Comparison comparison,
        @Nullable Integer unit,
        String trail,
        Problems problems) {
    private static final LocalDate EARLIEST = LocalDate.of(1945, 8, 17);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    /** What came in the address, with this year up to today where nothing or nonsense came. */
    static Asked of(Page page, Parameters typed) {
        var problems = Problems.none();
        var today = page.today();
        var to = day(page, problems, "sampai", typed.sampai(), today);
        var from = day(page, problems, "dari", typed.dari(), to.withDayOfYear(1));
        if (to.isBefore(from)) {
            problems.add("sampai", page.t("reporting.problem.order"));
            from = to.withDayOfYear(1);
        }
        Integer unit = null;
        if (!blank(typed.unit())) {
            try {
                unit = Integer.parseInt(typed.unit());
                if (unit < 0 || unit > Short.MAX_VALUE) {
                    throw new NumberFormatException();
                }
            } catch (NumberFormatException noUnit) {
                unit = null;
                problems.add("unit", page.t("reporting.problem.unit"));
            }
        }
        var comparison = typed.banding() == null ? "tanpa" : typed.banding();
        var trail = typed.jalan() == null ? "" : typed.jalan().replaceAll("[^A-Za-z0-9.:-]", "");
        return new Asked(new Period(from, to), Comparison.of(comparison), unit, trail, problems);
    }

    private static LocalDate day(
            Page page,
            Problems problems,
            String field,
            @Nullable String typed,
            LocalDate otherwise) {
        if (blank(typed)) {
            return otherwise;
        }
        try {
            var day = LocalDate.parse(typed);
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day;
            }
        } catch (DateTimeParseException noDate) {
            // The same sentence as for a day beyond all books.
        }
        problems.add(field, page.t("reporting.problem.date"));
        return otherwise;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** As they come in an address. */
    public record Parameters(
            @Nullable String dari,
            @Nullable String sampai,
            @Nullable String banding,
            @Nullable String unit,
            @Nullable String jalan) {}

    /** The address's query with the days, the comparison and the unit, without the way. */
    public String query() {
        var query = "?dari=" + period.from() + "&sampai=" + period.to();
        if (comparison != Comparison.NONE) {
            query += "&banding=" + comparison.slug();
        }
        return unit == null ? query : query + "&unit=" + unit;
    }

    /** {@link #query()} and the way that is to be remembered. */
    public String query(String way) {
        return way.isEmpty() ? query() : query() + "&jalan=" + way;
    }

    /** The same for other days. */
    public String query(Period other, String way) {
        return new Asked(other, comparison, unit, trail, problems).query(way);
    }
}
