package id.sokoguru.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;

/**
 * Over the wire: who gets in, what is said to those who do not, and how files and failures are
 * answered.
 */
@SpringBootTest(classes = Gallery.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class GateTest {
    private static final String HOME = "/k/" + Gallery.SUMBEREJO.text();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    GateTest(@org.springframework.beans.factory.annotation.Autowired Environment environment) {
        this.port = environment.getRequiredProperty("local.server.port", Integer.class);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Accept-Language", "id");
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String role, String path)
            throws IOException, InterruptedException {
        var request = to(path);
        return send(role == null ? request : request.header("X-Role", role));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void who_is_not_signed_in_goes_to_sign_in_and_comes_back() throws Exception {
        var answer = get(null, HOME + "/laporan?bulan=3");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(location(answer))
                .isEqualTo("/masuk?lanjut=%2Fk%2F3517022001001%2Flaporan%3Fbulan%3D3");
    }

    @Test
    void a_part_of_a_page_sends_the_whole_page_to_sign_in() throws Exception {
        var answer =
                send(
                        to(HOME + "?q=si")
                                .header("HX-Request", "true")
                                .header("Referer", "http://localhost:" + port + HOME + "/kas"));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect"))
                .contains("/masuk?lanjut=%2Fk%2F3517022001001%2Fkas");
    }

    @Test
    void nobody_is_sent_to_another_host_after_signing_in() throws Exception {
        var answer =
                send(
                        to(HOME).header("HX-Request", "true")
                                .header("Referer", "https://evil.example/x"));
        assertThat(answer.headers().firstValue("HX-Redirect")).contains("/masuk?lanjut=%2F");
    }

    @Test
    void another_cooperative_looks_like_nothing_at_all() throws Exception {
        var other = get("teller", "/k/3517022001002/simpanan/setor");
        var nothing = get("teller", "/k/999/simpanan/setor");
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(other.body().replace("3517022001002", "999")).isEqualTo(nothing.body());
    }

    @Test
    void who_lacks_the_permission_is_told_so() throws Exception {
        var answer = get("teller", HOME + "/laporan");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Bagian ini bukan wewenang Anda", "KDMP Sumberejo");
        assertThat(get("chair", HOME + "/laporan").statusCode()).isEqualTo(200);
    }

    @Test
    void a_handler_that_forgot_to_say_whom_it_needs_stays_shut() throws Exception {
        assertThat(get("chair", HOME + "/lupa").statusCode()).isEqualTo(403);
    }

    @Test
    void the_api_says_no_in_problem_details() throws Exception {
        var nobody = get(null, "/api/v1" + HOME + "/saldo");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(nobody.body())
                .contains(
                        "\"type\":\"urn:sokoguru:problem:401\"",
                        "\"title\":\"Silakan masuk dulu\"",
                        "\"instance\":\"/api/v1/k/3517022001001/saldo\"",
                        "\"status\":401");
        assertThat(get("teller", "/api/v1" + HOME + "/saldo").statusCode()).isEqualTo(403);
        assertThat(get("chair", "/api/v1/k/3517022001002/saldo").body())
                .contains("urn:sokoguru:problem:404");
        assertThat(get("chair", "/api/v1" + HOME + "/saldo").body()).isEqualTo("{\"saldo\":5}");
        assertThat(
                        send(to("/api/v1" + HOME + "/saldo")
                                        .header("X-Role", "chair")
                                        .header("Accept-Language", "id")
                                        .method("PATCH", HttpRequest.BodyPublishers.noBody()))
                                .statusCode())
                .isIn(403, 405);
    }

    @Test
    void a_bug_shows_a_reference_and_nothing_of_the_inside() throws Exception {
        var answer = get("chair", HOME + "/rusak");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains("Ada kesalahan di pihak kami")
                .doesNotContain("secret", "Exception", "id.sokoguru");
        assertThat(Pattern.compile("<code>[0-9a-f]{8}</code>").matcher(answer.body()).find())
                .isTrue();
    }

    @Test
    void malformed_addresses_get_a_sentence() throws Exception {
        assertThat(get("chair", HOME + "/periode/abc").statusCode()).isEqualTo(404);
        assertThat(get("chair", HOME + "/periode/3?bulan=maret").statusCode()).isEqualTo(400);
        assertThat(get("chair", "/tidak-ada").statusCode()).isEqualTo(404);
        assertThat(get("chair", "/tidak-ada").body()).contains("Tidak ada apa-apa di sini");
        var wrong = get("chair", HOME + "/unggah");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void a_form_without_its_token_is_told_that_it_was_open_too_long() throws Exception {
        var answer =
                send(
                        to(HOME + "/simpanan/setor")
                                .header("X-Role", "teller")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString("amount=5")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains(
                        "Halaman ini terlalu lama terbuka", "href=\"" + HOME + "/simpanan/setor\"");
    }

    @Test
    void a_form_with_its_token_works_and_a_refused_one_keeps_what_was_typed() throws Exception {
        var form = get("teller", HOME + "/simpanan/setor");
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form.body());
        assertThat(token.find()).isTrue();
        var cookie = form.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
        assertThat(post(cookie, token.group(1), "amount=20rb").statusCode()).isEqualTo(303);
        var refused = post(cookie, token.group(1), "amount=dua+puluh");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("value=\"dua puluh\"", "Saldo tidak cukup", "role=\"alert\"");
    }

    private HttpResponse<String> post(String cookie, String token, String fields)
            throws IOException, InterruptedException {
        var body =
                fields
                        + "&_csrf="
                        + java.net.URLEncoder.encode(
                                token, java.nio.charset.StandardCharsets.UTF_8);
        return send(
                to(HOME + "/simpanan/setor")
                        .header("X-Role", "teller")
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void the_language_is_chosen_remembered_or_the_devices() throws Exception {
        assertThat(get("chair", HOME).body()).contains("<html lang=\"id\">");
        var chosen = get("chair", HOME + "?bahasa=en");
        assertThat(chosen.body())
                .contains("<html lang=\"en\">", "href=\"/k/3517022001001?bahasa=id\"");
        assertThat(chosen.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("bahasa=en") && cookie.contains("HttpOnly"));
        assertThat(send(to(HOME).header("X-Role", "chair").header("Cookie", "bahasa=en")).body())
                .contains("<html lang=\"en\">");
        assertThat(get("chair", HOME + "?bahasa=xx").body()).contains("<html lang=\"id\">");
    }

    @Test
    void pages_are_not_kept_files_are_kept_for_good_and_the_first_load_is_light() throws Exception {
        var page = get("chair", HOME + "/simpanan/setor");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        long total = zipped(HOME + "/simpanan/setor");
        int files = 0;
        var found = Pattern.compile("(?:href|src)=\"(/static/[^\"]+)\"").matcher(page.body());
        while (found.find()) {
            if (!found.group(1).contains("icon-192")) {
                files++;
                total += zipped(found.group(1));
            }
            assertThat(get(null, found.group(1)).headers().firstValue("Cache-Control"))
                    .contains("public, max-age=31536000, immutable");
        }
        assertThat(files).isGreaterThan(4);
        assertThat(total).isLessThan(60_000);
    }

    private long zipped(String path) throws IOException, InterruptedException {
        var answer =
                client.send(
                        to(path).header("X-Role", "chair")
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body().length;
    }

    @Test
    void a_page_from_before_an_update_still_gets_its_file() throws Exception {
        var old = get(null, "/static/base.000000000000.css");
        assertThat(old.statusCode()).isEqualTo(200);
        assertThat(old.headers().firstValue("Cache-Control").orElse("")).contains("no-cache");
        assertThat(get(null, "/static/geheim.000000000000.css").statusCode()).isEqualTo(404);
        assertThat(get(null, "/static/..%2fapplication.yaml").statusCode()).isIn(400, 404);
    }

    @Test
    void no_page_carries_inline_script_or_style() throws Exception {
        for (var path :
                new String[] {
                    HOME,
                    HOME + "/simpanan/setor",
                    HOME + "/simpanan/bukti",
                    HOME + "/laporan",
                    HOME + "/lacak",
                    "/dinas"
                }) {
            var answer = get("chair", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body())
                    .as(path)
                    .doesNotContain(" style=", "<style", "javascript:")
                    .doesNotContainPattern("<script(?![^>]* src=)")
                    .doesNotContainPattern(" on[a-z]+=")
                    .doesNotContain("⟦");
        }
    }

    @Test
    void what_makes_it_installable_is_served_at_the_root() throws Exception {
        var worker = get(null, "/sw.js");
        assertThat(worker.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/javascript");
        assertThat(worker.body())
                .contains("\"" + Assets.address("base.css") + "\"")
                .doesNotContain("{shell}", "{version}");
        assertThat(get(null, "/manifest.webmanifest").body())
                .contains(Assets.address("icon-512.png"))
                .doesNotContain("{icon");
        assertThat(get("chair", "/luring").body())
                .contains("Anda sedang luring")
                .doesNotContain("Siti");
    }
}
