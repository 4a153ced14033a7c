package id.sokoguru.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of PostgreSQL, unpacked from the archive of the zonky project (real builds,
 * published for tests). They lie beside the data, not in a temporary directory that somebody may
 * clean while we run.
 */
record Binaries(Path directory) {
    private static final String VERSION = "18.6.0";

    /**
     * Unpacks into {@code parent} unless that happened before; safe against another process doing
     * the same.
     */
    static Binaries in(Path parent) throws IOException {
        var directory = parent.resolve("postgresql-" + VERSION).toAbsolutePath();
        if (!Files.exists(directory)) {
            Files.createDirectories(parent);
            var unfinished = Files.createTempDirectory(parent, "unpacking");
            try {
                unpack(unfinished);
                Files.setPosixFilePermissions(
                        unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
                Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException other) {
                FileSystemUtils.deleteRecursively(unfinished);
            }
        }
        return new Binaries(directory);
    }

    String program(String name) {
        return directory.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path target) throws IOException {
        var archive = "/postgres-linux-" + architecture() + ".txz";
        try (var resource = Binaries.class.getResourceAsStream(archive)) {
            if (resource == null) {
                throw new CannotStart(
                        "There is no PostgreSQL in this build for "
                                + System.getProperty("os.name")
                                + " on "
                                + System.getProperty("os.arch")
                                + ". Set SOKOGURU_DATABASE_URL to a PostgreSQL 18 of your own.");
            }
            try (var tar =
                    new TarArchiveInputStream(
                            new XZInputStream(new BufferedInputStream(resource, 1 << 16)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    var path = target.resolve(entry.getName()).normalize();
                    if (!path.startsWith(target)) {
                        throw new IOException("The archive leaves its directory: " + path);
                    }
                    if (entry.isDirectory()) {
                        Files.createDirectories(path);
                        continue;
                    }
                    Files.createDirectories(path.getParent());
                    if (entry.isSymbolicLink()) {
                        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                    } else {
                        Files.copy(tar, path);
                        if ((entry.getMode() & 0100) != 0) {
                            Files.setPosixFilePermissions(
                                    path, PosixFilePermissions.fromString("rwxr-xr-x"));
                        }
                    }
                }
            }
        }
    }

    private static String architecture() {
        var name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}
