package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Role;
import id.sokoguru.renteng.Founding;
import id.sokoguru.renteng.Groups;
import id.sokoguru.renteng.Joining;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A group is founded, meets, settles although one lacks something, and gets it back. */
class GroupJourneyTest extends Journey {
    @Autowired Groups groups;

    @Test
    void the_teller_founds_a_group_takes_what_it_brings_and_what_is_given_back() {
        var village = founded();
        try (var teller = phone();
                var member = phone();
                var chair = desk()) {
            teller.signsIn(village.signIn(Role.TELLER)).opens(village.at("/kelompok"));
            teller.sees("Belum ada kelompok").photo("groups-empty").clicks("Kelompok baru");
            teller.types("Nama kelompok", "Melati").types("Berdiri", "2026-11-01");
            teller.types("Tanggal rapat tiap bulan", "25").types("Iuran", "10rb");
            teller.presses("Simpan").sees("Kelompok 1 Melati", "Belum ada anggota");
            var group = groups.groups(village.system()).getFirst();
            assertThat(
                            groups.joinAll(
                                    village.system(),
                                    group.number(),
                                    LongStream.rangeClosed(1, 9).boxed().toList(),
                                    group.foundedOn()))
                    .isInstanceOf(Joining.Done.class);
            teller.opens(village.at("/kelompok/1/anggota?q=10")).photo("group-comings");
            teller.presses("Masukkan ke kelompok");
            teller.opens(village.at("/kelompok/1")).sees("10 anggota", "Anggota kurang (10)");

            teller.clicks("Catat rapat").types("Notulen", "Dibacakan dan dibetulkan bersama.");
            teller.photo("group-meeting").presses("Simpan");
            teller.sees("Hadir 10 dari 10", "Dibacakan dan dibetulkan bersama.");
            teller.opens(village.at("/kelompok/1/tagihan")).photo("group-dues");

            chair.signsIn(village.signIn(Role.CHAIR));
            teller.opens(village.at("/kas/buka"));
            teller.types("Minta uang dari brankas", "500rb").presses("Buka kasir");
            chair.opens(village.at("/persetujuan")).presses("Setujui");

            // Three months of simpanan wajib and 10.000 each: one pays nothing.
            teller.opens(village.at("/kelompok/1/setoran")).photo("group-sheet");
            var whole = teller.page.locator(".fig.huge").first().innerText();
            teller.types("· 3", "0").types("Uang yang terkumpul", whole).presses("Lanjut");
            teller.sees("Setoran kelompok belum klop: kurang Rp").photo("group-missing");
            teller.page.getByText("Dibagi rata").first().click();
            teller.presses("Lanjut").photo("group-confirm").sees(whole.replace('\u00a0', ' '));
            teller.presses("Terima setoran");
            teller.page.waitForURL(Pattern.compile(".*/kelompok/bukti/\\d+$"));
            teller.sees("Menanggung").photo("group-receipt");

            teller.opens(village.at("/kelompok/talangan/3")).photo("group-covering");
            teller.presses("Terima pengembalian");
            teller.page.waitForURL(Pattern.compile(".*/kelompok/talangan/bukti/\\d+$"));
            teller.sees("Sisa utang talangan").photo("group-back");
            teller.opens(village.at("/kelompok/1")).photo("group");

            member.signsIn(village.signIn(Role.MEMBER)).opens("/anggota/kelompok");
            member.sees("Kelompok 1 Melati", "Yang saya bawa").photo("group-mine");
            chair.opens(village.at("/kelompok/1")).photo("group-desk");
        }
    }

    @Test
    void a_group_is_founded_through_the_door_and_looked_at_by_everybody() {
        var village = founded();
        var answer =
                groups.found(
                        village.system(),
                        new Founding(
                                id.sokoguru.kernel.Uuid7.create(),
                                "Kenanga",
                                java.time.LocalDate.of(2026, 11, 1),
                                10,
                                java.time.LocalTime.of(15, 30),
                                "Balai RW",
                                5,
                                Village.rp(5_000),
                                "Bu Endang"));
        assertThat(answer).isInstanceOf(Founding.Founded.class);
        try (var reader = new Person(world.port(), Person.DESK, true, "en")) {
            reader.signsIn(village.signIn(Role.INTERNAL_SUPERVISOR))
                    .opens(village.at("/kelompok?bahasa=en"));
            reader.sees("Group 1 Kenanga", "Too few members (0)");
            assertThat(reader.barriers()).isEmpty();
        }
    }
}
