package id.sokoguru.cli;

import java.util.List;
import java.util.Map;

/** The server on a durable data directory. */
final class ServeCommand implements Command {
    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String synopsis() {
        return "[--port N] [--data DIR]";
    }

    @Override
    public String summary() {
        return "serve the pages and the interface from ./data (or --data DIR)";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.PORT);
    }

    @Override
    public int run(Call call) {
        call.noArguments();
        var server = Port.of(call).checkFree();
        call.serve(call.data("data"), Map.of());
        server.announce("Sokoguru is ready.");
        return Commands.SERVING;
    }
}
