package id.sokoguru.reporting;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.PostedEntry.PostedLine;
import id.sokoguru.ledger.Trace;
import id.sokoguru.ledger.Trace.Direction;
import id.sokoguru.web.Crumb;
import id.sokoguru.web.Html;
import id.sokoguru.web.Link;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Lacak Rupiah: the numbered rupiahs of a line, followed to where they went and to where they came
 * from.
 */
@Controller
public class TracePages {
    private static final int HOPS = 3;
    private static final int MOST_HOPS = 12;

    private final Templates templates;
    private final Books books;
    private final Chart chart;
    private final Trace trace;
    private final PlaceNames places;
    private final TraceChart charts;

    TracePages(
            Templates templates,
            Books books,
            Chart chart,
            Trace trace,
            PlaceNames places,
            TraceChart charts) {
        this.templates = templates;
        this.books = books;
        this.chart = chart;
        this.trace = trace;
        this.places = places;
        this.charts = charts;
    }

    /** What the page of a trace shows. */
    public record View(
            PostedEntry entry,
            Money amount,
            String place,
            Direction direction,
            TraceChart.Drawn drawn,
            List<Link> directions,
            List<Link> lines,
            List<Crumb> crumbs,
            @Nullable String deeper) {}

    @GetMapping("/k/{coop}/lacak")
    @Needs(Permission.READ_BOOKS)
    Html start(Page page, @RequestParam(defaultValue = "") String bukti) {
        var typed = bukti.strip().replace(".", "");
        String problem = null;
        if (!typed.isEmpty()) {
            var found =
                    typed.matches("[0-9]{1,18}")
                            ? books.entry(page.visitor(), Long.parseLong(typed)).orElse(null)
                            : null;
            if (found != null) {
                return Html.seeOther(page.in("/lacak/" + typed + "/" + source(found)));
            }
            problem = page.t("reporting.trace.none", bukti);
        }
        var model =
                templates.reportingTraceStart(
                        page, bukti, problem, books.latest(page.visitor(), 0, 12));
        return problem == null ? Html.of(model) : Html.refused(model);
    }

    /** The line from which an entry's money set out: its first credit. */
    static int source(PostedEntry entry) {
        return entry.lines().stream()
                .filter(line -> line.side() == id.sokoguru.ledger.Side.CREDIT)
                .mapToInt(PostedLine::lineNo)
                .findFirst()
                .orElse(1);
    }

    /** Goes on from a place that the money of an entry touched. */
    @GetMapping("/k/{coop}/lacak/{no:[0-9]{1,18}}/akun/{account:[0-9]{6}}/{sub:[0-9]{1,18}}")
    @Needs(Permission.READ_BOOKS)
    Html onwards(
            Page page,
            @PathVariable long no,
            @PathVariable int account,
            @PathVariable long sub,
            @RequestParam(defaultValue = "ke") String arah) {
        var entry =
                books.entry(page.visitor(), no).orElseThrow(() -> new NotFound("no entry " + no));
        var line =
                entry.lines().stream()
                        .filter(l -> l.account() == account && l.sub() == sub)
                        .findFirst()
                        .orElseThrow(() -> new NotFound("no such line in entry " + no));
        return Html.seeOther(
                page.in("/lacak/" + no + "/" + line.lineNo() + "?arah=" + slug(direction(arah))));
    }

    @GetMapping("/k/{coop}/lacak/{no:[0-9]{1,18}}/{line:[0-9]{1,4}}")
    @Needs(Permission.READ_BOOKS)
    Html trace(
            Page page,
            @PathVariable long no,
            @PathVariable int line,
            @RequestParam(defaultValue = "ke") String arah,
            @RequestParam(defaultValue = "" + HOPS) int langkah) {
        var actor = page.visitor();
        var direction = direction(arah);
        var depth = Math.clamp(langkah, 1, MOST_HOPS);
        var entry = books.entry(actor, no).orElseThrow(() -> new NotFound("no entry " + no));
        var flow =
                trace.follow(actor, no, line, direction, depth)
                        .orElseThrow(() -> new NotFound("no line " + no + "/" + line));
        var accounts = chart.byCode(actor);
        var members = places.members(actor, flow.stays().stream().map(Trace.Stay::owner).toList());
        var begin = flow.stays().getFirst();
        var place =
                PlaceNames.of(page, accounts, members, begin.account(), begin.sub(), begin.owner());
        var address = page.in("/lacak/" + no + "/" + line);
        var deepest = flow.stays().stream().mapToInt(Trace.Stay::depth).max().orElse(0);
        return Html.of(
                templates.reportingTrace(
                        page,
                        new View(
                                entry,
                                begin.amount(),
                                place,
                                direction,
                                charts.draw(page, accounts, members, flow),
                                List.of(
                                        Link.tab(
                                                page.t("reporting.trace.to"),
                                                address + "?arah=ke",
                                                direction == Direction.FORWARD),
                                        Link.tab(
                                                page.t("reporting.trace.from"),
                                                address + "?arah=dari",
                                                direction == Direction.BACKWARD)),
                                lines(page, entry, line, direction, accounts),
                                List.of(
                                        Crumb.to(page.t("reporting.books"), page.in("/buku")),
                                        Crumb.figure(
                                                page.t("reporting.entry", String.valueOf(no)),
                                                page.in("/buku/bukti/" + no),
                                                entry.total()),
                                        new Crumb(page.t("reporting.trace"), null, begin.amount())),
                                deepest >= depth && depth < MOST_HOPS
                                        ? address
                                                + "?arah="
                                                + slug(direction)
                                                + "&langkah="
                                                + Math.min(MOST_HOPS, depth + 4)
                                        : null)));
    }

    private static List<Link> lines(
            Page page,
            PostedEntry entry,
            int now,
            Direction direction,
            java.util.Map<Integer, id.sokoguru.ledger.Account> accounts) {
        var links = new ArrayList<Link>();
        for (var line : entry.lines()) {
            links.add(
                    Link.tab(
                            PlaceNames.account(page, accounts, line.account())
                                    + " "
                                    + line.amount().text(),
                            page.in("/lacak/" + entry.entryNo() + "/" + line.lineNo())
                                    + "?arah="
                                    + slug(direction),
                            line.lineNo() == now));
        }
        return links;
    }

    static Direction direction(String slug) {
        return slug.equals("dari") ? Direction.BACKWARD : Direction.FORWARD;
    }

    static String slug(Direction direction) {
        return direction == Direction.BACKWARD ? "dari" : "ke";
    }
}
