package id.sokoguru.database;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings the schema up to date as the owner, in the order of the files' time stamps over all rooms.
 */
public final class Migrations {
    private Migrations() {}

    public static void run(Postgres postgres) {
        var jdbc = new JdbcTemplate(postgres.owner());
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
        jdbc.execute("alter role sokoguru_app password '" + postgres.appPassword() + "'");
        Flyway.configure()
                .dataSource(postgres.owner())
                .locations("classpath:db/migration")
                .defaultSchema("public")
                .outOfOrder(true)
                .load()
                .migrate();
    }
}
