package id.sokoguru.access;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The door to people and their grants. */
@Component
public class Access {
    static final Pattern SIGN_IN_NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,39}");
    static final Duration START_CODE_LIFE = Duration.ofDays(7);

    /** What came of making an account. */
    public sealed interface Created {
        record Done(UUID user) implements Created {}

        /** Somebody has this name for signing in already. */
        record NameTaken() implements Created {}

        /** Not 3 to 40 of {@code a–z 0–9 . _ -}, or no name to show. */
        record NameUnfit() implements Created {}
    }

    /** What came of asking for a new start code. */
    sealed interface Coded {
        record Code(String code, Instant expiresAt) implements Coded {}

        /** The person acts elsewhere too; only the installation's administrator may reset them. */
        record ActsElsewhere() implements Coded {}
    }

    /** What came of giving a member access to their own pages. */
    public sealed interface Invited {
        /**
         * @param code with which the member sets a password; shown once, kept as a hash
         */
        record Letter(UUID user, String signInName, String code, Instant expiresAt)
                implements Invited {}

        record NameTaken() implements Invited {}

        /** As {@link Created.NameUnfit}. */
        record NameUnfit() implements Invited {}

        /** Forgotten passwords are the administrator's: see {@link #startCode}. */
        record HasAccess(String signInName) implements Invited {}
    }

    private final UserStore users;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Audit audit;
    private final Tenancy tenancy;
    private final BusinessDay clock;

    Access(
            UserStore users,
            Passwords passwords,
            Sessions sessions,
            Audit audit,
            Tenancy tenancy,
            BusinessDay clock) {
        this.users = users;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Makes an account with its roles. Whoever administers a cooperative gives its roles, the
     * installation's administrator all of them; anything else is a bug of the caller.
     */
    public Created create(Actor by, NewUser order) {
        return create(by, order, new HashMap<>());
    }

    /**
     * Makes many accounts in one transaction, each distinct password hashed once: for the demo and
     * for imports. Answers their ids in order.
     *
     * @throws IllegalArgumentException when a name is taken or unfit; then none is made
     */
    public List<UUID> createAll(Actor by, List<NewUser> orders) {
        var hashes = new HashMap<String, String>();
        return tenancy.write(
                by, () -> orders.stream().map(order -> made(by, order, hashes)).toList());
    }

    private UUID made(Actor by, NewUser order, Map<String, String> hashes) {
        return switch (create(by, order, hashes)) {
            case Created.Done(var user) -> user;
            case Created.NameTaken() ->
                    throw new IllegalArgumentException("taken: " + order.signInName());
            case Created.NameUnfit() ->
                    throw new IllegalArgumentException("unfit: " + order.signInName());
        };
    }

    private Created create(Actor by, NewUser order, Map<String, String> hashes) {
        order.places().forEach(place -> demand(by, place));
        if (!SIGN_IN_NAME.matcher(order.signInName().strip().toLowerCase(Locale.ROOT)).matches()
                || order.displayName().isBlank()
                || order.displayName().strip().length() > 100) {
            return new Created.NameUnfit();
        }
        var password = order.password();
        var hash = password == null ? null : hashes.computeIfAbsent(password, passwords::hash);
        return tenancy.write(
                by,
                () -> {
                    var user = Uuid7.create();
                    if (!users.insert(user, order, hash, false, clock.now())) {
                        return new Created.NameTaken();
                    }
                    audit.record(by, "access.audit.user_created", user.toString(), "");
                    order.places().forEach(place -> insert(by, user, place));
                    return new Created.Done(user);
                });
    }

    /** Gives a person one more role. */
    public void grant(Actor by, UUID user, Place place) {
        demand(by, place);
        tenancy.write(
                by,
                () -> {
                    insert(by, user, place);
                    return user;
                });
        sessions.forget(user);
    }

    private void insert(Actor by, UUID user, Place place) {
        users.insertGrant(Uuid7.create(), user, place, by.user(), clock.now());
        audit.record(by, "access.audit.granted", user.toString(), describe(place));
    }

    /** The cooperatives in which the actor is a member, the oldest membership first. */
    public List<Place> memberships(Actor self) {
        return users.grants(List.of(self.user()), clock.now()).stream()
                .filter(grant -> grant.role() == Role.MEMBER)
                .map(grant ->
                        Place.member(
                                new CooperativeId(Objects.requireNonNull(grant.coopId())),
                                Objects.requireNonNull(grant.memberNo())))
                .toList();
    }

    /** The sign-in name under which a member of the actor's cooperative sees their own pages. */
    public Optional<String> memberSignInName(Actor by, long member) {
        return users.signInNameOfMember(by.at().value(), member);
    }

    /**
     * Gives a member an account for their own pages and nothing else, with a start code. Whoever
     * administers the cooperative or registers its members may; a member who has an account gets no
     * second one, and no new code here, or else a teller could take an account over.
     */
    public Invited inviteMember(Actor by, long member, String signInName, String displayName) {
        if (!by.may(Permission.ADMINISTER) && !by.may(Permission.MEMBERS)) {
            throw new IllegalArgumentException("no right to invite members");
        }
        var name = signInName.strip().toLowerCase(Locale.ROOT);
        if (!SIGN_IN_NAME.matcher(name).matches()
                || displayName.isBlank()
                || displayName.strip().length() > 100) {
            return new Invited.NameUnfit();
        }
        var place = Place.member(by.at(), member);
        return tenancy.write(
                by,
                () -> {
                    var there = memberSignInName(by, member);
                    if (there.isPresent()) {
                        return new Invited.HasAccess(there.get());
                    }
                    var user = Uuid7.create();
                    var order = new NewUser(name, displayName, null, List.of(place));
                    if (!users.insert(user, order, null, false, clock.now())) {
                        return new Invited.NameTaken();
                    }
                    audit.record(by, "access.audit.user_created", user.toString(), "");
                    insert(by, user, place);
                    var coded = code(by, user);
                    return new Invited.Letter(user, name, coded.code(), coded.expiresAt());
                });
    }

    /** Ends a role; one of another cooperative does not exist for this actor (404). */
    public void endGrant(Actor by, UUID user, UUID grant) {
        var held =
                users.grants(List.of(user), clock.now()).stream()
                        .filter(one -> one.grantId().equals(grant) && mayChange(by, one))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("grant " + grant));
        tenancy.write(
                by,
                () -> {
                    users.endGrant(grant, by.user(), clock.now());
                    audit.record(
                            by, "access.audit.grant_ended", user.toString(), held.role().name());
                    return grant;
                });
        sessions.forget(user);
    }

    /** Takes a person's access away everywhere; they are out within seconds. */
    public void disable(Actor by, UUID user) {
        if (!by.may(Permission.INSTALLATION)) {
            throw new NotFound("user " + user);
        }
        tenancy.write(
                by,
                () -> {
                    users.disable(user, by.user(), clock.now());
                    audit.record(by, "access.audit.disabled", user.toString(), "");
                    return user;
                });
        sessions.endAll(user, null);
    }

    /**
     * Makes the secret with which a program acts as a person in one cooperative, with the roles
     * that the person holds there. It is shown this once; the database keeps its hash. For the
     * installation; people make their own on their account's page.
     */
    public String token(
            Actor by, UUID user, String label, CooperativeId cooperative, Duration life) {
        if (!by.may(Permission.INSTALLATION)) {
            throw new NotFound("user " + user);
        }
        return tenancy.write(
                by,
                () -> {
                    var id = Uuid7.create();
                    var token = sessions.createToken(id, user, label, cooperative, null, life);
                    audit.record(
                            by, "access.audit.token_created", id.toString(), cooperative.text());
                    return token;
                });
    }

    /**
     * Who holds a role in the actor's cooperative now: names by id; a disabled account does not.
     */
    public Map<UUID, String> holding(Actor by, Role role) {
        var here = by.at().value();
        var listed =
                users.inCooperative(here).stream().filter(one -> one.disabledAt() == null).toList();
        var holders =
                users
                        .grants(listed.stream().map(UserStore.Listed::userId).toList(), clock.now())
                        .stream()
                        .filter(grant ->
                                grant.role() == role
                                        && grant.coopId() != null
                                        && grant.coopId() == here)
                        .map(UserStore.Grant::userId)
                        .collect(Collectors.toSet());
        return listed.stream()
                .filter(one -> holders.contains(one.userId()))
                .collect(
                        Collectors.toMap(
                                UserStore.Listed::userId,
                                UserStore.Listed::displayName,
                                (one, _) -> one,
                                LinkedHashMap::new));
    }

    /**
     * The names of people by id, to join to what names them by id only. Unknown ids are left out.
     */
    public Map<UUID, String> names(Collection<UUID> ids) {
        return users.names(ids);
    }

    /**
     * Makes the one-time code with which a person sets a password of their own; earlier codes end.
     * The person must act where {@code by} administers, and nowhere else unless {@code by} runs the
     * installation: or else an administrator of one cooperative could take over an account in
     * another.
     */
    Coded startCode(Actor by, UUID user) {
        var grants = users.grants(List.of(user), clock.now());
        if (grants.stream().noneMatch(grant -> mayChange(by, grant))) {
            throw new NotFound("user " + user);
        }
        if (!grants.stream().allMatch(grant -> mayChange(by, grant))) {
            return new Coded.ActsElsewhere();
        }
        return tenancy.write(by, () -> code(by, user));
    }

    private Coded.Code code(Actor by, UUID user) {
        var code = Secrets.code(20);
        var expires = clock.now().plus(START_CODE_LIFE);
        users.insertStartCode(
                Secrets.hash(Secrets.typed(code)), user, by.user(), clock.now(), expires);
        audit.record(by, "access.audit.start_code", user.toString(), "");
        return new Coded.Code(code, expires);
    }

    private static void demand(Actor by, Place place) {
        var there =
                place.cooperative() != null && place.cooperative().equals(by.cooperative())
                        ? Permission.ADMINISTER
                        : Permission.INSTALLATION;
        if (!by.may(there) && !by.may(Permission.INSTALLATION)) {
            throw new IllegalArgumentException("no right to give " + place.role());
        }
    }

    private static boolean mayChange(Actor by, UserStore.Grant grant) {
        var cooperative = by.cooperative();
        return by.may(Permission.INSTALLATION)
                || (by.may(Permission.ADMINISTER)
                        && cooperative != null
                        && grant.coopId() != null
                        && cooperative.value() == grant.coopId());
    }

    private static String describe(Place place) {
        var cooperative = place.cooperative();
        return place.role().name()
                + (cooperative != null ? " " + cooperative.text() : "")
                + (place.region() != null ? " " + place.region() : "");
    }
}
