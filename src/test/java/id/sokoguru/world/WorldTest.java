package id.sokoguru.world;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class WorldTest {
    @Autowired World world;
    @Autowired BusinessDay day;

    @RepeatedTest(2)
    void every_test_begins_on_21_november_at_ten_whatever_the_one_before_did() {
        assertThat(day.now()).isEqualTo("2026-11-21T03:00:00Z");
        assertThat(day.today()).isEqualTo("2026-11-21");
        world.setDay(LocalDate.of(2027, 1, 1));
        assertThat(day.today()).isEqualTo("2027-01-01");
    }

    @Test
    void the_stores_connect_as_the_role_that_owns_nothing_and_see_their_own_cooperative() {
        var mine = world.cooperative();
        assertThat(mine).isNotEqualTo(world.cooperative());
        assertThat(world.jdbc().sql("select current_user").query(String.class).single())
                .isEqualTo("sokoguru_app");
        assertThat(world.asOwner().sql("select current_user").query(String.class).single())
                .isEqualTo("postgres");
        var seen =
                world.tenancy()
                        .read(
                                Actor.system(mine),
                                () ->
                                        world.jdbc()
                                                .sql("select public.coop()")
                                                .query(Long.class)
                                                .single());
        assertThat(seen).isEqualTo(mine.value());
        assertThat(world.jdbc().sql("select public.coop() is null").query(Boolean.class).single())
                .isTrue();
    }

    @Test
    void the_web_server_answers() throws Exception {
        var answer =
                world.http()
                        .send(
                                HttpRequest.newBuilder(world.at("/nothing-is-here")).build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isBetween(300, 499);
    }
}
