package id.sokoguru.reporting;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.reporting.Asked.Parameters;
import id.sokoguru.reporting.Statement.Part;
import id.sokoguru.reporting.Statement.Style;
import id.sokoguru.reporting.Statements.Wanted;
import id.sokoguru.reporting.Table.Cell;
import id.sokoguru.reporting.Table.Column;
import id.sokoguru.web.Crumb;
import id.sokoguru.web.Html;
import id.sokoguru.web.Link;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The statements on screen and as files, and the accounts behind each of their lines. */
@Controller
public class StatementPages {
    private final Templates templates;
    private final Statements statements;
    private final Chart chart;
    private final Books books;
    private final Letterheads letterheads;
    private final Files files;
    private final Seals seals;

    StatementPages(
            Templates templates,
            Statements statements,
            Chart chart,
            Books books,
            Letterheads letterheads,
            Files files,
            Seals seals) {
        this.templates = templates;
        this.statements = statements;
        this.chart = chart;
        this.books = books;
        this.letterheads = letterheads;
        this.files = files;
        this.seals = seals;
    }

    /** What the page of a statement shows. */
    public record View(
            StatementKind kind,
            String title,
            String lead,
            Asked asked,
            Letterhead letterhead,
            Table table,
            List<Link> tabs,
            List<Link> periods,
            String file,
            String seal) {}

    @GetMapping("/k/{coop}/laporan")
    @Needs({Permission.READ_BOOKS, Permission.READ_REPORTS, Permission.READ_AGGREGATES})
    Html overview(Page page, Parameters typed) {
        return show(page, StatementKind.POSITION, Asked.of(page, typed));
    }

    @GetMapping("/k/{coop}/laporan/{kind:[a-z-]+}")
    @Needs({Permission.READ_BOOKS, Permission.READ_REPORTS, Permission.READ_AGGREGATES})
    Html statement(Page page, @PathVariable String kind, Parameters typed) {
        return show(page, kind(kind), Asked.of(page, typed));
    }

    private static StatementKind kind(String slug) {
        return StatementKind.of(slug).orElseThrow(() -> new NotFound("no statement " + slug));
    }

    private Html show(Page page, StatementKind kind, Asked asked) {
        var actor = page.visitor();
        var letterhead = letterheads.of(actor);
        var model =
                templates.reportingStatement(
                        page,
                        new View(
                                kind,
                                page.t("reporting.kind." + kind.slug()),
                                lead(page, kind, asked, letterhead),
                                asked,
                                letterhead,
                                table(page, kind, asked),
                                tabs(page, kind, asked),
                                periods(page, kind, asked),
                                page.in("/laporan/" + kind.slug()),
                                seals.text(page)));
        return asked.problems().isEmpty() ? Html.of(model) : Html.refused(model);
    }

    @GetMapping("/k/{coop}/laporan/{kind:[a-z-]+}.{format:pdf|xlsx|csv}")
    @Needs({Permission.READ_BOOKS, Permission.READ_REPORTS, Permission.READ_AGGREGATES})
    Html file(Page page, @PathVariable String kind, @PathVariable String format, Parameters typed) {
        var which = kind(kind);
        var asked = Asked.of(page, typed);
        if (!asked.problems().isEmpty()) {
            return show(page, which, asked);
        }
        return files.of(
                page,
                format,
                kind + "-" + asked.period().to(),
                page.t("reporting.kind." + kind),
                lead(page, which, asked, letterheads.of(page.visitor())),
                table(page, which, asked),
                true);
    }

    private Table table(Page page, StatementKind kind, Asked asked) {
        var actor = page.visitor();
        var statement = statements.of(actor, wanted(kind, asked));
        var notes = new ArrayList<String>();
        if (asked.unit() == null && kind == StatementKind.POSITION) {
            var eliminated = statements.eliminated(actor, asked.period());
            if (!eliminated.isZero()) {
                notes.add(page.t("reporting.note.eliminated", eliminated.text()));
            }
        }
        if (kind == StatementKind.POSITION
                && !statement.amount("assets.sum").equals(statement.amount("funding.sum"))) {
            notes.add(
                    page.t(
                            asked.unit() == null
                                    ? "reporting.note.unbalanced"
                                    : "reporting.note.unit-unbalanced"));
        }
        return new StatementTables(page, asked, chart.byCode(actor)).of(statement, notes);
    }

    private static Wanted wanted(StatementKind kind, Asked asked) {
        return new Wanted(kind, asked.period(), asked.comparison(), asked.unit());
    }

    private static String lead(Page page, StatementKind kind, Asked asked, Letterhead letterhead) {
        var period = asked.period();
        var days =
                kind.isOfADay()
                        ? page.t("reporting.per", page.date(period.to()))
                        : page.t("reporting.for", page.date(period.from()), page.date(period.to()));
        var unit = letterhead.unit(asked.unit());
        return unit == null ? days : days + " · " + unit;
    }

    private static List<Link> tabs(Page page, StatementKind now, Asked asked) {
        var tabs = new ArrayList<Link>();
        for (var kind : StatementKind.values()) {
            tabs.add(
                    Link.tab(
                            page.t("reporting.tab." + kind.slug()),
                            page.in("/laporan/" + kind.slug()) + asked.query(),
                            kind == now));
        }
        return tabs;
    }

    private static List<Link> periods(Page page, StatementKind kind, Asked asked) {
        var today = page.today();
        var month = YearMonth.from(today);
        var choices = new LinkedHashMap<String, Period>();
        choices.put("year", Period.yearTo(today));
        choices.put("month", new Period(month.atDay(1), today));
        choices.put("month-before", Period.ofMonth(today.minusMonths(1)));
        choices.put(
                "year-before", Period.yearTo(today.minusYears(1).withMonth(12).withDayOfMonth(31)));
        var links = new ArrayList<Link>();
        choices.forEach((word, period) ->
                links.add(
                        Link.tab(
                                page.t("reporting.period." + word),
                                page.in("/laporan/" + kind.slug()) + asked.query(period, ""),
                                period.equals(asked.period()))));
        return links;
    }

    // ---- the accounts behind a line

    /** What the page of a line shows. */
    public record LineView(
            String title,
            String lead,
            Money amount,
            Table table,
            List<Crumb> crumbs,
            String note) {}

    @GetMapping("/k/{coop}/laporan/{kind:[a-z-]+}/baris/{key:[A-Za-z0-9.-]+}")
    @Needs({Permission.READ_BOOKS, Permission.READ_REPORTS, Permission.READ_AGGREGATES})
    Html line(Page page, @PathVariable String kind, @PathVariable String key, Parameters typed) {
        var which = kind(kind);
        var asked = Asked.of(page, typed);
        var actor = page.visitor();
        var statement = statements.of(actor, wanted(which, asked));
        var accounts = chart.byCode(actor);
        var tables = new StatementTables(page, asked, accounts);
        var row = statement.row(key);
        if (row.isEmpty() && !key.matches("[A-Z][0-9]{2}|[A-Z]+\\.[A-Z][0-9]{2}")) {
            throw new NotFound("no line " + key);
        }
        var parts = row.map(Statement.Row::parts).orElse(List.of());
        var label = tables.label(key);
        var amount = Figures.sum(parts);
        var title = page.t("reporting.kind." + kind);
        return Html.of(
                templates.reportingLine(
                        page,
                        new LineView(
                                label,
                                lead(page, which, asked, letterheads.of(actor)),
                                amount,
                                accounts(page, asked, which, key, tables, parts, accounts),
                                List.of(
                                        Crumb.to(
                                                page.t("reporting.statements"),
                                                page.in("/laporan") + asked.query()),
                                        Crumb.to(
                                                title, page.in("/laporan/" + kind) + asked.query()),
                                        new Crumb(label, null, amount)),
                                switch (which) {
                                    case CASH_FLOW -> page.t("reporting.note.cash-line");
                                    case SURPLUS -> page.t("reporting.note.surplus-line");
                                    case TRIAL_BALANCE, POSITION, EQUITY -> "";
                                })));
    }

    private Table accounts(
            Page page,
            Asked asked,
            StatementKind kind,
            String key,
            StatementTables tables,
            List<Part> parts,
            Map<Integer, Account> accounts) {
        var shares = new LinkedHashMap<Integer, Money>();
        parts.forEach(part -> shares.merge(part.account(), part.amount(), Money::plus));
        var totals = new LinkedHashMap<Integer, Books.Total>();
        var from = asked.period().from();
        var to = asked.period().to();
        (kind == StatementKind.SURPLUS
                        ? books.totalsBeforeClosing(page.visitor(), from, to, asked.unit())
                        : books.totals(page.visitor(), from, to, asked.unit()))
                .forEach(total -> totals.put(total.account(), total));
        var way = kind.slug() + ":" + key;
        var open = page.may(Permission.READ_BOOKS) || page.may(Permission.READ_AGGREGATES);
        var rows = new ArrayList<Table.Row>();
        var sum = Money.ZERO;
        for (var share : shares.entrySet()) {
            var code = share.getKey();
            var total =
                    totals.getOrDefault(
                            code, new Books.Total(code, Money.ZERO, Money.ZERO, Money.ZERO));
            var href = open && code != 0 ? page.in("/buku/akun/" + code) + asked.query(way) : null;
            var name = code == 0 ? page.t("reporting.eliminated") : tables.account(code);
            var cells = new ArrayList<Cell>();
            cells.add(Table.words(name, href));
            if (code == 0) {
                cells.add(Table.figure(null));
                cells.add(Table.figure(null));
                cells.add(Table.figure(null));
            } else {
                var credit = isCredit(accounts, code);
                cells.add(Table.figure(credit ? total.opening().negated() : total.opening()));
                cells.add(Table.figure(total.debit()));
                cells.add(Table.figure(total.credit()));
            }
            cells.add(Table.figure(share.getValue(), href));
            rows.add(new Table.Row(Style.LINE, 0, cells));
            sum = sum.plus(share.getValue());
        }
        rows.add(
                new Table.Row(
                        Style.TOTAL,
                        0,
                        List.of(
                                Table.words(page.t("reporting.row.sum")),
                                Table.figure(null),
                                Table.figure(null),
                                Table.figure(null),
                                Table.figure(sum))));
        return new Table(
                List.of(
                        Column.words(page.t("reporting.column.account")),
                        Column.figures(page.t("reporting.column.opening")),
                        Column.figures(page.t("reporting.column.debit")),
                        Column.figures(page.t("reporting.column.credit")),
                        Column.figures(page.t("reporting.column.in-line"))),
                rows,
                List.of());
    }

    private static boolean isCredit(Map<Integer, Account> accounts, int code) {
        var account = accounts.get(code);
        var line = account == null ? "A" : account.line();
        return "LMSER".indexOf(line.charAt(0)) >= 0;
    }
}
