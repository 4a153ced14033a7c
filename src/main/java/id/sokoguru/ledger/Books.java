package id.sokoguru.ledger;

import id.sokoguru.database.Query;
import id.sokoguru.database.Statement;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.PostedEntry.PostedLine;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The door for reading one cooperative's books: entries, balances, totals, the lines of an account.
 * All answers are of {@code actor.at()}; what the actor may not see, the database does not show.
 */
@Component
public class Books {
    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    Books(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    // ---- entries

    record EntryRow(
            long entryNo,
            UUID entryId,
            LocalDate businessDate,
            OffsetDateTime recordedAt,
            String event,
            String description,
            String document,
            UUID actor,
            String device,
            @Nullable UUID reversalOf,
            @Nullable Long reversedBy,
            @Nullable String remark,
            byte @Nullable [] remarkDigest,
            byte[] leaf) {}

    private static final String ENTRY_COLUMNS =
            """
            select e.entry_no, e.entry_id, e.business_date, e.recorded_at, e.event, e.description, e.document,
                   e.actor, e.device, e.reversal_of,
                   (select r.entry_no from ledger.entry r
                     where r.coop_id = e.coop_id and r.reversal_of = e.entry_id) as reversed_by,
                   m.remark, e.remark_digest, e.leaf
              from ledger.entry e
              left join ledger.remark m on m.coop_id = e.coop_id and m.entry_no = e.entry_no
            """;

    private static final Query<EntryRow> BY_ID =
            Query.of(
                    EntryRow.class,
                    ENTRY_COLUMNS + " where e.coop_id = :coop and e.entry_id = :id");

    private static final Query<EntryRow> BY_NUMBER =
            Query.of(
                    EntryRow.class,
                    ENTRY_COLUMNS + " where e.coop_id = :coop and e.entry_no = :no");

    private static final Query<EntryRow> DATED =
            Query.of(
                    EntryRow.class,
                    ENTRY_COLUMNS
                            + """
                             where e.coop_id = :coop
                               and e.entry_no in (select ledger.dated(:coop, :from, :to))
                               and (e.business_date, e.entry_no) > (:afterDate, :afterNo)
                             order by e.business_date, e.entry_no
                             limit :limit
                            """);

    private static final Query<EntryRow> LATEST =
            Query.of(
                    EntryRow.class,
                    ENTRY_COLUMNS
                            + """
                             where e.coop_id = :coop and e.entry_no < :before
                             order by e.entry_no desc
                             limit :limit
                            """);

    private static final Query<EntryRow> NUMBERED =
            Query.of(
                    EntryRow.class,
                    ENTRY_COLUMNS
                            + """
                             where e.coop_id = :coop and e.entry_no between :from and :to
                             order by e.entry_no
                            """);

    record LineRow(
            long entryNo,
            short lineNo,
            int account,
            long sub,
            short unit,
            String side,
            Money amount,
            long before) {}

    private static final Query<LineRow> LINES =
            Query.of(
                    LineRow.class,
                    """
                    select l.entry_no, l.line_no, l.account, l.sub, l.unit, l.side::text as side, l.amount, l.before
                      from ledger.line l
                     where l.coop_id = :coop and l.entry_no in (:numbers)
                     order by l.entry_no, l.line_no
                    """);

    /** The entry with this id; empty when there is none in this cooperative's books. */
    public Optional<PostedEntry> entry(Actor actor, UUID id) {
        return tenancy.read(
                actor,
                () ->
                        whole(
                                        actor,
                                        BY_ID.on(jdbc)
                                                .param("coop", actor.at().value())
                                                .param("id", id))
                                .stream()
                                .findFirst());
    }

    /** The entry with this number; empty when there is none in this cooperative's books. */
    public Optional<PostedEntry> entry(Actor actor, long entryNo) {
        return tenancy.read(
                actor,
                () ->
                        whole(
                                        actor,
                                        BY_NUMBER
                                                .on(jdbc)
                                                .param("coop", actor.at().value())
                                                .param("no", entryNo))
                                .stream()
                                .findFirst());
    }

    /** Where a page of dated entries begins: after this date and number. */
    public record Cursor(LocalDate date, long entryNo) {
        public static final Cursor START = new Cursor(LocalDate.of(1900, 1, 1), 0);
    }

    /** The journal of some days, in the order of dates and numbers. */
    public List<PostedEntry> journal(
            Actor actor, LocalDate from, LocalDate to, Cursor after, int limit) {
        return tenancy.read(
                actor,
                () ->
                        whole(
                                actor,
                                DATED.on(jdbc)
                                        .param("coop", actor.at().value())
                                        .param("from", from)
                                        .param("to", to)
                                        .param("afterDate", after.date())
                                        .param("afterNo", after.entryNo())
                                        .param("limit", limit)));
    }

    /**
     * The latest entries, newest first, older than number {@code before} (0 = the newest of all).
     */
    public List<PostedEntry> latest(Actor actor, long before, int limit) {
        return tenancy.read(
                actor,
                () ->
                        whole(
                                actor,
                                LATEST.on(jdbc)
                                        .param("coop", actor.at().value())
                                        .param("before", before == 0 ? Long.MAX_VALUE : before)
                                        .param("limit", limit)));
    }

    /** The entries numbered {@code from} to {@code to}, both included: for exports, in portions. */
    public List<PostedEntry> numbered(Actor actor, long from, long to) {
        return tenancy.read(
                actor,
                () ->
                        whole(
                                actor,
                                NUMBERED.on(jdbc)
                                        .param("coop", actor.at().value())
                                        .param("from", from)
                                        .param("to", to)));
    }

    private List<PostedEntry> whole(Actor actor, Statement statement) {
        var rows = statement.query(EntryRow.class).list();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<PostedLine>> lines = new HashMap<>();
        LINES.on(jdbc)
                .param("coop", actor.at().value())
                .param("numbers", rows.stream().map(EntryRow::entryNo).toList())
                .query(LINES.row())
                .list()
                .forEach(l ->
                        lines.computeIfAbsent(l.entryNo(), _ -> new ArrayList<>())
                                .add(
                                        new PostedLine(
                                                l.lineNo(),
                                                l.account(),
                                                l.sub(),
                                                l.unit(),
                                                Side.of(l.side()),
                                                l.amount(),
                                                l.before())));
        return rows.stream()
                .map(e ->
                        new PostedEntry(
                                e.entryNo(),
                                e.entryId(),
                                e.businessDate(),
                                e.recordedAt().toInstant(),
                                e.event(),
                                e.description(),
                                e.document(),
                                e.actor(),
                                e.device(),
                                e.reversalOf(),
                                e.reversedBy(),
                                e.remark(),
                                e.remarkDigest(),
                                e.leaf(),
                                lines.getOrDefault(e.entryNo(), List.of())))
                .toList();
    }

    // ---- places and balances

    /**
     * A place where money can be, with its two growing totals.
     *
     * @param kind the owning room's word, empty for an account itself
     * @param owner the member's number, 0 = nobody's
     */
    public record Place(
            int account,
            long sub,
            String kind,
            long owner,
            String normal,
            boolean closed,
            Money debits,
            Money credits) {
        /** The balance on the account's normal side. */
        public Money balance() {
            return normal.equals("D") ? debits.minus(credits) : credits.minus(debits);
        }
    }

    private static final String PLACE_COLUMNS =
            """
            select s.account, s.sub, s.kind, s.owner, s.normal::text as normal, s.closed, s.debits, s.credits
              from ledger.sub_account s
            """;

    private static final Query<Place> PLACE =
            Query.of(
                    Place.class,
                    PLACE_COLUMNS
                            + " where s.coop_id = :coop and s.account = :account and s.sub = :sub");

    private static final Query<Place> PLACES =
            Query.of(
                    Place.class,
                    PLACE_COLUMNS
                            + " where s.coop_id = :coop and s.account = :account order by s.sub");

    private static final Query<Place> OWNED =
            Query.of(
                    Place.class,
                    PLACE_COLUMNS
                            + """
                             where s.coop_id = :coop and s.account in (:accounts) and s.sub in (:subs)
                             order by s.account, s.sub
                            """);

    /** A place; empty when it was never opened or used. */
    public Optional<Place> place(Actor actor, int account, long sub) {
        return tenancy.read(
                actor,
                () ->
                        PLACE.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("account", account)
                                .param("sub", sub)
                                .query(PLACE.row())
                                .optional());
    }

    /** The balance of a place on its normal side; zero when it was never used. */
    public Money balance(Actor actor, int account, long sub) {
        return place(actor, account, sub).map(Place::balance).orElse(Money.ZERO);
    }

    /** All places of an account, in the order of their numbers. */
    public List<Place> places(Actor actor, int account) {
        return tenancy.read(
                actor,
                () ->
                        PLACES.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("account", account)
                                .query(PLACES.row())
                                .list());
    }

    /** Those places among some accounts and sub-account numbers that exist. */
    public List<Place> places(Actor actor, List<Integer> accounts, List<Long> subs) {
        if (accounts.isEmpty() || subs.isEmpty()) {
            return List.of();
        }
        return tenancy.read(
                actor,
                () ->
                        OWNED.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("accounts", accounts)
                                .param("subs", subs)
                                .query(OWNED.row())
                                .list());
    }

    // ---- totals by account

    /**
     * An account's totals in a period.
     *
     * @param opening balance before the period, debit positive
     * @param debit moved on the debit side in the period
     * @param credit moved on the credit side in the period
     */
    public record Total(int account, Money opening, Money debit, Money credit) {
        /** Balance at the end of the period, debit positive. */
        public Money closing() {
            return opening.plus(debit).minus(credit);
        }
    }

    private static final Query<Total> TOTALS =
            Query.of(
                    Total.class,
                    """
                    select t.account,
                           coalesce(o.debit - o.credit, 0)::bigint as opening,
                           (t.debit - coalesce(o.debit, 0))::bigint as debit,
                           (t.credit - coalesce(o.credit, 0))::bigint as credit
                      from ledger.totals(:coop, :to, :unit::smallint) t
                      left join ledger.totals(:coop, :before, :unit::smallint) o on o.account = t.account
                     order by t.account
                    """);

    /**
     * Totals of every account that was ever used up to {@code to}: the raw material of all
     * statements.
     *
     * @param from first day of the period
     * @param to last day of the period
     * @param unit one business unit, or null for all together
     */
    public List<Total> totals(Actor actor, LocalDate from, LocalDate to, @Nullable Integer unit) {
        return tenancy.read(
                actor,
                () ->
                        TOTALS.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("to", to)
                                .param("before", from.minusDays(1))
                                .param("unit", unit)
                                .query(TOTALS.row())
                                .list());
    }

    private static final Query<Total> CASH_FLOW =
            Query.of(
                    Total.class,
                    """
                    select l.account, 0::bigint as opening,
                           coalesce(sum(l.amount) filter (where l.side = 'D'), 0)::bigint as debit,
                           coalesce(sum(l.amount) filter (where l.side = 'K'), 0)::bigint as credit
                      from ledger.line l
                     where l.coop_id = :coop
                       and l.entry_no in (select ledger.dated(:coop, :from, :to))
                       and (:unit::smallint is null or l.unit = :unit::smallint)
                       and exists (select from ledger.line c
                                     join ledger.account a on a.account = c.account and a.coop_id in (0, :coop)
                                    where c.coop_id = :coop and c.entry_no = l.entry_no and a.cash_flow = 'CASH')
                     group by l.account
                     order by l.account
                    """);

    /**
     * What the entries that touch cash moved on each account in a period (direct cash-flow method:
     * each non-cash account contributes credit − debit to its class).
     */
    public List<Total> cashFlow(Actor actor, LocalDate from, LocalDate to, @Nullable Integer unit) {
        return tenancy.read(
                actor,
                () ->
                        CASH_FLOW
                                .on(jdbc)
                                .param("coop", actor.at().value())
                                .param("from", from)
                                .param("to", to)
                                .param("unit", unit)
                                .query(CASH_FLOW.row())
                                .list());
    }

    /** An account's movement on one day. */
    public record Day(LocalDate businessDate, Money debit, Money credit) {}

    private static final Query<Day> DAYS =
            Query.of(
                    Day.class,
                    """
                    select d.business_date, sum(d.debit)::bigint as debit, sum(d.credit)::bigint as credit
                      from ledger.account_day d
                     where d.coop_id = :coop and d.business_date between :from and :to and d.account in (:accounts)
                       and (:unit::smallint is null or d.unit = :unit::smallint)
                     group by d.business_date
                     order by d.business_date
                    """);

    /** The days on which some accounts moved, and how much. */
    public List<Day> days(
            Actor actor,
            List<Integer> accounts,
            LocalDate from,
            LocalDate to,
            @Nullable Integer unit) {
        return tenancy.read(
                actor,
                () ->
                        DAYS.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("from", from)
                                .param("to", to)
                                .param("accounts", accounts)
                                .param("unit", unit)
                                .query(DAYS.row())
                                .list());
    }

    // ---- the lines of an account

    /** A line of an account's ledger, with what one needs to read it. */
    public record LedgerLine(
            LocalDate businessDate,
            long entryNo,
            short lineNo,
            UUID entryId,
            OffsetDateTime recordedAt,
            String event,
            String description,
            String document,
            UUID actor,
            int account,
            long sub,
            short unit,
            String side,
            Money amount,
            long before) {
        public Money debit() {
            return side.equals("D") ? amount : Money.ZERO;
        }

        public Money credit() {
            return side.equals("K") ? amount : Money.ZERO;
        }

        public Instant recorded() {
            return recordedAt.toInstant();
        }
    }

    private static final String LEDGER_LINE =
            """
            select l.business_date, l.entry_no, l.line_no, e.entry_id, e.recorded_at, e.event, e.description,
                   e.document, e.actor, l.account, l.sub, l.unit, l.side::text as side, l.amount, l.before
              from ledger.line l
              join ledger.entry e on e.coop_id = l.coop_id and e.entry_no = l.entry_no
            """;

    private static final Query<LedgerLine> OF_ACCOUNT =
            Query.of(
                    LedgerLine.class,
                    LEDGER_LINE
                            + """
                             where l.coop_id = :coop and l.account = :account
                               and (:unit::smallint is null or l.unit = :unit::smallint)
                               and l.entry_no in (select ledger.dated(:coop, :from, :to))
                               and (l.business_date, l.entry_no) > (:afterDate, :afterNo)
                             order by l.business_date, l.entry_no, l.line_no
                             limit :limit
                            """);

    private static final Query<LedgerLine> OF_PLACE =
            Query.of(
                    LedgerLine.class,
                    LEDGER_LINE
                            + """
                             where l.coop_id = :coop and l.account = :account and l.sub = :sub
                               and l.side in ('D', 'K') and l.entry_no < :before
                             order by l.entry_no desc, l.line_no desc
                             limit :limit
                            """);

    /** The general ledger of an account over some days, oldest first. */
    public List<LedgerLine> account(
            Actor actor,
            int account,
            LocalDate from,
            LocalDate to,
            @Nullable Integer unit,
            Cursor after,
            int limit) {
        return tenancy.read(
                actor,
                () ->
                        OF_ACCOUNT
                                .on(jdbc)
                                .param("coop", actor.at().value())
                                .param("account", account)
                                .param("unit", unit)
                                .param("from", from)
                                .param("to", to)
                                .param("afterDate", after.date())
                                .param("afterNo", after.entryNo())
                                .param("limit", limit)
                                .query(OF_ACCOUNT.row())
                                .list());
    }

    /**
     * What happened at a place (a passbook, a till roll), newest first.
     *
     * @param before only entries with a lower number; 0 = from the newest
     */
    public List<LedgerLine> place(Actor actor, int account, long sub, long before, int limit) {
        return tenancy.read(
                actor,
                () ->
                        OF_PLACE.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("account", account)
                                .param("sub", sub)
                                .param("before", before == 0 ? Long.MAX_VALUE : before)
                                .param("limit", limit)
                                .query(OF_PLACE.row())
                                .list());
    }

    // ---- the state of the books

    /**
     * The headline figures of a cooperative, kept with every posting.
     *
     * @param treeSize how many entries there are
     * @param day the last day (WIB) on which something was recorded, with that day's activity
     */
    public record Head(
            LocalDate booksFrom,
            long treeSize,
            @Nullable LocalDate lastDate,
            @Nullable OffsetDateTime lastRecordedAt,
            @Nullable LocalDate closedThrough,
            Money cash,
            Money savings,
            Money capital,
            Money loans,
            Money assets,
            Money liabilities,
            Money equity,
            Money income,
            Money expense,
            @Nullable LocalDate day,
            int dayEntries,
            Money dayIn,
            Money dayOut) {
        public Money surplus() {
            return income.minus(expense);
        }
    }

    private static final Query<Head> HEAD =
            Query.of(
                    Head.class,
                    """
                    select books_from, tree_size, last_date, last_recorded_at, closed_through, cash, savings, capital,
                           loans, assets, liabilities, equity, income, expense, day, day_entries, day_in, day_out
                      from ledger.head where coop_id = :coop
                    """);

    public Head head(Actor actor) {
        return tenancy.read(
                actor,
                () -> HEAD.on(jdbc).param("coop", actor.at().value()).query(HEAD.row()).single());
    }
}
