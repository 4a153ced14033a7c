package id.sokoguru.database;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A piece of SQL typed by the record that a row becomes. Kept as a constant above the method that
 * runs it; a test lets PostgreSQL describe every one of them against the migrated schema.
 */
public record Query<T>(Class<T> row, String sql) {
    public static <T> Query<T> of(Class<T> row, String sql) {
        return new Query<>(row, sql);
    }

    /** The statement, ready for its parameters; end with {@code .query(QUERY.row()).list()}. */
    public Statement on(JdbcClient jdbc) {
        return new Statement(jdbc.sql(sql));
    }
}
