package id.sokoguru.rule;

import id.sokoguru.database.Query;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The door to the law: what a parameter was on a day. A loan of 1 September is judged by the rule
 * of that day. Rows change only by migrations, so they are read once.
 */
@Component
public class Rules {
    private static final Query<Rule> ALL =
            Query.of(
                    Rule.class,
                    """
                    select key, valid_from, value, unit, name_id, name_en, source, status
                      from rule.parameter order by key, valid_from desc
                    """);

    private final JdbcClient jdbc;
    private volatile @Nullable Map<String, List<Rule>> known;

    Rules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rule in force on a day; an unknown key, or a day before the first row, is a bug. */
    public Rule at(String key, LocalDate date) {
        return rows().getOrDefault(key, List.of()).stream()
                .filter(rule -> !rule.validFrom().isAfter(date))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + key + " on " + date));
    }

    /** Its value, in the rule's unit. */
    public BigDecimal value(String key, LocalDate date) {
        return at(key, date).value();
    }

    /** Its value as a whole number: persons, months, rupiah. */
    public long number(String key, LocalDate date) {
        return value(key, date).longValueExact();
    }

    /** Whether a yes-or-no rule holds. */
    public boolean holds(String key, LocalDate date) {
        return value(key, date).signum() != 0;
    }

    /** All rules with their earlier versions, the newest first within a key. */
    public List<Rule> all() {
        var all = new ArrayList<Rule>();
        rows().values().forEach(all::addAll);
        return all;
    }

    private Map<String, List<Rule>> rows() {
        var rows = known;
        if (rows == null) {
            rows = new LinkedHashMap<>();
            for (var rule : ALL.on(jdbc).query(ALL.row()).list()) {
                rows.computeIfAbsent(rule.key(), _ -> new ArrayList<>()).add(rule);
            }
            known = rows;
        }
        return rows;
    }
}
