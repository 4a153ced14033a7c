package id.sokoguru.ledger;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Posting.AlreadyReversed;
import id.sokoguru.ledger.Posting.BeforeOriginal;
import id.sokoguru.ledger.Posting.InFuture;
import id.sokoguru.ledger.Posting.OtherContent;
import id.sokoguru.ledger.Posting.Posted;
import id.sokoguru.ledger.Posting.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The door through which money moves. Every entry of every room is posted here, in the caller's
 * transaction if one is open and else in one of its own that costs a single round trip. A refusal
 * is a value; the open transaction is then undone.
 */
@Component
public class Ledger {
    private final JdbcTemplate jdbc;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final ApplicationEventPublisher events;
    private final Books books;
    private final Gathering gathering;

    Ledger(
            JdbcTemplate jdbc,
            Tenancy tenancy,
            BusinessDay day,
            ApplicationEventPublisher events,
            Books books) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.day = day;
        this.events = events;
        this.books = books;
        this.gathering =
                new Gathering(
                        w ->
                                run(connection ->
                                        PostStatement.post(
                                                connection, w.actor(), w.entry(), w.recordedAt())),
                        (actors, entries) ->
                                run(connection ->
                                        PostStatement.postAll(connection, actors, entries)));
    }

    /**
     * Posts one entry in the books of {@code actor.at()}; the same entry again answers the first
     * receipt.
     */
    public Posting post(Actor actor, Entry entry) {
        if (entry.date().isAfter(day.today())) {
            return refuse(new InFuture(day.today()));
        }
        var posting =
                TransactionSynchronizationManager.isActualTransactionActive()
                        ? run(connection -> PostStatement.post(connection, actor, entry, day.now()))
                        : gathering.post(actor, entry, day.now());
        if (posting instanceof Posted(var receipt) && !receipt.replayed()) {
            announce(new EntriesPosted(actor.at(), receipt.entryNo(), 1));
        }
        return posting;
    }

    /**
     * Posts many entries of one cooperative in a handful of statements: interest runs, imports,
     * offline queues. All of them stand, or none; entries that were posted before are answered with
     * their first receipt.
     */
    public BulkPosting postAll(Actor actor, List<Entry> entries) {
        var now = day.now();
        return postAll(
                actor, entries.stream().map(entry -> new Timed(entry, now)).toList(), day.today());
    }

    /**
     * As {@link #postAll(Actor, List)}, for entries that were recorded elsewhere at times of their
     * own (a phone's queue, the demo's past months). Times never run backwards in a journal: an
     * earlier one becomes that of the entry before it.
     */
    public BulkPosting postAllRecorded(Actor actor, List<Timed> entries) {
        return postAll(actor, entries, day.today());
    }

    private BulkPosting postAll(Actor actor, List<Timed> entries, LocalDate today) {
        if (entries.isEmpty()) {
            return new BulkPosting.AllPosted(List.of());
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).entry().date().isAfter(today)) {
                return new BulkPosting.Refused(i, refuse(new InFuture(today)));
            }
        }
        // An id that stands twice in the batch is a retry like any other: one entry, two receipts.
        var once = new ArrayList<Timed>(entries.size());
        var places = new int[entries.size()];
        var firsts = new HashMap<UUID, Integer>();
        for (int i = 0; i < places.length; i++) {
            var entry = entries.get(i).entry();
            var first = firsts.putIfAbsent(entry.id(), once.size());
            places[i] = first == null ? once.size() : first;
            if (first == null) {
                once.add(entries.get(i));
            } else if (!entry.sameContent(once.get(first).entry())) {
                return new BulkPosting.Refused(i, refuse(new OtherContent(0)));
            }
        }
        return switch (run(connection -> PostStatement.postAll(connection, actor, once))) {
            case BulkPosting.AllPosted(var receipts) -> {
                receipts.stream()
                        .filter(receipt -> !receipt.replayed())
                        .reduce((a, b) -> b)
                        .ifPresent(last ->
                                announce(
                                        new EntriesPosted(
                                                actor.at(),
                                                last.entryNo(),
                                                (int)
                                                        receipts.stream()
                                                                .filter(r -> !r.replayed())
                                                                .count())));
                yield new BulkPosting.AllPosted(
                        once.size() == entries.size() ? receipts : dealt(receipts, places));
            }
            case BulkPosting.Refused(int index, var reason) -> {
                int i = 0;
                while (index >= 0 && places[i] != index) {
                    i++;
                }
                yield new BulkPosting.Refused(index < 0 ? index : i, reason);
            }
        };
    }

    /** A receipt for each, the second and later of one id as replays. */
    private static List<Receipt> dealt(List<Receipt> receipts, int[] places) {
        var dealt = new ArrayList<Receipt>(places.length);
        var given = new boolean[receipts.size()];
        for (int place : places) {
            var receipt = receipts.get(place);
            dealt.add(
                    given[place]
                            ? new Receipt(
                                    receipt.cooperative(),
                                    receipt.entryNo(),
                                    receipt.id(),
                                    receipt.recordedAt(),
                                    receipt.leaf(),
                                    true)
                            : receipt);
            given[place] = true;
        }
        return dealt;
    }

    /** An entry with the instant at which it was recorded. */
    public record Timed(Entry entry, Instant recordedAt) {}

    /**
     * Undoes an entry by its mirror image: the same lines with the sides changed, so the rupiahs go
     * back where they came from. An entry can be reversed once; a reversal cannot be reversed (post
     * anew).
     *
     * @param id of the new entry
     * @param original the entry to undo; a bug when it does not exist
     * @param date an open day, not before the original's
     * @param reason free text
     */
    public Posting reverse(
            Actor actor, UUID id, UUID original, LocalDate date, @Nullable String reason) {
        return tenancy.write(
                actor,
                () -> {
                    var entry = books.entry(actor, original).orElseThrow();
                    var undone = entry.reversedBy();
                    if (entry.reversalOf() != null
                            || (undone != null
                                    && !books.entry(actor, undone).orElseThrow().id().equals(id))) {
                        return refuse(new AlreadyReversed());
                    }
                    if (date.isBefore(entry.date())) {
                        return refuse(new BeforeOriginal(entry.date()));
                    }
                    var lines = new ArrayList<Line>();
                    for (var line : entry.lines()) {
                        lines.add(
                                new Line(
                                        line.account(),
                                        line.sub(),
                                        line.unit(),
                                        line.side().other(),
                                        line.amount()));
                    }
                    var posting =
                            post(
                                    actor,
                                    new Entry(
                                            id,
                                            date,
                                            "ledger.reversal",
                                            "Pembatalan bukti nomor " + entry.entryNo(),
                                            entry.document(),
                                            original,
                                            reason,
                                            lines));
                    if (posting instanceof Posted(var receipt) && !receipt.replayed()) {
                        events.publishEvent(new EntryReversed(actor, entry));
                    }
                    return posting;
                });
    }

    /**
     * Erases the free text of an entry, on request of a person whom it names (UU PDP). The entry
     * and its proof stay as they are.
     *
     * @return false when there was no remark
     */
    public boolean eraseRemark(Actor actor, long entryNo) {
        return tenancy.write(
                actor,
                () ->
                        jdbc.update(
                                        "delete from ledger.remark where coop_id = ? and entry_no = ?",
                                        actor.at().value(),
                                        entryNo)
                                == 1);
    }

    /**
     * As {@link #eraseRemark}, for all entries that moved something at a place of a member.
     *
     * @return how many remarks are gone
     */
    public int eraseRemarksOf(Actor actor, long member) {
        return tenancy.write(
                actor,
                () ->
                        jdbc.update(
                                """
                                delete from ledger.remark r
                                 where r.coop_id = ?
                                   and exists (
                                     select from ledger.line l
                                       join ledger.sub_account s
                                         on s.coop_id = l.coop_id and s.account = l.account and s.sub = l.sub
                                      where l.coop_id = r.coop_id and l.entry_no = r.entry_no
                                        and s.owner = ? and s.kind in ('MEMBER', 'SAVINGS', 'LOAN'))
                                """,
                                actor.at().value(),
                                member));
    }

    /**
     * Founds the books of a cooperative.
     *
     * @param scopes which parts of the chart apply, besides what applies to all
     * @param booksFrom the first business date
     */
    public void found(Actor actor, Set<Scope> scopes, LocalDate booksFrom) {
        tenancy.write(
                actor,
                () ->
                        jdbc.execute(
                                (ConnectionCallback<Boolean>)
                                        connection -> found(connection, actor, scopes, booksFrom)));
    }

    private static boolean found(
            Connection connection, Actor actor, Set<Scope> scopes, LocalDate booksFrom)
            throws SQLException {
        try (var statement = connection.prepareStatement("select ledger.found(?, ?, ?)")) {
            statement.setLong(1, actor.at().value());
            var names = scopes.stream().map(Enum::name).sorted().toArray();
            statement.setArray(2, connection.createArrayOf("text", names));
            statement.setObject(3, booksFrom);
            return statement.execute();
        }
    }

    /** A place for money that wants to be opened, see {@link #open}. */
    public record Opening(int account, long sub, String kind, long owner, @Nullable Money floor) {}

    /**
     * Opens a place for money; or changes the floor of one that is open; or opens again one that
     * was closed. What a place is and whose it is cannot change: another kind or owner for an
     * existing place is a bug and throws.
     *
     * @param kind the owning room's word: {@code MEMBER}, {@code SAVINGS}, {@code TILL}, {@code
     *     BANK} …
     * @param owner the member's number, 0 = nobody's
     * @param floor the least balance on the account's normal side; null = may go below zero
     */
    public void open(
            Actor actor, int account, long sub, String kind, long owner, @Nullable Money floor) {
        openAll(actor, List.of(new Opening(account, sub, kind, owner, floor)));
    }

    public void openAll(Actor actor, List<Opening> openings) {
        if (!openings.isEmpty()) {
            tenancy.write(
                    actor,
                    () ->
                            jdbc.execute(
                                    (ConnectionCallback<Boolean>)
                                            connection -> openAll(connection, actor, openings)));
        }
    }

    /**
     * Closes a place: from the end of the caller's transaction on, nothing can be posted to it
     * ({@link Posting.PlaceClosed}), reversals included, until it is opened again. Whoever closes
     * stands in the same line as those who post, so no posting slips past; a posting need not hold
     * a lock of its own against the closing. A place that does not exist is a bug and throws.
     */
    public void closePlace(Actor actor, int account, long sub) {
        setClosed(actor, account, sub, true);
    }

    /** Opens a closed place again, with the floor that it had. */
    public void openPlace(Actor actor, int account, long sub) {
        setClosed(actor, account, sub, false);
    }

    /**
     * Stands in the journal's line and stays there: nothing else is posted in the cooperative until
     * the caller's transaction ends. For whoever reads a balance and then writes what it was.
     */
    public void hold(Actor actor) {
        jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, actor.at().value());
    }

    private void setClosed(Actor actor, int account, long sub, boolean closed) {
        tenancy.write(
                actor,
                () ->
                        jdbc.queryForList(
                                "select ledger.close_sub_account(?, ?, ?, ?)::text",
                                String.class,
                                actor.at().value(),
                                account,
                                sub,
                                closed));
    }

    private static boolean openAll(Connection connection, Actor actor, List<Opening> openings)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        select ledger.open_sub_account(?, x.a, x.s, x.k, x.o, x.f)
                          from unnest(?, ?, ?, ?, ?) as x(a, s, k, o, f)
                        """)) {
            statement.setLong(1, actor.at().value());
            statement.setArray(2, array(connection, "int4", openings, Opening::account));
            statement.setArray(3, array(connection, "int8", openings, Opening::sub));
            statement.setArray(4, array(connection, "text", openings, Opening::kind));
            statement.setArray(5, array(connection, "int8", openings, Opening::owner));
            statement.setArray(
                    6,
                    array(
                            connection,
                            "int8",
                            openings,
                            o -> o.floor() == null ? null : o.floor().rupiah()));
            return statement.execute();
        }
    }

    private static java.sql.Array array(
            Connection connection,
            String type,
            List<Opening> openings,
            Function<Opening, @Nullable Object> column)
            throws SQLException {
        return connection.createArrayOf(type, openings.stream().map(column).toArray());
    }

    private <T> T run(ConnectionCallback<T> work) {
        var result = jdbc.execute(work);
        if (result instanceof Refused || result instanceof BulkPosting.Refused) {
            undo();
        }
        if (result == null) {
            throw new IllegalStateException("the ledger answered nothing");
        }
        return result;
    }

    private <R extends Refused> R refuse(R refusal) {
        undo();
        return refusal;
    }

    private void undo() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            tenancy.undo();
        }
    }

    private void announce(EntriesPosted posted) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            events.publishEvent(posted);
                        }
                    });
        } else {
            events.publishEvent(posted);
        }
    }
}
