package id.sokoguru.access;

import id.sokoguru.kernel.CooperativeId;
import org.jspecify.annotations.Nullable;

/**
 * A role at the place where it is held.
 *
 * @param cooperative the cooperative of a cooperative's role, else null
 * @param region the code of an office's region, such as {@code 35.17} (empty = the nation), else
 *     null
 * @param member the member's number, for the role MEMBER (or staff who are members)
 */
public record Place(
        Role role,
        @Nullable CooperativeId cooperative,
        @Nullable String region,
        @Nullable Long member) {
    public Place {
        if ((role.where() == Role.Where.COOPERATIVE) != (cooperative != null)
                || (role.where() == Role.Where.REGION) != (region != null)
                || (role == Role.MEMBER && member == null)) {
            throw new IllegalArgumentException(role + " is not held there");
        }
    }

    public static Place in(CooperativeId cooperative, Role role) {
        return new Place(role, cooperative, null, null);
    }

    public static Place member(CooperativeId cooperative, long number) {
        return new Place(Role.MEMBER, cooperative, null, number);
    }

    public static Place office(String region, Role role) {
        return new Place(role, null, region, null);
    }

    public static Place installation() {
        return new Place(Role.INSTALLATION_ADMINISTRATOR, null, null, null);
    }
}
