package id.sokoguru.cli;

import id.sokoguru.database.Backup;
import id.sokoguru.database.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One file with everything, written while the server works. */
final class BackupCommand implements Command {
    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String synopsis() {
        return "[--data DIR] FILE.tar.gz";
    }

    @Override
    public String summary() {
        return "copy the whole database into a file, also while the server runs";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(Call call) throws IOException {
        var file = Path.of(call.argument("a file to write")).toAbsolutePath();
        var data = call.data("data");
        if (System.getenv("SOKOGURU_DATABASE_URL") != null) {
            throw new WrongCall(
                    "The books are in the PostgreSQL of SOKOGURU_DATABASE_URL: back that up with its"
                            + " own tools, and copy "
                            + data
                            + ", which holds the keys.");
        }
        if (Files.exists(file)) {
            throw new WrongCall(file + " exists; a backup overwrites nothing.");
        }
        var directory = file.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new WrongCall("There is no directory " + directory + ".");
        }
        if (!Files.exists(data.resolve("postgres"))) {
            throw new WrongCall("There is no database in " + data + ". Name another with --data.");
        }
        System.out.println("Writing the backup of " + data + " …");
        try (var postgres = Postgres.joined(data)) {
            Backup.write(postgres, data, file);
        }
        System.out.printf("%s: %,d kB%n", file, Files.size(file) / 1024);
        return Commands.DONE;
    }
}
