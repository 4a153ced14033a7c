package id.sokoguru.demo;

import id.sokoguru.access.NewUser;
import id.sokoguru.access.Place;
import id.sokoguru.access.Role;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.membership.Sex;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.CooperativeLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The people who work in a cooperative, and as whom visitors of the demo may sign in. Only those
 * have a password, all the same one; it is shown on the console and on the sign-in page of the
 * demo.
 *
 * @param users the teller first, then the chair
 * @param visitors whether visitors may sign in as them
 */
record Crew(String chair, List<NewUser> users, boolean visitors) {
    static final String PASSWORD = "coba-sokoguru";

    static Crew of(CooperativeLine line, boolean home, String suffix, SplittableRandom random) {
        var at = line.coopId();
        var chair = Names.of(random.nextInt(100) < 60 ? Sex.L : Sex.P, random);
        var teller = Names.of(Sex.P, random);
        if (home) {
            return new Crew(
                    "Hartono Wibowo",
                    List.of(
                            user("siti" + suffix, "Siti Rahayu", PASSWORD, at, Role.TELLER),
                            user("hartono" + suffix, "Hartono Wibowo", PASSWORD, at, Role.CHAIR),
                            user("kasir." + at.text(), teller, null, at, Role.TELLER),
                            user("wahyu" + suffix, "Wahyu Ningsih", PASSWORD, at, Role.BOOKKEEPER),
                            user(
                                    "karno" + suffix,
                                    "Karno Subagyo",
                                    PASSWORD,
                                    at,
                                    Role.INTERNAL_SUPERVISOR)),
                    true);
        }
        if (line.kind() == CooperativeKind.KOPWAN) {
            return new Crew(
                    "Endang Lestari",
                    List.of(
                            user("dewi" + suffix, "Dewi Astuti", PASSWORD, at, Role.TELLER),
                            user("endang" + suffix, "Endang Lestari", PASSWORD, at, Role.CHAIR),
                            user("ratna" + suffix, "Ratna Wulandari", PASSWORD, at, Role.COLLECTOR),
                            user(
                                    "kolektor." + at.text(),
                                    "Yanto Prabowo",
                                    null,
                                    at,
                                    Role.COLLECTOR)),
                    true);
        }
        if (line.kind() == CooperativeKind.KPRI) {
            return new Crew(
                    "Bambang Sutrisno",
                    List.of(
                            user("kasir." + at.text(), teller, null, at, Role.TELLER),
                            user("bambang" + suffix, "Bambang Sutrisno", PASSWORD, at, Role.CHAIR),
                            user("sari" + suffix, "Sari Puspita", PASSWORD, at, Role.BOOKKEEPER)),
                    false);
        }
        if (line.kind() == CooperativeKind.KOPONTREN) {
            return new Crew(
                    "Hasan Mustofa",
                    List.of(
                            user("aisyah" + suffix, "Aisyah Rahma", PASSWORD, at, Role.TELLER),
                            user("hasan" + suffix, "Hasan Mustofa", PASSWORD, at, Role.CHAIR),
                            user(
                                    "zainal" + suffix,
                                    "Zainal Abidin",
                                    PASSWORD,
                                    at,
                                    Role.CREDIT_OFFICER)),
                    false);
        }
        return new Crew(
                chair,
                List.of(
                        user("kasir." + at.text(), teller, null, at, Role.TELLER),
                        user("ketua." + at.text(), chair, null, at, Role.CHAIR)),
                false);
    }

    /** The rows of the printed table for the crew of a seat that visitors use. */
    static List<SignInRow> signIns(Seat seat, String suffix) {
        if (seat.kind() == CooperativeKind.KPRI) {
            return List.of(
                    row("Pembukuan", "sari" + suffix, seat.name()),
                    row("Ketua", "bambang" + suffix, seat.name()));
        }
        if (seat.kind() == CooperativeKind.KOPONTREN) {
            return List.of(
                    row("Kasir (syariah)", "aisyah" + suffix, seat.name()),
                    row("Petugas pembiayaan", "zainal" + suffix, seat.name()),
                    row("Ketua", "hasan" + suffix, seat.name()));
        }
        return seat.kind() == CooperativeKind.KOPWAN
                ? List.of(
                        row("Kasir", "dewi" + suffix, seat.name()),
                        row("Ketua", "endang" + suffix, seat.name()),
                        row("Kolektor (di HP)", "ratna" + suffix, seat.name()))
                : List.of(
                        row("Kasir", "siti" + suffix, seat.name()),
                        row("Pembukuan", "wahyu" + suffix, seat.name()),
                        row("Ketua", "hartono" + suffix, seat.name()),
                        row("Pengawas", "karno" + suffix, seat.name()));
    }

    static NewUser member(Seat seat, Newcomer member, String suffix, List<SignInRow> table) {
        table.add(
                row(
                        "Anggota (di HP)",
                        "anggota" + suffix,
                        seat.name() + ", anggota " + member.number));
        return new NewUser(
                "anggota" + suffix,
                member.application.name(),
                PASSWORD,
                List.of(Place.member(seat.cooperative(), member.number)));
    }

    /** An inspector and a head for the office of a region. */
    static List<NewUser> office(String region, String name, String suffix, List<SignInRow> table) {
        var place = name.substring(name.indexOf(' ') + 1).toLowerCase(Locale.ROOT) + suffix;
        var users = new ArrayList<NewUser>();
        table.add(row("Petugas dinas", "petugas." + place, "Dinas Koperasi " + name));
        users.add(
                new NewUser(
                        "petugas." + place,
                        "Petugas " + name,
                        PASSWORD,
                        List.of(Place.office(region, Role.OFFICE_INSPECTOR))));
        table.add(row("Kepala dinas", "kepala." + place, "Dinas Koperasi " + name));
        users.add(
                new NewUser(
                        "kepala." + place,
                        "Kepala Dinas " + name,
                        PASSWORD,
                        List.of(Place.office(region, Role.OFFICE_HEAD))));
        return users;
    }

    static NewUser administrator(String suffix, List<SignInRow> table) {
        table.add(row("Administrator", "admin" + suffix, "seluruh instalasi"));
        return new NewUser(
                "admin" + suffix, "Administrator Demo", PASSWORD, List.of(Place.installation()));
    }

    private static NewUser user(
            String name, String display, @Nullable String password, CooperativeId at, Role role) {
        return new NewUser(name, display, password, List.of(Place.in(at, role)));
    }

    private static SignInRow row(String role, String name, String where) {
        return new SignInRow(role, name, PASSWORD, where);
    }
}
