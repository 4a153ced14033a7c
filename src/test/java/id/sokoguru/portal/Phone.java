package id.sokoguru.portal;

import id.sokoguru.access.Access;
import id.sokoguru.access.NewUser;
import id.sokoguru.access.Place;
import id.sokoguru.kernel.Actor;
import id.sokoguru.world.World;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Somebody's phone: keeps its cookies; may be signed in. */
final class Phone {
    private static final String PASSWORD = "tiga ekor sapi biru";
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final World world;
    private final HttpClient http;
    private String csrf = "";

    Phone(World world) {
        this.world = world;
        this.http = world.http();
    }

    /** A new person with these roles, signed in on a phone of their own. */
    static Phone of(World world, Access access, Place... places) {
        var name = "ponsel-" + NEXT.incrementAndGet();
        access.createAll(
                Actor.installation(),
                List.of(new NewUser(name, "Pemilik " + name, PASSWORD, List.of(places))));
        var phone = new Phone(world);
        phone.get("/masuk");
        var answer = phone.post("/masuk", "nama", name, "sandi", PASSWORD);
        if (answer.statusCode() != 303) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        phone.get("/akun");
        return phone;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(world.at(path)).header("Accept-Language", "id"));
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

    private HttpResponse<String> send(HttpRequest.Builder request) {
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

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
