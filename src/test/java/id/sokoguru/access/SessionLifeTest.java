package id.sokoguru.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InWorld
class SessionLifeTest {
    @Autowired World world;
    @Autowired Access access;
    @Autowired Sessions sessions;
    @Autowired UserStore users;
    @Autowired BusinessDay day;

    @Test
    void staff_are_out_after_half_an_hour_away_and_stay_in_while_they_work() {
        var teller = Cast.in(access, world.cooperative(), Role.TELLER);
        var token = sessions.start(teller.id(), "");
        for (int minutes = 20; minutes <= 100; minutes += 20) {
            world.setTime(World.START.plusMinutes(minutes));
            assertThat(onAnotherNode().ofCookie(token)).as("after %d minutes", minutes).isPresent();
        }
        world.setTime(World.START.plusMinutes(131));
        assertThat(onAnotherNode().ofCookie(token)).isEmpty();
    }

    @Test
    void staff_sign_in_anew_after_eight_hours_even_while_working() {
        var teller = Cast.in(access, world.cooperative(), Role.TELLER);
        var token = sessions.start(teller.id(), "");
        for (int minutes = 20; minutes < 480; minutes += 20) {
            world.setTime(World.START.plusMinutes(minutes));
            assertThat(sessions.ofCookie(token)).isPresent();
            sessions.forget(teller.id());
        }
        world.setTime(World.START.plusMinutes(480));
        assertThat(sessions.ofCookie(token)).isEmpty();
    }

    @Test
    void what_is_believed_from_memory_ends_with_the_clock_too() {
        var teller = Cast.in(access, world.cooperative(), Role.TELLER);
        var token = sessions.start(teller.id(), "");
        assertThat(sessions.ofCookie(token)).isPresent();
        world.setTime(World.START.plusHours(9));
        assertThat(sessions.ofCookie(token)).isEmpty();
    }

    @Test
    void a_members_phone_stays_in_for_thirty_days() {
        var member = Cast.with(access, Place.member(world.cooperative(), 42));
        var token = sessions.start(member.id(), "");
        world.setTime(World.START.plusDays(29));
        assertThat(onAnotherNode().ofCookie(token)).isPresent();
        world.setTime(World.START.plusDays(30));
        assertThat(onAnotherNode().ofCookie(token)).isEmpty();
    }

    @Test
    void signing_out_ends_the_session_itself_not_only_the_cookie() {
        var teller = Cast.in(access, world.cooperative(), Role.TELLER);
        var browser = new Browser(world).signIn(teller.name(), Cast.PASSWORD);
        assertThat(
                        world.asOwner()
                                .sql("select count(*) from access.session where user_id = :u")
                                .param("u", teller.id())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        assertThat(browser.post("/keluar").statusCode()).isEqualTo(303);
        assertThat(
                        world.asOwner()
                                .sql("select count(*) from access.session where user_id = :u")
                                .param("u", teller.id())
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(browser.get("/akun").statusCode()).isEqualTo(303);
    }

    @Test
    void a_form_sent_after_the_session_ended_leads_to_signing_in_and_back_to_the_form() {
        var coop = world.cooperative();
        var admin = Cast.in(access, coop, Role.ADMINISTRATOR);
        var browser = new Browser(world).signIn(admin.name(), Cast.PASSWORD);
        var form = "/k/" + coop.text() + "/pengguna";
        var page = browser.get(form);
        var csrf = page.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
        world.setTime(World.START.plusHours(1));
        var answer =
                browser.send(
                        java.net.http.HttpRequest.newBuilder(world.at(form))
                                .header("Referer", world.at(form).toString())
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        java.net.http.HttpRequest.BodyPublishers.ofString(
                                                "_csrf=" + csrf + "&nama=baru")));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer))
                .isEqualTo("/masuk?lanjut=" + form.replace("/", "%2F") + "&habis=1");
        assertThat(browser.get(Browser.location(answer)).body()).contains("isian Anda masih ada");
    }

    @Test
    void a_disabled_user_is_out_on_every_node_within_ten_seconds() throws Exception {
        var teller = Cast.in(access, world.cooperative(), Role.TELLER);
        var browser = new Browser(world).signIn(teller.name(), Cast.PASSWORD);
        assertThat(browser.get("/akun").statusCode()).isEqualTo(200);
        // Another node does it: this one's memory is not told.
        world.asOwner()
                .sql("update access.user_account set disabled_at = now() where user_id = :u")
                .param("u", teller.id())
                .update();
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (browser.get("/akun").statusCode() == 200 && System.nanoTime() < end) {
            Thread.sleep(200);
        }
        assertThat(browser.get("/akun").statusCode()).isEqualTo(303);
    }

    @Test
    void disabling_here_is_felt_at_once() {
        var teller = Cast.in(access, world.cooperative(), Role.TELLER);
        var browser = new Browser(world).signIn(teller.name(), Cast.PASSWORD);
        access.disable(Actor.installation(), teller.id());
        assertThat(browser.get("/akun").statusCode()).isEqualTo(303);
    }

    private Sessions onAnotherNode() {
        JdbcClient jdbc = world.jdbc();
        return new Sessions(jdbc, users, day, Duration.ofSeconds(5));
    }
}
