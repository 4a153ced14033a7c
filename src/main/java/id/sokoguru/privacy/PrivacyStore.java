package id.sokoguru.privacy;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Uuid7;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of this room. */
@Component
class PrivacyStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    PrivacyStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Locks the room of the cooperative until the transaction ends. */
    void lock(Actor actor) {
        template.update(
                """
                insert into privacy.register (coop_id) values (?)
                on conflict (coop_id) do update set last_request = register.last_request
                """,
                actor.at().value());
    }

    // ---- consent

    private static final Query<Consent> CONSENTS =
            Query.of(
                    Consent.class,
                    """
                    select distinct on (purpose) purpose, given, how, at from privacy.consent
                     where coop_id = :coop and member_no = :member
                     order by purpose, consent_no desc
                    """);

    List<Consent> consents(Actor actor, long member) {
        return CONSENTS.on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(CONSENTS.row())
                .list();
    }

    private static final Query<Consent> EVERY_CONSENT =
            Query.of(
                    Consent.class,
                    """
                    select purpose, given, how, at from privacy.consent
                     where coop_id = :coop and member_no = :member order by consent_no
                    """);

    List<Consent> everyConsent(Actor actor, long member) {
        return EVERY_CONSENT
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(EVERY_CONSENT.row())
                .list();
    }

    void consent(Actor actor, long member, Purpose purpose, boolean given, How how, Instant now) {
        template.update(
                """
                insert into privacy.consent (coop_id, member_no, consent_no, purpose, given, how, at, by_user)
                select ?, ?, coalesce(max(consent_no), 0) + 1, ?, ?, ?, ?, ?
                  from privacy.consent where coop_id = ? and member_no = ?
                """,
                actor.at().value(),
                member,
                purpose.name(),
                given,
                how.name(),
                utc(now),
                actor.user(),
                actor.at().value(),
                member);
    }

    // ---- requests

    private static final String REQUEST =
            """
            select r.request_no, r.member_no, r.kind, r.words, r.how, r.asked_at, r.due_at,
                   a.granted, a.words as answer, a.answered_at
              from privacy.request r
              left join privacy.answer a on a.coop_id = r.coop_id and a.request_no = r.request_no
             where r.coop_id = :coop
            """;
    private static final Query<Request> REQUESTS =
            Query.of(
                    Request.class,
                    REQUEST + " order by a.granted is not null, r.due_at, r.request_no limit 200");
    private static final Query<Request> REQUESTS_OF =
            Query.of(
                    Request.class,
                    REQUEST + " and r.member_no = :member order by r.request_no desc limit 100");
    private static final Query<Request> REQUEST_BY_NO =
            Query.of(Request.class, REQUEST + " and r.request_no = :no");
    private static final Query<Request> REQUEST_BY_ID =
            Query.of(Request.class, REQUEST + " and r.request_id = :id");

    List<Request> requests(Actor actor) {
        return REQUESTS.on(jdbc).param("coop", actor.at().value()).query(REQUESTS.row()).list();
    }

    List<Request> requestsOf(Actor actor, long member) {
        return REQUESTS_OF
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(REQUESTS_OF.row())
                .list();
    }

    Optional<Request> request(Actor actor, int no) {
        return REQUEST_BY_NO
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("no", no)
                .query(REQUEST_BY_NO.row())
                .optional();
    }

    Optional<Request> request(Actor actor, UUID id) {
        return REQUEST_BY_ID
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(REQUEST_BY_ID.row())
                .optional();
    }

    int ask(Actor actor, Request.Order order, Instant now, Instant due) {
        return jdbc.sql(
                        """
                        with no as (update privacy.register set last_request = last_request + 1
                                     where coop_id = :coop returning last_request)
                        insert into privacy.request
                            (coop_id, request_no, request_id, member_no, kind, words, how, asked_at, due_at, asked_by)
                        select :coop, no.last_request, :id, :member, :kind, :words, :how, :now, :due, :user from no
                        returning request_no
                        """)
                .param("coop", actor.at().value())
                .param("id", order.id())
                .param("member", order.member())
                .param("kind", order.kind().name())
                .param("words", order.words())
                .param("how", order.how().name())
                .param("now", utc(now))
                .param("due", utc(due))
                .param("user", actor.user())
                .query(Integer.class)
                .single();
    }

    /** False when somebody answered first. */
    boolean answer(Actor actor, int no, boolean granted, String words, Instant now) {
        return template.update(
                        """
                        insert into privacy.answer (coop_id, request_no, granted, words, answered_at, answered_by)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        actor.at().value(),
                        no,
                        granted,
                        words,
                        utc(now),
                        actor.user())
                == 1;
    }

    // ---- copies and erasure

    void did(Actor actor, long member, String what, Instant now) {
        template.update(
                "insert into privacy.deed (coop_id, deed_id, member_no, what, at, by_user) values (?, ?, ?, ?, ?, ?)",
                actor.at().value(),
                Uuid7.create(),
                member,
                what,
                utc(now),
                actor.user());
    }

    record Deed(String what, OffsetDateTime at, UUID byUser) {}

    private static final Query<Deed> DEEDS =
            Query.of(
                    Deed.class,
                    """
                    select what, at, by_user from privacy.deed
                     where coop_id = :coop and member_no = :member order by at desc limit 100
                    """);

    List<Deed> deeds(Actor actor, long member) {
        return DEEDS.on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(DEEDS.row())
                .list();
    }

    void eraseWords(Actor actor, long member) {
        var coop = actor.at().value();
        template.update(
                """
                update privacy.answer a set words = '' from privacy.request r
                 where a.coop_id = ? and r.coop_id = a.coop_id and r.request_no = a.request_no and r.member_no = ?
                """,
                coop,
                member);
        template.update(
                "update privacy.request set words = '' where coop_id = ? and member_no = ?",
                coop,
                member);
    }

    // ---- breaches

    private static final String BREACH =
            """
            select b.breach_no, b.happened, b.known_at, b.due_at, b.data, b.remedy,
                   exists (select from privacy.notice n where n.coop_id = b.coop_id and n.breach_no = b.breach_no
                              and n.whom = 'MEMBERS') as told_members,
                   exists (select from privacy.notice n where n.coop_id = b.coop_id and n.breach_no = b.breach_no
                              and n.whom = 'AUTHORITY') as told_authority
              from privacy.breach b where b.coop_id = :coop
            """;
    private static final Query<Breach> BREACHES =
            Query.of(Breach.class, BREACH + " order by b.breach_no desc limit 200");
    private static final Query<Breach> BREACH_BY_NO =
            Query.of(Breach.class, BREACH + " and b.breach_no = :no");
    private static final Query<Breach> BREACH_BY_ID =
            Query.of(Breach.class, BREACH + " and b.request_id = :id");

    List<Breach> breaches(Actor actor) {
        return BREACHES.on(jdbc).param("coop", actor.at().value()).query(BREACHES.row()).list();
    }

    Optional<Breach> breach(Actor actor, int no) {
        return BREACH_BY_NO
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("no", no)
                .query(BREACH_BY_NO.row())
                .optional();
    }

    Optional<Breach> breach(Actor actor, UUID id) {
        return BREACH_BY_ID
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(BREACH_BY_ID.row())
                .optional();
    }

    int breached(Actor actor, Breach.Order order, Instant due, Instant now) {
        return jdbc.sql(
                        """
                        with no as (update privacy.register set last_breach = last_breach + 1
                                     where coop_id = :coop returning last_breach)
                        insert into privacy.breach
                            (coop_id, breach_no, request_id, happened, known_at, due_at, data, remedy, recorded_at,
                             recorded_by)
                        select :coop, no.last_breach, :id, :happened, :known, :due, :data, :remedy, :now, :user from no
                        returning breach_no
                        """)
                .param("coop", actor.at().value())
                .param("id", order.id())
                .param("happened", order.happened())
                .param("known", utc(order.known()))
                .param("due", utc(due))
                .param("data", order.data())
                .param("remedy", order.remedy())
                .param("now", utc(now))
                .param("user", actor.user())
                .query(Integer.class)
                .single();
    }

    private static final Query<Breach.Notice> NOTICES =
            Query.of(
                    Breach.Notice.class,
                    """
                    select whom, how, told_at, told_by from privacy.notice
                     where coop_id = :coop and breach_no = :no order by notice_no
                    """);

    List<Breach.Notice> notices(Actor actor, int no) {
        return NOTICES.on(jdbc)
                .param("coop", actor.at().value())
                .param("no", no)
                .query(NOTICES.row())
                .list();
    }

    void told(Actor actor, int no, Breach.Whom whom, String how, Instant now) {
        template.update(
                """
                insert into privacy.notice (coop_id, breach_no, notice_no, whom, how, told_at, told_by)
                select ?, ?, coalesce(max(notice_no), 0) + 1, ?, ?, ?, ?
                  from privacy.notice where coop_id = ? and breach_no = ?
                """,
                actor.at().value(),
                no,
                whom.name(),
                how,
                utc(now),
                actor.user(),
                actor.at().value(),
                no);
    }

    private static OffsetDateTime utc(Instant now) {
        return OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
    }
}
