package id.sokoguru.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class BackupTest {
    @TempDir Path place;

    @Test
    void a_backup_taken_under_load_holds_every_commit_that_came_before_its_end() throws Exception {
        var data = place.resolve("data");
        var file = place.resolve("backup.tar.gz");
        long before;
        long after;
        try (var postgres = Postgres.embedded(data)) {
            var jdbc = JdbcClient.create(postgres.owner());
            Files.createDirectories(data.resolve("keys"));
            Files.writeString(data.resolve("keys/identity-1.key"), "0a".repeat(32));
            jdbc.sql("create table kept (n bigint primary key, text text)").update();
            var committed = new AtomicLong();
            var go = new AtomicBoolean(true);
            var writer =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (go.get()) {
                                    jdbc.sql("insert into kept values (:n, repeat('x', 500))")
                                            .param("n", committed.get() + 1)
                                            .update();
                                    committed.incrementAndGet();
                                }
                            });
            while (committed.get() < 100) {
                Thread.sleep(5);
            }
            before = committed.get();
            try (var joined = Postgres.joined(data)) {
                Backup.write(joined, data, file);
            }
            after = committed.get();
            go.set(false);
            writer.join();
        }
        assertThat(after).as("the server went on working").isGreaterThan(before);
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);

        var restored = place.resolve("restored");
        Backup.restore(file, restored);
        assertThat(restored.resolve("keys/identity-1.key"))
                .as("without its key no NIK opens again")
                .hasContent("0a".repeat(32));
        assertThat(Files.getPosixFilePermissions(restored.resolve("keys/identity-1.key")))
                .hasSize(2);
        try (var postgres = Postgres.embedded(restored)) {
            var jdbc = JdbcClient.create(postgres.owner());
            var count = jdbc.sql("select count(*) from kept").query(Long.class).single();
            assertThat(count).isBetween(before, after);
            assertThat(jdbc.sql("select max(n) from kept").query(Long.class).single())
                    .isEqualTo(count);
        }

        assertThatThrownBy(() -> Backup.restore(file, restored))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("is not empty");
    }
}
