package id.sokoguru.collector;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of this room. */
@Component
class CollectorStore {
    private final JdbcClient jdbc;

    CollectorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    // ---- who goes round

    private static final String COLLECTOR_COLUMNS =
            "select collector_no, user_id from collector.collector";

    private static final Query<Collector> COLLECTORS =
            Query.of(
                    Collector.class,
                    COLLECTOR_COLUMNS + " where coop_id = :coop order by collector_no");

    private static final Query<Collector> COLLECTOR =
            Query.of(
                    Collector.class,
                    COLLECTOR_COLUMNS + " where coop_id = :coop and collector_no = :no");

    private static final Query<Collector> OF_USER =
            Query.of(
                    Collector.class,
                    COLLECTOR_COLUMNS + " where coop_id = :coop and user_id = :user");

    List<Collector> collectors(Actor actor) {
        return COLLECTORS.on(jdbc).param("coop", actor.at().value()).query(COLLECTORS.row()).list();
    }

    Optional<Collector> collector(Actor actor, int number) {
        return COLLECTOR
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("no", number)
                .query(COLLECTOR.row())
                .optional();
    }

    Optional<Collector> ofUser(Actor actor, UUID user) {
        return OF_USER.on(jdbc)
                .param("coop", actor.at().value())
                .param("user", user)
                .query(OF_USER.row())
                .optional();
    }

    /** One at a time draws numbers in a cooperative. */
    void lock(Actor actor) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('collector', :coop))")
                .param("coop", actor.at().value())
                .query((row, n) -> n)
                .list();
    }

    /** One receipt of a collector at a time. */
    void lock(Actor actor, int collector) {
        jdbc.sql(
                        """
                        select collector_no from collector.collector
                         where coop_id = :coop and collector_no = :no for no key update
                        """)
                .param("coop", actor.at().value())
                .param("no", collector)
                .query(Integer.class)
                .single();
    }

    void insertCollector(Actor actor, Collector collector, Instant now) {
        jdbc.sql(
                        """
                        insert into collector.collector (coop_id, collector_no, user_id, registered_at, registered_by)
                        values (:coop, :no, :user, :now, :by)
                        """)
                .param("coop", actor.at().value())
                .param("no", collector.collectorNo())
                .param("user", collector.userId())
                .param("now", utc(now))
                .param("by", actor.user())
                .update();
    }

    // ---- how much they may carry

    private static final Query<CarryLimit> LIMITS =
            Query.of(
                    CarryLimit.class,
                    """
                    select valid_from, amount, strict from collector.carry_limit
                     where coop_id = :coop and collector_no = :no
                     order by valid_from desc
                    """);

    /** The newest first. */
    List<CarryLimit> limits(Actor actor, int collector) {
        return LIMITS.on(jdbc)
                .param("coop", actor.at().value())
                .param("no", collector)
                .query(LIMITS.row())
                .list();
    }

    void setLimit(Actor actor, int collector, CarryLimit limit, Instant now) {
        jdbc.sql(
                        """
                        insert into collector.carry_limit
                          (coop_id, collector_no, valid_from, amount, strict, decided_at, decided_by)
                        values (:coop, :no, :from, :amount, :strict, :now, :by)
                        on conflict (coop_id, collector_no, valid_from) do update
                          set amount = excluded.amount, strict = excluded.strict,
                              decided_at = excluded.decided_at, decided_by = excluded.decided_by
                        """)
                .param("coop", actor.at().value())
                .param("no", collector)
                .param("from", limit.validFrom())
                .param("amount", limit.amount().rupiah())
                .param("strict", limit.strict())
                .param("now", utc(now))
                .param("by", actor.user())
                .update();
    }

    // ---- whom they visit

    private static final Query<Stop> ROUTE =
            Query.of(
                    Stop.class,
                    """
                    select member_no, collector_no, visit_day, usual from collector.stop
                     where coop_id = :coop and collector_no = :no
                     order by member_no
                    """);

    private static final Query<Stop> STOP =
            Query.of(
                    Stop.class,
                    """
                    select member_no, collector_no, visit_day, usual from collector.stop
                     where coop_id = :coop and member_no = :member
                    """);

    List<Stop> route(Actor actor, int collector) {
        return ROUTE.on(jdbc)
                .param("coop", actor.at().value())
                .param("no", collector)
                .query(ROUTE.row())
                .list();
    }

    Optional<Stop> stop(Actor actor, long member) {
        return STOP.on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(STOP.row())
                .optional();
    }

    void assign(Actor actor, Stop stop, Instant now) {
        jdbc.sql(
                        """
                        insert into collector.stop
                          (coop_id, member_no, collector_no, visit_day, usual, assigned_at, assigned_by)
                        values (:coop, :member, :no, :day, :usual, :now, :by)
                        on conflict (coop_id, member_no) do update
                          set collector_no = excluded.collector_no, visit_day = excluded.visit_day,
                              usual = excluded.usual, assigned_at = excluded.assigned_at,
                              assigned_by = excluded.assigned_by
                        """)
                .param("coop", actor.at().value())
                .param("member", stop.memberNo())
                .param("no", stop.collectorNo())
                .param("day", stop.visitDay().name())
                .param("usual", stop.usual().rupiah())
                .param("now", utc(now))
                .param("by", actor.user())
                .update();
    }

    int unassign(Actor actor, int collector, long member) {
        return jdbc.sql(
                        """
                        delete from collector.stop
                         where coop_id = :coop and collector_no = :no and member_no = :member
                        """)
                .param("coop", actor.at().value())
                .param("no", collector)
                .param("member", member)
                .update();
    }

    // ---- phones

    record PhoneRow(int collectorNo, int phoneNo, OffsetDateTime lastSyncedAt, int pending) {}

    private static final Query<PhoneRow> PHONES =
            Query.of(
                    PhoneRow.class,
                    """
                    select collector_no, phone_no, last_synced_at, pending from collector.phone
                     where coop_id = :coop and (:no = 0 or collector_no = :no)
                     order by collector_no, phone_no
                    """);

    private static final Query<PhoneRow> PHONE =
            Query.of(
                    PhoneRow.class,
                    """
                    select collector_no, phone_no, last_synced_at, pending from collector.phone
                     where coop_id = :coop and collector_no = :no and device = :device
                    """);

    /** Of one collector, or (0) of all. */
    List<PhoneRow> phones(Actor actor, int collector) {
        return PHONES.on(jdbc)
                .param("coop", actor.at().value())
                .param("no", collector)
                .query(PHONES.row())
                .list();
    }

    Optional<PhoneRow> phone(Actor actor, int collector, UUID device) {
        return PHONE.on(jdbc)
                .param("coop", actor.at().value())
                .param("no", collector)
                .param("device", device)
                .query(PHONE.row())
                .optional();
    }

    void insertPhone(Actor actor, int collector, int phone, UUID device, Instant now) {
        jdbc.sql(
                        """
                        insert into collector.phone
                          (coop_id, collector_no, phone_no, device, registered_at, last_synced_at)
                        values (:coop, :no, :phone, :device, :now, :now)
                        """)
                .param("coop", actor.at().value())
                .param("no", collector)
                .param("phone", phone)
                .param("device", device)
                .param("now", utc(now))
                .update();
    }

    void heard(Actor actor, int collector, int phone, int pending, Instant now) {
        jdbc.sql(
                        """
                        update collector.phone set last_synced_at = :now, pending = :pending
                         where coop_id = :coop and collector_no = :no and phone_no = :phone
                        """)
                .param("coop", actor.at().value())
                .param("no", collector)
                .param("phone", phone)
                .param("pending", pending)
                .param("now", utc(now))
                .update();
    }

    record PaperNo(int phoneNo, int paperNo) {}

    private static final Query<PaperNo> PAPERS =
            Query.of(
                    PaperNo.class,
                    """
                    select distinct phone_no, paper_no from collector.receipt
                     where coop_id = :coop and collector_no = :no and phone_no > 0
                     order by phone_no, paper_no
                    """);

    List<PaperNo> papers(Actor actor, int collector) {
        return PAPERS.on(jdbc)
                .param("coop", actor.at().value())
                .param("no", collector)
                .query(PAPERS.row())
                .list();
    }

    /** The next number of the papers that no phone numbers. */
    int drawPaper(Actor actor, int collector) {
        return jdbc.sql(
                        """
                        update collector.collector set last_paper = last_paper + 1
                         where coop_id = :coop and collector_no = :no
                        returning last_paper
                        """)
                .param("coop", actor.at().value())
                .param("no", collector)
                .query(Integer.class)
                .single();
    }

    // ---- receipts

    private static final String RECEIPT_COLUMNS =
            """
            select r.receipt_id, r.collector_no, r.phone_no, r.paper_no, r.kind, r.member_no, r.target, r.amount,
                   r.business_date, r.taken_at, r.received_at, r.outcome, r.entry_no, r.reason, d.note
              from collector.receipt r
              left join collector.decision d on d.coop_id = r.coop_id and d.receipt_id = r.receipt_id
            """;

    private static final Query<Taken> RECEIPT =
            Query.of(
                    Taken.class,
                    RECEIPT_COLUMNS + " where r.coop_id = :coop and r.receipt_id = :id");

    private static final Query<Taken> RECEIPTS =
            Query.of(
                    Taken.class,
                    RECEIPT_COLUMNS
                            + """
                             where r.coop_id = :coop and r.collector_no = :no and r.received_at > :after
                             order by r.received_at desc, r.phone_no, r.paper_no desc
                             limit :limit
                            """);

    private static final Query<Taken> OPEN =
            Query.of(
                    Taken.class,
                    RECEIPT_COLUMNS
                            + """
                             where r.coop_id = :coop and r.outcome <> 'POSTED' and d.note is null
                             order by r.received_at, r.receipt_id
                             limit 200
                            """);

    private static final Query<Taken> OF_MEMBER =
            Query.of(
                    Taken.class,
                    RECEIPT_COLUMNS
                            + """
                             where r.coop_id = :coop and r.member_no = :member
                             order by r.received_at, r.receipt_id
                            """);

    Optional<Taken> receipt(Actor actor, UUID id) {
        return RECEIPT.on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(RECEIPT.row())
                .optional();
    }

    List<Taken> receipts(Actor actor, int collector, Instant after, int limit) {
        return RECEIPTS.on(jdbc)
                .param("coop", actor.at().value())
                .param("no", collector)
                .param("after", utc(after))
                .param("limit", limit)
                .query(RECEIPTS.row())
                .list();
    }

    /** Kept or waiting, and nobody decided yet. */
    List<Taken> open(Actor actor) {
        return OPEN.on(jdbc).param("coop", actor.at().value()).query(OPEN.row()).list();
    }

    List<Taken> ofMember(Actor actor, long member) {
        return OF_MEMBER
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(OF_MEMBER.row())
                .list();
    }

    void insertReceipt(
            Actor actor,
            int collector,
            int paper,
            Taking taking,
            Taken.Outcome outcome,
            @Nullable Long entry,
            String reason,
            Instant now) {
        jdbc.sql(
                        """
                        insert into collector.receipt
                          (coop_id, receipt_id, collector_no, phone_no, paper_no, kind, member_no, target, amount,
                           business_date, taken_at, received_at, received_by, outcome, entry_no, reason)
                        values (:coop, :id, :no, :phone, :paper, :kind, :member, :target, :amount,
                                :date, :taken, :now, :by, :outcome, :entry, :reason)
                        """)
                .param("coop", actor.at().value())
                .param("id", taking.id())
                .param("no", collector)
                .param("phone", taking.phone())
                .param("paper", paper)
                .param("kind", taking.kind().name())
                .param("member", taking.member())
                .param("target", taking.target())
                .param("amount", taking.amount().rupiah())
                .param("date", taking.date())
                .param("taken", utc(taking.takenAt()))
                .param("now", utc(now))
                .param("by", actor.user())
                .param("outcome", outcome.name())
                .param("entry", entry)
                .param("reason", reason)
                .update();
    }

    void booked(Actor actor, UUID receipt, Taken.Outcome outcome, long entry) {
        jdbc.sql(
                        """
                        update collector.receipt set outcome = :outcome, entry_no = :entry
                         where coop_id = :coop and receipt_id = :id
                        """)
                .param("coop", actor.at().value())
                .param("id", receipt)
                .param("outcome", outcome.name())
                .param("entry", entry)
                .update();
    }

    int decide(Actor actor, UUID receipt, String note, Instant now) {
        return jdbc.sql(
                        """
                        insert into collector.decision (coop_id, receipt_id, note, decided_at, decided_by)
                        values (:coop, :id, :note, :now, :by)
                        on conflict do nothing
                        """)
                .param("coop", actor.at().value())
                .param("id", receipt)
                .param("note", note)
                .param("now", utc(now))
                .param("by", actor.user())
                .update();
    }

    // ---- bags handed in

    private static final String HANDOVER_COLUMNS =
            """
            select handover_id, collector_no, till, handed_at, taken_by, entry_no from collector.handover
            """;

    private static final Query<HandedIn> HANDOVERS =
            Query.of(
                    HandedIn.class,
                    HANDOVER_COLUMNS
                            + """
                             where coop_id = :coop and collector_no = :no
                             order by handed_at desc, handover_id desc limit 20
                            """);

    private static final Query<HandedIn> HANDOVER =
            Query.of(
                    HandedIn.class,
                    HANDOVER_COLUMNS + " where coop_id = :coop and handover_id = :id");

    List<HandedIn> handovers(Actor actor, int collector) {
        return HANDOVERS
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("no", collector)
                .query(HANDOVERS.row())
                .list();
    }

    Optional<HandedIn> handover(Actor actor, UUID id) {
        return HANDOVER.on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(HANDOVER.row())
                .optional();
    }

    void insertHandover(Actor actor, HandedIn done) {
        jdbc.sql(
                        """
                        insert into collector.handover
                          (coop_id, handover_id, collector_no, till, handed_at, taken_by, entry_no)
                        values (:coop, :id, :no, :till, :at, :by, :entry)
                        on conflict do nothing
                        """)
                .param("coop", actor.at().value())
                .param("id", done.handoverId())
                .param("no", done.collectorNo())
                .param("till", done.till())
                .param("at", done.handedAt())
                .param("by", done.takenBy())
                .param("entry", done.entryNo())
                .update();
    }

    record Oldest(@Nullable LocalDate since) {}

    private static final Query<Oldest> OLDEST =
            Query.of(
                    Oldest.class,
                    """
                    select min(r.business_date) as since from collector.receipt r
                     where r.coop_id = :coop and r.collector_no = :no and r.outcome <> 'WAITING'
                       and r.received_at > coalesce((select max(h.handed_at) from collector.handover h
                                                      where h.coop_id = :coop and h.collector_no = :no),
                                                    '-infinity')
                    """);

    /** The date of the oldest paper since the bag was last handed in. */
    Optional<LocalDate> carriedSince(Actor actor, int collector) {
        return OLDEST
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("no", collector)
                .query(OLDEST.row())
                .list()
                .stream()
                .findFirst()
                .flatMap(oldest -> Optional.ofNullable(oldest.since()));
    }

    /** What was taken since the bag was last handed in, for a figure of a day. */
    Money taken(Actor actor, int collector, LocalDate date) {
        return Money.rupiah(
                jdbc.sql(
                                """
                                select coalesce(sum(amount), 0)::bigint from collector.receipt
                                 where coop_id = :coop and collector_no = :no and business_date = :date
                                """)
                        .param("coop", actor.at().value())
                        .param("no", collector)
                        .param("date", date)
                        .query(Long.class)
                        .single());
    }
}
