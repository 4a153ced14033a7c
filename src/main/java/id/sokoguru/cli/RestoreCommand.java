package id.sokoguru.cli;

import id.sokoguru.database.Backup;
import id.sokoguru.database.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A backup put into an empty data directory, and started once to see that it recovers. */
final class RestoreCommand implements Command {
    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String synopsis() {
        return "--data DIR FILE.tar.gz";
    }

    @Override
    public String summary() {
        return "put a backup into an empty data directory";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(Call call) throws IOException {
        var file = Path.of(call.argument("a backup"));
        call.required("data");
        var data = call.data("");
        if (!Files.isReadable(file)) {
            throw new WrongCall("There is no readable file " + file + ".");
        }
        System.out.println("Restoring " + file + " into " + data + " …");
        Backup.restore(file, data);
        Postgres.embedded(data).close();
        System.out.println("Restored. Start it with: ./sokoguru serve --data " + data);
        return Commands.DONE;
    }
}
