package id.sokoguru.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class KilledPostgresTest {
    @TempDir Path data;

    @Test
    void the_server_comes_back_by_itself_with_every_commit_after_kill_9() throws Exception {
        try (var postgres = Postgres.embedded(data);
                var pool = pool(postgres)) {
            var jdbc = JdbcClient.create(pool);
            jdbc.sql("create table kept (n bigint)").update();
            for (int round = 1; round <= 2; round++) {
                jdbc.sql("insert into kept values (:n)").param("n", round).update();
                var killed = postgres.embeddedPid().orElseThrow();
                signal("KILL", killed);

                assertThat(countWithin(Duration.ofSeconds(15), jdbc)).isEqualTo(round);
                // A session may answer for a moment after its server is dead.
                for (int i = 0; i < 300 && postgres.embeddedPid().orElse(killed) == killed; i++) {
                    Thread.sleep(50);
                }
                assertThat(postgres.embeddedPid().orElseThrow()).isNotEqualTo(killed);
                assertThat(countWithin(Duration.ofSeconds(15), jdbc)).isEqualTo(round);
            }
        }
    }

    @Test
    void the_server_of_a_killed_application_is_replaced_and_nothing_is_lost() throws Exception {
        var killed =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Application.class.getName(),
                                data.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(data.resolve("application.log").toFile())
                        .start();
        var ready = data.resolve("ready");
        for (int i = 0; i < 600 && !Files.exists(ready) && killed.isAlive(); i++) {
            Thread.sleep(50);
        }
        assertThat(ready).exists();
        var leftover = Long.parseLong(Files.readString(ready));
        signal("KILL", killed.pid());
        killed.waitFor(10, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(leftover))
                .as("the server outlives the application")
                .isPresent();

        try (var postgres = Postgres.embedded(data)) {
            assertThat(ProcessHandle.of(leftover).map(ProcessHandle::isAlive).orElse(false))
                    .isFalse();
            assertThat(
                            JdbcClient.create(postgres.owner())
                                    .sql("select count(*) from kept")
                                    .query(Long.class)
                                    .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void closing_stops_the_server_even_with_sessions_open() throws Exception {
        var postgres = Postgres.embedded(data);
        var pid = postgres.embeddedPid().orElseThrow();
        try (var session = postgres.owner().getConnection()) {
            session.createStatement().execute("select 1");
            postgres.close();
        }
        assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    /** What is killed: an application that has started its database and committed a row. */
    static final class Application {
        public static void main(String[] arguments) throws Exception {
            var data = Path.of(arguments[0]);
            var postgres = Postgres.embedded(data);
            var jdbc = JdbcClient.create(postgres.owner());
            jdbc.sql("create table kept (n bigint)").update();
            jdbc.sql("insert into kept values (1)").update();
            var unfinished =
                    Files.writeString(
                            data.resolve("ready.tmp"),
                            Long.toString(postgres.embeddedPid().orElseThrow()));
            Files.move(unfinished, data.resolve("ready"));
            Thread.sleep(60_000);
        }
    }

    private static HikariDataSource pool(Postgres postgres) {
        var pool = new HikariDataSource();
        pool.setDataSource(postgres.owner());
        pool.setMaximumPoolSize(2);
        pool.setConnectionTimeout(2_000);
        return pool;
    }

    private static long countWithin(Duration patience, JdbcClient jdbc) throws Exception {
        var deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                return jdbc.sql("select count(*) from kept").query(Long.class).single();
            } catch (DataAccessException notYet) {
                Thread.sleep(50);
            }
        }
        return fail("the database did not come back within " + patience);
    }

    private static void signal(String name, long pid) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor())
                .isZero();
    }
}
