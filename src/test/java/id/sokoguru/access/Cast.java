package id.sokoguru.access;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** People of the tests, each with a name of their own and the same password. */
final class Cast {
    static final String PASSWORD = "tiga ekor sapi biru";

    private static final AtomicInteger NEXT = new AtomicInteger();

    record Somebody(UUID id, String name) {}

    private Cast() {}

    static Somebody with(Access access, Place... places) {
        var name = "orang-" + NEXT.incrementAndGet();
        var by = Actor.installation();
        var user =
                access.createAll(
                        by,
                        List.of(
                                new NewUser(
                                        name,
                                        "Orang " + name.substring(6),
                                        PASSWORD,
                                        List.of(places))));
        return new Somebody(user.getFirst(), name);
    }

    static Somebody in(Access access, CooperativeId cooperative, Role role) {
        return with(access, Place.in(cooperative, role));
    }

    static Actor acting(Somebody somebody, CooperativeId cooperative, Role role) {
        return new Actor(
                somebody.id(),
                somebody.name().toUpperCase(Locale.ROOT),
                cooperative,
                id.sokoguru.kernel.Territory.of(cooperative),
                role.permissions(),
                null,
                true,
                "test");
    }
}
