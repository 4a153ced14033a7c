package id.sokoguru.treasury;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The SQL of this room. Every method runs in the caller's transaction. */
@Repository
class TreasuryStore {
    private final JdbcClient jdbc;

    TreasuryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // ---- tills

    private static final String TILL_COLUMNS =
            "select till, name, unit, holder, closing, session_no, opened_at, closed_at from treasury.till ";

    private static final Query<Till> TILLS =
            Query.of(Till.class, TILL_COLUMNS + "where coop_id = :coop order by till");

    private static final Query<Till> TILL =
            Query.of(Till.class, TILL_COLUMNS + "where coop_id = :coop and till = :till");

    private static final Query<Till> HELD =
            Query.of(Till.class, TILL_COLUMNS + "where coop_id = :coop and holder = :holder");

    List<Till> tills(Actor actor) {
        return TILLS.on(jdbc).param("coop", actor.at().value()).query(TILLS.row()).list();
    }

    Optional<Till> till(Actor actor, long till) {
        return TILL.on(jdbc)
                .param("coop", actor.at().value())
                .param("till", till)
                .query(TILL.row())
                .optional();
    }

    Optional<Till> heldBy(Actor actor, UUID holder) {
        return HELD.on(jdbc)
                .param("coop", actor.at().value())
                .param("holder", holder)
                .query(HELD.row())
                .optional();
    }

    /**
     * Those who post at a till share this lock and who opens or closes one has it alone: so no
     * deposit slips in between counting and closing. Held until the transaction ends.
     */
    void shareTills(Actor actor) {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtextextended('treasury.till', :coop))")
                .param("coop", actor.at().value())
                .query((row, n) -> n)
                .list();
    }

    void lockTills(Actor actor) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('treasury.till', :coop))")
                .param("coop", actor.at().value())
                .query((row, n) -> n)
                .list();
    }

    void insertTill(Actor actor, int till, String name, int unit, Instant now) {
        jdbc.sql(
                        """
                        insert into treasury.till (coop_id, till, name, unit, registered_at, registered_by)
                        values (:coop, :till, :name, :unit, :now, :by)
                        """)
                .param("coop", actor.at().value())
                .param("till", till)
                .param("name", name)
                .param("unit", unit)
                .param("now", utc(now))
                .param("by", actor.user())
                .update();
    }

    record Session(
            int sessionNo,
            LocalDate businessDate,
            UUID openedBy,
            UUID countId,
            Money debits,
            Money credits) {}

    private static final Query<Session> SESSION =
            Query.of(
                    Session.class,
                    """
                    select session_no, business_date, opened_by, count_id, debits, credits
                      from treasury.till_session
                     where coop_id = :coop and till = :till and session_no = :session
                    """);

    Session session(Actor actor, int till, int session) {
        return SESSION.on(jdbc)
                .param("coop", actor.at().value())
                .param("till", till)
                .param("session", session)
                .query(SESSION.row())
                .single();
    }

    void insertSession(Actor actor, int till, Session session, Instant openedAt) {
        jdbc.sql(
                        """
                        insert into treasury.till_session
                          (coop_id, till, session_no, business_date, opened_at, opened_by, count_id, debits, credits)
                        values (:coop, :till, :session, :date, :at, :by, :count, :debits, :credits)
                        """)
                .param("coop", actor.at().value())
                .param("till", till)
                .param("session", session.sessionNo())
                .param("date", session.businessDate())
                .param("at", utc(openedAt))
                .param("by", session.openedBy())
                .param("count", session.countId())
                .param("debits", session.debits().rupiah())
                .param("credits", session.credits().rupiah())
                .update();
    }

    void insertClosing(
            Actor actor,
            int till,
            int session,
            Instant closedAt,
            UUID closedBy,
            @Nullable UUID confirmedBy,
            UUID count,
            Money debits,
            Money credits) {
        jdbc.sql(
                        """
                        insert into treasury.till_closing
                          (coop_id, till, session_no, closed_at, closed_by, confirmed_by, count_id, debits, credits)
                        values (:coop, :till, :session, :at, :by, :confirmed, :count, :debits, :credits)
                        """)
                .param("coop", actor.at().value())
                .param("till", till)
                .param("session", session)
                .param("at", utc(closedAt))
                .param("by", closedBy)
                .param("confirmed", confirmedBy)
                .param("count", count)
                .param("debits", debits.rupiah())
                .param("credits", credits.rupiah())
                .update();
    }

    boolean wasClosedBy(Actor actor, UUID count) {
        return jdbc.sql(
                        """
                        select exists (select from treasury.till_closing where coop_id = :coop and count_id = :id)
                        """)
                .param("coop", actor.at().value())
                .param("id", count)
                .query(Boolean.class)
                .single();
    }

    /** Past days with their counts, in five statements however many there are. */
    void insertDays(Actor actor, List<PastTill.Row> rows, long entryNo) {
        var closed = rows.stream().filter(row -> row.day().closedAt() != null).toList();
        var differing = closed.stream().filter(row -> row.differenceEntry() != null).toList();
        insertPastCounts(
                actor,
                "OPENING",
                rows,
                PastTill.Row::openingCount,
                row -> row.day().openedAt(),
                row -> row.openingDebits().minus(row.openingCredits()),
                row -> Money.ZERO,
                row -> "",
                entryNo);
        insertPastCounts(
                actor,
                "CLOSING",
                closed,
                PastTill.Row::closingCount,
                row -> Objects.requireNonNull(row.day().closedAt()),
                PastTill.Row::bookAtClosing,
                row -> row.day().difference(),
                row -> row.day().reason(),
                entryNo);
        jdbc.sql(
                        """
                        insert into treasury.till_session
                          (coop_id, till, session_no, business_date, opened_at, opened_by, count_id, debits, credits)
                        select :coop, x.till, x.session, (x.at at time zone 'Asia/Jakarta')::date, x.at, x.by, x.count,
                               x.debits, x.credits
                          from unnest(:tills::int[], :sessions::int[], :ats::timestamptz[], :bys::uuid[], :counts::uuid[],
                                      :debits::bigint[], :credits::bigint[])
                            as x(till, session, at, by, count, debits, credits)
                        """)
                .param("coop", actor.at().value())
                .param("tills", array(rows, Integer[]::new, row -> row.day().till()))
                .param("sessions", array(rows, Integer[]::new, PastTill.Row::session))
                .param("ats", array(rows, String[]::new, row -> row.day().openedAt().toString()))
                .param("bys", array(rows, UUID[]::new, row -> row.day().teller()))
                .param("counts", array(rows, UUID[]::new, PastTill.Row::openingCount))
                .param("debits", array(rows, Long[]::new, row -> row.openingDebits().rupiah()))
                .param("credits", array(rows, Long[]::new, row -> row.openingCredits().rupiah()))
                .update();
        jdbc.sql(
                        """
                        insert into treasury.till_closing
                          (coop_id, till, session_no, closed_at, closed_by, confirmed_by, count_id, debits, credits)
                        select :coop, x.till, x.session, x.at, x.by, case when x.missing then x.keeper end, x.count,
                               x.debits, x.credits
                          from unnest(:tills::int[], :sessions::int[], :ats::timestamptz[], :bys::uuid[], :keepers::uuid[],
                                      :missing::boolean[], :counts::uuid[], :debits::bigint[], :credits::bigint[])
                            as x(till, session, at, by, keeper, missing, count, debits, credits)
                        """)
                .param("coop", actor.at().value())
                .param("tills", array(closed, Integer[]::new, row -> row.day().till()))
                .param("sessions", array(closed, Integer[]::new, PastTill.Row::session))
                .param(
                        "ats",
                        array(closed, String[]::new, row -> String.valueOf(row.day().closedAt())))
                .param("bys", array(closed, UUID[]::new, row -> row.day().teller()))
                .param("keepers", array(closed, UUID[]::new, row -> row.day().keeper()))
                .param(
                        "missing",
                        array(closed, Boolean[]::new, row -> row.day().difference().isNegative()))
                .param("counts", array(closed, UUID[]::new, PastTill.Row::closingCount))
                .param("debits", array(closed, Long[]::new, row -> row.closingDebits().rupiah()))
                .param("credits", array(closed, Long[]::new, row -> row.closingCredits().rupiah()))
                .update();
        jdbc.sql(
                        """
                        insert into treasury.difference (coop_id, count_id, entry_no, amount)
                        select :coop, x.count, x.entry, x.amount
                          from unnest(:counts::uuid[], :entries::bigint[], :amounts::bigint[]) as x(count, entry, amount)
                        """)
                .param("coop", actor.at().value())
                .param("counts", array(differing, UUID[]::new, PastTill.Row::closingCount))
                .param(
                        "entries",
                        array(
                                differing,
                                Long[]::new,
                                row -> Objects.requireNonNull(row.differenceEntry())))
                .param(
                        "amounts",
                        array(differing, Long[]::new, row -> row.day().difference().rupiah()))
                .update();
    }

    private void insertPastCounts(
            Actor actor,
            String purpose,
            List<PastTill.Row> rows,
            Function<PastTill.Row, UUID> id,
            Function<PastTill.Row, Instant> at,
            Function<PastTill.Row, Money> book,
            Function<PastTill.Row, Money> difference,
            Function<PastTill.Row, String> reason,
            long entryNo) {
        jdbc.sql(
                        """
                        insert into treasury.cash_count
                          (coop_id, count_id, account, sub, purpose, business_date, counted_at, counted_by, book,
                           counted, entry_no, reason)
                        select :coop, x.id, 110102, x.till, :purpose, (x.at at time zone 'Asia/Jakarta')::date, x.at, x.by,
                               x.book, x.book + x.difference, :entry, x.reason
                          from unnest(:ids::uuid[], :tills::int[], :ats::timestamptz[], :bys::uuid[], :books::bigint[],
                                      :differences::bigint[], :reasons::text[])
                            as x(id, till, at, by, book, difference, reason)
                        """)
                .param("coop", actor.at().value())
                .param("purpose", purpose)
                .param("entry", entryNo)
                .param("ids", array(rows, UUID[]::new, id))
                .param("tills", array(rows, Integer[]::new, row -> row.day().till()))
                .param("ats", array(rows, String[]::new, row -> at.apply(row).toString()))
                .param("bys", array(rows, UUID[]::new, row -> row.day().teller()))
                .param("books", array(rows, Long[]::new, row -> book.apply(row).rupiah()))
                .param(
                        "differences",
                        array(rows, Long[]::new, row -> difference.apply(row).rupiah()))
                .param("reasons", array(rows, String[]::new, reason))
                .update();
    }

    private static <R, T> T[] array(List<R> rows, IntFunction<T[]> made, Function<R, T> column) {
        return rows.stream().map(column).toArray(made);
    }

    /** Writes down how the till stands; {@code openedAt} and {@code closedAt} null = as before. */
    void setState(
            Actor actor,
            int till,
            int session,
            @Nullable UUID holder,
            @Nullable UUID closing,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt) {
        jdbc.sql(
                        """
                        update treasury.till
                           set session_no = :session, holder = :holder, closing = :closing,
                               opened_at = coalesce(:opened::timestamptz, opened_at),
                               closed_at = coalesce(:closed::timestamptz, closed_at)
                         where coop_id = :coop and till = :till
                        """)
                .param("coop", actor.at().value())
                .param("till", till)
                .param("session", session)
                .param("holder", holder)
                .param("closing", closing)
                .param("opened", openedAt == null ? null : utc(openedAt))
                .param("closed", closedAt == null ? null : utc(closedAt))
                .update();
    }

    // ---- counts

    private static final String COUNT_COLUMNS =
            """
            select c.count_id, c.account, c.sub, c.purpose, c.business_date, c.counted_at, c.counted_by, c.book,
                   c.counted, c.entry_no, c.reason, d.entry_no as booked_as
              from treasury.cash_count c
              left join treasury.difference d on d.coop_id = c.coop_id and d.count_id = c.count_id
            """;

    private static final Query<CashCount> COUNT =
            Query.of(
                    CashCount.class,
                    COUNT_COLUMNS + " where c.coop_id = :coop and c.count_id = :id");

    private static final Query<CashCount> COUNTS =
            Query.of(
                    CashCount.class,
                    COUNT_COLUMNS
                            + """
                             where c.coop_id = :coop and (not :differing or c.counted <> c.book)
                             order by c.counted_at desc, c.count_id desc
                             limit :limit
                            """);

    Optional<CashCount> count(Actor actor, UUID id) {
        return COUNT.on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(COUNT.row())
                .optional();
    }

    List<CashCount> counts(Actor actor, boolean differing, int limit) {
        return COUNTS.on(jdbc)
                .param("coop", actor.at().value())
                .param("differing", differing)
                .param("limit", limit)
                .query(COUNTS.row())
                .list();
    }

    record CountLine(String kind, int face, int pieces) {}

    private static final Query<CountLine> COUNT_LINES =
            Query.of(
                    CountLine.class,
                    """
                    select kind, face, pieces from treasury.cash_count_line
                     where coop_id = :coop and count_id = :id
                    """);

    Denominations denominations(Actor actor, UUID count) {
        var pieces = new EnumMap<Denomination, Integer>(Denomination.class);
        COUNT_LINES
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("id", count)
                .query(COUNT_LINES.row())
                .list()
                .forEach(line ->
                        pieces.put(Denomination.of(line.kind(), line.face()), line.pieces()));
        return new Denominations(pieces);
    }

    void insertCount(Actor actor, CashCount count, Denominations denominations) {
        jdbc.sql(
                        """
                        insert into treasury.cash_count
                          (coop_id, count_id, account, sub, purpose, business_date, counted_at, counted_by, book,
                           counted, entry_no, reason)
                        values (:coop, :id, :account, :sub, :purpose, :date, :at, :by, :book, :counted, :entry, :reason)
                        """)
                .param("coop", actor.at().value())
                .param("id", count.countId())
                .param("account", count.account())
                .param("sub", count.sub())
                .param("purpose", count.purpose())
                .param("date", count.businessDate())
                .param("at", utc(count.countedAt()))
                .param("by", count.countedBy())
                .param("book", count.book().rupiah())
                .param("counted", count.counted().rupiah())
                .param("entry", count.entryNo())
                .param("reason", count.reason())
                .update();
        var kinds = denominations.pieces().keySet();
        jdbc.sql(
                        """
                        insert into treasury.cash_count_line (coop_id, count_id, kind, face, pieces)
                        select :coop, :id, x.kind, x.face, x.pieces
                          from unnest(:kinds::text[], :faces::int[], :pieces::int[]) as x(kind, face, pieces)
                        """)
                .param("coop", actor.at().value())
                .param("id", count.countId())
                .param("kinds", kinds.stream().map(d -> d.kind().name()).toArray(String[]::new))
                .param("faces", kinds.stream().map(Denomination::face).toArray(Integer[]::new))
                .param("pieces", denominations.pieces().values().toArray(Integer[]::new))
                .update();
    }

    void insertDifference(Actor actor, UUID count, long entryNo, Money amount) {
        jdbc.sql(
                        """
                        insert into treasury.difference (coop_id, count_id, entry_no, amount)
                        values (:coop, :count, :entry, :amount)
                        """)
                .param("coop", actor.at().value())
                .param("count", count)
                .param("entry", entryNo)
                .param("amount", amount.rupiah())
                .update();
    }

    // ---- what became of differences

    /** What stands in 111101 from counts and is not settled, each sign on its own. */
    record Suspense(Money missing, Money surplus) {}

    private static final Query<Suspense> SUSPENSE =
            Query.of(
                    Suspense.class,
                    """
                    with booked as (
                      select coalesce(sum(-amount) filter (where amount < 0), 0) as missing,
                             coalesce(sum(amount) filter (where amount > 0), 0) as surplus
                        from treasury.difference where coop_id = :coop),
                    gone as (
                      select coalesce(sum(s.amount) filter (where s.outcome <> 'INCOME'), 0) as missing,
                             coalesce(sum(s.amount) filter (where s.outcome = 'INCOME'), 0) as surplus
                        from treasury.settled d
                        join treasury.settlement s on s.coop_id = d.coop_id and s.settlement_id = d.settlement_id
                       where d.coop_id = :coop)
                    select (b.missing - g.missing)::bigint as missing, (b.surplus - g.surplus)::bigint as surplus
                      from booked b, gone g
                    """);

    Suspense suspense(Actor actor) {
        return SUSPENSE.on(jdbc).param("coop", actor.at().value()).query(SUSPENSE.row()).single();
    }

    private static final String SETTLEMENT_COLUMNS =
            """
            select s.settlement_id, s.outcome, s.amount, s.reason, s.document, s.proposed_at, s.proposed_by, d.entry_no
              from treasury.settlement s
              left join treasury.settled d on d.coop_id = s.coop_id and d.settlement_id = s.settlement_id
            """;

    private static final Query<Settlement> SETTLEMENT =
            Query.of(
                    Settlement.class,
                    SETTLEMENT_COLUMNS + " where s.coop_id = :coop and s.settlement_id = :id");

    private static final Query<Settlement> SETTLEMENTS =
            Query.of(
                    Settlement.class,
                    SETTLEMENT_COLUMNS
                            + " where s.coop_id = :coop order by s.proposed_at desc limit 50");

    Optional<Settlement> settlement(Actor actor, UUID id) {
        return SETTLEMENT
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(SETTLEMENT.row())
                .optional();
    }

    List<Settlement> settlements(Actor actor) {
        return SETTLEMENTS
                .on(jdbc)
                .param("coop", actor.at().value())
                .query(SETTLEMENTS.row())
                .list();
    }

    void insertSettlement(Actor actor, Settlement settlement) {
        jdbc.sql(
                        """
                        insert into treasury.settlement
                          (coop_id, settlement_id, outcome, amount, reason, document, proposed_at, proposed_by)
                        values (:coop, :id, :outcome, :amount, :reason, :document, :at, :by)
                        """)
                .param("coop", actor.at().value())
                .param("id", settlement.settlementId())
                .param("outcome", settlement.outcome())
                .param("amount", settlement.amount().rupiah())
                .param("reason", settlement.reason())
                .param("document", settlement.document())
                .param("at", utc(settlement.proposedAt()))
                .param("by", settlement.proposedBy())
                .update();
    }

    void insertSettled(Actor actor, UUID settlement, long entryNo) {
        jdbc.sql(
                        """
                        insert into treasury.settled (coop_id, settlement_id, entry_no)
                        values (:coop, :id, :entry)
                        """)
                .param("coop", actor.at().value())
                .param("id", settlement)
                .param("entry", entryNo)
                .update();
    }

    // ---- between till and vault

    private static final Query<Handover> HANDOVER =
            Query.of(
                    Handover.class,
                    """
                    select handover_id, purpose, till, to_vault, amount, remark, asked_at, asked_by
                      from treasury.handover
                     where coop_id = :coop and handover_id = :id
                    """);

    Optional<Handover> handover(Actor actor, UUID id) {
        return HANDOVER.on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(HANDOVER.row())
                .optional();
    }

    void insertHandover(Actor actor, Handover handover) {
        jdbc.sql(
                        """
                        insert into treasury.handover
                          (coop_id, handover_id, purpose, till, to_vault, amount, remark, asked_at, asked_by)
                        values (:coop, :id, :purpose, :till, :toVault, :amount, :remark, :at, :by)
                        """)
                .param("coop", actor.at().value())
                .param("id", handover.handoverId())
                .param("purpose", handover.purpose())
                .param("till", handover.till())
                .param("toVault", handover.toVault())
                .param("amount", handover.amount().rupiah())
                .param("remark", handover.remark())
                .param("at", utc(handover.askedAt()))
                .param("by", handover.askedBy())
                .update();
    }

    // ---- banks

    private static final Query<BankAccount> BANKS =
            Query.of(
                    BankAccount.class,
                    """
                    select account, sub, bank, number, holder from treasury.bank_account
                     where coop_id = :coop order by account, sub
                    """);

    List<BankAccount> banks(Actor actor) {
        return BANKS.on(jdbc).param("coop", actor.at().value()).query(BANKS.row()).list();
    }

    void insertBank(Actor actor, BankAccount bank, Instant now) {
        jdbc.sql(
                        """
                        insert into treasury.bank_account
                          (coop_id, account, sub, bank, number, holder, registered_at, registered_by)
                        values (:coop, :account, :sub, :bank, :number, :holder, :now, :by)
                        """)
                .param("coop", actor.at().value())
                .param("account", bank.account())
                .param("sub", bank.sub())
                .param("bank", bank.bank())
                .param("number", bank.number())
                .param("holder", bank.holder())
                .param("now", utc(now))
                .param("by", actor.user())
                .update();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
