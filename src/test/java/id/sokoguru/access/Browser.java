package id.sokoguru.access;

import id.sokoguru.world.World;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A person at a browser: keeps cookies, and sends the token of the form that is on the screen. */
final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final World world;
    final HttpClient http;
    private String csrf = "";

    Browser(World world) {
        this.world = world;
        this.http = world.http();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(world.at(path)).header("Accept", "text/html"));
    }

    HttpResponse<String> post(String path, String... namesAndValues) {
        var body = new StringBuilder("_csrf=" + encode(csrf));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append('&')
                    .append(namesAndValues[i])
                    .append('=')
                    .append(encode(namesAndValues[i + 1]));
        }
        return send(
                HttpRequest.newBuilder(world.at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var token = CSRF.matcher(answer.body());
            if (token.find()) {
                csrf = token.group(1);
            }
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Browser signIn(String name, String password) {
        get("/masuk");
        var answer = post("/masuk", "nama", name, "sandi", password);
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        get("/akun");
        return this;
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
