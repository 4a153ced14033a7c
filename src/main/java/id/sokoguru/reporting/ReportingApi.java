package id.sokoguru.reporting;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Books.Cursor;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Trace;
import id.sokoguru.reporting.Statements.Wanted;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same statements, books and traces as JSON. Amounts are whole rupiah. */
@RestController
@RequestMapping("/api/v1/cooperatives/{coop}")
public class ReportingApi {
    private static final int MOST = 500;

    private final Statements statements;
    private final Books books;
    private final Chart chart;
    private final Trace trace;
    private final BusinessDay day;

    ReportingApi(Statements statements, Books books, Chart chart, Trace trace, BusinessDay day) {
        this.statements = statements;
        this.books = books;
        this.chart = chart;
        this.trace = trace;
        this.day = day;
    }

    public record StatementPart(int account, long amount) {}

    public record StatementLine(
            String key, String style, List<@Nullable Long> amounts, List<StatementPart> parts) {}

    public record StatementAnswer(
            String kind,
            LocalDate from,
            LocalDate to,
            @Nullable Integer unit,
            List<String> columns,
            List<StatementLine> rows) {}

    /**
     * @param kind posisi-keuangan, hasil-usaha, perubahan-ekuitas, arus-kas, neraca-saldo
     * @param compare tanpa, lalu (the period before), tahun (the same days a year earlier)
     */
    @Operation(summary = "A financial statement of a period")
    @GetMapping("/statements/{kind}")
    @Needs({Permission.READ_BOOKS, Permission.READ_REPORTS, Permission.READ_AGGREGATES})
    StatementAnswer statement(
            Actor actor,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(defaultValue = "tanpa") String compare,
            @RequestParam(required = false) @Nullable Integer unit) {
        var which = StatementKind.of(kind).orElseThrow(() -> new NotFound("no statement " + kind));
        var period = period(from, to);
        var statement =
                statements.of(actor, new Wanted(which, period, Comparison.of(compare), unit));
        return new StatementAnswer(
                kind,
                period.from(),
                period.to(),
                unit,
                statement.columns(),
                statement.rows().stream()
                        .map(row ->
                                new StatementLine(
                                        row.key(),
                                        row.style().name(),
                                        amounts(row.amounts()),
                                        row.parts().stream()
                                                .map(p ->
                                                        new StatementPart(
                                                                p.account(), p.amount().rupiah()))
                                                .toList()))
                        .toList());
    }

    private static List<@Nullable Long> amounts(List<@Nullable Money> amounts) {
        var longs = new java.util.ArrayList<@Nullable Long>();
        for (var amount : amounts) {
            longs.add(amount == null ? null : amount.rupiah());
        }
        return longs;
    }

    @Schema(name = "LedgerLine")
    public record LineAnswer(
            int line, int account, long sub, int unit, String side, long amount, long before) {}

    @Schema(name = "LedgerEntry")
    public record EntryAnswer(
            long no,
            UUID id,
            LocalDate date,
            Instant recordedAt,
            String event,
            String description,
            String document,
            @Nullable UUID reversalOf,
            @Nullable Long reversedBy,
            String leaf,
            List<LineAnswer> lines) {
        static EntryAnswer of(PostedEntry entry) {
            return new EntryAnswer(
                    entry.entryNo(),
                    entry.id(),
                    entry.date(),
                    entry.recordedAt(),
                    entry.event(),
                    entry.description(),
                    entry.document(),
                    entry.reversalOf(),
                    entry.reversedBy(),
                    entry.leafHex(),
                    entry.lines().stream()
                            .map(l ->
                                    new LineAnswer(
                                            l.lineNo(),
                                            l.account(),
                                            l.sub(),
                                            l.unit(),
                                            l.side().code(),
                                            l.amount().rupiah(),
                                            l.before()))
                            .toList());
        }
    }

    /**
     * @param next ask again with {@code after=next}; null at the end
     */
    @Schema(name = "LedgerEntries")
    public record EntriesAnswer(List<EntryAnswer> entries, @Nullable Long next) {}

    /** In the order of their numbers. */
    @Operation(summary = "Posted entries, in the order of their numbers")
    @GetMapping("/entries")
    @Needs(Permission.READ_BOOKS)
    EntriesAnswer entries(
            Actor actor,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        var from = Math.clamp(after, 0, Long.MAX_VALUE - MOST - 1) + 1;
        var found = books.numbered(actor, from, from + most - 1);
        var last = books.head(actor).treeSize();
        return new EntriesAnswer(
                found.stream().map(EntryAnswer::of).toList(),
                found.isEmpty() || found.getLast().entryNo() >= last
                        ? null
                        : found.getLast().entryNo());
    }

    @Operation(summary = "One posted entry")
    @GetMapping("/entries/{no:[0-9]{1,18}}")
    @Needs(Permission.READ_BOOKS)
    EntryAnswer entry(Actor actor, @PathVariable long no) {
        return books.entry(actor, no)
                .map(EntryAnswer::of)
                .orElseThrow(() -> new NotFound("no entry " + no));
    }

    @Schema(name = "LedgerAccount")
    public record AccountAnswer(
            int code,
            String name,
            String nameEn,
            String normal,
            String line,
            String cashFlow,
            long balance) {}

    /** The chart with the balances of today, on each account's normal side. */
    @Operation(summary = "The chart of accounts with the balances of today")
    @GetMapping("/accounts")
    @Needs({Permission.READ_BOOKS, Permission.READ_AGGREGATES})
    List<AccountAnswer> accounts(Actor actor) {
        var balances = new java.util.HashMap<Integer, Long>();
        var today = day.today();
        books.totals(actor, today, today, null)
                .forEach(total -> balances.put(total.account(), total.closing().rupiah()));
        return chart.accounts(actor).stream()
                .map(a -> {
                    long balance = balances.getOrDefault(a.code(), 0L);
                    return new AccountAnswer(
                            a.code(),
                            a.nameId(),
                            a.nameEn(),
                            a.normal().code(),
                            a.line(),
                            a.cashFlow(),
                            a.normal().code().equals("D") ? balance : -balance);
                })
                .toList();
    }

    public record AccountLine(
            LocalDate date,
            long entry,
            int line,
            long sub,
            int unit,
            String description,
            String document,
            String side,
            long amount) {}

    /**
     * @param next ask again with {@code after=next}; null at the end
     */
    public record AccountLinesAnswer(List<AccountLine> lines, @Nullable String next) {}

    @Operation(summary = "The lines of one account in a period")
    @GetMapping("/accounts/{code:[0-9]{6}}/lines")
    @Needs(Permission.READ_BOOKS)
    AccountLinesAnswer lines(
            Actor actor,
            @PathVariable int code,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Integer unit,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        if (!chart.byCode(actor).containsKey(code)) {
            throw new NotFound("no account " + code);
        }
        var period = period(from, to);
        var most = Math.clamp(limit, 1, MOST);
        var part =
                BookTables.lines(
                        books, actor, List.of(code), period, unit, BookPages.cursor(after), most);
        var more = part.size() >= most;
        return new AccountLinesAnswer(
                part.stream()
                        .map(l ->
                                new AccountLine(
                                        l.businessDate(),
                                        l.entryNo(),
                                        l.lineNo(),
                                        l.sub(),
                                        l.unit(),
                                        l.description(),
                                        l.document(),
                                        l.side(),
                                        l.amount().rupiah()))
                        .toList(),
                more
                        ? BookPages.text(
                                new Cursor(part.getLast().businessDate(), part.getLast().entryNo()))
                        : null);
    }

    /**
     * @param direction ke (forward) or dari (backward)
     */
    @Operation(summary = "Where the money of a line went to, or came from")
    @GetMapping("/trace/{no:[0-9]{1,18}}/{line:[0-9]{1,4}}")
    @Needs(Permission.READ_BOOKS)
    Trace.Flow trace(
            Actor actor,
            @PathVariable long no,
            @PathVariable int line,
            @RequestParam(defaultValue = "ke") String direction,
            @RequestParam(defaultValue = "6") int hops) {
        return trace.follow(
                        actor, no, line, TracePages.direction(direction), Math.clamp(hops, 1, 12))
                .orElseThrow(() -> new NotFound("no line " + no + "/" + line));
    }

    private Period period(@Nullable LocalDate from, @Nullable LocalDate to) {
        var last = to == null ? day.today() : to;
        var first = from == null ? last.withDayOfYear(1) : from;
        if (last.isBefore(first)) {
            throw new ErrorResponseException(
                    HttpStatus.BAD_REQUEST,
                    ProblemDetail.forStatusAndDetail(
                            HttpStatus.BAD_REQUEST, "'to' is before 'from'."),
                    null);
        }
        return new Period(first, last);
    }
}
