package id.sokoguru.database;

import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings the schema up to date as the owner, in the order of the files' time stamps over all rooms.
 */
public final class Migrations {
    private static final int OLDEST = 180_000;

    private Migrations() {}

    /**
     * @throws CannotStart when the server is too old, or its user may not do what is needed
     */
    public static void run(Postgres postgres) {
        var jdbc = new JdbcTemplate(postgres.owner());
        if (postgres.isExternal()) {
            check(jdbc);
        }
        // Roles belong to the server, not to the database, so they are made outside the versioned
        // files.
        jdbc.execute(
                """
                do $$
                begin
                  if not exists (select from pg_roles where rolname = 'sokoguru_app') then
                    create role sokoguru_app login nosuperuser nobypassrls;
                  end if;
                  if not exists (select from pg_roles where rolname = 'sokoguru_ledger') then
                    create role sokoguru_ledger nologin nosuperuser nobypassrls;
                  end if;
                end $$
                """);
        // The owner makes the ledger's tables in the ledger's name; a superuser needs no
        // membership.
        jdbc.execute("grant sokoguru_ledger to current_user");
        setPassword(jdbc, postgres.appPassword());
        Flyway.configure()
                .dataSource(postgres.owner())
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .outOfOrder(true)
                .load()
                .migrate();
    }

    /** A server of somebody else's: says what is missing before anything is changed. */
    private static void check(JdbcTemplate jdbc) {
        try {
            jdbc.query(
                    """
                    select current_setting('server_version_num')::int as version,
                           current_setting('server_version') as called,
                           current_user as name, current_database() as database,
                           r.rolsuper or r.rolcreaterole as may_create_roles,
                           pg_has_role(d.datdba, 'usage') as owns_database
                      from pg_roles r, pg_database d
                     where r.rolname = current_user and d.datname = current_database()
                    """,
                    row -> {
                        if (row.getInt("version") < OLDEST) {
                            throw new CannotStart(
                                    "Sokoguru needs PostgreSQL 18 or later; this server is %s."
                                            .formatted(row.getString("called")));
                        }
                        if (!row.getBoolean("may_create_roles")
                                || !row.getBoolean("owns_database")) {
                            throw new CannotStart(
                                    """
                                    The user "%1$s" must own the database "%2$s" and be allowed to create roles. \
                                    Let a superuser run: alter role "%1$s" createrole; \
                                    alter database "%2$s" owner to "%1$s";\
                                    """
                                            .formatted(
                                                    row.getString("name"),
                                                    row.getString("database")));
                        }
                    });
        } catch (CannotGetJdbcConnectionException e) {
            var why = e.getCause() == null ? e : e.getCause();
            throw new CannotStart(
                    "The PostgreSQL of SOKOGURU_DATABASE_URL cannot be used: " + why.getMessage(),
                    e);
        }
    }

    /** Hashed here: the password itself neither travels nor stands in the server's log. */
    private static void setPassword(JdbcTemplate jdbc, String password) {
        jdbc.execute(
                (ConnectionCallback<Boolean>)
                        connection -> {
                            connection
                                    .unwrap(PGConnection.class)
                                    .alterUserPassword(
                                            Postgres.APP_USER,
                                            password.toCharArray(),
                                            "scram-sha-256");
                            return true;
                        });
    }
}
