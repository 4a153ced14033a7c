package id.sokoguru.reporting;

import id.sokoguru.access.Access;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.PostedEntry.PostedLine;
import id.sokoguru.ledger.Proofs;
import id.sokoguru.ledger.Side;
import id.sokoguru.reporting.Asked.Parameters;
import id.sokoguru.web.Crumb;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Qr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * One entry: what happened in words, who and when, its lines, its proof, and the way on to its
 * rupiahs.
 */
@Controller
public class EntryPages {
    private final Templates templates;
    private final Books books;
    private final Chart chart;
    private final Proofs proofs;
    private final PlaceNames places;
    private final Access access;

    EntryPages(
            Templates templates,
            Books books,
            Chart chart,
            Proofs proofs,
            PlaceNames places,
            Access access) {
        this.templates = templates;
        this.books = books;
        this.chart = chart;
        this.proofs = proofs;
        this.places = places;
        this.access = access;
    }

    /**
     * A line as the page shows it.
     *
     * @param serials the numbers of its rupiahs in words
     * @param trace where following its rupiahs begins
     */
    public record LineView(
            String account,
            String accountHref,
            @Nullable String place,
            @Nullable String placeHref,
            @Nullable Money debit,
            @Nullable Money credit,
            String serials,
            String trace) {}

    /** What the page of an entry shows. */
    public record View(
            PostedEntry entry,
            List<String> effects,
            List<Fact> facts,
            List<LineView> lines,
            @Nullable String reverses,
            @Nullable String reversesHref,
            @Nullable String reversedByHref,
            boolean proven,
            String root,
            long logSize,
            String qr,
            List<Crumb> crumbs,
            String trace) {}

    @GetMapping("/k/{coop}/buku/bukti/{no:[0-9]{1,18}}")
    @Needs(Permission.READ_BOOKS)
    Html entry(Page page, @PathVariable long no, Parameters typed) {
        var actor = page.visitor();
        var entry = books.entry(actor, no).orElseThrow(() -> new NotFound("no entry " + no));
        var asked = Asked.of(page, typed);
        var accounts = chart.byCode(actor);
        var owners = owners(page, entry);
        var members = places.members(actor, owners.values());
        var proof = proofs.inclusion(actor, no);
        var original =
                entry.reversalOf() == null
                        ? null
                        : books.entry(actor, entry.reversalOf()).orElse(null);
        var query = typed.dari() == null ? "" : asked.query(asked.trail());
        var crumbs = new ArrayList<>(Trails.to(page, asked));
        crumbs.add(new Crumb(page.t("reporting.entry", String.valueOf(no)), null, entry.total()));
        return Html.of(
                templates.reportingEntry(
                        page,
                        new View(
                                entry,
                                effects(page, accounts, members, owners, entry),
                                facts(page, entry),
                                lines(page, accounts, members, owners, entry, query),
                                original == null
                                        ? null
                                        : page.t(
                                                "reporting.entry",
                                                String.valueOf(original.entryNo())),
                                original == null
                                        ? null
                                        : page.in("/buku/bukti/" + original.entryNo()),
                                entry.reversedBy() == null
                                        ? null
                                        : page.in("/buku/bukti/" + entry.reversedBy()),
                                proof.map(p ->
                                                p.holds()
                                                        && java.util.Arrays.equals(
                                                                p.leaf(), entry.leaf()))
                                        .orElse(false),
                                proof.map(p ->
                                                java.util.HexFormat.of()
                                                        .formatHex(p.checkpoint().root()))
                                        .orElse(""),
                                proof.map(p -> p.checkpoint().size()).orElse(0L),
                                Qr.ofReceipt(page.visitor().at(), entry.entryNo(), entry.leafHex()),
                                crumbs,
                                page.in("/lacak/" + no + "/" + first(entry)))));
    }

    private static int first(PostedEntry entry) {
        return entry.lines().isEmpty() ? 1 : entry.lines().getFirst().lineNo();
    }

    private Map<String, Long> owners(Page page, PostedEntry entry) {
        var owners = new HashMap<String, Long>();
        var detailed = entry.lines().stream().filter(line -> line.sub() != 0).toList();
        books.places(
                        page.visitor(),
                        detailed.stream().map(PostedLine::account).distinct().toList(),
                        detailed.stream().map(PostedLine::sub).distinct().toList())
                .forEach(place -> owners.put(place.account() + "/" + place.sub(), place.owner()));
        return owners;
    }

    private static String place(
            Page page,
            Map<Integer, Account> accounts,
            Map<Long, String> members,
            Map<String, Long> owners,
            PostedLine line) {
        return PlaceNames.of(
                page,
                accounts,
                members,
                line.account(),
                line.sub(),
                owners.getOrDefault(line.account() + "/" + line.sub(), 0L));
    }

    /**
     * What each line did, in words without debit and credit: {@code Kas teller 1 bertambah
     * Rp20.000}.
     */
    private static List<String> effects(
            Page page,
            Map<Integer, Account> accounts,
            Map<Long, String> members,
            Map<String, Long> owners,
            PostedEntry entry) {
        var effects = new ArrayList<String>();
        for (var line : entry.lines()) {
            var account = accounts.get(line.account());
            var grows =
                    account == null ? line.side() == Side.DEBIT : account.normal() == line.side();
            effects.add(
                    page.t(
                            grows ? "reporting.effect.more" : "reporting.effect.less",
                            place(page, accounts, members, owners, line),
                            line.amount().text()));
        }
        return effects;
    }

    private List<Fact> facts(Page page, PostedEntry entry) {
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(page.t("reporting.fact.happened"), page.date(entry.date())));
        facts.add(
                Fact.of(
                        page.t("reporting.fact.recorded"),
                        page.moment(entry.recordedAt()) + " WIB"));
        var who = access.names(List.of(entry.actor())).get(entry.actor());
        facts.add(
                Fact.of(
                        page.t("reporting.fact.who"),
                        who == null ? page.t("reporting.system") : who + " · " + entry.device()));
        if (!entry.document().isEmpty()) {
            facts.add(Fact.of(page.t("reporting.fact.document"), entry.document()));
        }
        if (entry.remark() != null && !page.visitor().unmasked()) {
            facts.add(Fact.of(page.t("reporting.fact.remark"), page.t("reporting.remark.masked")));
        } else if (entry.remark() != null) {
            facts.add(Fact.of(page.t("reporting.fact.remark"), entry.remark()));
        } else if (entry.remarkDigest() != null) {
            facts.add(Fact.of(page.t("reporting.fact.remark"), page.t("reporting.remark.erased")));
        }
        facts.add(Fact.of(page.t("reporting.fact.amount"), entry.total()));
        return facts;
    }

    private static List<LineView> lines(
            Page page,
            Map<Integer, Account> accounts,
            Map<Long, String> members,
            Map<String, Long> owners,
            PostedEntry entry,
            String query) {
        var lines = new ArrayList<LineView>();
        for (var line : entry.lines()) {
            var debit = line.side() == Side.DEBIT;
            lines.add(
                    new LineView(
                            line.account()
                                    + " "
                                    + PlaceNames.account(page, accounts, line.account()),
                            page.in("/buku/akun/" + line.account()) + query,
                            line.sub() == 0 ? null : place(page, accounts, members, owners, line),
                            line.sub() == 0
                                    ? null
                                    : page.in("/buku/akun/" + line.account() + "/" + line.sub()),
                            debit ? line.amount() : null,
                            debit ? null : line.amount(),
                            page.t(
                                    "reporting.serials",
                                    page.count(line.before() + 1),
                                    page.count(line.before() + line.amount().rupiah())),
                            page.in("/lacak/" + entry.entryNo() + "/" + line.lineNo())
                                    + (debit ? "?arah=ke" : "?arah=dari")));
        }
        return lines;
    }
}
