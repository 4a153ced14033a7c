package id.sokoguru.demo;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.registry.CooperativeKind;
import java.util.Set;
import java.util.UUID;

/**
 * A cooperative of the region and who acts there; kept in a file of the demo, so that it lives on
 * after a restart.
 *
 * @param till the number of the teller's till
 * @param chair keeps the vault and approves
 * @param visitors whether the teller is somebody as whom visitors sign in: their till is opened in
 *     the morning and then left to them
 */
record Seat(
        CooperativeId cooperative,
        CooperativeKind kind,
        String name,
        Habit habit,
        int till,
        UUID teller,
        UUID chair,
        boolean visitors) {
    /** Who records what the past months brought: treasurer and teller in one, as in a village. */
    Actor recorder() {
        return actor(teller, "Bendahara", Set.of(Permission.values()));
    }

    Actor teller(Set<Permission> permissions) {
        return actor(teller, "Kasir", permissions);
    }

    Actor chair(Set<Permission> permissions) {
        return actor(chair, "Ketua", permissions);
    }

    private Actor actor(UUID user, String name, Set<Permission> permissions) {
        return new Actor(
                user, name, cooperative, Territory.of(cooperative), permissions, null, true, "web");
    }

    /** One line of the file. */
    String line() {
        return String.join(
                "\t",
                cooperative.text(),
                kind.name(),
                name,
                habit.name(),
                Integer.toString(till),
                teller.toString(),
                chair.toString(),
                visitors ? "visitors" : "demo");
    }

    static Seat of(String line) {
        var part = line.split("\t");
        return new Seat(
                new CooperativeId(Long.parseLong(part[0])),
                CooperativeKind.valueOf(part[1]),
                part[2],
                Habit.valueOf(part[3]),
                Integer.parseInt(part[4]),
                UUID.fromString(part[5]),
                UUID.fromString(part[6]),
                part[7].equals("visitors"));
    }
}
