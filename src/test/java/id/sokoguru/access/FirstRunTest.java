package id.sokoguru.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.Sokoguru;
import id.sokoguru.world.EmptyDatabase;
import id.sokoguru.world.World;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** An installation of its own on an empty database; it is closed when the class is done. */
@SpringBootTest(
        classes = {Sokoguru.class, World.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmptyDatabase.class)
@DirtiesContext
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstRunTest {
    private static final String CODE = "test code 1234";

    @Autowired World world;
    @Autowired FirstRun firstRun;
    @Autowired SignIn signIn;

    @Test
    @Order(1)
    void every_page_leads_to_the_start_and_no_default_user_exists() {
        var stranger = new Browser(world);
        for (var path : List.of("/", "/masuk", "/dinas", "/k/3517032001001/kas")) {
            var answer = stranger.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(Browser.location(answer)).as(path).isEqualTo("/mulai");
        }
        assertThat(signIn.withPassword("admin", "admin", "10.2.2.2", ""))
                .isInstanceOf(SignIn.Answer.Wrong.class);
    }

    @Test
    @Order(2)
    void a_stranger_without_the_code_from_the_console_gets_nowhere() {
        var stranger = new Browser(world);
        stranger.get("/mulai");
        var answer = make(stranger, "AAAA-BBBB-CCCC", "tiga ekor sapi biru", "tiga ekor sapi biru");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Kode tidak cocok");
        assertThat(firstRun.open()).isTrue();
    }

    @Test
    @Order(3)
    void weak_passwords_are_refused_with_a_reason() {
        var holder = new Browser(world);
        holder.get("/mulai");
        assertThat(make(holder, CODE, "pendek", "pendek").body()).contains("terlalu pendek");
        assertThat(make(holder, CODE, "bismillah123", "bismillah123").body())
                .contains("mudah ditebak");
        assertThat(make(holder, CODE, "koperasi2026!", "koperasi2026!").body())
                .contains("mudah ditebak");
        assertThat(make(holder, CODE, "ini wati dan rahasianya", "ini wati dan rahasianya").body())
                .contains("tidak boleh memuat nama masuk");
        assertThat(make(holder, CODE, "tiga ekor sapi biru", "tiga ekor sapi hijau").body())
                .contains("tidak sama");
        assertThat(firstRun.open()).isTrue();
    }

    @Test
    @Order(4)
    void of_many_at_once_one_becomes_the_administrator_and_then_the_door_is_closed_for_good()
            throws Exception {
        try (var pool = Executors.newFixedThreadPool(8)) {
            var all =
                    IntStream.range(0, 8)
                            .<Callable<FirstRun.Answer>>mapToObj(i ->
                                    () ->
                                            firstRun.make(
                                                    CODE,
                                                    new NewUser(
                                                            "wati" + i,
                                                            "Wati",
                                                            "tiga ekor sapi biru",
                                                            List.of())))
                            .toList();
            var made = 0;
            for (var answer : pool.invokeAll(all)) {
                made += answer.get() instanceof FirstRun.Answer.Made ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
        var late = new Browser(world);
        assertThat(Browser.location(late.get("/mulai"))).isEqualTo("/mulai/kode");
        late.get("/masuk");
        assertThat(make(late, CODE, "tiga ekor sapi biru", "tiga ekor sapi biru").statusCode())
                .isEqualTo(404);
        var name =
                world.asOwner()
                        .sql("select sign_in_name from access.user_account")
                        .query(String.class)
                        .single();
        var first = new Browser(world).signIn(name, "tiga ekor sapi biru");
        assertThat(Browser.location(first.get("/"))).isEqualTo("/instalasi");
        assertThat(first.get("/instalasi/pengguna").statusCode()).isEqualTo(200);
    }

    private static java.net.http.HttpResponse<String> make(
            Browser browser, String code, String password, String repeated) {
        return browser.post(
                "/mulai", "kode", code, "lengkap", "Wati", "nama", "wati", "sandi", password,
                "ulang", repeated);
    }
}
