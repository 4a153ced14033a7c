package id.sokoguru.access;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Uuid7;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people from outside looked at in a cooperative's books: logged before it is shown, and shown
 * to the cooperative. Members' names stay masked until the visitor has written why they are needed.
 */
@Component
public class Visits {
    static final int SHORTEST_REASON = 15;
    static final Duration UNMASKED_FOR = Duration.ofHours(1);

    record Row(
            Instant at,
            @Nullable String userName,
            String kind,
            String path,
            @Nullable Long memberNo,
            @Nullable String reason) {}

    record Active(UUID justificationId, Instant validTo) {}

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final BusinessDay clock;
    private final Audit audit;

    Visits(JdbcClient jdbc, Tenancy tenancy, BusinessDay clock, Audit audit) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Logs that the actor looks at something in the cooperative in which they act. Pages and API
     * calls under {@code /k/{coop}} are logged without asking; call this for what is looked at
     * elsewhere.
     *
     * @param kind {@code page}, {@code api}, {@code export} …
     * @param path what was looked at
     * @param member the person concerned, if it was one person
     */
    public void record(Actor visitor, String kind, String path, @Nullable Long member) {
        var justification = active(visitor).map(Active::justificationId).orElse(null);
        tenancy.write(
                visitor,
                () ->
                        jdbc.sql(
                                        """
                                        insert into access.visit_log
                                          (coop_id, visit_id, at, user_id, kind, path, member_no, justification_id)
                                        values (:coop, :id, :at, :user, :kind, :path, :member, :justification)
                                        """)
                                .param("coop", visitor.at().value())
                                .param("id", Uuid7.create())
                                .param("at", Moments.utc(clock.now()))
                                .param("user", visitor.user())
                                .param("kind", kind)
                                .param("path", path)
                                .param("member", member)
                                .param("justification", justification)
                                .update());
    }

    private static final Query<Active> ACTIVE =
            Query.of(
                    Active.class,
                    """
                    select justification_id, valid_to
                      from access.justification
                     where coop_id = :coop
                       and user_id = :user
                       and valid_from <= :now
                       and valid_to > :now
                     order by valid_to desc
                     limit 1
                    """);

    Optional<Active> active(Actor visitor) {
        return tenancy.read(
                visitor,
                () ->
                        ACTIVE.on(jdbc)
                                .param("coop", visitor.at().value())
                                .param("user", visitor.user())
                                .param("now", Moments.utc(clock.now()))
                                .query(ACTIVE.row())
                                .optional());
    }

    /**
     * Opens members' names to the actor for an hour. False when the reason is too short to be one.
     */
    boolean justify(Actor visitor, String reason) {
        var text = reason.strip();
        if (text.length() < SHORTEST_REASON || text.chars().distinct().count() < 6) {
            return false;
        }
        var now = clock.now();
        var id = Uuid7.create();
        tenancy.write(
                visitor,
                () -> {
                    jdbc.sql(
                                    """
                                    insert into access.justification
                                      (coop_id, justification_id, user_id, reason, valid_from, valid_to)
                                    values (:coop, :id, :user, :reason, :from, :to)
                                    """)
                            .param("coop", visitor.at().value())
                            .param("id", id)
                            .param("user", visitor.user())
                            .param("reason", text)
                            .param("from", Moments.utc(now))
                            .param("to", Moments.utc(now.plus(UNMASKED_FOR)))
                            .update();
                    audit.record(visitor, "access.audit.unmasked", id.toString(), text);
                    return id;
                });
        return true;
    }

    private static final Query<Row> LATEST =
            Query.of(
                    Row.class,
                    """
                    select v.at, u.display_name as user_name, v.kind, v.path, v.member_no, j.reason
                      from access.visit_log v
                      left join access.user_account u on u.user_id = v.user_id
                      left join access.justification j on j.coop_id = v.coop_id and j.justification_id = v.justification_id
                     where v.coop_id = :coop
                       and (:before::timestamptz is null or v.at < :before::timestamptz)
                     order by v.at desc, v.visit_id desc
                     limit 100
                    """);

    List<Row> latest(Actor reader, @Nullable Instant before) {
        return tenancy.read(
                reader,
                () ->
                        LATEST.on(jdbc)
                                .param("coop", reader.at().value())
                                .param("before", before == null ? null : Moments.utc(before))
                                .query(LATEST.row())
                                .list());
    }

    /** Somebody from outside who looked at one member. */
    public record Look(Instant at, @Nullable String userName, @Nullable String reason) {}

    private static final Query<Look> ABOUT =
            Query.of(
                    Look.class,
                    """
                    select v.at, u.display_name as user_name, j.reason
                      from access.visit_log v
                      left join access.user_account u on u.user_id = v.user_id
                      left join access.justification j on j.coop_id = v.coop_id and j.justification_id = v.justification_id
                     where v.coop_id = :coop and v.member_no = :member
                     order by v.at desc, v.visit_id desc
                     limit 100
                    """);

    /** The last hundred visits from outside that concerned one member, newest first. */
    public List<Look> about(Actor reader, long member) {
        return tenancy.read(
                reader,
                () ->
                        ABOUT.on(jdbc)
                                .param("coop", reader.at().value())
                                .param("member", member)
                                .query(ABOUT.row())
                                .list());
    }
}
