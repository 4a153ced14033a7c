package id.sokoguru.reporting;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Books.Cursor;
import id.sokoguru.ledger.Chart;
import id.sokoguru.reporting.Asked.Parameters;
import id.sokoguru.reporting.Table.Column;
import id.sokoguru.web.Crumb;
import id.sokoguru.web.Html;
import id.sokoguru.web.Link;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The books on screen and as files: latest entries, day book, journal, cash, bank, one account, one
 * place.
 */
@Controller
public class BookPages {
    /** Lines on one screen; files have all. */
    private static final int SCREEN = 60;

    private static final int FILE = 100_000;

    private static final List<String> BOOKS = List.of("harian", "jurnal", "kas", "bank", "besar");

    private final Templates templates;
    private final Books books;
    private final Chart chart;
    private final BookTables tables;
    private final Statements statements;
    private final PlaceNames places;
    private final Files files;

    BookPages(
            Templates templates,
            Books books,
            Chart chart,
            BookTables tables,
            Statements statements,
            PlaceNames places,
            Files files) {
        this.templates = templates;
        this.books = books;
        this.chart = chart;
        this.tables = tables;
        this.statements = statements;
        this.places = places;
        this.files = files;
    }

    /**
     * What the page of a book shows.
     *
     * @param action the address to which the chosen days go
     * @param file the address of the files without their endings; empty when there are none
     */
    public record View(
            String title,
            String lead,
            Asked asked,
            Table table,
            List<Link> tabs,
            List<Crumb> crumbs,
            String action,
            String file,
            @Nullable String older,
            @Nullable String newer,
            boolean empty,
            List<Link> switches,
            boolean days) {}

    @GetMapping("/k/{coop}/buku")
    @Needs(Permission.READ_BOOKS)
    Html latest(Page page, @RequestParam(defaultValue = "0") long sebelum) {
        var entries = books.latest(page.visitor(), sebelum, SCREEN);
        var older =
                entries.size() < SCREEN || entries.getLast().entryNo() == 1
                        ? null
                        : page.in("/buku?sebelum=" + entries.getLast().entryNo());
        var asked = Asked.of(page, new Parameters(null, null, null, null, null));
        return Html.of(
                templates.reportingBook(
                        page,
                        new View(
                                page.t("reporting.books"),
                                page.t("reporting.books.lead"),
                                asked,
                                tables.entries(page, entries, ""),
                                tabs(page, "", asked),
                                List.of(),
                                "",
                                "",
                                older,
                                sebelum == 0 ? null : page.in("/buku"),
                                entries.isEmpty(),
                                List.of(),
                                false)));
    }

    private static List<Link> tabs(Page page, String now, Asked asked) {
        var tabs = new ArrayList<Link>();
        tabs.add(Link.tab(page.t("reporting.book.latest"), page.in("/buku"), now.isEmpty()));
        for (var book : BOOKS) {
            tabs.add(
                    Link.tab(
                            page.t("reporting.book." + book),
                            page.in("/buku/" + book)
                                    + (book.equals("harian") || now.equals("harian")
                                            ? ""
                                            : asked.query()),
                            book.equals(now)));
        }
        tabs.add(
                Link.tab(
                        page.t("reporting.book.exports"),
                        page.in("/buku/unduh"),
                        now.equals("unduh")));
        return tabs;
    }

    @GetMapping("/k/{coop}/buku/{book:harian|jurnal|kas|bank|besar}")
    @Needs(Permission.READ_BOOKS)
    Html book(
            Page page,
            @PathVariable String book,
            Parameters typed,
            @RequestParam(defaultValue = "") String setelah) {
        var asked = asked(page, book, typed);
        var from = cursor(setelah);
        var part = part(page, book, asked, from, SCREEN);
        var next = part.next();
        var view =
                new View(
                        page.t("reporting.book." + book),
                        page.t(
                                "reporting.for",
                                page.date(asked.period().from()),
                                page.date(asked.period().to())),
                        asked,
                        part.table(),
                        tabs(page, book, asked),
                        List.of(
                                Crumb.to(page.t("reporting.books"), page.in("/buku")),
                                Crumb.here(page.t("reporting.book." + book))),
                        page.in("/buku/" + book),
                        page.in("/buku/" + book),
                        next == null
                                ? null
                                : page.in("/buku/" + book)
                                        + asked.query()
                                        + "&setelah="
                                        + text(next),
                        setelah.isEmpty() ? null : page.in("/buku/" + book) + asked.query(),
                        part.empty(),
                        List.of(),
                        !book.equals("harian"));
        var model = templates.reportingBook(page, view);
        return asked.problems().isEmpty() ? Html.of(model) : Html.refused(model);
    }

    /** The day book shows one day; the other books show this month unless asked otherwise. */
    private static Asked asked(Page page, String book, Parameters typed) {
        var asked = Asked.of(page, typed);
        var from = typed.dari();
        if (book.equals("harian")) {
            var day = asked.period().to();
            return new Asked(
                    new Period(day, day), Comparison.NONE, asked.unit(), "", asked.problems());
        }
        if (from == null || from.isBlank()) {
            var to = asked.period().to();
            return new Asked(
                    new Period(to.withDayOfMonth(1), to),
                    Comparison.NONE,
                    asked.unit(),
                    asked.trail(),
                    asked.problems());
        }
        return asked;
    }

    private BookTables.Part part(Page page, String book, Asked asked, Cursor from, int limit) {
        var accounts = chart.byCode(page.visitor());
        return switch (book) {
            case "jurnal" -> tables.journal(page, accounts, asked, from, limit, "jurnal");
            case "harian" -> daybook(page, asked, from, limit);
            case "kas" ->
                    tables.ledger(
                            page, accounts, within(accounts, 1101), asked, from, limit, "kas");
            case "bank" ->
                    tables.ledger(
                            page, accounts, within(accounts, 1102), asked, from, limit, "bank");
            default -> general(page, asked, accounts);
        };
    }

    private BookTables.Part daybook(Page page, Asked asked, Cursor from, int limit) {
        var period = asked.period();
        var entries = books.journal(page.visitor(), period.from(), period.to(), from, limit + 1);
        var more = entries.size() > limit;
        var shown = more ? entries.subList(0, limit) : entries;
        return new BookTables.Part(
                tables.entries(page, shown, "?jalan=harian:" + period.to()),
                more ? new Cursor(shown.getLast().date(), shown.getLast().entryNo()) : null,
                shown.isEmpty());
    }

    private BookTables.Part general(Page page, Asked asked, Map<Integer, Account> accounts) {
        var statement =
                statements.of(
                        page.visitor(),
                        new Statements.Wanted(
                                StatementKind.TRIAL_BALANCE,
                                asked.period(),
                                Comparison.NONE,
                                asked.unit()));
        return new BookTables.Part(
                new StatementTables(page, asked, accounts).of(statement, List.of()),
                null,
                statement.rows().size() <= 1);
    }

    private static List<Integer> within(Map<Integer, Account> accounts, int group) {
        return accounts.keySet().stream().filter(code -> code / 100 == group).toList();
    }

    @GetMapping("/k/{coop}/buku/{book:harian|jurnal|kas|bank|besar}.{format:pdf|xlsx|csv}")
    @Needs(Permission.READ_BOOKS)
    Html file(Page page, @PathVariable String book, @PathVariable String format, Parameters typed) {
        var asked = asked(page, book, typed);
        return files.of(
                page,
                format,
                book + "-" + asked.period().to(),
                page.t("reporting.book." + book),
                page.t(
                        "reporting.for",
                        page.date(asked.period().from()),
                        page.date(asked.period().to())),
                part(page, book, asked, Cursor.START, format.equals("pdf") ? 5_000 : FILE).table(),
                false);
    }

    // ---- one account

    @GetMapping("/k/{coop}/buku/akun/{code:[0-9]{6}}")
    @Needs({Permission.READ_BOOKS, Permission.READ_AGGREGATES})
    Html account(
            Page page,
            @PathVariable int code,
            Parameters typed,
            @RequestParam(defaultValue = "") String tampil,
            @RequestParam(defaultValue = "") String setelah) {
        var accounts = chart.byCode(page.visitor());
        var asked = Asked.of(page, typed);
        var name = name(page, accounts, code);
        var address = page.in("/buku/akun/" + code);
        var entries = page.may(Permission.READ_BOOKS);
        var oneDay = asked.period().from().equals(asked.period().to());
        var show = !entries ? "hari" : tampil.isEmpty() ? (oneDay ? "bukti" : "hari") : tampil;
        var way = asked.trail().isEmpty() ? ":" + code : asked.trail() + ":" + code;
        Table table;
        Cursor next = null;
        var empty = false;
        if (show.equals("rincian")) {
            table = places(page, accounts, code);
            empty = table.rows().isEmpty();
        } else if (show.equals("bukti")) {
            var part =
                    tables.ledger(
                            page, accounts, List.of(code), asked, cursor(setelah), SCREEN, way);
            table = part.table();
            next = part.next();
            empty = part.empty();
        } else {
            table = tables.days(page, accounts, code, asked, entries ? address : "");
            empty = table.rows().size() <= 2;
        }
        var switches = new ArrayList<Link>();
        var query = asked.query(asked.trail());
        switches.add(
                Link.tab(
                        page.t("reporting.by.day"),
                        address + query + "&tampil=hari",
                        show.equals("hari")));
        if (entries) {
            switches.add(
                    Link.tab(
                            page.t("reporting.by.entry"),
                            address + query + "&tampil=bukti",
                            show.equals("bukti")));
            var known = accounts.get(code);
            if (known != null && known.flags().contains("SUB")) {
                switches.add(
                        Link.tab(
                                page.t("reporting.by.place"),
                                address + query + "&tampil=rincian",
                                show.equals("rincian")));
            }
        }
        var view =
                new View(
                        code + " " + name,
                        page.t(
                                "reporting.for",
                                page.date(asked.period().from()),
                                page.date(asked.period().to())),
                        asked,
                        table,
                        List.of(),
                        crumbs(page, asked, code + " " + name),
                        address,
                        entries ? address : "",
                        next == null
                                ? null
                                : address + query + "&tampil=bukti&setelah=" + text(next),
                        setelah.isEmpty() ? null : address + query + "&tampil=bukti",
                        empty,
                        switches,
                        true);
        var model = templates.reportingBook(page, view);
        return asked.problems().isEmpty() ? Html.of(model) : Html.refused(model);
    }

    private String name(Page page, Map<Integer, Account> accounts, int code) {
        var known = accounts.get(code);
        if (known == null) {
            throw new NotFound("no account " + code);
        }
        return known.name(page.words().locale());
    }

    /** From the statement over its line to here; or from the books. */
    private List<Crumb> crumbs(Page page, Asked asked, String here) {
        var crumbs = new ArrayList<>(Trails.to(page, asked));
        crumbs.add(Crumb.here(here));
        return crumbs;
    }

    private Table places(Page page, Map<Integer, Account> accounts, int code) {
        var found = books.places(page.visitor(), code);
        var members =
                places.members(page.visitor(), found.stream().map(Books.Place::owner).toList());
        var rows = new ArrayList<Table.Row>();
        for (var place : found) {
            var href = page.in("/buku/akun/" + code + "/" + place.sub());
            rows.add(
                    Table.Row.line(
                            Table.words(
                                    PlaceNames.of(
                                            page,
                                            accounts,
                                            members,
                                            code,
                                            place.sub(),
                                            place.owner()),
                                    href),
                            Table.figure(place.debits()),
                            Table.figure(place.credits()),
                            Table.figure(place.balance(), href)));
        }
        return new Table(
                List.of(
                        Column.words(page.t("reporting.column.place")),
                        Column.figures(page.t("reporting.column.debit")),
                        Column.figures(page.t("reporting.column.credit")),
                        Column.figures(page.t("reporting.column.balance-now"))),
                rows,
                List.of());
    }

    @GetMapping("/k/{coop}/buku/akun/{code:[0-9]{6}}.{format:pdf|xlsx|csv}")
    @Needs(Permission.READ_BOOKS)
    Html accountFile(
            Page page, @PathVariable int code, @PathVariable String format, Parameters typed) {
        var accounts = chart.byCode(page.visitor());
        var asked = Asked.of(page, typed);
        var name = name(page, accounts, code);
        return files.of(
                page,
                format,
                "akun-" + code + "-" + asked.period().to(),
                code + " " + name,
                page.t(
                        "reporting.for",
                        page.date(asked.period().from()),
                        page.date(asked.period().to())),
                tables.ledger(
                                page,
                                accounts,
                                List.of(code),
                                asked,
                                Cursor.START,
                                format.equals("pdf") ? 5_000 : FILE,
                                "")
                        .table(),
                false);
    }

    // ---- one place

    @GetMapping("/k/{coop}/buku/akun/{code:[0-9]{6}}/{sub:[0-9]{1,18}}")
    @Needs(Permission.READ_BOOKS)
    Html place(
            Page page,
            @PathVariable int code,
            @PathVariable long sub,
            @RequestParam(defaultValue = "0") long sebelum) {
        var accounts = chart.byCode(page.visitor());
        var place =
                books.place(page.visitor(), code, sub)
                        .orElseThrow(() -> new NotFound("no place " + code + "/" + sub));
        var members = places.members(page.visitor(), List.of(place.owner()));
        var title = PlaceNames.of(page, accounts, members, code, sub, place.owner());
        var lines = books.place(page.visitor(), code, sub, sebelum, SCREEN);
        var rows = new ArrayList<Table.Row>();
        for (var line : lines) {
            var href = page.in("/buku/bukti/" + line.entryNo());
            var trace = page.in("/lacak/" + line.entryNo() + "/" + line.lineNo());
            rows.add(
                    Table.Row.line(
                            Table.day(line.businessDate()),
                            Table.number(line.entryNo(), href),
                            Table.words(line.description()),
                            Table.figure(
                                    line.debit(),
                                    line.debit().isZero() ? null : trace + "?arah=ke"),
                            Table.figure(
                                    line.credit(),
                                    line.credit().isZero() ? null : trace + "?arah=dari")));
        }
        var asked = Asked.of(page, new Parameters(null, null, null, null, null));
        var address = page.in("/buku/akun/" + code + "/" + sub);
        return Html.of(
                templates.reportingBook(
                        page,
                        new View(
                                title,
                                page.t("reporting.place.balance", place.balance().text()),
                                asked,
                                new Table(
                                        List.of(
                                                Column.words(page.t("reporting.column.date")),
                                                Column.words(page.t("reporting.column.entry")),
                                                Column.words(page.t("reporting.column.what")),
                                                Column.figures(page.t("reporting.column.debit")),
                                                Column.figures(page.t("reporting.column.credit"))),
                                        rows,
                                        List.of()),
                                List.of(),
                                List.of(
                                        Crumb.to(page.t("reporting.books"), page.in("/buku")),
                                        Crumb.to(
                                                code + " " + name(page, accounts, code),
                                                page.in("/buku/akun/" + code)),
                                        new Crumb(title, null, place.balance())),
                                "",
                                "",
                                lines.size() < SCREEN
                                        ? null
                                        : address + "?sebelum=" + lines.getLast().entryNo(),
                                sebelum == 0 ? null : address,
                                lines.isEmpty(),
                                List.of(),
                                false)));
    }

    // ---- cursors

    static Cursor cursor(String text) {
        var dot = text.indexOf('.');
        if (dot < 0) {
            return Cursor.START;
        }
        try {
            return new Cursor(
                    LocalDate.parse(text.substring(0, dot)),
                    Long.parseLong(text.substring(dot + 1)));
        } catch (DateTimeParseException | NumberFormatException notOurs) {
            return Cursor.START;
        }
    }

    static String text(Cursor cursor) {
        return cursor.date() + "." + cursor.entryNo();
    }
}
