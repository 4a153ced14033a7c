package id.sokoguru.registry;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.registry.Appointment.Appointed;
import id.sokoguru.registry.Appointment.SeatTaken;
import id.sokoguru.registry.FoundingAnswer.Founded;
import id.sokoguru.world.InWorld;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class OfficersAndSharingTest {
    private static final LocalDate MAY = LocalDate.of(2025, 5, 23);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);

    @Autowired Registry registry;
    private Actor actor = Actor.installation();

    @BeforeEach
    void a_cooperative() {
        var order =
                new Founding(
                        Uuid7.create(),
                        "Koperasi Desa Merah Putih Uji " + Uuid7.create(),
                        CooperativeKind.KDMP,
                        "35.13.02.2001",
                        MAY,
                        MAY,
                        Set.of());
        actor = Actor.system(((Founded) registry.found(Actor.installation(), order)).cooperative());
    }

    private static Appointment order(
            String name, Position position, boolean exOfficio, LocalDate from) {
        return new Appointment(Uuid7.create(), name, position, exOfficio, from);
    }

    @Test
    void the_kepala_desa_chairs_the_pengawas_and_a_new_one_follows_after_the_old_ones_last_day() {
        var first = order("Kepala Desa Lama", Position.KETUA_PENGAWAS, true, MAY);
        var next = order("Kepala Desa Baru", Position.KETUA_PENGAWAS, true, JUNE.plusDays(1));
        assertThat(registry.appoint(actor, first)).isEqualTo(new Appointed(1));
        assertThat(registry.appoint(actor, first)).isEqualTo(new Appointed(1));
        assertThat(registry.appoint(actor, next)).isInstanceOf(SeatTaken.class);
        assertThat(registry.dismiss(actor, 1, MAY.minusDays(1)))
                .isEqualTo(new Dismissal.BeforeItBegan(MAY));
        assertThat(registry.dismiss(actor, 1, JUNE)).isEqualTo(new Dismissal.Dismissed(1));
        assertThat(registry.dismiss(actor, 1, JUNE)).isEqualTo(new Dismissal.NotInOffice());
        assertThat(registry.appoint(actor, next)).isEqualTo(new Appointed(2));
        assertThat(registry.officers(actor, actor.at()))
                .filteredOn(officer -> officer.isIn(JUNE))
                .extracting(Officer::name)
                .containsExactly("Kepala Desa Lama");
    }

    @Test
    void only_the_chair_of_the_pengawas_sits_by_virtue_of_an_office() {
        assertThat(registry.appoint(actor, order("Lurah", Position.KETUA, true, MAY)))
                .isEqualTo(new Appointment.NotExOfficio());
    }

    @Test
    void too_few_or_an_even_number_of_officers_is_remarked_in_merah_putih_cooperatives_only() {
        var five =
                List.of(
                                Position.KETUA,
                                Position.WAKIL_KETUA_USAHA,
                                Position.WAKIL_KETUA_ANGGOTA,
                                Position.SEKRETARIS,
                                Position.BENDAHARA)
                        .stream()
                        .map(position -> new Officer(1, "x", position, false, MAY, null))
                        .toList();
        assertThat(OrganCheck.of(CooperativeKind.KDMP, five))
                .containsExactly(new OrganCheck.Remark(Position.Organ.PENGAWAS, 0, 3));
        assertThat(OrganCheck.of(CooperativeKind.KDMP, five.subList(0, 4)).getFirst())
                .isEqualTo(new OrganCheck.Remark(Position.Organ.PENGURUS, 4, 5));
        assertThat(OrganCheck.of(CooperativeKind.KSP, List.of())).isEmpty();
    }

    @Test
    void what_is_shared_is_what_was_granted_last() {
        registry.share(actor, 1);
        registry.share(actor, 1);
        registry.share(actor, 2);
        assertThat(registry.profile(actor, actor.at()).orElseThrow().sharing()).isEqualTo(2);
    }

    @Test
    void a_profile_changed_meanwhile_is_not_overwritten() {
        var name = registry.profile(actor, actor.at()).orElseThrow().name();
        var change =
                new ProfileChange(
                        1,
                        name,
                        "AHU-0012345.AH.01.29",
                        MAY,
                        "3513020010001",
                        "012345678901000",
                        "0220001234567",
                        "Jl. Raya 1",
                        "0335-123456",
                        1);
        assertThat(registry.change(actor, change)).isEqualTo(new ProfileChange.Changed(2));
        assertThat(registry.change(actor, change)).isEqualTo(new ProfileChange.ChangedMeanwhile());
        assertThat(registry.profile(actor, actor.at()).orElseThrow().nib())
                .isEqualTo("0220001234567");
    }

    @Test
    void a_unit_opens_under_the_next_number_and_no_code_comes_twice() {
        assertThat(registry.openUnit(actor, "PUPUK", "Kios Pupuk"))
                .isEqualTo(new Registry.UnitOpened(new Unit(3, "PUPUK", "Kios Pupuk")));
        assertThat(registry.openUnit(actor, "toko", "Toko 2"))
                .isInstanceOf(Registry.UnitCodeTaken.class);
    }
}
