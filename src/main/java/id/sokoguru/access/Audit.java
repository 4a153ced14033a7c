package id.sokoguru.access;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Uuid7;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The audit trail: what was done about access to the books (not the entries, which are their own
 * trail). Rows are only ever added; the database refuses anything else. They belong to the
 * cooperative in which the actor acts, or to the installation (number 0).
 */
@Component
public class Audit {
    /**
     * @param what a message key such as {@code access.audit.sign_in}
     */
    record Row(
            Instant at,
            UUID userId,
            @Nullable String userName,
            String what,
            String subject,
            String details) {}

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final BusinessDay clock;

    Audit(JdbcClient jdbc, Tenancy tenancy, BusinessDay clock) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * Records a deed in the open transaction, or in one of its own.
     *
     * @param what a message key that says the deed, {@code <room>.audit.<deed>}
     * @param subject whom or what it concerns: an id or a number, never a person's name
     * @param details a short text for the reader; no names, no secrets
     */
    public void record(Actor actor, String what, String subject, String details) {
        var cooperative = actor.cooperative();
        tenancy.write(
                actor,
                () ->
                        jdbc.sql(
                                        """
                                        insert into access.audit (coop_id, audit_id, at, user_id, what, subject, details, device)
                                        values (:coop, :id, :at, :user, :what, :subject, :details, :device)
                                        """)
                                .param("coop", cooperative == null ? 0L : cooperative.value())
                                .param("id", Uuid7.create())
                                .param("at", Moments.utc(clock.now()))
                                .param("user", actor.user())
                                .param("what", what)
                                .param("subject", subject)
                                .param("details", details)
                                .param("device", actor.device())
                                .update());
    }

    private static final Query<Row> LATEST =
            Query.of(
                    Row.class,
                    """
                    select a.at, a.user_id, u.display_name as user_name, a.what, a.subject, a.details
                      from access.audit a
                      left join access.user_account u on u.user_id = a.user_id
                     where a.coop_id = :coop
                       and (:before::timestamptz is null or a.at < :before::timestamptz)
                     order by a.at desc, a.audit_id desc
                     limit 100
                    """);

    /** A hundred rows, newest first, older than {@code before}. */
    List<Row> latest(Actor reader, @Nullable Instant before) {
        var cooperative = reader.cooperative();
        return tenancy.read(
                reader,
                () ->
                        LATEST.on(jdbc)
                                .param("coop", cooperative == null ? 0L : cooperative.value())
                                .param("before", before == null ? null : Moments.utc(before))
                                .query(LATEST.row())
                                .list());
    }
}
