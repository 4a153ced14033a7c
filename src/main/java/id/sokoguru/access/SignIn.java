package id.sokoguru.access;

import id.sokoguru.access.UserStore.Grant;
import id.sokoguru.access.UserStore.Person;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Territory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who somebody is: a password, then a one-time code where one is set up. */
@Component
class SignIn {
    private static final Duration TICKET_LIFE = Duration.ofMinutes(5);
    private static final int RECOVERY_CODES = 10;

    sealed interface Answer {
        /** Signed in; the token goes into the cookie and nowhere else. */
        record Welcome(UUID user, String token, boolean staff, String language) implements Answer {}

        /** The password was right; the ticket says so for five minutes. */
        record SecondFactorNeeded(String ticket) implements Answer {}

        /** Name and password, or the code, do not fit. Which of them, we do not say. */
        record Wrong() implements Answer {}

        /** Too many tries. */
        record TooOften(Duration pause) implements Answer {}

        /** The ticket is too old; begin again. */
        record TicketExpired() implements Answer {}
    }

    /** What became of a start code that somebody typed. */
    sealed interface StartCode {
        /** Theirs, still unused. */
        record Holder(Person person) implements StartCode {}

        /** No such code, used up, or too old. Which of them, we do not say. */
        record Unknown() implements StartCode {}

        /** Too many tries from this address. */
        record TooOften(Duration pause) implements StartCode {}
    }

    /** A second factor being set up. */
    record Proposal(String secret, String uri) {}

    private final UserStore users;
    private final Passwords passwords;
    private final Throttle throttle;
    private final Sessions sessions;
    private final Audit audit;
    private final AccessKey key;
    private final Tenancy tenancy;
    private final BusinessDay clock;

    SignIn(
            UserStore users,
            Passwords passwords,
            Throttle throttle,
            Sessions sessions,
            Audit audit,
            AccessKey key,
            Tenancy tenancy,
            BusinessDay clock) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.audit = audit;
        this.key = key;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * @param address where the request comes from
     * @param device the browser, as it names itself
     */
    Answer withPassword(String name, String password, String address, String device) {
        var signInName = name.strip().toLowerCase(Locale.ROOT);
        var blocked =
                throttle.tryOnce(Throttle.Kind.ADDRESS, address)
                        .or(() -> throttle.tryOnce(Throttle.Kind.NAME, signInName));
        if (blocked.isPresent()) {
            return new Answer.TooOften(blocked.get());
        }
        var person = users.byName(signInName);
        var fits = passwords.matches(password, person.map(Person::passwordHash).orElse(null));
        if (!fits || person.isEmpty() || person.get().disabledAt() != null) {
            failed(person);
            return new Answer.Wrong();
        }
        throttle.forget(Throttle.Kind.NAME, signInName);
        throttle.forgiveOne(Throttle.Kind.ADDRESS, address);
        return person.get().secondFactor()
                ? new Answer.SecondFactorNeeded(ticket(person.get().userId()))
                : welcome(person.get(), device);
    }

    /** The second step: a code of the app, or one of the recovery codes. */
    Answer withCode(String ticket, String typed, String device) {
        var person = holder(ticket).flatMap(users::byId);
        if (person.isEmpty() || person.get().disabledAt() != null) {
            return new Answer.TicketExpired();
        }
        var user = person.get().userId();
        var blocked = throttle.tryOnce(Throttle.Kind.SECOND_FACTOR, user.toString());
        if (blocked.isPresent()) {
            return new Answer.TooOften(blocked.get());
        }
        if (!codeFits(person.get(), typed)) {
            failed(person);
            return new Answer.Wrong();
        }
        throttle.forget(Throttle.Kind.SECOND_FACTOR, user.toString());
        return welcome(person.get(), device);
    }

    private boolean codeFits(Person person, String typed) {
        var sealed = person.totpSecret();
        if (sealed == null) {
            return false;
        }
        var step = Totp.match(key.open(sealed), typed, clock.now(), person.totpLastStep());
        return step.isPresent()
                ? users.useTotpStep(person.userId(), step.getAsLong())
                : users.useRecoveryCode(
                        person.userId(), Secrets.hash(Secrets.typed(typed)), clock.now());
    }

    /** Lets in somebody who has just proven who they are: after a first password was set. */
    Answer.Welcome welcome(Person person, String device) {
        var token = sessions.start(person.userId(), device);
        var grants = users.grants(List.of(person.userId()), clock.now());
        audit.record(self(person, grants), "access.audit.sign_in", person.userId().toString(), "");
        return new Answer.Welcome(
                person.userId(),
                token,
                grants.stream().anyMatch(grant -> grant.role() != Role.MEMBER),
                person.language());
    }

    private void failed(Optional<Person> person) {
        // What was typed as a name is not kept: it may be a password.
        person.ifPresent(known ->
                audit.record(
                        self(known, users.grants(List.of(known.userId()), clock.now())),
                        "access.audit.sign_in_failed",
                        known.userId().toString(),
                        ""));
    }

    /**
     * The person in their only cooperative, so that its administrator reads of it; else the
     * installation.
     */
    private static Actor self(Person person, List<Grant> grants) {
        var places = grants.stream().map(Grant::coopId).distinct().toList();
        var only = places.size() == 1 ? places.getFirst() : null;
        return new Actor(
                person.userId(),
                person.displayName(),
                only == null ? null : new CooperativeId(only),
                Territory.NONE,
                Set.of(),
                null,
                false,
                "web");
    }

    private String ticket(UUID user) {
        var text = user + "|" + clock.now().plus(TICKET_LIFE).getEpochSecond();
        var body =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return body + "." + key.sign("ticket:" + body);
    }

    private Optional<UUID> holder(String ticket) {
        var dot = ticket.indexOf('.');
        if (dot < 0
                || !Secrets.same(
                        key.sign("ticket:" + ticket.substring(0, dot)),
                        ticket.substring(dot + 1))) {
            return Optional.empty();
        }
        var parts =
                new String(
                                Base64.getUrlDecoder().decode(ticket.substring(0, dot)),
                                StandardCharsets.UTF_8)
                        .split("\\|", 2);
        return Instant.ofEpochSecond(Long.parseLong(parts[1])).isAfter(clock.now())
                ? Optional.of(UUID.fromString(parts[0]))
                : Optional.empty();
    }

    /** True when the password is the user's own; counted like a try to sign in. */
    Answer confirm(UUID user, String password) {
        var person = users.byId(user).orElseThrow();
        var blocked = throttle.tryOnce(Throttle.Kind.NAME, person.signInName());
        if (blocked.isPresent()) {
            return new Answer.TooOften(blocked.get());
        }
        if (!passwords.matches(password, person.passwordHash())) {
            return new Answer.Wrong();
        }
        throttle.forget(Throttle.Kind.NAME, person.signInName());
        return new Answer.Welcome(user, "", true, person.language());
    }

    /** Sets a checked new password; every other session of the person ends. */
    void changePassword(UUID user, String password, @Nullable SignedIn here) {
        var person = users.byId(user).orElseThrow();
        users.setPassword(user, passwords.hash(password));
        sessions.endAll(user, here);
        audit.record(
                self(person, users.grants(List.of(user), clock.now())),
                "access.audit.password_changed",
                user.toString(),
                "");
    }

    /**
     * Uses a start code up and sets the person's first own password; empty when somebody was
     * faster.
     */
    Optional<Person> start(String code, String password) {
        var hash = Secrets.hash(Secrets.typed(code));
        var started = users.start(hash, clock.now());
        if (started.isEmpty()) {
            return Optional.empty();
        }
        var user = started.get().userId();
        var encoded = passwords.hash(password);
        var done =
                tenancy.write(
                        new Actor(user, "", null, Territory.NONE, Set.of(), null, false, "web"),
                        () -> {
                            if (!users.useStartCode(hash, clock.now())) {
                                return false;
                            }
                            users.setPassword(user, encoded);
                            users.removeTotp(user);
                            return true;
                        });
        if (!done) {
            return Optional.empty();
        }
        sessions.endAll(user, null);
        return users.byId(user);
    }

    /** Whose start code this is; every look is a try, as at sign-in, and the right one is free. */
    StartCode startCode(String code, String address) {
        var blocked = throttle.tryOnce(Throttle.Kind.ADDRESS, address);
        if (blocked.isPresent()) {
            return new StartCode.TooOften(blocked.get());
        }
        var holder =
                users.start(Secrets.hash(Secrets.typed(code)), clock.now())
                        .flatMap(start -> users.byId(start.userId()))
                        .filter(person -> person.disabledAt() == null);
        if (holder.isEmpty()) {
            return new StartCode.Unknown();
        }
        throttle.forgiveOne(Throttle.Kind.ADDRESS, address);
        return new StartCode.Holder(holder.get());
    }

    /** A fresh secret, kept but not asked for until it is confirmed by a first code. */
    Proposal proposeSecondFactor(UUID user) {
        var person = users.byId(user).orElseThrow();
        var sealed = person.totpSecret();
        var secret = sealed == null ? Totp.newSecret() : key.open(sealed);
        if (sealed == null) {
            users.proposeTotp(user, key.seal(secret));
        }
        var text = Secrets.base32(secret);
        return new Proposal(
                text.replaceAll("(.{4})(?!$)", "$1 "),
                "otpauth://totp/Sokoguru:"
                        + person.signInName()
                        + "?secret="
                        + text
                        + "&issuer=Sokoguru");
    }

    /** The recovery codes, shown this once; empty when the code does not fit. */
    List<String> confirmSecondFactor(UUID user, String typed) {
        var person = users.byId(user).orElseThrow();
        var sealed = person.totpSecret();
        if (sealed == null || person.secondFactor()) {
            return List.of();
        }
        var step = Totp.match(key.open(sealed), typed, clock.now(), person.totpLastStep());
        if (step.isEmpty() || !users.useTotpStep(user, step.getAsLong())) {
            return List.of();
        }
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            codes.add(Secrets.code(16));
        }
        var actor = self(person, users.grants(List.of(user), clock.now()));
        tenancy.write(
                actor,
                () -> {
                    users.confirmTotp(
                            user,
                            clock.now(),
                            codes.stream().map(code -> Secrets.hash(Secrets.typed(code))).toList());
                    audit.record(actor, "access.audit.second_factor_on", user.toString(), "");
                    return user;
                });
        return codes;
    }

    void removeSecondFactor(UUID user) {
        var person = users.byId(user).orElseThrow();
        var actor = self(person, users.grants(List.of(user), clock.now()));
        tenancy.write(
                actor,
                () -> {
                    users.removeTotp(user);
                    audit.record(actor, "access.audit.second_factor_off", user.toString(), "");
                    return user;
                });
    }
}
