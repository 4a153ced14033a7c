package id.sokoguru.treasury;

import id.sokoguru.world.World;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A teller's browser: keeps cookies, and sends the token and id of the form that is on the screen.
 */
final class Screen {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("name=\"id\" value=\"([^\"]+)\"");

    private final World world;
    private final HttpClient http;
    private String csrf = "";
    private String form = "";

    Screen(World world, String name) {
        this.world = world;
        this.http = world.http();
        get("/masuk");
        post("/masuk", "nama", name, "sandi", Drawer.PASSWORD);
        get("/akun");
    }

    HttpResponse<String> get(String path) {
        return send(
                HttpRequest.newBuilder(world.at(path))
                        .header("Accept", path.startsWith("/api/") ? "*/*" : "text/html"));
    }

    /** Sends the form on the screen; sent again it is the same form. */
    HttpResponse<String> post(String path, String... namesAndValues) {
        var body = new StringBuilder("_csrf=" + encode(csrf) + "&id=" + form);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append('&').append(namesAndValues[i]).append('=');
            body.append(encode(namesAndValues[i + 1]));
        }
        return send(
                HttpRequest.newBuilder(world.at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<String> json(String path, String key, String body) {
        return send(
                HttpRequest.newBuilder(world.at(path))
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-TOKEN", csrf)
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var token = CSRF.matcher(answer.body());
            if (token.find()) {
                csrf = token.group(1);
            }
            var id = ID.matcher(answer.body());
            if (id.find()) {
                form = id.group(1);
            }
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
