package id.sokoguru.reporting;

import id.sokoguru.kernel.Money;
import id.sokoguru.reporting.Statement.Part;
import id.sokoguru.reporting.Statement.Row;
import id.sokoguru.reporting.Statement.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builds rows whose columns are the same figure at different times. */
final class Columns {
    private final List<Figures> figures;
    private final List<Row> rows = new ArrayList<>();

    Columns(Figures now, @Nullable Figures before) {
        this.figures = before == null ? List.of(now) : List.of(now, before);
    }

    static List<String> names(boolean compared) {
        return compared ? List.of("now", "before") : List.of("now");
    }

    Columns group(String key, int indent) {
        rows.add(Row.group(key, indent));
        return this;
    }

    /** The lines of the form that are not nil in every column. */
    Columns lines(int indent, List<String> lines, Predicate<String> always, boolean negated) {
        for (var line : lines) {
            Function<Figures, List<Part>> parts = f -> signed(f.parts(line), negated);
            if (always.test(line) || figures.stream().anyMatch(f -> !f.of(line).isZero())) {
                row(line, Style.LINE, indent, parts);
            }
        }
        return this;
    }

    Columns row(String key, Style style, int indent, Function<Figures, List<Part>> parts) {
        var amounts = new ArrayList<@Nullable Money>();
        figures.forEach(f -> amounts.add(Figures.sum(parts.apply(f))));
        rows.add(new Row(key, style, indent, amounts, parts.apply(figures.getFirst())));
        return this;
    }

    static List<Part> signed(List<Part> parts, boolean negated) {
        return negated ? parts.stream().map(Figures::negated).toList() : parts;
    }

    boolean any(String line) {
        return figures.stream().anyMatch(f -> !f.of(line).isZero());
    }

    List<Row> rows() {
        return rows;
    }
}
