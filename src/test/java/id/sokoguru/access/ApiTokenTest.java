package id.sokoguru.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class ApiTokenTest {
    @Autowired World world;
    @Autowired Access access;
    @Autowired Sessions sessions;

    private CooperativeId coop;
    private Cast.Somebody teller;
    private UUID id;
    private String token;

    @BeforeEach
    void aTellersToken() {
        coop = world.cooperative();
        teller =
                Cast.with(
                        access,
                        Place.in(coop, Role.TELLER),
                        Place.in(world.cooperative(), Role.CHAIR));
        id = Uuid7.create();
        token = sessions.createToken(id, teller.id(), "kasir toko", coop, null, Duration.ofDays(7));
    }

    @Test
    void a_valid_token_acts_with_its_owners_role_at_its_one_place() {
        var answer = me("Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("TELLER", coop.text()).doesNotContain("CHAIR");
    }

    @Test
    void without_a_token_with_a_wrong_or_an_expired_one_the_answer_is_401_and_a_problem() {
        assertThat(me("Bearer sg_wrong").statusCode()).isEqualTo(401);
        var none = new Browser(world).get("/api/v1/me");
        assertThat(none.statusCode()).isEqualTo(401);
        assertThat(none.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        world.setTime(World.START.plusDays(7));
        assertThat(me("Bearer " + token).statusCode()).isEqualTo(401);
    }

    @Test
    void a_revoked_token_is_dead_at_once_and_nobody_revokes_anothers() {
        assertThat(me("Bearer " + token).statusCode()).isEqualTo(200);
        assertThat(sessions.revokeToken(UUID.randomUUID(), id)).isFalse();
        assertThat(me("Bearer " + token).statusCode()).isEqualTo(200);
        assertThat(sessions.revokeToken(teller.id(), id)).isTrue();
        assertThat(me("Bearer " + token).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_ends_with_the_role_that_it_uses() {
        var grant =
                world.asOwner()
                        .sql(
                                "select grant_id from access.role_grant where user_id = :u and cooperative = :c")
                        .param("u", teller.id())
                        .param("c", coop.value())
                        .query(UUID.class)
                        .single();
        access.endGrant(Actor.installation(), teller.id(), grant);
        assertThat(me("Bearer " + token).body()).contains("\"roles\":[]");
    }

    @Test
    void a_token_opens_no_page_and_a_cookie_alone_changes_nothing_through_the_api() {
        var page =
                new Browser(world)
                        .send(
                                HttpRequest.newBuilder(world.at("/akun"))
                                        .header("Authorization", "Bearer " + token));
        assertThat(page.statusCode()).isEqualTo(303);
        var browser = new Browser(world).signIn(teller.name(), Cast.PASSWORD);
        var post =
                browser.send(
                        HttpRequest.newBuilder(world.at("/api/v1/me"))
                                .POST(HttpRequest.BodyPublishers.noBody()));
        assertThat(post.statusCode()).isEqualTo(403);
        assertThat(post.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
    }

    private HttpResponse<String> me(String authorization) {
        return new Browser(world)
                .send(
                        HttpRequest.newBuilder(world.at("/api/v1/me"))
                                .header("Authorization", authorization));
    }
}
