package id.sokoguru.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL behind the product: either the private one that we start in a data directory, or
 * the one that {@code SOKOGURU_DATABASE_URL} names. The owner connects to migrate; the application
 * connects as {@code sokoguru_app}, which owns nothing and cannot bypass row-level security.
 */
public final class Postgres implements AutoCloseable {
    static final String APP_USER = "sokoguru_app";

    /** Whether a commit waits until it is safe on the disk. */
    public enum Durability {
        ON("on"),
        OFF_FOR_TESTS("off");

        private final String setting;

        Durability(String setting) {
            this.setting = setting;
        }
    }

    private final PGSimpleDataSource owner;
    private final @Nullable EmbeddedPostgres embedded;
    private final @Nullable FileLock lock;

    private Postgres(
            PGSimpleDataSource owner,
            @Nullable EmbeddedPostgres embedded,
            @Nullable FileLock lock) {
        this.owner = owner;
        this.embedded = embedded;
        this.lock = lock;
    }

    /**
     * Connects to a PostgreSQL of one's own: a JDBC address whose user owns the database and may
     * create roles.
     */
    public static Postgres external(String url) {
        var owner = new PGSimpleDataSource();
        owner.setUrl(url);
        return new Postgres(owner, null, null);
    }

    /**
     * Starts the private PostgreSQL in a data directory, as durable as a real one, after waiting
     * for a server that a killed process left behind.
     *
     * @param data made when missing; locked while this process lives
     * @throws IllegalStateException when another process holds the directory
     */
    public static Postgres embedded(Path data) {
        return embedded(data, Durability.ON);
    }

    /**
     * For tests that need no durability and like to be fast; the product always calls {@link
     * #embedded(Path)}.
     */
    public static Postgres embedded(Path data, Durability durability) {
        try {
            Files.createDirectories(data);
            var channel =
                    FileChannel.open(
                            data.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            var lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new IllegalStateException(
                        "Another Sokoguru is running on the data directory "
                                + data.toAbsolutePath());
            }
            var cluster = data.resolve("postgres");
            Leftover.stop(cluster);
            var password = password(data.resolve("owner.password"));
            var fresh = !Files.exists(cluster.resolve("PG_VERSION"));
            var server = start(cluster, fresh ? null : password, durability);
            if (fresh) {
                protect(server, cluster, password);
            }
            var owner = (PGSimpleDataSource) server.getPostgresDatabase();
            owner.setPassword(password);
            return new Postgres(owner, server, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start(
            Path cluster, @Nullable String password, Durability durability) throws IOException {
        var builder =
                EmbeddedPostgres.builder()
                        .setDataDirectory(cluster)
                        .setCleanDataDirectory(false)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("fsync", durability.setting)
                        .setServerConfig("synchronous_commit", durability.setting)
                        .setServerConfig("full_page_writes", durability.setting)
                        .setServerConfig("max_connections", "100")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("effective_cache_size", "1GB")
                        .setServerConfig("work_mem", "16MB")
                        .setServerConfig("max_wal_size", "2GB")
                        .setServerConfig("checkpoint_timeout", "15min")
                        .setServerConfig("wal_compression", "pglz")
                        .setServerConfig("random_page_cost", "1.1")
                        .setServerConfig("jit", "off")
                        .setServerConfig("timezone", "UTC");
        if (password != null) {
            builder.setConnectConfig("password", password);
        }
        return builder.start();
    }

    /** initdb trusts every local user; nobody but us may enter after this. */
    private static void protect(EmbeddedPostgres server, Path cluster, String password)
            throws IOException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
            Files.writeString(
                    cluster.resolve("pg_hba.conf"),
                    """
                    local all all scram-sha-256
                    host all all 127.0.0.1/32 scram-sha-256
                    host all all ::1/128 scram-sha-256
                    """);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("The new database could not be protected by a password", e);
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    /**
     * The owner's connections: for migrations, backups and the tests that try to break the rules.
     */
    public DataSource owner() {
        return owner;
    }

    /** The port of the private server; empty when the server is somebody else's. */
    public Optional<Integer> embeddedPort() {
        return Optional.ofNullable(embedded).map(EmbeddedPostgres::getPort);
    }

    /** The address that the application's connections use. */
    public String url() {
        return owner.getURL();
    }

    /**
     * The password of {@code sokoguru_app}, derived from the owner's, so that several nodes agree
     * without one more secret to keep.
     */
    public String appPassword() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var secret = APP_USER + ":" + String.valueOf(owner.getPassword());
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (embedded != null) {
                embedded.close();
            }
            if (lock != null) {
                lock.acquiredBy().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
