package id.sokoguru.world;

import id.sokoguru.database.Postgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** For a test of the first run: an installation of its own, in which nobody was yet. */
public final class EmptyDatabase
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var world = (PGSimpleDataSource) WorldDatabase.postgres().owner();
        try (var connection = world.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists first_run with (force)");
            statement.execute("create database first_run");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var url = "jdbc:postgresql://localhost:%d/first_run".formatted(world.getPortNumbers()[0]);
        var postgres =
                Postgres.external(
                        url,
                        Objects.requireNonNull(world.getUser()),
                        Objects.requireNonNull(world.getPassword()),
                        Path.of("target"));
        context.getBeanFactory().registerSingleton("postgres", postgres);
    }
}
