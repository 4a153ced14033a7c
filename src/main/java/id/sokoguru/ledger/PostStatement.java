package id.sokoguru.ledger;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Posting.AlreadyReversed;
import id.sokoguru.ledger.Posting.BeforeBooks;
import id.sokoguru.ledger.Posting.NotEnough;
import id.sokoguru.ledger.Posting.OtherContent;
import id.sokoguru.ledger.Posting.PeriodClosed;
import id.sokoguru.ledger.Posting.PlaceClosed;
import id.sokoguru.ledger.Posting.Posted;
import id.sokoguru.ledger.Posting.Refused;
import id.sokoguru.ledger.Posting.UnknownAccount;
import id.sokoguru.ledger.Posting.UnknownSubAccount;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * The statements that call {@code ledger.post} and {@code ledger.post_all}. The tenant is named in
 * the same statement, so that an entry posted outside a transaction costs one round trip.
 */
final class PostStatement {
    private static final String POST =
            """
            select p.entry_no, p.recorded_at, p.leaf, p.replayed
              from (select set_config('app.coop', ?, true)) as tenant,
                   lateral ledger.post(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::"char"[], ?) as p
            """;

    private static final String POST_ALL =
            """
            select p.entry_no, p.recorded_at, p.leaf, p.replayed
              from (select set_config('app.coop', ?, true)) as tenant,
                   lateral ledger.post_all(
                       ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::"char"[], ?) as p
             order by p.idx
            """;

    private PostStatement() {}

    static Posting post(Connection connection, Actor actor, Entry entry, Instant now)
            throws SQLException {
        try (var statement = connection.prepareStatement(POST)) {
            var lines = entry.lines();
            statement.setString(1, actor.at().text());
            statement.setLong(2, actor.at().value());
            statement.setObject(3, entry.id());
            statement.setObject(4, entry.date());
            statement.setString(5, entry.event());
            statement.setString(6, entry.description());
            statement.setString(7, entry.document());
            statement.setObject(8, actor.user());
            statement.setString(9, actor.device());
            statement.setObject(10, entry.reversalOf(), java.sql.Types.OTHER);
            statement.setString(11, entry.remark());
            statement.setObject(12, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            columns(connection, statement, 13, lines);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return new Posted(receipt(actor, entry, rows));
            }
        } catch (PSQLException e) {
            return refused(e);
        }
    }

    static BulkPosting postAll(Connection connection, Actor actor, List<Ledger.Timed> entries)
            throws SQLException {
        return postAll(connection, Collections.nCopies(entries.size(), actor), entries);
    }

    /**
     * @param actors who posts each entry, all in the same cooperative
     */
    static BulkPosting postAll(
            Connection connection, List<Actor> actors, List<Ledger.Timed> entries)
            throws SQLException {
        var actor = actors.getFirst();
        try (var statement = connection.prepareStatement(POST_ALL)) {
            var lines = new ArrayList<Line>();
            var owners = new ArrayList<Integer>();
            for (int i = 0; i < entries.size(); i++) {
                for (var line : entries.get(i).entry().lines()) {
                    lines.add(line);
                    owners.add(i + 1);
                }
            }
            statement.setString(1, actor.at().text());
            statement.setLong(2, actor.at().value());
            statement.setArray(3, of(connection, "uuid", actors, Actor::user));
            statement.setArray(4, of(connection, "text", actors, Actor::device));
            statement.setArray(5, of(connection, "uuid", entries, t -> t.entry().id()));
            statement.setArray(6, of(connection, "date", entries, t -> t.entry().date()));
            statement.setArray(7, of(connection, "text", entries, t -> t.entry().event()));
            statement.setArray(8, of(connection, "text", entries, t -> t.entry().description()));
            statement.setArray(9, of(connection, "text", entries, t -> t.entry().document()));
            statement.setArray(10, of(connection, "uuid", entries, t -> t.entry().reversalOf()));
            statement.setArray(11, of(connection, "text", entries, t -> t.entry().remark()));
            statement.setArray(
                    12, of(connection, "timestamptz", entries, t -> t.recordedAt().toString()));
            statement.setArray(13, connection.createArrayOf("int4", owners.toArray()));
            columns(connection, statement, 14, lines);
            try (var rows = statement.executeQuery()) {
                var receipts = new ArrayList<Receipt>(entries.size());
                while (rows.next()) {
                    receipts.add(receipt(actor, entries.get(receipts.size()).entry(), rows));
                }
                return new BulkPosting.AllPosted(receipts);
            }
        } catch (PSQLException e) {
            var reason = refused(e);
            return new BulkPosting.Refused(culprit(entries, reason), reason);
        }
    }

    private static void columns(
            Connection connection, PreparedStatement statement, int first, List<Line> lines)
            throws SQLException {
        statement.setArray(first, of(connection, "int4", lines, Line::account));
        statement.setArray(first + 1, of(connection, "int8", lines, Line::sub));
        statement.setArray(first + 2, of(connection, "int2", lines, l -> (short) l.unit()));
        statement.setArray(first + 3, of(connection, "text", lines, l -> l.side().code()));
        statement.setArray(first + 4, of(connection, "int8", lines, l -> l.amount().rupiah()));
    }

    private static <T> Array of(
            Connection connection, String type, List<T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        var values = new @Nullable Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return connection.createArrayOf(type, values);
    }

    private static Receipt receipt(Actor actor, Entry entry, ResultSet row) throws SQLException {
        return new Receipt(
                actor.at(),
                row.getLong("entry_no"),
                entry.id(),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getBytes("leaf"),
                row.getBoolean("replayed"));
    }

    /**
     * Our own SQLSTATEs are refusals; everything else is a bug or an outage and goes on as it is.
     */
    private static Refused refused(PSQLException e) throws PSQLException {
        var message = e.getServerErrorMessage();
        var detail = message == null ? null : message.getDetail();
        var parts = Objects.requireNonNullElse(detail, "").split("\\|");
        return switch (Objects.requireNonNullElse(e.getSQLState(), "")) {
            case "SG001" ->
                    new NotEnough(
                            Integer.parseInt(parts[0]),
                            Long.parseLong(parts[1]),
                            new Money(Math.max(0, Long.parseLong(parts[2]))),
                            new Money(Long.parseLong(parts[3])));
            case "SG002" -> new PeriodClosed(LocalDate.parse(parts[0]));
            case "SG003" -> new OtherContent(Long.parseLong(parts[0]));
            case "SG004" -> new UnknownAccount(Integer.parseInt(parts[0]));
            case "SG005" ->
                    new UnknownSubAccount(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
            case "SG006" -> new BeforeBooks(LocalDate.parse(parts[0]));
            case "SG009" -> new PlaceClosed(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
            case "23505" -> {
                if (message != null && "entry_reversal".equals(message.getConstraint())) {
                    yield new AlreadyReversed();
                }
                throw e;
            }
            default -> throw e;
        };
    }

    /** Which of many entries a reason is about, as far as it can be told. */
    private static int culprit(List<Ledger.Timed> entries, Refused reason) {
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i).entry();
            var guilty =
                    switch (reason) {
                        case NotEnough n ->
                                entry.lines().stream()
                                        .anyMatch(l ->
                                                l.account() == n.account()
                                                        && l.sub() == n.sub()
                                                        && l.amount().equals(n.wanted()));
                        case PeriodClosed p -> entry.date().withDayOfMonth(1).equals(p.month());
                        case BeforeBooks b -> entry.date().isBefore(b.booksFrom());
                        case UnknownAccount u ->
                                entry.lines().stream().anyMatch(l -> l.account() == u.account());
                        case UnknownSubAccount u ->
                                entry.lines().stream()
                                        .anyMatch(l ->
                                                l.account() == u.account() && l.sub() == u.sub());
                        case PlaceClosed c ->
                                entry.lines().stream()
                                        .anyMatch(l ->
                                                l.account() == c.account() && l.sub() == c.sub());
                        case Posting.InFuture f -> entry.date().isAfter(f.today());
                        case OtherContent _, AlreadyReversed _ -> false;
                    };
            if (guilty) {
                return i;
            }
        }
        return -1;
    }
}
