package id.sokoguru.world;

import id.sokoguru.database.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL for the whole test run, in a temporary directory that goes away with the JVM. It
 * does not wait for the disk, which only tests may do; how the product starts it is tested by
 * {@code DurablePostgresTest}.
 */
public final class WorldDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static @Nullable Postgres postgres;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory().registerSingleton("postgres", postgres());
    }

    /**
     * The server, started at the first call; migrated once the application's context has started.
     */
    public static synchronized Postgres postgres() {
        if (postgres == null) {
            try {
                var data = Files.createTempDirectory("sokoguru-world");
                var server = Postgres.embedded(data, Postgres.Durability.OFF_FOR_TESTS);
                Runtime.getRuntime()
                        .addShutdownHook(
                                new Thread(() -> {
                                    server.close();
                                    remove(data);
                                }));
                postgres = server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return postgres;
    }

    private static void remove(java.nio.file.Path data) {
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException leftForTheNextReboot) {
            System.err.println("Could not remove " + data + ": " + leftForTheNextReboot);
        }
    }
}
