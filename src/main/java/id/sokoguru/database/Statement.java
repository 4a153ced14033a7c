package id.sokoguru.database;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A query on its way to the database. It is Spring's statement, except that a row is never null: a
 * list of rows is a {@code List<Row>}, not a list of perhaps nothing.
 */
public final class Statement {
    private final JdbcClient.StatementSpec spec;

    Statement(JdbcClient.StatementSpec spec) {
        this.spec = spec;
    }

    public Statement param(String name, @Nullable Object value) {
        spec.param(name, value);
        return this;
    }

    /**
     * A parameter with a type of {@link java.sql.Types}, for a null that PostgreSQL cannot guess.
     */
    public Statement param(String name, @Nullable Object value, int sqlType) {
        spec.param(name, value, sqlType);
        return this;
    }

    public <R> Rows<R> query(Class<R> row) {
        return new Rows<>(spec.query(row));
    }

    public <R> Rows<R> query(RowMapper<R> mapper) {
        return new Rows<>(spec.query(mapper));
    }

    public int update() {
        return spec.update();
    }

    /** What the database answers, row by row in its order. */
    @SuppressWarnings("NullAway") // Spring's mappers make a record of every row
    public static final class Rows<R> {
        private final JdbcClient.MappedQuerySpec<R> spec;

        private Rows(JdbcClient.MappedQuerySpec<R> spec) {
            this.spec = spec;
        }

        public List<R> list() {
            return spec.list();
        }

        public Set<R> set() {
            return spec.set();
        }

        /** To be closed by the caller: it holds the connection. */
        public Stream<R> stream() {
            return spec.stream();
        }

        public R single() {
            return spec.single();
        }

        public Optional<R> optional() {
            return spec.optional();
        }
    }
}
