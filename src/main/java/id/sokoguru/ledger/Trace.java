package id.sokoguru.ledger;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lacak Rupiah: follows the numbered rupiahs of a line through the books, first in first out.
 * Forward answers "where did this money go?", backward "whose money is this?". Each hop is a range
 * overlap on one index, so it costs the same in a journal of a thousand entries and of five
 * million.
 */
@Component
public class Trace {
    /** Which way to follow. */
    public enum Direction {
        FORWARD,
        BACKWARD
    }

    /** How many lines of one place are shown singly; the rest of its range is one amount. */
    private static final int WIDTH = 24;

    /** How many hops of money are collected in all. */
    private static final int MOST_HOPS = 400;

    /**
     * Rupiahs at a place, on their way.
     *
     * @param depth 0 = where the trace begins
     * @param lo exclusive and {@code hi} inclusive numbers of the rupiahs on this side of the place
     * @param resting the part that has not moved on: it is still here
     * @param unseen the part that moved on in lines that are not shown singly
     * @param outside money leaves (or came from outside) the cooperative's hands here
     */
    public record Stay(
            int depth,
            int account,
            long sub,
            String kind,
            long owner,
            long lo,
            long hi,
            Money resting,
            Money unseen,
            boolean outside) {
        public Money amount() {
            return new Money(hi - lo);
        }
    }

    /**
     * Rupiahs moving from one stay to the next, in the direction of time.
     *
     * @param from index of the stay in {@link Flow#stays()} from which the money came
     * @param to index of the stay to which it went
     */
    public record Hop(
            int from,
            int to,
            Money amount,
            long entryNo,
            LocalDate date,
            String event,
            String description,
            String document) {}

    /** A trace: the stays in the order found, the first being where it began. */
    public record Flow(Direction direction, List<Stay> stays, List<Hop> hops) {}

    record Start(int account, long sub, String side, Money amount, long before) {}

    private static final Query<Start> START =
            Query.of(
                    Start.class,
                    """
                    select l.account, l.sub, l.side::text as side, l.amount, l.before
                      from ledger.line l
                     where l.coop_id = :coop and l.entry_no = :entry and l.line_no = :line
                    """);

    record Move(
            long asked,
            long entryNo,
            short lineNo,
            long lo,
            long hi,
            int toAccount,
            long toSub,
            short toLineNo,
            long toLo,
            long toHi) {}

    private static final String MOVES =
            """
            select r.i as asked, h.entry_no, h.line_no, h.lo, h.hi, h.to_account, h.to_sub, h.to_line_no, h.to_lo, h.to_hi
              from unnest(?, ?, ?, ?) with ordinality as r(account, sub, lo, hi, i),
                   lateral ledger.hop(?, r.account, r.sub, ?::"char", r.lo, r.hi, ?) as h
             order by r.i, h.lo, h.to_lo
            """;

    record PlaceRow(
            int account,
            long sub,
            String kind,
            long owner,
            long debits,
            long credits,
            boolean holds) {}

    private static final String PLACES =
            """
            select s.account, s.sub, s.kind, s.owner, s.debits, s.credits, (s.pulse & 1 <> 0 and s.normal = 'D') as holds
              from unnest(?, ?) as r(account, sub)
              join ledger.sub_account s on s.coop_id = ? and s.account = r.account and s.sub = r.sub
            """;

    record EntryRow(
            long entryNo,
            LocalDate businessDate,
            String event,
            String description,
            String document) {}

    private static final Query<EntryRow> ENTRIES =
            Query.of(
                    EntryRow.class,
                    """
                    select e.entry_no, e.business_date, e.event, e.description, e.document
                      from ledger.entry e where e.coop_id = :coop and e.entry_no in (:numbers)
                    """);

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Tenancy tenancy;

    Trace(JdbcClient jdbc, JdbcTemplate template, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.template = template;
        this.tenancy = tenancy;
    }

    /**
     * Follows the rupiahs of a line.
     *
     * @param depth how many hops at most, 1 to 12
     * @return empty when there is no such line in the actor's cooperative
     */
    public Optional<Flow> follow(
            Actor actor, long entryNo, int lineNo, Direction direction, int depth) {
        return tenancy.read(
                actor,
                () ->
                        START.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("entry", entryNo)
                                .param("line", lineNo)
                                .query(START.row())
                                .optional()
                                .map(start -> follow(actor, start, direction, depth)));
    }

    private Flow follow(Actor actor, Start start, Direction direction, int depth) {
        var coop = actor.at().value();
        // Money comes to rest on the debit side and leaves on the credit side: forward, a range of
        // debit
        // rupiahs is sought among the credits of the same place; backward the other way round.
        var arrives = direction == Direction.FORWARD ? "D" : "K";
        var leaves = direction == Direction.FORWARD ? "K" : "D";
        var begin =
                new Range(
                        0,
                        start.account(),
                        start.sub(),
                        start.before(),
                        start.before() + start.amount().rupiah());
        var stays = new ArrayList<Stay>();
        var moves = new ArrayList<Found>();
        var frontier = List.of(begin);
        var startsOnArrival = start.side().equals(arrives);
        for (int level = 0; !frontier.isEmpty(); level++) {
            var places = places(coop, frontier);
            // At the very first place the line itself may be the leaving side: then its own entry
            // is the hop.
            var crossing = level == 0 && !startsOnArrival;
            var going = new ArrayList<Integer>();
            var first = stays.size();
            for (var range : frontier) {
                var place = places.get(new Key(range.account(), range.sub()));
                var holds = place != null && place.holds();
                var moved =
                        place == null ? 0 : (leaves.equals("K") ? place.credits() : place.debits());
                var goesOn = (crossing || holds) && level < depth && moves.size() < MOST_HOPS;
                var resting =
                        holds && !crossing
                                ? Math.max(0, range.hi() - Math.max(range.lo(), moved))
                                : 0;
                if (goesOn) {
                    going.add(stays.size());
                }
                stays.add(
                        new Stay(
                                level,
                                range.account(),
                                range.sub(),
                                place == null ? "" : place.kind(),
                                place == null ? 0 : place.owner(),
                                range.lo(),
                                range.hi(),
                                new Money(resting),
                                Money.ZERO,
                                !holds && !crossing));
            }
            var found = moves(coop, stays, going, crossing ? start.side() : leaves);
            frontier = new ArrayList<>();
            var seen = new LinkedHashMap<Range, Integer>();
            var shown = new HashMap<Integer, Long>();
            for (var move : found) {
                var range =
                        new Range(
                                level + 1,
                                move.move().toAccount(),
                                move.move().toSub(),
                                move.move().toLo(),
                                move.move().toHi());
                var target = seen.computeIfAbsent(range, _ -> stays.size() + seen.size());
                moves.add(new Found(move.from(), target, move.move()));
                shown.merge(move.from(), move.move().hi() - move.move().lo(), Long::sum);
            }
            frontier = new ArrayList<>(seen.keySet());
            for (int i = first; i < stays.size(); i++) {
                if (going.contains(i)) {
                    var stay = stays.get(i);
                    var unseen =
                            stay.hi()
                                    - stay.lo()
                                    - stay.resting().rupiah()
                                    - shown.getOrDefault(i, 0L);
                    stays.set(i, withUnseen(stay, unseen));
                } else if (!stays.get(i).outside()) {
                    var stay = stays.get(i);
                    stays.set(i, withUnseen(stay, stay.hi() - stay.lo() - stay.resting().rupiah()));
                }
            }
        }
        return new Flow(direction, stays, hops(coop, moves, direction));
    }

    private static Stay withUnseen(Stay stay, long unseen) {
        return new Stay(
                stay.depth(),
                stay.account(),
                stay.sub(),
                stay.kind(),
                stay.owner(),
                stay.lo(),
                stay.hi(),
                stay.resting(),
                new Money(unseen),
                stay.outside());
    }

    private record Range(int depth, int account, long sub, long lo, long hi) {}

    private record Key(int account, long sub) {}

    private record Found(int from, int to, Move move) {}

    private Map<Key, PlaceRow> places(long coop, Collection<Range> ranges) {
        var byKey = new HashMap<Key, PlaceRow>();
        var keys = ranges.stream().map(r -> new Key(r.account(), r.sub())).distinct().toList();
        template.query(
                connection -> {
                    var statement = connection.prepareStatement(PLACES);
                    statement.setArray(
                            1,
                            connection.createArrayOf(
                                    "int4", keys.stream().map(Key::account).toArray()));
                    statement.setArray(
                            2,
                            connection.createArrayOf(
                                    "int8", keys.stream().map(Key::sub).toArray()));
                    statement.setLong(3, coop);
                    return statement;
                },
                row -> {
                    var place =
                            new PlaceRow(
                                    row.getInt(1),
                                    row.getLong(2),
                                    row.getString(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getLong(6),
                                    row.getBoolean(7));
                    byKey.put(new Key(place.account(), place.sub()), place);
                });
        return byKey;
    }

    private List<Found> moves(long coop, List<Stay> stays, List<Integer> going, String side) {
        var found = new ArrayList<Found>();
        if (going.isEmpty()) {
            return found;
        }
        var asked = going.stream().map(stays::get).toList();
        template.query(
                connection -> {
                    var statement = connection.prepareStatement(MOVES);
                    statement.setArray(
                            1,
                            connection.createArrayOf(
                                    "int4", asked.stream().map(Stay::account).toArray()));
                    statement.setArray(
                            2,
                            connection.createArrayOf(
                                    "int8", asked.stream().map(Stay::sub).toArray()));
                    statement.setArray(
                            3,
                            connection.createArrayOf(
                                    "int8", asked.stream().map(Stay::lo).toArray()));
                    statement.setArray(
                            4,
                            connection.createArrayOf(
                                    "int8", asked.stream().map(Stay::hi).toArray()));
                    statement.setLong(5, coop);
                    statement.setString(6, side);
                    statement.setInt(7, WIDTH);
                    return statement;
                },
                row -> {
                    var move =
                            new Move(
                                    row.getLong(1),
                                    row.getLong(2),
                                    row.getShort(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getInt(6),
                                    row.getLong(7),
                                    row.getShort(8),
                                    row.getLong(9),
                                    row.getLong(10));
                    found.add(new Found(going.get((int) move.asked() - 1), -1, move));
                });
        return found;
    }

    private List<Hop> hops(long coop, List<Found> moves, Direction direction) {
        if (moves.isEmpty()) {
            return List.of();
        }
        var entries = new HashMap<Long, EntryRow>();
        ENTRIES.on(jdbc)
                .param("coop", coop)
                .param("numbers", moves.stream().map(m -> m.move().entryNo()).distinct().toList())
                .query(ENTRIES.row())
                .list()
                .forEach(entry -> entries.put(entry.entryNo(), entry));
        var hops = new ArrayList<Hop>();
        for (var found : moves) {
            var move = found.move();
            var entry = entries.get(move.entryNo());
            if (entry == null) {
                throw new IllegalStateException("line without entry " + move.entryNo());
            }
            var forward = direction == Direction.FORWARD;
            hops.add(
                    new Hop(
                            forward ? found.from() : found.to(),
                            forward ? found.to() : found.from(),
                            new Money(move.hi() - move.lo()),
                            move.entryNo(),
                            entry.businessDate(),
                            entry.event(),
                            entry.description(),
                            entry.document()));
        }
        return hops;
    }
}
