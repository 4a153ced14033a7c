package id.sokoguru.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class SigningInTest {
    @Autowired World world;
    @Autowired Access access;
    @Autowired SignIn signIn;
    @Autowired Throttle throttle;

    @AfterEach
    void forgetTheAddress() {
        throttle.forget(Throttle.Kind.ADDRESS, "127.0.0.1");
    }

    @Test
    void the_right_password_opens_and_leads_back_to_where_one_wanted_to_go() {
        var coop = world.cooperative();
        var teller = Cast.in(access, coop, Role.TELLER);
        var browser = new Browser(world);
        var turnedAway = browser.get("/k/" + coop.text() + "/persetujuan");
        assertThat(turnedAway.statusCode()).isEqualTo(303);
        assertThat(Browser.location(turnedAway))
                .isEqualTo("/masuk?lanjut=%2Fk%2F" + coop.text() + "%2Fpersetujuan");
        browser.get("/masuk");
        var answer =
                browser.post(
                        "/masuk",
                        "nama",
                        teller.name().toUpperCase(),
                        "sandi",
                        Cast.PASSWORD,
                        "lanjut",
                        "/akun");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer)).isEqualTo("/akun");
        assertThat(browser.get("/akun").body()).contains(teller.name());
        assertThat(Browser.location(browser.get("/"))).isEqualTo("/k/" + coop.text());
    }

    @Test
    void the_cookie_is_read_by_no_script_and_sent_by_no_other_site() {
        var teller = Cast.in(access, world.cooperative(), Role.TELLER);
        var browser = new Browser(world);
        browser.get("/masuk");
        var answer = browser.post("/masuk", "nama", teller.name(), "sandi", Cast.PASSWORD);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(it -> it.matches("sokoguru=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax"))
                .noneMatch(it -> it.contains("JSESSIONID"));
    }

    @Test
    void over_https_the_cookie_is_secure_and_bound_to_the_host() {
        var answer =
                new Browser(world)
                        .send(
                                HttpRequest.newBuilder(world.at("/masuk"))
                                        .header("X-Forwarded-Proto", "https"));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(it ->
                        it.matches(
                                "__Host-sokoguru-form=[\\w-]{43}; Path=/; Secure; HttpOnly; SameSite=Lax"));
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
    }

    @Test
    void every_page_forbids_inline_script_frames_and_sniffing() {
        var headers = new Browser(world).get("/masuk").headers();
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue(SecurityConfiguration.CONTENT);
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    }

    @Test
    void an_unknown_name_and_a_wrong_password_get_the_same_answer() {
        var teller = Cast.in(access, world.cooperative(), Role.TELLER);
        var browser = new Browser(world);
        browser.get("/masuk");
        var wrong = browser.post("/masuk", "nama", teller.name(), "sandi", "bukan sandinya");
        var unknown =
                browser.post("/masuk", "nama", teller.name() + "x", "sandi", "bukan sandinya");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(sentence(wrong)).isEqualTo(sentence(unknown)).contains("tidak cocok");
    }

    @Test
    void the_sixth_try_waits_longer_each_time_even_with_the_right_password() {
        var teller = Cast.in(access, world.cooperative(), Role.TELLER);
        for (int i = 0; i < 5; i++) {
            assertThat(signIn.withPassword(teller.name(), "salah " + i, "10.0.0.1", ""))
                    .isInstanceOf(SignIn.Answer.Wrong.class);
        }
        var sixth = signIn.withPassword(teller.name(), Cast.PASSWORD, "10.0.0.1", "");
        assertThat(sixth)
                .isInstanceOfSatisfying(
                        SignIn.Answer.TooOften.class, it -> assertThat(it.pause()).hasSeconds(30));
        world.setTime(World.START.plusSeconds(31));
        assertThat(signIn.withPassword(teller.name(), "salah lagi", "10.0.0.1", ""))
                .isInstanceOf(SignIn.Answer.Wrong.class);
        assertThat(signIn.withPassword(teller.name(), Cast.PASSWORD, "10.0.0.1", ""))
                .isInstanceOfSatisfying(
                        SignIn.Answer.TooOften.class, it -> assertThat(it.pause()).hasSeconds(60));
        world.setTime(World.START.plusSeconds(92));
        assertThat(signIn.withPassword(teller.name(), Cast.PASSWORD, "10.0.0.1", ""))
                .isInstanceOf(SignIn.Answer.Welcome.class);
        assertThat(signIn.withPassword(teller.name(), "salah", "10.0.0.1", ""))
                .isInstanceOf(SignIn.Answer.Wrong.class);
    }

    @Test
    void many_tries_at_once_are_no_way_around_the_five() throws Exception {
        var teller = Cast.in(access, world.cooperative(), Role.TELLER);
        try (var pool = Executors.newFixedThreadPool(16)) {
            var tries =
                    IntStream.range(0, 20)
                            .<Callable<SignIn.Answer>>mapToObj(i ->
                                    () ->
                                            signIn.withPassword(
                                                    teller.name(), "tebak " + i, "10.0.0." + i, ""))
                            .toList();
            var compared = 0;
            for (var answer : pool.invokeAll(tries)) {
                compared += answer.get() instanceof SignIn.Answer.Wrong ? 1 : 0;
            }
            assertThat(compared).isEqualTo(5);
        }
    }

    @Test
    void one_address_may_not_try_many_names() {
        for (int i = 0; i < 30; i++) {
            assertThat(signIn.withPassword("tidak-ada-" + i, "sandi", "10.9.9.9", ""))
                    .isInstanceOf(SignIn.Answer.Wrong.class);
        }
        assertThat(signIn.withPassword("tidak-ada-31", "sandi", "10.9.9.9", ""))
                .isInstanceOf(SignIn.Answer.TooOften.class);
    }

    @Test
    void the_character_nil_in_a_form_is_a_bad_request_and_no_accident() {
        var browser = new Browser(world);
        assertThat(browser.get("/masuk?lanjut=%00").statusCode()).isEqualTo(400);
        browser.get("/masuk");
        assertThat(browser.post("/masuk", "nama", "si\0ti", "sandi", "x").statusCode())
                .isEqualTo(400);
    }

    @Test
    void guessing_start_codes_is_guessing_at_the_same_door() {
        for (int i = 0; i < 30; i++) {
            assertThat(signIn.startCode("AAAA-BBBB-CC" + (20 + i), "10.8.8.8"))
                    .isInstanceOf(SignIn.StartCode.Unknown.class);
        }
        assertThat(signIn.startCode("AAAA-BBBB-CCCC", "10.8.8.8"))
                .isInstanceOf(SignIn.StartCode.TooOften.class);
        assertThat(signIn.withPassword("tidak-ada", "sandi", "10.8.8.8", ""))
                .isInstanceOf(SignIn.Answer.TooOften.class);
    }

    @Test
    void the_page_of_a_start_code_asks_a_guesser_to_wait() {
        var guesser = new Browser(world);
        for (int i = 0; i < 30; i++) {
            assertThat(guesser.get("/mulai/AAAABBBBCC" + (20 + i)).statusCode()).isEqualTo(404);
        }
        var answer = guesser.get("/mulai/AAAABBBBCCCC");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("lalu coba lagi");
        guesser.get("/mulai/kode");
        assertThat(guesser.post("/mulai/kode", "kode", "AAAA-BBBB-CCCC").body())
                .contains("lalu coba lagi");
    }

    @Test
    void a_form_without_its_token_or_with_that_of_another_browser_is_refused() {
        var teller = Cast.in(access, world.cooperative(), Role.TELLER);
        var fresh = new Browser(world);
        assertThat(fresh.post("/masuk", "nama", teller.name(), "sandi", Cast.PASSWORD).statusCode())
                .isEqualTo(403);
        var other = new Browser(world);
        var theirs =
                other.get("/masuk")
                        .body()
                        .replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        var mine = new Browser(world);
        mine.get("/masuk");
        var answer =
                mine.send(
                        HttpRequest.newBuilder(world.at("/masuk"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "_csrf=" + theirs + "&nama=a&sandi=b")));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Tidak ada yang berubah");
    }

    @Test
    void a_session_planted_before_signing_in_is_not_the_one_used_after() {
        var teller = Cast.in(access, world.cooperative(), Role.TELLER);
        var planted = Secrets.token();
        var browser = new Browser(world);
        var page =
                browser.send(
                        HttpRequest.newBuilder(world.at("/masuk"))
                                .header("Cookie", "sokoguru=" + planted));
        var csrf = page.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        var answer =
                browser.send(
                        HttpRequest.newBuilder(world.at("/masuk"))
                                .header("Cookie", "sokoguru=" + planted)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "_csrf="
                                                        + csrf
                                                        + "&nama="
                                                        + teller.name()
                                                        + "&sandi="
                                                        + Cast.PASSWORD.replace(' ', '+'))));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(it -> it.contains(planted));
        assertThat(
                        new Browser(world)
                                .send(
                                        HttpRequest.newBuilder(world.at("/akun"))
                                                .header("Cookie", "sokoguru=" + planted))
                                .statusCode())
                .isEqualTo(303);
    }

    @Test
    void no_link_leads_elsewhere_through_signing_in() {
        assertThat(Back.within("//evil.example")).isEqualTo("/");
        assertThat(Back.within("https://evil.example")).isEqualTo("/");
        assertThat(Back.within("/\\evil.example")).isEqualTo("/");
        assertThat(Back.within("/a\r\nSet-Cookie: x=y")).isEqualTo("/");
        assertThat(Back.within("/k/3517032001001/kas?hari=2026-11-21"))
                .isEqualTo("/k/3517032001001/kas?hari=2026-11-21");
    }

    private static String sentence(HttpResponse<String> answer) {
        return answer.body().replaceAll("(?s).*role=\"alert\"(.*?)</div>\\s*</div>.*", "$1");
    }
}
