package id.sokoguru.registry;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Scope;
import id.sokoguru.registry.FoundingAnswer.Founded;
import id.sokoguru.registry.FoundingAnswer.KindDoesNotFitRegion;
import id.sokoguru.registry.FoundingAnswer.NameDoesNotFitKind;
import id.sokoguru.registry.FoundingAnswer.NameTaken;
import id.sokoguru.registry.FoundingAnswer.UnknownRegion;
import id.sokoguru.world.InWorld;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Founded in Kabupaten Probolinggo (35.13); every test in a village of its own. */
@InWorld
class FoundingCooperativesTest {
    private static final LocalDate DAY = LocalDate.of(2025, 5, 23);
    private static final Actor INSTALLATION = Actor.installation();

    @Autowired Registry registry;
    @Autowired Tenancy tenancy;
    @Autowired JdbcClient jdbc;

    private static Founding order(String name, CooperativeKind kind, String village) {
        return new Founding(Uuid7.create(), name, kind, village, DAY, DAY, Set.of());
    }

    private CooperativeId found(Founding order) {
        return ((Founded) registry.found(INSTALLATION, order)).cooperative();
    }

    @Test
    void a_village_cooperative_is_founded_with_units_sharing_status_and_books() {
        var id =
                found(
                        order(
                                "Koperasi Desa Merah Putih Ngadisari",
                                CooperativeKind.KDMP,
                                "35.13.01.2001"));
        assertThat(id).isEqualTo(CooperativeId.of("35.13.01.2001", 1));
        var actor = Actor.system(id);
        var profile = registry.profile(actor, id).orElseThrow();
        assertThat(profile.name()).isEqualTo("Koperasi Desa Merah Putih Ngadisari");
        assertThat(profile.regionPath())
                .isEqualTo("Desa Ngadisari, Kec. Sukapura, Kab. Probolinggo");
        assertThat(profile.sharing()).isEqualTo(3);
        assertThat(profile.status()).isEqualTo(CooperativeStatus.TERDAFTAR);
        assertThat(profile.scopes()).containsExactlyInAnyOrder(Scope.SP, Scope.RT);
        assertThat(registry.units(actor, id))
                .extracting(Unit::code)
                .containsExactly("INDUK", "USP", "TOKO");
        var booksFrom =
                tenancy.read(
                        actor,
                        () ->
                                jdbc.sql("select books_from from ledger.head where coop_id = :coop")
                                        .param("coop", id.value())
                                        .query(LocalDate.class)
                                        .single());
        assertThat(booksFrom).isEqualTo(DAY);
    }

    @Test
    void serials_of_a_village_count_up_and_the_same_order_again_finds_the_same_cooperative() {
        var first = order("Kopwan Melati Sapikerep", CooperativeKind.KOPWAN, "35.13.01.2002");
        assertThat(found(first).text()).isEqualTo("3513012002001");
        assertThat(
                        found(
                                        order(
                                                "Kopontren Sapikerep",
                                                CooperativeKind.KOPONTREN,
                                                "35.13.01.2002"))
                                .text())
                .isEqualTo("3513012002002");
        assertThat(found(first).text()).isEqualTo("3513012002001");
        var other =
                new Founding(
                        first.id(),
                        "Lain",
                        CooperativeKind.KSP,
                        "35.13.01.2002",
                        DAY,
                        DAY,
                        Set.of());
        assertThat(registry.found(INSTALLATION, other))
                .isEqualTo(new FoundingAnswer.IdUsedBefore(CooperativeId.of("35.13.01.2002", 1)));
    }

    @Test
    void founders_at_the_same_moment_get_different_serials_and_only_one_gets_the_name()
            throws Exception {
        var asked = new ArrayList<Callable<FoundingAnswer>>();
        for (int i = 0; i < 8; i++) {
            var name = i < 4 ? "Koperasi Sewu" : "Koperasi Sewu " + i;
            asked.add(() ->
                    registry.found(
                            INSTALLATION, order(name, CooperativeKind.KSU, "35.13.01.2003")));
        }
        List<FoundingAnswer> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var future : threads.invokeAll(asked)) {
                answers.add(future.get());
            }
        }
        assertThat(answers.stream().filter(Founded.class::isInstance))
                .doesNotHaveDuplicates()
                .hasSize(5);
        assertThat(answers.stream().filter(NameTaken.class::isInstance)).hasSize(3);
    }

    @Test
    void a_name_that_is_taken_is_refused_whatever_its_capitals() {
        var first = found(order("Koperasi Tani Jaya", CooperativeKind.TANI, "35.13.01.2004"));
        assertThat(
                        registry.found(
                                INSTALLATION,
                                order("KOPERASI TANI JAYA", CooperativeKind.TANI, "35.13.01.2005")))
                .isEqualTo(new NameTaken(first));
    }

    @Test
    void merah_putih_cooperatives_fit_their_village_and_bear_its_name() {
        // 35.13.13.1014 is a kelurahan of Kraksaan, 35.13.01.2006 a desa.
        assertThat(
                        registry.found(
                                INSTALLATION,
                                order(
                                        "Koperasi Kelurahan Merah Putih X",
                                        CooperativeKind.KKMP,
                                        "35.13.01.2006")))
                .isEqualTo(new KindDoesNotFitRegion(RegionLevel.DESA));
        assertThat(
                        registry.found(
                                INSTALLATION,
                                order(
                                        "Koperasi Merah Putih X",
                                        CooperativeKind.KDMP,
                                        "35.13.01.2006")))
                .isEqualTo(new NameDoesNotFitKind("Koperasi Desa Merah Putih "));
        assertThat(
                        registry.found(
                                INSTALLATION,
                                order(
                                        "Koperasi Desa Merah Putih  ",
                                        CooperativeKind.KDMP,
                                        "35.13.01.2006")))
                .isInstanceOf(NameDoesNotFitKind.class);
    }

    @Test
    void a_seat_is_a_village_that_the_decree_lists_now() {
        for (var code : List.of("35.13", "35.13.01", "99.99.99.2001", "36.02.16.2018", "", "x")) {
            assertThat(
                            registry.found(
                                    INSTALLATION,
                                    order("Koperasi " + code, CooperativeKind.KSU, code)))
                    .isEqualTo(new UnknownRegion(code));
        }
    }
}
