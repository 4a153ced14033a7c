package id.sokoguru.access;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A fresh installation has no user and no default password: its first administrator is made on the
 * first page by whoever reads the server's console, and then this door is closed for good.
 */
@Component
class FirstRun {
    private static final Logger LOG = LoggerFactory.getLogger(FirstRun.class);
    private static final long LOCK = 0x736f6b6f01L;

    sealed interface Answer {
        record Made(UUID user) implements Answer {}

        record WrongCode() implements Answer {}

        record NameUnfit() implements Answer {}

        record Closed() implements Answer {}
    }

    private final UserStore users;
    private final Access access;
    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final String code;
    private volatile boolean closed;

    FirstRun(
            UserStore users,
            Access access,
            Tenancy tenancy,
            JdbcClient jdbc,
            @Value("${sokoguru.access.first-code:}") String given) {
        this.users = users;
        this.access = access;
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.code = given.isEmpty() ? Secrets.code(12) : given;
    }

    /** Not of a command that works beside the server: its own code would open nothing. */
    @EventListener
    void announce(ApplicationReadyEvent event) {
        if (event.getSpringApplication().getWebApplicationType() != WebApplicationType.NONE
                && open()) {
            LOG.info(
                    "No user exists yet. Open the first page (/mulai) and type this code once: {}",
                    code);
        }
    }

    /** Whether no user exists yet; once one does, this never asks again. */
    boolean open() {
        if (closed) {
            return false;
        }
        closed = users.anybody();
        return !closed;
    }

    Answer make(String typedCode, NewUser administrator) {
        if (!open()) {
            return new Answer.Closed();
        }
        if (!Secrets.same(Secrets.typed(code), Secrets.typed(typedCode))) {
            return new Answer.WrongCode();
        }
        var order =
                new NewUser(
                        administrator.signInName(),
                        administrator.displayName(),
                        administrator.password(),
                        List.of(Place.installation()));
        return tenancy.write(
                Actor.installation(),
                () -> {
                    jdbc.sql("select pg_advisory_xact_lock(:lock)")
                            .param("lock", LOCK)
                            .query((row, n) -> n)
                            .list();
                    if (users.anybody()) {
                        return new Answer.Closed();
                    }
                    return switch (access.create(Actor.installation(), order)) {
                        case Access.Created.Done(var user) -> new Answer.Made(user);
                        case Access.Created.NameTaken() -> new Answer.NameUnfit();
                        case Access.Created.NameUnfit() -> new Answer.NameUnfit();
                    };
                });
    }
}
