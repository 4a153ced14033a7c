package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import java.util.Set;
import java.util.UUID;

/** Who works in a test's cooperative. */
final class People {
    private People() {}

    static Actor accountant(CooperativeId at) {
        return of(
                at,
                "accountant",
                Permission.BOOKKEEP,
                Permission.JOURNAL,
                Permission.CLOSE_PERIOD,
                Permission.READ_BOOKS);
    }

    static Actor chair(CooperativeId at) {
        return of(at, "chair", Permission.APPROVE, Permission.READ_BOOKS);
    }

    static Actor teller(CooperativeId at) {
        return of(at, "teller", Permission.TELLER);
    }

    static Actor of(CooperativeId at, String who, Permission... permissions) {
        return new Actor(
                UUID.nameUUIDFromBytes(
                        (who + at.text()).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                who,
                at,
                Territory.of(at),
                Set.of(permissions),
                null,
                true,
                "test");
    }
}
