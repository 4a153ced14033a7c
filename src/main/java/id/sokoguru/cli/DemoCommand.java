package id.sokoguru.cli;

import id.sokoguru.database.Postgres;
import id.sokoguru.demo.Demo;
import id.sokoguru.demo.DemoFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The server with an invented region. It only says so with {@code sokoguru.demo}; whoever fills the
 * region listens to that property.
 */
final class DemoCommand implements Command {
    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String synopsis() {
        return "[--port N] [--data DIR] [--fresh]";
    }

    @Override
    public String summary() {
        return "a living region with invented people, in ./data/demo (or --data DIR)";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.PORT, new Option("fresh", "", "throw the old demo away, begin anew"));
    }

    @Override
    public int run(Call call) throws IOException {
        call.noArguments();
        var server = Port.of(call).checkFree();
        var data = call.data("data/demo");
        if (call.has("fresh")) {
            remove(data);
        }
        if (Files.exists(data.resolve("demo"))
                && Files.exists(data.resolve("postgres"))
                && !DemoFile.isFilled(data)) {
            System.out.println("The demo was not filled to the end; it begins anew.");
            remove(data);
        }
        Files.createDirectories(data);
        if (!Files.exists(data.resolve("demo")) && Files.exists(data.resolve("postgres"))) {
            throw new WrongCall(
                    "%s holds real books, not a demo. Choose another directory with --data."
                            .formatted(data));
        }
        Files.writeString(
                data.resolve("demo"), "Invented books: ./sokoguru demo --fresh may delete them.\n");
        var rooms = call.serve(data, Map.of("sokoguru.demo", "true"));
        server.announce("The demo is ready.");
        System.out.println(rooms.getBean(Demo.class).signInTable());
        return Commands.SERVING;
    }

    /** Deletes a demo and nothing else: the directory must carry the mark that a demo leaves. */
    private static void remove(Path data) throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        if (!Files.exists(data.resolve("demo"))) {
            throw new WrongCall(
                    "%s holds no demo, so --fresh deletes nothing there.".formatted(data));
        }
        Postgres.delete(data);
    }
}
