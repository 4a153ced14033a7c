package id.sokoguru.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Starts the server exactly as the product does, and asks it. */
class DurablePostgresTest {
    @TempDir static Path data;
    private static Postgres postgres;

    @BeforeAll
    static void start() {
        postgres = Postgres.embedded(data);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"})
    void a_commit_is_on_the_disk_before_it_is_acknowledged(String setting) {
        assertThat(show(setting)).isEqualTo("on");
    }

    @Test
    void it_is_postgresql_18_and_listens_to_this_machine_only() {
        assertThat(show("server_version")).startsWith("18.");
        assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(show("unix_socket_directories")).isEmpty();
    }

    @Test
    void nobody_enters_without_the_password() throws Exception {
        var stranger = new PGSimpleDataSource();
        stranger.setUrl(postgres.url());
        stranger.setUser("postgres");
        stranger.setPassword("postgres");
        assertThatThrownBy(stranger::getConnection)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(Files.getPosixFilePermissions(data.resolve("owner.password"))).hasSize(2);
    }

    @Test
    void a_second_sokoguru_on_the_same_directory_is_told_so_and_may_join_for_a_command() {
        assertThatThrownBy(() -> Postgres.embedded(data))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("Another Sokoguru is running on the data directory " + data)
                .hasMessageContaining("--data");
        try (var joined = Postgres.joined(data)) {
            assertThat(JdbcClient.create(joined.owner()).sql("select 1").query(Long.class).single())
                    .isEqualTo(1);
        }
        assertThat(show("fsync")).as("closing the joined one stops nothing").isEqualTo("on");
    }

    @Test
    void a_file_in_the_place_of_the_directory_gets_a_sentence(@TempDir Path elsewhere)
            throws Exception {
        var file = Files.createFile(elsewhere.resolve("data"));
        assertThatThrownBy(() -> Postgres.embedded(file))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("cannot be used");
    }

    private static String show(String setting) {
        return JdbcClient.create(postgres.owner())
                .sql("select current_setting(:setting)")
                .param("setting", setting)
                .query(String.class)
                .single();
    }
}
