package id.sokoguru.registry;

import id.sokoguru.database.Postgres;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Loads the shipped regions once, as the owner, before the first request; a later edition of the
 * list updates the rows and closes codes that are gone. Nothing is ever deleted.
 */
@Component
final class RegionLoad {
    private static final Logger LOG = LoggerFactory.getLogger(RegionLoad.class);

    /** Any number that all nodes share: only one of them loads. */
    private static final long LOCK = 35_170_915L;

    private static final int CHUNK = 1 << 16;

    private static final String COLUMNS =
            "(code, name, level, parent, path, bare, name_words, path_words, decree, valid_from,"
                    + " valid_to, successor)";

    /** Built after the first load: three times as quick as keeping them up row by row. */
    private static final List<String> INDEXES =
            List.of(
                    "create index if not exists region_parent on registry.region (parent)",
                    "create index if not exists region_bare on registry.region (bare, length(code))",
                    "create index if not exists region_name_words on registry.region using gin (name_words)");

    private static final String STAGE =
            "create temporary table shipped (like registry.region) on commit drop";

    private static final String MERGE =
            """
            insert into registry.region as known
            select * from shipped
            on conflict (code) do update
               set name = excluded.name, path = excluded.path, bare = excluded.bare,
                   name_words = excluded.name_words, path_words = excluded.path_words,
                   decree = excluded.decree, valid_to = excluded.valid_to, successor = excluded.successor
             where (known.name, known.path, known.decree, known.valid_to)
                   is distinct from (excluded.name, excluded.path, excluded.decree, excluded.valid_to)
            """;

    private static final String CLOSE =
            """
            update registry.region r
               set valid_to = date '%s' - 1
             where valid_to is null and not exists (select from shipped s where s.code = r.code)
            """
                    .formatted(RegionList.IN_FORCE);

    /**
     * @param migrated asked for only so that the tables exist before this runs
     */
    RegionLoad(Postgres postgres, DataSource migrated) throws SQLException {
        try (var connection = postgres.owner().getConnection()) {
            load(connection);
        }
    }

    private static void load(Connection connection) throws SQLException {
        var digest = RegionList.digest();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            try (var found =
                    statement.executeQuery(
                            "select 1 from registry.region_edition where digest = '"
                                    + digest
                                    + "'")) {
                if (found.next()) {
                    connection.rollback();
                    return;
                }
            }
            long began = System.nanoTime();
            if (isEmpty(statement)) {
                copy(connection, "registry.region");
                for (var index : INDEXES) {
                    statement.execute(index);
                }
            } else {
                statement.execute(STAGE);
                copy(connection, "shipped");
                statement.execute(MERGE);
                statement.execute(CLOSE);
            }
            statement.execute("delete from registry.region_edition");
            statement.execute(
                    "insert into registry.region_edition (digest) values ('" + digest + "')");
            statement.execute("analyze registry.region");
            connection.commit();
            LOG.info("regions loaded in {} ms", (System.nanoTime() - began) / 1_000_000);
        }
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        try (var rows = statement.executeQuery("select 1 from registry.region limit 1")) {
            return !rows.next();
        }
    }

    /** Sends the rows while the next ones are made, so that both processors work. */
    private static void copy(Connection connection, String table) throws SQLException {
        var copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy " + table + " " + COLUMNS + " from stdin");
        var text = new StringBuilder(CHUNK + 1_000);
        for (var row : RegionList.rows()) {
            append(text, row);
            if (text.length() > CHUNK) {
                send(copy, text);
            }
        }
        send(copy, text);
        copy.endCopy();
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    /** Names hold neither tabs, backslashes nor line ends; a null is {@code \\N}. */
    private static void append(StringBuilder text, RegionList.Row row) {
        var current = row.validTo() == null;
        text.append(row.code()).append('\t');
        text.append(row.name()).append('\t');
        text.append(row.level().name()).append('\t');
        text.append(orNull(row.parent())).append('\t');
        text.append(row.path()).append('\t');
        text.append(row.bare()).append('\t');
        // a tsvector as text: the same words that a question is cut into
        Regions.words(row.name(), word -> text.append(word).append(' '));
        text.append('\t');
        Regions.words(row.path(), word -> text.append(word).append(' '));
        Regions.words(row.province(), word -> text.append(word).append(' '));
        Regions.words(row.level().label(), word -> text.append(word).append(' '));
        text.append('\t');
        text.append(current ? RegionList.DECREE : RegionList.FORMER_DECREE).append('\t');
        text.append(current ? RegionList.IN_FORCE : RegionList.FORMERLY_IN_FORCE).append('\t');
        text.append(orNull(row.validTo())).append('\t');
        text.append(orNull(row.successor())).append('\n');
    }

    private static String orNull(@Nullable Object value) {
        return value == null ? "\\N" : value.toString();
    }
}
