package id.sokoguru.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL behind the product: either the private one that we start in a data directory, or
 * the one that {@code SOKOGURU_DATABASE_URL} names. The owner connects to migrate; the application
 * connects as {@code sokoguru_app}, which owns nothing and cannot bypass row-level security.
 */
public final class Postgres implements AutoCloseable {
    static final String APP_USER = "sokoguru_app";

    /** Whether a commit waits until it is safe on the disk. */
    public enum Durability {
        ON,
        OFF_FOR_TESTS
    }

    private final PGSimpleDataSource owner;
    private final @Nullable Server server;
    private final @Nullable FileLock lock;
    private final String secret;
    private final boolean external;

    /**
     * @param secret from which the application's password comes; nobody else knows it
     */
    private Postgres(
            PGSimpleDataSource owner,
            @Nullable Server server,
            @Nullable FileLock lock,
            String secret,
            boolean external) {
        this.owner = owner;
        this.server = server;
        this.lock = lock;
        this.secret = secret;
        this.external = external;
    }

    /**
     * Connects to a PostgreSQL of one's own, as a user who owns the database and may create roles.
     *
     * @param url a JDBC address, which may carry user and password
     * @param user empty when the address says it, or when the system's user is meant
     * @param password empty when the address says it, or when none is needed (a certificate, a
     *     peer, a {@code .pgpass}); the application's own password is then drawn by lot and kept in
     *     {@code app.password} of the data directory
     * @throws CannotStart when the address is none
     */
    public static Postgres external(String url, String user, String password, Path data) {
        var owner = new PGSimpleDataSource();
        try {
            owner.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(
                    "SOKOGURU_DATABASE_URL is no address of a PostgreSQL. It looks like"
                            + " jdbc:postgresql://db.example:5432/sokoguru",
                    e);
        }
        if (!user.isEmpty()) {
            owner.setUser(user);
        }
        if (!password.isEmpty()) {
            owner.setPassword(password);
        }
        var known = owner.getPassword();
        return new Postgres(
                owner,
                null,
                null,
                known == null || known.isEmpty() ? ownSecret(data) : known,
                true);
    }

    private static String ownSecret(Path data) {
        try {
            Files.createDirectories(data);
            return Files.readString(password(data.resolve("app.password")));
        } catch (IOException e) {
            throw cannotUse(data, e);
        }
    }

    /**
     * Starts the private PostgreSQL in a data directory, as durable as a real one, after stopping a
     * server that a killed process left behind.
     *
     * @param data made when missing; locked while this process lives
     * @throws CannotStart when another process holds the directory or PostgreSQL cannot run here
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
            var lock = lock(data);
            if (lock == null) {
                throw inUse(data);
            }
            try {
                var password = password(data.resolve("owner.password"));
                var programs = System.getProperty("sokoguru.programs");
                var binaries =
                        Binaries.in(
                                programs == null ? data.resolve("programs") : Path.of(programs));
                var server = Server.start(data, binaries, password, durability);
                return new Postgres(
                        server.owner(), server, lock, Files.readString(password), false);
            } catch (IOException | RuntimeException e) {
                lock.acquiredBy().close();
                throw e;
            }
        } catch (IOException e) {
            throw cannotUse(data, e);
        }
    }

    private static CannotStart cannotUse(Path data, IOException why) {
        return new CannotStart(
                "The data directory "
                        + data.toAbsolutePath().normalize()
                        + " cannot be used: "
                        + why.getMessage()
                        + ". Check that it exists, has room and belongs to you.",
                why);
    }

    /**
     * Joins the private PostgreSQL that another Sokoguru keeps running in the data directory, or
     * starts it: for commands such as an import, which work beside a running server and without
     * one.
     */
    public static Postgres joined(Path data) {
        var pidFile = data.resolve("postgres").resolve("postmaster.pid");
        try {
            Files.createDirectories(data);
            var lock = lock(data);
            if (lock != null) {
                lock.acquiredBy().close();
                return embedded(data);
            }
            // The fourth line is the port: documented with pg_ctl, stable since PostgreSQL 9.1.
            var port = Integer.parseInt(Files.readAllLines(pidFile).get(3).strip());
            var owner = Server.owner(port, data.resolve("owner.password"));
            return new Postgres(
                    owner, null, null, Files.readString(data.resolve("owner.password")), false);
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new CannotStart(
                    "Another Sokoguru is just starting or stopping on the data directory "
                            + data.toAbsolutePath().normalize()
                            + ". Try again in a moment.",
                    e);
        }
    }

    /**
     * Deletes a data directory with everything in it: for the demo that begins anew.
     *
     * @throws CannotStart when a running Sokoguru holds the directory
     */
    public static void delete(Path data) throws IOException {
        var lock = lock(data);
        if (lock == null) {
            throw inUse(data);
        }
        try (var held = lock.acquiredBy()) {
            Leftover.stop(data.resolve("postgres").toAbsolutePath());
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static CannotStart inUse(Path data) {
        return new CannotStart(
                "Another Sokoguru is running on the data directory "
                        + data.toAbsolutePath().normalize()
                        + ". Stop it first, or choose another directory with --data.");
    }

    private static @Nullable FileLock lock(Path data) throws IOException {
        var channel =
                FileChannel.open(
                        data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // The same answer as for another process.
        }
        channel.close();
        return null;
    }

    private static Path password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return file;
    }

    /**
     * The owner's connections: for migrations, backups and the tests that try to break the rules.
     */
    public DataSource owner() {
        return owner;
    }

    /** The port of the private server; empty when the server is somebody else's. */
    public OptionalInt embeddedPort() {
        return server == null ? OptionalInt.empty() : OptionalInt.of(server.port());
    }

    /** Whether the server is one that {@code SOKOGURU_DATABASE_URL} names. */
    boolean isExternal() {
        return external;
    }

    /** The process id of the private server, for the tests that kill it. */
    public OptionalLong embeddedPid() {
        return server == null ? OptionalLong.empty() : OptionalLong.of(server.pid());
    }

    /** The address that the application's connections use. */
    public String url() {
        return owner.getURL();
    }

    /**
     * The password of {@code sokoguru_app}, derived from the owner's, so that several nodes agree
     * without one more secret to keep; where the owner needs none, from the one in {@code
     * app.password}.
     */
    public String appPassword() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var text = APP_USER + ":" + secret;
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.stop();
            }
            if (lock != null) {
                lock.acquiredBy().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
