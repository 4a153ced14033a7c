package id.sokoguru.bench;

import id.sokoguru.access.Access;
import id.sokoguru.access.NewUser;
import id.sokoguru.access.Place;
import id.sokoguru.access.Role;
import id.sokoguru.kernel.Actor;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An officer's browser: signs in through the form and keeps its cookies. */
final class Browser implements AutoCloseable {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final int port;

    private Browser(int port) {
        this.port = port;
    }

    /**
     * @param region of the office; empty for the nation
     */
    static Browser ofOffice(Access access, int port, String region) throws Exception {
        var name = "dinas-" + UUID.randomUUID().toString().substring(0, 8);
        var password = UUID.randomUUID().toString();
        access.create(
                Actor.installation(),
                new NewUser(
                        name,
                        "Pengawas",
                        password,
                        List.of(Place.office(region, Role.OFFICE_INSPECTOR))));
        var browser = new Browser(port);
        var token = CSRF.matcher(browser.get("/masuk"));
        if (!token.find()) {
            throw new IOException("no form to sign in");
        }
        var form = "_csrf=" + encoded(token.group(1)) + "&nama=" + name + "&sandi=" + password;
        var answer =
                browser.http.send(
                        browser.to("/masuk")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.discarding());
        if (answer.statusCode() != 303) {
            throw new IOException("could not sign in: " + answer.statusCode());
        }
        return browser;
    }

    /** The whole page. */
    String get(String path) throws IOException, InterruptedException {
        var answer = http.send(to(path).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    /** The lines of a stream as they come; end it by closing. */
    HttpResponse<Stream<String>> stream(String path) throws IOException, InterruptedException {
        var answer = http.send(to(path).build(), BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode());
        }
        return answer;
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Language", "id");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
