package id.sokoguru.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.registry.MassFounding.FoundedAll;
import id.sokoguru.world.InWorld;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Jombang has 302 desa and 4 kelurahan, Kota Probolinggo 29 kelurahan: each gets its cooperative
 * once.
 */
@InWorld
class FoundingARegencyTest {
    private static final LocalDate DAY = LocalDate.of(2025, 5, 23);
    private static final Actor INSTALLATION = Actor.installation();

    @Autowired Registry registry;
    @Autowired Tenancy tenancy;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void both_regions_are_founded() {
        registry.foundAll(INSTALLATION, "35.17", CooperativeKind.KDMP, DAY);
        registry.foundAll(INSTALLATION, "35.74", CooperativeKind.KKMP, DAY);
    }

    private static Actor office(String region) {
        return new Actor(
                UUID.randomUUID(),
                "Dinas",
                null,
                Territory.ofRegion(region),
                Set.of(Permission.SUPERVISE),
                null,
                false,
                "web");
    }

    private long seen(Actor actor, String table) {
        return tenancy.read(
                actor,
                () ->
                        jdbc.sql("select count(distinct coop_id) from registry." + table)
                                .query(Long.class)
                                .single());
    }

    @Test
    void jombang_has_306_and_founding_them_again_founds_none_and_says_so() {
        assertThat(registry.foundAll(INSTALLATION, "35.17", CooperativeKind.KDMP, DAY))
                .isEqualTo(new FoundedAll(0, 306));
        var lines = registry.list(office("35.17"), RegistryFilter.ALL, 1000);
        var kinds = new EnumMap<CooperativeKind, Integer>(CooperativeKind.class);
        // Other tests found second cooperatives in some of these villages; each village counts
        // once.
        var villages = new java.util.HashSet<String>();
        lines.stream()
                .filter(line -> line.kind().isMerahPutih())
                .filter(line -> villages.add(line.coopId().village()))
                .forEach(line -> kinds.merge(line.kind(), 1, Integer::sum));
        assertThat(kinds).isEqualTo(Map.of(CooperativeKind.KDMP, 302, CooperativeKind.KKMP, 4));
        assertThat(lines).extracting(CooperativeLine::name).doesNotHaveDuplicates();
    }

    @Test
    void a_village_name_that_comes_twice_in_the_regency_gets_its_kecamatan() {
        // Sambirejo lies in Wonosalam (35.17.05) and in Jogoroto (35.17.19).
        assertThat(
                        registry.list(
                                office("35.17"),
                                new RegistryFilter("", "Merah Putih Sambirejo", null, 0),
                                9))
                .extracting(CooperativeLine::name)
                .containsExactly(
                        "Koperasi Desa Merah Putih Sambirejo",
                        "Koperasi Desa Merah Putih Sambirejo Kecamatan Jogoroto");
    }

    @Test
    void an_office_of_kota_probolinggo_sees_its_29_and_none_of_jombang() {
        var office = office("35.74");
        assertThat(registry.list(office, RegistryFilter.ALL, 1000))
                .hasSize(29)
                .allMatch(line -> line.coopId().text().startsWith("3574"));
        assertThat(registry.profile(office, CooperativeId.of("35.17.01.2001", 1))).isEmpty();
        assertThat(registry.list(office, new RegistryFilter("35.17", "", null, 0), 1000)).isEmpty();
    }

    @Test
    void the_database_itself_shows_an_office_nothing_outside_its_region() {
        for (var table : List.of("cooperative", "status", "area", "unit", "sharing")) {
            assertThat(seen(office("35.74"), table)).as(table).isEqualTo(29);
        }
    }

    @Test
    void the_database_itself_shows_a_cooperative_only_itself() {
        var one = CooperativeId.of("35.74.01.1001", 1);
        for (var table : List.of("cooperative", "status", "area", "unit", "sharing")) {
            assertThat(seen(Actor.system(one), table)).as(table).isEqualTo(1);
        }
        assertThat(registry.list(Actor.system(one), RegistryFilter.ALL, 10))
                .extracting(CooperativeLine::coopId)
                .containsExactly(one);
    }

    @Test
    void the_database_itself_shows_nothing_to_nobody_and_refuses_writing_for_another() {
        assertThat(jdbc.sql("select count(*) from registry.cooperative").query(Long.class).single())
                .isZero();
        var one = CooperativeId.of("35.74.01.1001", 1);
        var other = CooperativeId.of("35.74.01.1002", 1);
        assertThatThrownBy(() ->
                        tenancy.write(
                                Actor.system(one),
                                () ->
                                        jdbc.sql(
                                                        "insert into registry.unit values (:coop, 9, 'X', 'X')")
                                                .param("coop", other.value())
                                                .update()))
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() ->
                        tenancy.write(
                                office("35.74"),
                                () ->
                                        jdbc.sql("update registry.cooperative set name = 'x'")
                                                .update()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void the_list_goes_on_after_the_last_one_shown() {
        var office = office("35.74");
        var first = registry.list(office, RegistryFilter.ALL, 20);
        var rest =
                registry.list(
                        office,
                        new RegistryFilter("", "", null, first.getLast().coopId().value()),
                        20);
        assertThat(first).hasSize(20);
        assertThat(rest).hasSize(9).doesNotContainAnyElementsOf(first);
    }

    @Test
    void only_the_programme_founds_whole_regions_and_only_known_ones() {
        assertThat(registry.foundAll(INSTALLATION, "35.17", CooperativeKind.KSP, DAY))
                .isEqualTo(new MassFounding.NotAProgramme(CooperativeKind.KSP));
        assertThat(registry.foundAll(INSTALLATION, "35.99", CooperativeKind.KDMP, DAY))
                .isEqualTo(new MassFounding.UnknownRegion("35.99"));
    }
}
