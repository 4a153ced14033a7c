package id.sokoguru.reporting;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Books.Cursor;
import id.sokoguru.ledger.Books.LedgerLine;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Side;
import id.sokoguru.reporting.Statement.Style;
import id.sokoguru.reporting.Table.Cell;
import id.sokoguru.reporting.Table.Column;
import id.sokoguru.web.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The books as tables: the lines of accounts with a running balance, days, and the journal. */
@Component
class BookTables {
    private final Books books;

    BookTables(Books books) {
        this.books = books;
    }

    /**
     * A part of a book.
     *
     * @param next where the next part begins; null when this was the last
     */
    record Part(Table table, @Nullable Cursor next, boolean empty) {}

    /** Balances of some accounts before a day, debit positive. */
    Money before(Page page, List<Integer> accounts, Period period, @Nullable Integer unit) {
        var sum = Money.ZERO;
        for (var total : books.totals(page.visitor(), period.from(), period.to(), unit)) {
            if (accounts.contains(total.account())) {
                sum = sum.plus(total.opening());
            }
        }
        return sum;
    }

    /**
     * The lines of some accounts after a cursor, oldest first, whole entries only: at least one,
     * and about {@code limit} lines.
     */
    List<LedgerLine> lines(
            Page page, List<Integer> accounts, Asked asked, Cursor after, int limit) {
        return lines(books, page.visitor(), accounts, asked.period(), asked.unit(), after, limit);
    }

    static List<LedgerLine> lines(
            Books books,
            Actor actor,
            List<Integer> accounts,
            Period period,
            @Nullable Integer unit,
            Cursor after,
            int limit) {
        for (int most = limit; ; most *= 4) {
            var found = new ArrayList<LedgerLine>();
            var cut = false;
            Cursor edge = null;
            for (var account : accounts) {
                var lines =
                        books.account(
                                actor, account, period.from(), period.to(), unit, after, most + 1);
                found.addAll(lines);
                if (lines.size() > most) {
                    cut = true;
                    var last = lines.getLast();
                    var here = new Cursor(last.businessDate(), last.entryNo());
                    edge = edge == null || ORDER.compare(here, edge) < 0 ? here : edge;
                }
            }
            found.sort(
                    Comparator.comparing(LedgerLine::businessDate)
                            .thenComparing(LedgerLine::entryNo)
                            .thenComparing(LedgerLine::lineNo));
            if (cut) {
                // The entry at which an account's list was cut may lack lines: it waits for the
                // next part.
                var limitEntry = edge;
                found.removeIf(line -> ORDER.compare(cursor(line), limitEntry) >= 0);
            }
            var whole = wholeEntries(found, most);
            if (!whole.isEmpty() || !cut) {
                return whole;
            }
        }
    }

    private static final Comparator<Cursor> ORDER =
            Comparator.comparing(Cursor::date).thenComparing(Cursor::entryNo);

    private static Cursor cursor(LedgerLine line) {
        return new Cursor(line.businessDate(), line.entryNo());
    }

    private static List<LedgerLine> wholeEntries(List<LedgerLine> lines, int limit) {
        if (lines.size() <= limit) {
            return lines;
        }
        int end = limit;
        while (end < lines.size() && lines.get(end).entryNo() == lines.get(end - 1).entryNo()) {
            end++;
        }
        return lines.subList(0, end);
    }

    /** The ledger of some accounts from a cursor on, with the balance after each line. */
    Part ledger(
            Page page,
            Map<Integer, Account> chart,
            List<Integer> accounts,
            Asked asked,
            Cursor after,
            int limit,
            String way) {
        var credit = accounts.size() == 1 && normal(chart, accounts.getFirst()) == Side.CREDIT;
        var many = accounts.size() > 1;
        var cash = accounts.stream().allMatch(code -> code / 1_000 == 110 && code < 110_300);
        var balance = balanceAt(page, accounts, asked, after);
        var lines = lines(page, accounts, asked, after, limit);
        var rows = new ArrayList<Table.Row>();
        var first = after.equals(Cursor.START);
        rows.add(
                sum(
                        page.t(first ? "reporting.row.opening" : "reporting.row.carried"),
                        many,
                        null,
                        null,
                        credit ? balance.negated() : balance,
                        Style.SUM));
        var debits = Money.ZERO;
        var credits = Money.ZERO;
        for (var line : lines) {
            balance = balance.plus(line.debit()).minus(line.credit());
            debits = debits.plus(line.debit());
            credits = credits.plus(line.credit());
            var href = page.in("/buku/bukti/" + line.entryNo()) + asked.query(way);
            var cells = new ArrayList<Cell>();
            cells.add(Table.day(line.businessDate()));
            cells.add(Table.number(line.entryNo(), href));
            cells.add(Table.words(text(line.description(), line.document())));
            if (many) {
                cells.add(Table.words(PlaceNames.account(page, chart, line.account())));
            }
            cells.add(Table.figure(line.debit(), line.debit().isZero() ? null : href));
            cells.add(Table.figure(line.credit(), line.credit().isZero() ? null : href));
            cells.add(Table.figure(credit ? balance.negated() : balance));
            rows.add(new Table.Row(Style.LINE, 0, cells));
        }
        Cursor next = null;
        if (!lines.isEmpty()) {
            var last = cursor(lines.getLast());
            if (!lines(page, accounts, asked, last, 1).isEmpty()) {
                next = last;
            }
        }
        rows.add(
                sum(
                        page.t(next == null ? "reporting.row.closing" : "reporting.row.to-carry"),
                        many,
                        debits,
                        credits,
                        credit ? balance.negated() : balance,
                        Style.TOTAL));
        var columns = new ArrayList<Column>();
        columns.add(Column.words(page.t("reporting.column.date")));
        columns.add(Column.words(page.t("reporting.column.entry")));
        columns.add(Column.words(page.t("reporting.column.what")));
        if (many) {
            columns.add(Column.words(page.t("reporting.column.account")));
        }
        columns.add(
                Column.figures(page.t(cash ? "reporting.column.in" : "reporting.column.debit")));
        columns.add(
                Column.figures(page.t(cash ? "reporting.column.out" : "reporting.column.credit")));
        columns.add(Column.figures(page.t("reporting.column.balance")));
        return new Part(new Table(columns, rows, List.of()), next, lines.isEmpty());
    }

    private static Table.Row sum(
            String label,
            boolean many,
            @Nullable Money debit,
            @Nullable Money credit,
            Money balance,
            Style style) {
        var cells = new ArrayList<Cell>();
        cells.add(Table.words(""));
        cells.add(Table.words(""));
        cells.add(Table.words(label));
        if (many) {
            cells.add(Table.words(""));
        }
        cells.add(Table.figure(debit));
        cells.add(Table.figure(credit));
        cells.add(Table.figure(balance));
        return new Table.Row(style, 0, cells);
    }

    /**
     * The balance after the entry of a cursor: what the days before brought, and that day's lines
     * so far.
     */
    private Money balanceAt(Page page, List<Integer> accounts, Asked asked, Cursor after) {
        if (after.date().isBefore(asked.period().from())) {
            return before(page, accounts, asked.period(), asked.unit());
        }
        var day = new Period(after.date(), after.date());
        var balance = before(page, accounts, day, asked.unit());
        var ofTheDay = new Asked(day, asked.comparison(), asked.unit(), "", asked.problems());
        var from = Cursor.START;
        while (true) {
            var lines = lines(page, accounts, ofTheDay, from, 5_000);
            for (var line : lines) {
                if (line.entryNo() > after.entryNo()) {
                    return balance;
                }
                balance = balance.plus(line.debit()).minus(line.credit());
            }
            if (lines.isEmpty()) {
                return balance;
            }
            from = cursor(lines.getLast());
        }
    }

    /** An account day by day, with the balance at each day's end; each day opens to its entries. */
    Table days(Page page, Map<Integer, Account> chart, int account, Asked asked, String address) {
        var credit = normal(chart, account) == Side.CREDIT;
        var balance = before(page, List.of(account), asked.period(), asked.unit());
        var rows = new ArrayList<Table.Row>();
        rows.add(
                dayRow(
                        page.t("reporting.row.opening"),
                        null,
                        null,
                        signed(balance, credit),
                        Style.SUM));
        var debits = Money.ZERO;
        var credits = Money.ZERO;
        for (var day :
                books.days(
                        page.visitor(),
                        List.of(account),
                        asked.period().from(),
                        asked.period().to(),
                        asked.unit())) {
            balance = balance.plus(day.debit()).minus(day.credit());
            debits = debits.plus(day.debit());
            credits = credits.plus(day.credit());
            var date = day.businessDate();
            var href =
                    address.isEmpty()
                            ? null
                            : address + asked.query(new Period(date, date), asked.trail());
            rows.add(
                    new Table.Row(
                            Style.LINE,
                            0,
                            List.of(
                                    new Cell.Day(date, href),
                                    Table.figure(day.debit(), href),
                                    Table.figure(day.credit(), href),
                                    Table.figure(signed(balance, credit), href))));
        }
        rows.add(
                dayRow(
                        page.t("reporting.row.closing"),
                        debits,
                        credits,
                        signed(balance, credit),
                        Style.TOTAL));
        return new Table(
                List.of(
                        Column.words(page.t("reporting.column.date")),
                        Column.figures(page.t("reporting.column.debit")),
                        Column.figures(page.t("reporting.column.credit")),
                        Column.figures(page.t("reporting.column.balance"))),
                rows,
                List.of());
    }

    private static Table.Row dayRow(
            String label,
            @Nullable Money debit,
            @Nullable Money credit,
            Money balance,
            Style style) {
        return new Table.Row(
                style,
                0,
                List.of(
                        Table.words(label),
                        Table.figure(debit),
                        Table.figure(credit),
                        Table.figure(balance)));
    }

    /** The journal of some days: each entry with its lines. */
    Part journal(
            Page page,
            Map<Integer, Account> chart,
            Asked asked,
            Cursor after,
            int limit,
            String way) {
        var period = asked.period();
        var entries = books.journal(page.visitor(), period.from(), period.to(), after, limit + 1);
        var more = entries.size() > limit;
        var shown = more ? entries.subList(0, limit) : entries;
        var rows = new ArrayList<Table.Row>();
        var debits = Money.ZERO;
        var credits = Money.ZERO;
        for (var entry : shown) {
            var href = page.in("/buku/bukti/" + entry.entryNo()) + asked.query(way);
            rows.add(
                    new Table.Row(
                            Style.GROUP,
                            0,
                            List.of(
                                    Table.day(entry.date()),
                                    Table.number(entry.entryNo(), href),
                                    Table.words(text(entry.description(), entry.document())),
                                    Table.figure(null),
                                    Table.figure(null))));
            for (var line : entry.lines()) {
                var debit = line.side() == Side.DEBIT ? line.amount() : Money.ZERO;
                var credit = line.side() == Side.CREDIT ? line.amount() : Money.ZERO;
                debits = debits.plus(debit);
                credits = credits.plus(credit);
                rows.add(
                        new Table.Row(
                                Style.LINE,
                                line.side() == Side.CREDIT ? 1 : 0,
                                List.of(
                                        Table.words(""),
                                        Table.words(""),
                                        Table.words(
                                                line.account()
                                                        + " "
                                                        + PlaceNames.account(
                                                                page, chart, line.account())
                                                        + (line.sub() == 0
                                                                ? ""
                                                                : " · " + line.sub()),
                                                page.in("/buku/akun/" + line.account())
                                                        + asked.query()),
                                        Table.figure(debit, debit.isZero() ? null : href),
                                        Table.figure(credit, credit.isZero() ? null : href))));
            }
        }
        rows.add(
                new Table.Row(
                        Style.TOTAL,
                        0,
                        List.of(
                                Table.words(""),
                                Table.words(""),
                                Table.words(
                                        page.t(
                                                more
                                                        ? "reporting.row.to-carry"
                                                        : "reporting.row.sum")),
                                Table.figure(debits),
                                Table.figure(credits))));
        return new Part(
                new Table(
                        List.of(
                                Column.words(page.t("reporting.column.date")),
                                Column.words(page.t("reporting.column.entry")),
                                Column.words(page.t("reporting.column.what")),
                                Column.figures(page.t("reporting.column.debit")),
                                Column.figures(page.t("reporting.column.credit"))),
                        rows,
                        List.of()),
                more ? new Cursor(shown.getLast().date(), shown.getLast().entryNo()) : null,
                shown.isEmpty());
    }

    /** The day book: one line an entry, in the order of the day. */
    Table entries(Page page, List<PostedEntry> entries, String query) {
        var rows = new ArrayList<Table.Row>();
        for (var entry : entries) {
            var href = page.in("/buku/bukti/" + entry.entryNo()) + query;
            rows.add(
                    Table.Row.line(
                            Table.day(entry.date()),
                            Table.number(entry.entryNo(), href),
                            Table.words(
                                    text(entry.description(), entry.document())
                                            + (entry.reversedBy() == null
                                                    ? ""
                                                    : " · " + page.t("reporting.reversed"))),
                            Table.words(page.moment(entry.recordedAt())),
                            Table.figure(entry.total(), href)));
        }
        return new Table(
                List.of(
                        Column.words(page.t("reporting.column.date")),
                        Column.words(page.t("reporting.column.entry")),
                        Column.words(page.t("reporting.column.what")),
                        Column.words(page.t("reporting.column.recorded")),
                        Column.figures(page.t("reporting.column.amount"))),
                rows,
                List.of());
    }

    private static Money signed(Money debitPositive, boolean credit) {
        return credit ? debitPositive.negated() : debitPositive;
    }

    private static Side normal(Map<Integer, Account> chart, int account) {
        var known = chart.get(account);
        return known == null ? Side.DEBIT : known.normal();
    }

    private static String text(String description, String document) {
        return document.isEmpty() ? description : description + " · " + document;
    }
}
