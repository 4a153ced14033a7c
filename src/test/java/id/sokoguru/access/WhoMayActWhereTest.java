package id.sokoguru.access;

import static id.sokoguru.kernel.Permission.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;

@InWorld
class WhoMayActWhereTest {
    @Autowired World world;
    @Autowired Access access;
    @Autowired Sessions sessions;
    @Autowired Visits visits;

    @Test
    void the_roles_and_what_each_may_do() {
        var table =
                Arrays.stream(Role.values())
                        .collect(Collectors.toMap(role -> role, Role::permissions));
        assertThat(table)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.ofEntries(
                                Map.entry(
                                        Role.TELLER,
                                        Set.of(Permission.TELLER, MEMBERS, READ_MEMBERS)),
                                Map.entry(Role.COLLECTOR, Set.of(Permission.COLLECT)),
                                Map.entry(
                                        Role.BOOKKEEPER,
                                        Set.of(
                                                BOOKKEEP,
                                                JOURNAL,
                                                CLOSE_PERIOD,
                                                MEMBERS,
                                                READ_BOOKS,
                                                READ_REPORTS,
                                                READ_AGGREGATES,
                                                READ_MEMBERS)),
                                Map.entry(
                                        Role.CREDIT_OFFICER,
                                        Set.of(
                                                LEND,
                                                MEMBERS,
                                                READ_REPORTS,
                                                READ_AGGREGATES,
                                                READ_MEMBERS)),
                                Map.entry(
                                        Role.MANAGER,
                                        Set.of(
                                                LEND,
                                                BOOKKEEP,
                                                JOURNAL,
                                                APPROVE,
                                                CLOSE_PERIOD,
                                                MEMBERS,
                                                READ_BOOKS,
                                                READ_REPORTS,
                                                READ_AGGREGATES,
                                                READ_MEMBERS)),
                                Map.entry(
                                        Role.CHAIR,
                                        Set.of(
                                                GRANT,
                                                COMPLIANCE,
                                                APPROVE,
                                                MEMBERS,
                                                READ_BOOKS,
                                                READ_REPORTS,
                                                READ_AGGREGATES,
                                                READ_MEMBERS,
                                                READ_AUDIT)),
                                Map.entry(
                                        Role.INTERNAL_SUPERVISOR,
                                        Set.of(
                                                OVERSEE,
                                                COMPLIANCE,
                                                READ_BOOKS,
                                                READ_REPORTS,
                                                READ_AGGREGATES,
                                                READ_MEMBERS,
                                                READ_AUDIT)),
                                Map.entry(Role.MEMBER, Set.of(MEMBER_SELF)),
                                Map.entry(
                                        Role.APEX_OFFICER,
                                        Set.of(
                                                BOOKKEEP,
                                                READ_BOOKS,
                                                READ_REPORTS,
                                                READ_AGGREGATES,
                                                READ_MEMBERS)),
                                Map.entry(
                                        Role.AUDITOR,
                                        Set.of(
                                                READ_BOOKS,
                                                READ_REPORTS,
                                                READ_AGGREGATES,
                                                READ_MEMBERS,
                                                READ_AUDIT)),
                                Map.entry(Role.ADMINISTRATOR, Set.of(ADMINISTER, READ_AUDIT)),
                                Map.entry(Role.OFFICE_INSPECTOR, Set.of(SUPERVISE)),
                                Map.entry(Role.OFFICE_HEAD, Set.of(SUPERVISE)),
                                Map.entry(Role.INSTALLATION_ADMINISTRATOR, Set.of(INSTALLATION))));
    }

    @Test
    void who_administers_a_cooperative_never_handles_its_money_by_that_alone() {
        assertThat(Role.ADMINISTRATOR.permissions())
                .doesNotContain(Permission.TELLER, BOOKKEEP, JOURNAL, APPROVE, READ_BOOKS);
    }

    @Test
    void a_teller_of_one_cooperative_finds_nothing_in_another() {
        var mine = world.cooperative();
        var theirs = world.cooperative();
        var manager = Cast.in(access, mine, Role.MANAGER);
        var browser = new Browser(world).signIn(manager.name(), Cast.PASSWORD);
        assertThat(browser.get("/k/" + mine.text() + "/persetujuan").statusCode()).isEqualTo(200);
        assertThat(browser.get("/k/" + theirs.text() + "/persetujuan").statusCode()).isEqualTo(404);
        assertThat(browser.get("/k/1/persetujuan").statusCode()).isEqualTo(404);
    }

    @Test
    void an_administrator_who_edits_ids_finds_no_user_and_no_role_of_another_cooperative() {
        var mine = world.cooperative();
        var theirs = world.cooperative();
        var admin = Cast.in(access, mine, Role.ADMINISTRATOR);
        var victim = Cast.in(access, theirs, Role.TELLER);
        var grant =
                world.asOwner()
                        .sql("select grant_id::text from access.role_grant where user_id = :u")
                        .param("u", victim.id())
                        .query(String.class)
                        .single();
        var browser = new Browser(world).signIn(admin.name(), Cast.PASSWORD);
        var root = "/k/" + mine.text() + "/pengguna";
        assertThat(browser.get(root).body()).doesNotContain(victim.name());
        assertThat(browser.post(root + "/" + victim.id() + "/kode").statusCode()).isEqualTo(404);
        assertThat(
                        browser.post(root + "/" + victim.id() + "/peran/" + grant + "/akhiri")
                                .statusCode())
                .isEqualTo(404);
        assertThat(browser.post(root + "/nonsense/kode").statusCode()).isEqualTo(404);
        assertThat(
                        browser.post("/k/" + theirs.text() + "/pengguna/" + victim.id() + "/kode")
                                .statusCode())
                .isEqualTo(404);
        assertThat(
                        new Browser(world)
                                .signIn(victim.name(), Cast.PASSWORD)
                                .get("/akun")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_administrator_cannot_take_over_an_account_that_works_elsewhere_too() {
        var mine = world.cooperative();
        var admin = Cast.in(access, mine, Role.ADMINISTRATOR);
        var both =
                Cast.with(
                        access,
                        Place.in(mine, Role.TELLER),
                        Place.office("35.17", Role.OFFICE_INSPECTOR));
        var by = Cast.acting(admin, mine, Role.ADMINISTRATOR);
        assertThat(access.startCode(by, both.id())).isInstanceOf(Access.Coded.ActsElsewhere.class);
    }

    @Test
    void an_administrator_gives_roles_in_their_own_cooperative_only() {
        var mine = world.cooperative();
        var by = Cast.acting(Cast.in(access, mine, Role.ADMINISTRATOR), mine, Role.ADMINISTRATOR);
        var somebody = Cast.in(access, mine, Role.TELLER);
        access.grant(by, somebody.id(), Place.in(mine, Role.BOOKKEEPER));
        assertThatThrownBy(() ->
                        access.grant(by, somebody.id(), Place.in(world.cooperative(), Role.TELLER)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> access.grant(by, somebody.id(), Place.installation()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        access.grant(by, somebody.id(), Place.office("35.17", Role.OFFICE_HEAD)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_invited_user_sets_a_password_of_their_own_with_a_code_that_works_once() {
        var coop = world.cooperative();
        var admin = Cast.in(access, coop, Role.ADMINISTRATOR);
        var browser = new Browser(world).signIn(admin.name(), Cast.PASSWORD);
        var root = "/k/" + coop.text() + "/pengguna";
        var name = "baru-" + coop.text();
        browser.get(root);
        var letter = browser.post(root, "nama", name, "lengkap", "Baru", "peran", "TELLER");
        assertThat(letter.statusCode()).isEqualTo(200);
        var code = letter.body().replaceAll("(?s).*<code>([A-Z2-7-]{24})</code>.*", "$1");
        var person = new Browser(world);
        assertThat(person.get("/mulai/" + code).body()).contains(name);
        assertThat(person.post("/mulai/" + code, "sandi", "pendek", "ulang", "pendek").statusCode())
                .isEqualTo(422);
        var done = person.post("/mulai/" + code, "sandi", Cast.PASSWORD, "ulang", Cast.PASSWORD);
        assertThat(done.statusCode()).isEqualTo(303);
        assertThat(Browser.location(person.get("/"))).isEqualTo("/k/" + coop.text());
        assertThat(new Browser(world).get("/mulai/" + code).statusCode()).isEqualTo(404);
        assertThat(
                        world.asOwner()
                                .sql(
                                        "select count(*) from access.start_code where code_hash = convert_to(:code, 'UTF8')")
                                .param("code", code)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Test
    void an_officer_enters_the_cooperatives_of_the_region_only_and_sees_what_each_granted() {
        var jombang = world.cooperative();
        var officer = Cast.with(access, Place.office("35.17", Role.OFFICE_INSPECTOR));
        assertThat(acting(officer, 0, jombang).orElseThrow().permissions())
                .containsExactly(SUPERVISE);
        assertThat(acting(officer, 1, jombang).orElseThrow().permissions())
                .containsExactlyInAnyOrder(SUPERVISE, READ_REPORTS);
        assertThat(acting(officer, 2, jombang).orElseThrow().permissions())
                .containsExactlyInAnyOrder(SUPERVISE, READ_REPORTS, READ_AGGREGATES);
        var whole = acting(officer, 3, jombang).orElseThrow();
        assertThat(whole.permissions())
                .containsExactlyInAnyOrder(SUPERVISE, READ_REPORTS, READ_AGGREGATES, READ_BOOKS);
        assertThat(whole.unmasked()).isFalse();
        assertThat(acting(officer, 3, CooperativeId.of("35.74.01.1001", 1))).isEmpty();
    }

    @Test
    void names_open_for_an_hour_after_a_real_reason_and_the_cooperative_reads_it() {
        var coop = world.cooperative();
        var officer = Cast.with(access, Place.office("35.17", Role.OFFICE_INSPECTOR));
        var masked = acting(officer, 3, coop).orElseThrow();
        assertThat(visits.justify(masked, "cek")).isFalse();
        assertThat(visits.justify(masked, "aaaaaaaaaaaaaaaaaaaaaaa")).isFalse();
        assertThat(visits.justify(masked, "Memeriksa pengaduan anggota 42")).isTrue();
        var open = acting(officer, 3, coop).orElseThrow();
        assertThat(open.unmasked()).isTrue();
        assertThat(open.permissions()).contains(READ_MEMBERS);
        assertThat(acting(officer, 3, world.cooperative()).orElseThrow().unmasked())
                .as("in another cooperative")
                .isFalse();
        assertThat(acting(officer, 2, coop).orElseThrow().unmasked())
                .as("no longer shared")
                .isFalse();
        world.setTime(World.START.plusMinutes(61));
        assertThat(acting(officer, 3, coop).orElseThrow().unmasked()).isFalse();
        var chair = Cast.acting(Cast.in(access, coop, Role.CHAIR), coop, Role.CHAIR);
        assertThat(visits.latest(chair, null))
                .anyMatch(row ->
                        "Memeriksa pengaduan anggota 42".equals(row.reason())
                                && row.path().equals("/k/" + coop.text() + "/anggota/42")
                                && Long.valueOf(42).equals(row.memberNo()))
                .anyMatch(row -> row.reason() == null);
        assertThat(audit(chair)).contains("access.audit.unmasked");
    }

    @Test
    void an_office_acts_on_its_region_and_a_member_on_what_is_theirs() {
        var officer = Cast.with(access, Place.office("35.17", Role.OFFICE_HEAD));
        var anywhere = visitors(0).visitor(request(officer, "/dinas")).orElseThrow();
        assertThat(anywhere.territory()).isEqualTo(Territory.ofRegion("35.17"));
        assertThat(anywhere.cooperative()).isNull();
        var coop = world.cooperative();
        var member = Cast.with(access, Place.member(coop, 42));
        var own = visitors(0).visitor(request(member, "/anggota")).orElseThrow();
        assertThat(own.at()).isEqualTo(coop);
        assertThat(own.memberNumber()).hasValue(42L);
        assertThat(own.permissions()).containsExactly(MEMBER_SELF);
    }

    @Autowired Audit audit;

    private java.util.List<String> audit(Actor reader) {
        return audit.latest(reader, null).stream().map(Audit.Row::what).toList();
    }

    private Optional<Actor> acting(Cast.Somebody officer, int level, CooperativeId coop) {
        return visitors(level).visitor(request(officer, "/k/" + coop.text() + "/anggota/42"), coop);
    }

    private ActingVisitors visitors(int level) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("levels", (SharingLevels) cooperative -> level);
        return new ActingVisitors(
                beans.getBeanProvider(SharingLevels.class),
                beans.getBeanProvider(CooperativeNames.class),
                visits);
    }

    private MockHttpServletRequest request(Cast.Somebody somebody, String path) {
        var request = new MockHttpServletRequest("GET", path);
        sessions.ofCookie(sessions.start(somebody.id(), "")).orElseThrow().attachTo(request);
        return request;
    }
}
