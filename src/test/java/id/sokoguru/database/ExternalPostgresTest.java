package id.sokoguru.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL that somebody else keeps, used by an ordinary user who owns the database and may
 * create roles, as the guide for operators says.
 */
class ExternalPostgresTest {
    @TempDir private static Path server;
    private static Postgres elsewhere;

    @TempDir private Path data;

    @BeforeAll
    static void start() {
        elsewhere = Postgres.embedded(server, Postgres.Durability.OFF_FOR_TESTS);
    }

    @AfterAll
    static void stop() {
        elsewhere.close();
    }

    @BeforeEach
    void aDatabase() {
        superuser().execute("create role pemilik login createrole password 'milik sendiri'");
        superuser().execute("create database koperasi owner pemilik");
    }

    @AfterEach
    void away() {
        superuser().execute("drop database koperasi with (force)");
        superuser().execute("drop role if exists sokoguru_app, sokoguru_ledger");
        superuser().execute("drop role pemilik");
    }

    @Test
    void an_owner_who_may_create_roles_migrates_and_the_application_connects() throws Exception {
        for (int start = 1; start <= 2; start++) {
            var postgres = Postgres.external(url(), "pemilik", "milik sendiri", data);
            Migrations.run(postgres);
            try (var connection =
                    DriverManager.getConnection(
                            postgres.url(), Postgres.APP_USER, postgres.appPassword())) {
                var seen =
                        connection
                                .createStatement()
                                .executeQuery("select count(*) from ledger.account");
                seen.next();
                assertThat(seen.getInt(1)).isGreaterThan(100);
            }
        }
        var roles =
                superuser()
                        .queryForList(
                                """
                                select rolname::text from pg_roles
                                 where rolname like 'sokoguru%' and not rolsuper and not rolbypassrls
                                 order by 1
                                """,
                                String.class);
        assertThat(roles).containsExactly("sokoguru_app", "sokoguru_ledger");
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void without_a_password_of_the_owner_the_applications_is_drawn_by_lot_and_kept()
            throws Exception {
        var one = Postgres.external(url(), "pemilik", "", data);
        var file = data.resolve("app.password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Postgres.external(url(), "pemilik", "", data).appPassword())
                .isEqualTo(one.appPassword());
        var other = Files.createDirectory(data.resolve("other"));
        assertThat(Postgres.external(url(), "pemilik", "", other).appPassword())
                .isNotEqualTo(one.appPassword());
    }

    @Test
    void who_may_not_create_roles_or_does_not_own_the_database_is_told_what_to_do() {
        superuser().execute("alter role pemilik nocreaterole");
        var postgres = Postgres.external(url(), "pemilik", "milik sendiri", data);
        assertThatThrownBy(() -> Migrations.run(postgres))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("alter role \"pemilik\" createrole");
        superuser().execute("alter role pemilik createrole");
        superuser().execute("alter database koperasi owner to postgres");
        assertThatThrownBy(() -> Migrations.run(postgres))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("alter database \"koperasi\" owner to \"pemilik\"");
    }

    @Test
    void a_wrong_address_or_password_is_a_sentence() {
        assertThatThrownBy(() -> Postgres.external("postgres://db/sokoguru", "", "", data))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("jdbc:postgresql://");
        var wrong = Postgres.external(url(), "pemilik", "salah", data);
        assertThatThrownBy(() -> Migrations.run(wrong))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("password authentication failed");
    }

    private static String url() {
        return "jdbc:postgresql://localhost:%d/koperasi"
                .formatted(elsewhere.embeddedPort().getAsInt());
    }

    private static JdbcTemplate superuser() {
        return new JdbcTemplate((PGSimpleDataSource) elsewhere.owner());
    }
}
