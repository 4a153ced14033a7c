package id.sokoguru;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import id.sokoguru.database.Query;
import id.sokoguru.kernel.Money;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.EmptySqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.util.ClassUtils;

/** PostgreSQL describes every {@link Query} without running it; each must fit its record. */
@InWorld
class QueriesTest {
    @Autowired World world;

    @Test
    void every_query_is_valid_on_the_migrated_schema_and_fits_its_record() throws Exception {
        var wrong = new TreeMap<String, List<String>>();
        var queries = all();
        try (var connection = world.owner().getConnection()) {
            for (var query : queries.entrySet()) {
                var problems = problems(query.getValue(), connection);
                if (!problems.isEmpty()) {
                    wrong.put(query.getKey(), problems);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_wrong_table_column_or_type_and_a_missing_component_are_caught() throws Exception {
        try (var connection = world.owner().getConnection()) {
            assertThat(problems(Query.of(Row.class, GOOD), connection)).isEmpty();
            assertThat(
                            problems(
                                    Query.of(Row.class, GOOD.replace("pg_class", "pg_clas")),
                                    connection))
                    .first()
                    .asString()
                    .contains("pg_clas");
            assertThat(
                            problems(
                                    Query.of(Row.class, GOOD.replace("oid::bigint", "oit")),
                                    connection))
                    .first()
                    .asString()
                    .contains("oit");
            assertThat(
                            problems(
                                    Query.of(Row.class, GOOD.replace("relname::text", "7")),
                                    connection))
                    .containsExactly("rel_name is java.lang.Integer and cannot become String");
            assertThat(problems(Query.of(Row.class, GOOD.replace("rel_name", "name")), connection))
                    .containsExactlyInAnyOrder(
                            "the record wants rel_name, the query has none",
                            "the query gives name, the record has none");
            assertThat(problems(Query.of(Long.class, "select 1::bigint"), connection)).isEmpty();
            assertThat(problems(Query.of(Integer.class, "select 1::bigint"), connection))
                    .hasSize(1);
        }
    }

    @Test
    void a_fitting_query_really_becomes_its_record() {
        var row =
                Query.of(Row.class, GOOD)
                        .on(world.jdbc())
                        .param("name", "pg_class")
                        .param("on", null)
                        .query(Row.class)
                        .single();
        assertThat(row.relName()).isEqualTo("pg_class");
        assertThat(row.amount().isPositive()).isTrue();
        assertThat(row.seenAt()).isAfter(Instant.EPOCH);
    }

    private static final String GOOD =
            """
            select oid::bigint as amount, relname::text as rel_name, now() as seen_at
              from pg_class
             where relname = :name
               and (:on::date is null or oid > 0)
            """;

    record Row(Money amount, String relName, Instant seenAt) {}

    private static Map<String, Query<?>> all() throws ReflectiveOperationException {
        var queries = new LinkedHashMap<String, Query<?>>();
        var classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("id.sokoguru");
        for (var type : classes) {
            for (var field : type.getFields()) {
                if (field.getRawType().isEquivalentTo(Query.class)) {
                    var constant = field.reflect();
                    assertThat(Modifier.isStatic(constant.getModifiers()))
                            .as(field.getFullName() + " is a constant")
                            .isTrue();
                    constant.setAccessible(true);
                    queries.put(field.getFullName(), (Query<?>) constant.get(null));
                }
            }
        }
        return queries;
    }

    private static List<String> problems(Query<?> query, Connection connection) {
        var parsed = NamedParameterUtils.parseSqlStatement(query.sql());
        var sql =
                NamedParameterUtils.substituteNamedParameters(
                        parsed, EmptySqlParameterSource.INSTANCE);
        try (var statement = connection.prepareStatement(sql)) {
            var described = statement.getMetaData();
            return described == null
                    ? List.of("it returns no rows, so it is no Query")
                    : differences(query.row(), described);
        } catch (SQLException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> differences(Class<?> row, ResultSetMetaData described)
            throws SQLException, AssertionError {
        var columns = new LinkedHashMap<String, String>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            columns.put(described.getColumnLabel(i), described.getColumnClassName(i));
        }
        var problems = new ArrayList<String>();
        if (!row.isRecord() || isValue(row, columns)) {
            if (columns.size() != 1) {
                problems.add("a " + row.getSimpleName() + " needs one column, not " + columns);
            }
            columns.forEach((name, type) -> check(name, type, row, problems));
            return problems;
        }
        for (RecordComponent component : row.getRecordComponents()) {
            var type = columns.remove(snake(component.getName()));
            if (type == null) {
                type = columns.remove(component.getName().toLowerCase(Locale.ROOT));
            }
            if (type == null) {
                problems.add(
                        "the record wants " + snake(component.getName()) + ", the query has none");
            } else {
                check(snake(component.getName()), type, component.getType(), problems);
            }
        }
        columns.keySet()
                .forEach(name -> problems.add("the query gives " + name + ", the record has none"));
        return problems;
    }

    /** A value such as Money, which one column becomes as a whole. */
    private static boolean isValue(Class<?> row, Map<String, String> columns) {
        return row.getPackageName().equals("id.sokoguru.kernel") && columns.size() == 1;
    }

    private static void check(
            String name, String given, Class<?> component, List<String> problems) {
        if (!fits(given, component)) {
            problems.add(
                    "%s is %s and cannot become %s"
                            .formatted(name, given, component.getSimpleName()));
        }
    }

    private static boolean fits(String given, Class<?> component) {
        var wanted = ClassUtils.resolvePrimitiveIfNecessary(component);
        var allowed =
                switch (given) {
                    case "java.lang.Integer" ->
                            Set.<Class<?>>of(Integer.class, Long.class, Short.class);
                    case "java.lang.Long" -> Set.<Class<?>>of(Long.class);
                    case "java.lang.Boolean" -> Set.<Class<?>>of(Boolean.class);
                    case "java.lang.String" -> Set.<Class<?>>of(String.class);
                    case "java.math.BigDecimal" -> Set.<Class<?>>of(BigDecimal.class);
                    case "java.sql.Date" -> Set.<Class<?>>of(LocalDate.class);
                    case "java.sql.Time" -> Set.<Class<?>>of(LocalTime.class);
                    case "java.sql.Timestamp" ->
                            Set.<Class<?>>of(Instant.class, OffsetDateTime.class);
                    case "java.util.UUID" -> Set.<Class<?>>of(java.util.UUID.class);
                    case "[B" -> Set.<Class<?>>of(byte[].class);
                    default -> Set.<Class<?>>of();
                };
        if (allowed.contains(wanted)
                || (wanted.isEnum() && given.equals("java.lang.String"))
                || (wanted.isArray() && given.equals("java.sql.Array"))) {
            return true;
        }
        return Stream.<Executable>concat(
                        Stream.of(wanted.getDeclaredMethods())
                                .filter(method -> Modifier.isStatic(method.getModifiers()))
                                .filter(method ->
                                        Set.of("of", "from", "valueOf").contains(method.getName())),
                        Stream.of(wanted.getDeclaredConstructors()))
                .anyMatch(maker ->
                        maker.getParameterCount() == 1
                                && maker.getParameterTypes()[0].getName().equals(given));
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
