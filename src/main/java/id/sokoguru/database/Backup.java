package id.sokoguru.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Copies the private PostgreSQL while it works, into one file, and back: PostgreSQL's own way of an
 * online copy (pg_backup_start, copy the files in any order, pg_backup_stop, add the log written
 * meanwhile). What was committed when the backup ended is in it.
 */
public final class Backup {
    /** Runtime state that PostgreSQL's manual tells a copy to leave out. */
    private static final Set<String> LEFT_OUT =
            Set.of(
                    "pg_wal",
                    "postmaster.pid",
                    "postmaster.opts",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans");

    private static final List<String> EMPTY_DIRECTORIES =
            List.of(
                    "pg_wal",
                    "pg_wal/archive_status",
                    "pg_wal/summaries",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans");

    private Backup() {}

    /**
     * Writes the backup of the server that runs on {@code data} (ours, or one that we joined). The
     * file holds the passwords and keys too, so only its owner may read it; it appears under its
     * name when it is complete.
     */
    public static void write(Postgres postgres, Path data, Path file) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var tar =
                        new TarArchiveOutputStream(
                                new GZIPOutputStream(
                                        new BufferedOutputStream(
                                                Files.newOutputStream(unfinished), 1 << 16)));
                var connection = postgres.owner().getConnection();
                var statement = connection.createStatement()) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            // The slot keeps the log until this connection closes.
            statement.execute(
                    "select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
            String first;
            try (var started =
                    statement.executeQuery(
                            "select pg_walfile_name(pg_backup_start('sokoguru', true))")) {
                started.next();
                first = started.getString(1);
            }
            var cluster = data.resolve("postgres");
            for (var secret : secrets(data)) {
                put(tar, data.relativize(secret).toString(), Files.readAllBytes(secret));
            }
            for (var directory : EMPTY_DIRECTORIES) {
                putDirectory(tar, "postgres/" + directory);
            }
            copy(tar, cluster, cluster);
            String last;
            try (var stopped =
                    statement.executeQuery(
                            "select pg_walfile_name(lsn), labelfile, spcmapfile from pg_backup_stop(false)")) {
                stopped.next();
                last = stopped.getString(1);
                put(tar, "postgres/backup_label", bytes(stopped.getString(2)));
            }
            try (var segments = Files.list(cluster.resolve("pg_wal"))) {
                for (var segment : segments.sorted().toList()) {
                    var name = segment.getFileName().toString();
                    if (name.matches("[0-9A-F]{24}")
                            && name.compareTo(first) >= 0
                            && name.compareTo(last) <= 0) {
                        put(tar, "postgres/pg_wal/" + name, Files.readAllBytes(segment));
                    }
                }
            }
        } catch (SQLException e) {
            throw new IOException("PostgreSQL refuses the backup: " + e.getMessage(), e);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the database cannot be read or its proofs continued without: passwords and keys. */
    private static List<Path> secrets(Path data) throws IOException {
        var secrets = new ArrayList<Path>();
        for (var name : List.of("owner.password", "access.key")) {
            if (Files.exists(data.resolve(name))) {
                secrets.add(data.resolve(name));
            }
        }
        if (Files.isDirectory(data.resolve("keys"))) {
            try (var keys = Files.list(data.resolve("keys"))) {
                secrets.addAll(keys.sorted().toList());
            }
        }
        return secrets;
    }

    /**
     * Puts a backup into a data directory that is empty or does not exist yet; the next start
     * recovers it.
     *
     * @throws CannotStart when the directory holds something, or the file is no backup
     */
    public static void restore(Path file, Path data) throws IOException {
        Files.createDirectories(data);
        try (var inside = Files.list(data)) {
            if (inside.findAny().isPresent()) {
                throw new CannotStart(
                        data.toAbsolutePath().normalize()
                                + " is not empty. A backup is restored into an empty directory: --data DIR.");
            }
        }
        var complete = false;
        try (var tar =
                new TarArchiveInputStream(
                        new GZIPInputStream(
                                new BufferedInputStream(Files.newInputStream(file), 1 << 16)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = data.resolve(entry.getName()).normalize();
                if (!target.startsWith(data.normalize())) {
                    throw new IOException("the archive leaves its directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString("rw-------"));
                    complete |= entry.getName().startsWith("postgres/pg_wal/");
                }
            }
        }
        if (!complete || !Files.exists(data.resolve("postgres/backup_label"))) {
            throw new CannotStart(file + " is no complete backup of Sokoguru.");
        }
        Files.setPosixFilePermissions(
                data.resolve("postgres"), PosixFilePermissions.fromString("rwx------"));
    }

    private static void copy(TarArchiveOutputStream tar, Path cluster, Path directory)
            throws IOException {
        try (var files = Files.list(directory)) {
            for (var file : files.sorted().toList()) {
                var name = cluster.relativize(file).toString();
                if (LEFT_OUT.contains(name)
                        || file.getFileName().toString().startsWith("pgsql_tmp")) {
                    continue;
                }
                if (Files.isDirectory(file)) {
                    putDirectory(tar, "postgres/" + name);
                    copy(tar, cluster, file);
                } else {
                    putWorking(tar, "postgres/" + name, file);
                }
            }
        }
    }

    /**
     * A file of a working server may grow, shrink or go while it is read; the log repairs the copy.
     */
    private static void putWorking(TarArchiveOutputStream tar, String name, Path file)
            throws IOException {
        try (var input = Files.newInputStream(file)) {
            var size = Files.size(file);
            var entry = new TarArchiveEntry(name);
            entry.setSize(size);
            tar.putArchiveEntry(entry);
            var buffer = new byte[1 << 16];
            var left = size;
            while (left > 0) {
                var read = input.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    // Cut short meanwhile: zeros to the announced end, as pg_basebackup does.
                    java.util.Arrays.fill(buffer, (byte) 0);
                    read = (int) Math.min(buffer.length, left);
                }
                tar.write(buffer, 0, read);
                left -= read;
            }
            tar.closeArchiveEntry();
        } catch (NoSuchFileException goneMeanwhile) {
            // The log knows that it went.
        }
    }

    private static void putDirectory(TarArchiveOutputStream tar, String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
        tar.closeArchiveEntry();
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] bytes)
            throws IOException {
        var entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
