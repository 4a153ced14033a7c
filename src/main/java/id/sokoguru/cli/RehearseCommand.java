package id.sokoguru.cli;

import id.sokoguru.database.Postgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * The server started, asked for its first pages and stopped: what the JDK watches once after a
 * build to fill its ahead-of-time cache, so that every later start is quick.
 */
final class RehearseCommand implements Command {
    private static final List<String> PAGES =
            List.of("/", "/masuk", "/static/base.css", "/nothing-is-here");

    @Override
    public String name() {
        return "rehearse";
    }

    @Override
    public String synopsis() {
        return "--data DIR [--port N]";
    }

    @Override
    public String summary() {
        return "start, answer the first pages, stop (fills the cache after a build)";
    }

    @Override
    public boolean isListed() {
        return false;
    }

    @Override
    public List<Option> options() {
        return List.of(Option.PORT);
    }

    @Override
    public int run(Call call) throws Exception {
        call.noArguments();
        call.required("data");
        var data = call.data("");
        try (var server = call.serve(data, Map.of("server.port", "0"));
                var client = HttpClient.newHttpClient()) {
            var port = server.getEnvironment().getRequiredProperty("local.server.port");
            for (int round = 0; round < 3; round++) {
                for (var page : PAGES) {
                    get(client, URI.create("http://localhost:" + port + page));
                }
            }
        }
        Postgres.delete(data);
        return Commands.DONE;
    }

    private static void get(HttpClient client, URI page) throws IOException, InterruptedException {
        client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
    }
}
