package id.sokoguru.kernel;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, where, and what they may do: the first parameter of every door. There is no ambient
 * user in the domain, so jobs and tests say who acts.
 *
 * @param user the account's id; entries name people by this id only
 * @param name as shown to the person; never written into an entry
 * @param cooperative the cooperative in whose books the actor acts now, if any
 * @param territory the cooperatives whose aggregates the actor may see
 * @param permissions what the actor may do in {@code cooperative} or {@code territory}
 * @param member the actor's own member number in {@code cooperative}, if they act as a member
 * @param unmasked whether members' names are shown in full
 * @param device what the actor works on, e.g. {@code web} or {@code api}; goes into entries
 */
public record Actor(
        UUID user,
        String name,
        @Nullable CooperativeId cooperative,
        Territory territory,
        Set<Permission> permissions,
        @Nullable Long member,
        boolean unmasked,
        String device) {
    /** The id under which jobs, imports and the demo act. */
    public static final UUID SYSTEM_USER = new UUID(0, 0);

    /** The device of jobs, imports and the demo's past: no person stands at a drawer. */
    public static final String JOB = "system";

    /** A job working in one cooperative's books with every permission there. */
    public static Actor system(CooperativeId cooperative) {
        return new Actor(
                SYSTEM_USER,
                "Sistem",
                cooperative,
                Territory.of(cooperative),
                Set.of(Permission.values()),
                null,
                true,
                JOB);
    }

    /** A job that looks at all cooperatives but acts in none. */
    public static Actor installation() {
        return new Actor(
                SYSTEM_USER,
                "Sistem",
                null,
                Territory.NATION,
                Set.of(Permission.values()),
                null,
                true,
                JOB);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** The cooperative acted in; a bug (not a refusal) when there is none. */
    public CooperativeId at() {
        if (cooperative == null) {
            throw new IllegalStateException("the actor is in no cooperative");
        }
        return cooperative;
    }

    public Optional<Long> memberNumber() {
        return Optional.ofNullable(member);
    }
}
