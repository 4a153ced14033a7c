package id.sokoguru.access;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Four eyes: one person asks, another decides, and both stand in rows that nobody changes. */
@Component
public class Approvals {
    /** What came of deciding. */
    public sealed interface Decided {
        record Recorded(Approval approval) implements Decided {}

        /** Who asked does not decide. */
        record OwnRequest() implements Decided {}

        /** Deciding needs {@link Permission#APPROVE}. */
        record NotAllowed() implements Decided {}

        record AlreadyDecided(Approval approval) implements Decided {}

        /** No such request in this cooperative. */
        record Unknown() implements Decided {}

        /** The deed cannot be done any more; nothing was decided. */
        record Impossible(String sentence) implements Decided {}
    }

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final BusinessDay clock;
    private final Audit audit;
    private final ObjectProvider<ApprovalKind> kinds;

    Approvals(
            JdbcClient jdbc,
            Tenancy tenancy,
            BusinessDay clock,
            Audit audit,
            ObjectProvider<ApprovalKind> kinds) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.clock = clock;
        this.audit = audit;
        this.kinds = kinds;
    }

    /**
     * Asks for approval, in the caller's transaction. The same kind and subject while one waits
     * answers the waiting one.
     *
     * @param summary a sentence without personal names
     */
    public ApprovalId request(
            Actor actor, String kind, UUID subject, String summary, String payload) {
        return tenancy.write(
                actor,
                () -> {
                    lock(actor, subject);
                    var waiting =
                            of(actor, kind, subject).stream().filter(Approval::waits).findFirst();
                    return waiting.isPresent()
                            ? waiting.get().id()
                            : insert(actor, kind, subject, summary, payload);
                });
    }

    private ApprovalId insert(
            Actor actor, String kind, UUID subject, String summary, String payload) {
        var id = Uuid7.create();
        jdbc.sql(
                        """
                        insert into access.approval
                          (coop_id, approval_id, kind, subject, summary, payload, requested_by, requested_at)
                        values (:coop, :id, :kind, :subject, :summary, :payload, :by, :at)
                        """)
                .param("coop", actor.at().value())
                .param("id", id)
                .param("kind", kind)
                .param("subject", subject)
                .param("summary", summary)
                .param("payload", payload)
                .param("by", actor.user())
                .param("at", Moments.utc(clock.now()))
                .update();
        audit.record(actor, "access.audit.approval_asked", id.toString(), kind);
        return new ApprovalId(id);
    }

    /** Decides and, when approved, does the deed in the same transaction. */
    public Decided decide(Actor actor, ApprovalId id, boolean approve, String note) {
        if (!actor.may(Permission.APPROVE)) {
            return new Decided.NotAllowed();
        }
        return tenancy.write(
                actor,
                () -> {
                    lock(actor, id.value());
                    var found = find(actor, id);
                    if (found.isEmpty()) {
                        return new Decided.Unknown();
                    } else if (found.get().requestedBy().equals(actor.user())) {
                        return new Decided.OwnRequest();
                    } else if (!found.get().waits()) {
                        return new Decided.AlreadyDecided(found.get());
                    } else {
                        return carryOut(actor, found.get(), approve, note.strip());
                    }
                });
    }

    private Decided carryOut(Actor actor, Approval approval, boolean approve, String note) {
        jdbc.sql(
                        """
                        insert into access.approval_decision
                          (coop_id, approval_id, decision, note, decided_by, decided_at)
                        values (:coop, :id, :decision, :note, :by, :at)
                        """)
                .param("coop", actor.at().value())
                .param("id", approval.approvalId())
                .param("decision", approve ? "APPROVED" : "REFUSED")
                .param("note", note)
                .param("by", actor.user())
                .param("at", Moments.utc(clock.now()))
                .update();
        audit.record(
                actor,
                approve ? "access.audit.approved" : "access.audit.refused",
                approval.approvalId().toString(),
                approval.kind());
        var decided = find(actor, approval.id()).orElseThrow();
        var kind = kind(approval.kind());
        if (kind.isEmpty()) {
            return new Decided.Recorded(decided);
        }
        if (!approve) {
            kind.get().onRefused(actor, decided);
            return new Decided.Recorded(decided);
        }
        return switch (kind.get().onApproved(actor, decided)) {
            case ApprovalKind.Outcome.Done() -> new Decided.Recorded(decided);
            case ApprovalKind.Outcome.Impossible(var sentence) -> {
                tenancy.undo();
                yield new Decided.Impossible(sentence);
            }
        };
    }

    /** The approval of a subject, if somebody gave it. */
    public Optional<Approval> approved(Actor actor, String kind, UUID subject) {
        return of(actor, kind, subject).stream().filter(Approval::approved).findFirst();
    }

    private static final Query<Approval> OF_SUBJECT =
            Query.of(
                    Approval.class,
                    """
                    select a.approval_id, a.kind, a.subject, a.summary, a.payload, a.requested_by, a.requested_at,
                           d.decision, d.note, d.decided_by, d.decided_at
                      from access.approval a
                      left join access.approval_decision d on d.coop_id = a.coop_id and d.approval_id = a.approval_id
                     where a.coop_id = :coop
                       and a.kind = :kind
                       and a.subject = :subject
                     order by a.requested_at desc, a.approval_id desc
                    """);

    /** All requests for a subject, newest first. */
    public List<Approval> of(Actor actor, String kind, UUID subject) {
        return tenancy.read(
                actor,
                () ->
                        OF_SUBJECT
                                .on(jdbc)
                                .param("coop", actor.at().value())
                                .param("kind", kind)
                                .param("subject", subject)
                                .query(OF_SUBJECT.row())
                                .list());
    }

    private static final Query<Approval> BY_ID =
            Query.of(
                    Approval.class,
                    """
                    select a.approval_id, a.kind, a.subject, a.summary, a.payload, a.requested_by, a.requested_at,
                           d.decision, d.note, d.decided_by, d.decided_at
                      from access.approval a
                      left join access.approval_decision d on d.coop_id = a.coop_id and d.approval_id = a.approval_id
                     where a.coop_id = :coop
                       and a.approval_id = :id
                    """);

    public Optional<Approval> find(Actor actor, ApprovalId id) {
        return tenancy.read(
                actor,
                () ->
                        BY_ID.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("id", id.value())
                                .query(BY_ID.row())
                                .optional());
    }

    private static final Query<Approval> LIST =
            Query.of(
                    Approval.class,
                    """
                    select a.approval_id, a.kind, a.subject, a.summary, a.payload, a.requested_by, a.requested_at,
                           d.decision, d.note, d.decided_by, d.decided_at
                      from access.approval a
                      left join access.approval_decision d on d.coop_id = a.coop_id and d.approval_id = a.approval_id
                     where a.coop_id = :coop
                       and (d.decision is null) = :waiting
                     order by a.requested_at desc, a.approval_id desc
                     limit 100
                    """);

    /** The newest hundred that wait, or that were decided. */
    public List<Approval> list(Actor actor, boolean waiting) {
        return tenancy.read(
                actor,
                () ->
                        LIST.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("waiting", waiting)
                                .query(LIST.row())
                                .list());
    }

    Optional<ApprovalKind> kind(String name) {
        return kinds.stream().filter(kind -> kind.kind().equals(name)).findFirst();
    }

    /** Two who press at once wait for each other, so that the second sees what the first did. */
    private void lock(Actor actor, UUID thing) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param(
                        "lock",
                        actor.at().value()
                                ^ thing.getMostSignificantBits()
                                ^ Long.rotateLeft(thing.getLeastSignificantBits(), 17))
                .query((row, n) -> n)
                .list();
    }
}
