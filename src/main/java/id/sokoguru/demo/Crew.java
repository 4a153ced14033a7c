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
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The people who work in a cooperative, and as whom visitors of the demo may sign in. Only those have a
 * password, all the same one; it is shown on the console and on the sign-in page of the demo.
 *
 * @param users the teller first, then the chair
 * @param visitors whether visitors may sign in as them
 */
record Crew(String chair, List<NewUser> users, boolean visitors) {
    static final String PASSWORD = "coba-sokoguru";

    static Crew of(CooperativeLine line, boolean home, SplittableRandom random) {
        var at = line.coopId();
        var chair = Names.of(random.nextInt(100) < 60 ? Sex.L : Sex.P, random);
        var teller = Names.of(Sex.P, random);
        if (home) {
            return new Crew(
                    "Hartono Wibowo",
                    List.of(
                            user("siti", "Siti Rahayu", PASSWORD, at, Role.TELLER),
                            user("hartono", "Hartono Wibowo", PASSWORD, at, Role.CHAIR),
                            user("kasir." + at.text(), teller, null, at, Role.TELLER),
                            user("wahyu", "Wahyu Ningsih", PASSWORD, at, Role.BOOKKEEPER),
                            user("karno", "Karno Subagyo", PASSWORD, at, Role.INTERNAL_SUPERVISOR)),
                    true);
        }
        if (line.kind() == CooperativeKind.KOPWAN) {
            return new Crew(
                    "Endang Lestari",
                    List.of(
                            user("dewi", "Dewi Astuti", PASSWORD, at, Role.TELLER),
                            user("endang", "Endang Lestari", PASSWORD, at, Role.CHAIR)),
                    true);
        }
        return new Crew(
                chair,
                List.of(
                        user("kasir." + at.text(), teller, null, at, Role.TELLER),
                        user("ketua." + at.text(), chair, null, at, Role.CHAIR)),
                false);
    }

    /** The rows of the printed table for the crew of a seat that visitors use. */
    static List<SignInRow> signIns(Seat seat) {
        return seat.kind() == CooperativeKind.KOPWAN
                ? List.of(row("Kasir", "dewi", seat.name()), row("Ketua", "endang", seat.name()))
                : List.of(
                        row("Kasir", "siti", seat.name()),
                        row("Pembukuan", "wahyu", seat.name()),
                        row("Ketua", "hartono", seat.name()),
                        row("Pengawas", "karno", seat.name()));
    }

    static NewUser member(Seat seat, Newcomer member, List<SignInRow> table) {
        table.add(row("Anggota (di HP)", "anggota", seat.name() + ", anggota " + member.number));
        return new NewUser(
                "anggota",
                member.application.name(),
                PASSWORD,
                List.of(Place.member(seat.cooperative(), member.number)));
    }

    /** An inspector and a head for the office of a region. */
    static List<NewUser> office(String region, String name, List<SignInRow> table) {
        var suffix = name.substring(name.indexOf(' ') + 1).toLowerCase(java.util.Locale.ROOT);
        var users = new ArrayList<NewUser>();
        table.add(row("Petugas dinas", "petugas." + suffix, "Dinas Koperasi " + name));
        users.add(
                new NewUser(
                        "petugas." + suffix,
                        "Petugas " + name,
                        PASSWORD,
                        List.of(Place.office(region, Role.OFFICE_INSPECTOR))));
        table.add(row("Kepala dinas", "kepala." + suffix, "Dinas Koperasi " + name));
        users.add(
                new NewUser(
                        "kepala." + suffix,
                        "Kepala Dinas " + name,
                        PASSWORD,
                        List.of(Place.office(region, Role.OFFICE_HEAD))));
        return users;
    }

    static NewUser administrator(List<SignInRow> table) {
        table.add(row("Administrator", "admin", "seluruh instalasi"));
        return new NewUser(
                "admin", "Administrator Demo", PASSWORD, List.of(Place.installation()));
    }

    private static NewUser user(
            String name, String display, @Nullable String password, CooperativeId at, Role role) {
        return new NewUser(name, display, password, List.of(Place.in(at, role)));
    }

    private static SignInRow row(String role, String name, String where) {
        return new SignInRow(role, name, PASSWORD, where);
    }
}
