package id.sokoguru.onboarding;

import id.sokoguru.access.Access;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Account;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Pdf;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Moving in from Excel, on one page: set up, fill in, check, sign. */
@Controller
@RequestMapping("/k/{coop}/pindahan")
class MovingPages {
    private static final int MOST_NUMBERS = 200;

    private final Moving moving;
    private final Access access;
    private final Templates templates;

    MovingPages(Moving moving, Access access, Templates templates) {
        this.moving = moving;
        this.access = access;
        this.templates = templates;
    }

    @Needs({Permission.JOURNAL, Permission.APPROVE})
    @GetMapping
    Html look(Page page, Actor actor) {
        return Html.of(templates.onboardingMove(page, view(page, actor, List.of(), List.of())));
    }

    @Needs({Permission.JOURNAL, Permission.APPROVE})
    @GetMapping("/buku-kerja")
    Html template(Page page, Actor actor, @RequestParam(defaultValue = "") String tanggal) {
        LocalDate cutOver;
        try {
            cutOver = LocalDate.parse(tanggal);
        } catch (DateTimeParseException e) {
            return Html.seeOther(page.in("/pindahan"));
        }
        return Html.file(
                "pindahan-" + cutOver + ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                moving.template(actor, page.words(), cutOver));
    }

    @Needs(Permission.JOURNAL)
    @PostMapping
    Html upload(
            Page page, Actor actor, @RequestParam(required = false) @Nullable MultipartFile berkas)
            throws IOException {
        var bytes = berkas == null ? new byte[0] : berkas.getBytes();
        var name = berkas == null ? null : berkas.getOriginalFilename();
        return switch (moving.upload(actor, plain(name), bytes)) {
            case Moving.Kept _, Moving.AlreadyMoved _, Moving.BooksInUse() ->
                    Html.seeOther(page.in("/pindahan"));
            case Moving.Wrong(var faults) -> refused(page, actor, faults, List.of());
            case Moving.Differs(var comparisons) -> refused(page, actor, List.of(), comparisons);
        };
    }

    private static String plain(@Nullable String name) {
        var text = name == null ? "" : name.replaceAll(".*[/\\\\]|\\p{Cntrl}", "").strip();
        return text.length() > 200 ? text.substring(text.length() - 200) : text;
    }

    private Html refused(Page page, Actor actor, List<Fault> faults, List<Comparison> comparisons) {
        return Html.refused(templates.onboardingMove(page, view(page, actor, faults, comparisons)));
    }

    @Needs(Permission.JOURNAL)
    @PostMapping("/tanda-tangan")
    Html ask(Page page, Actor actor) {
        moving.ask(actor);
        return Html.seeOther(page.in("/pindahan"));
    }

    /** The protocol: what was held against what, the file's hash, who and when. */
    @Needs({Permission.JOURNAL, Permission.APPROVE})
    @GetMapping("/berita-acara.pdf")
    Html protocol(Page page, Actor actor) {
        var state = moving.state(actor);
        var move = state.move();
        var workbook =
                move == null
                        ? state.newest()
                        : moving.workbook(actor, move.workbookId()).orElseThrow();
        if (workbook == null) {
            throw new NotFound("no workbook");
        }
        var names =
                access.names(
                        Stream.of(
                                        workbook.uploadedBy(),
                                        move == null ? workbook.uploadedBy() : move.signedBy())
                                .distinct()
                                .toList());
        return Pdf.file(
                "berita-acara-pindahan-" + workbook.workbookNo() + ".pdf",
                templates.onboardingProtocol(
                        page,
                        workbook,
                        tables(page, actor, moving.comparisons(actor, workbook.workbookId())),
                        move,
                        name(names, workbook.uploadedBy()),
                        move == null ? "" : name(names, move.signedBy())));
    }

    private static String name(Map<UUID, String> names, UUID user) {
        return names.getOrDefault(user, user.toString());
    }

    /** Which of our numbers an old one became. */
    @Needs({Permission.JOURNAL, Permission.APPROVE, Permission.TELLER})
    @GetMapping("/nomor")
    Html numbers(Page page, Actor actor, @RequestParam(defaultValue = "") String q) {
        var rows =
                moving.numbers(actor, q, MOST_NUMBERS).stream()
                        .map(n ->
                                new MoveView.Renamed(
                                        page.t("onboarding.number." + n.kind()),
                                        n.oldNo(),
                                        String.valueOf(n.newNo()),
                                        page.in(
                                                n.kind().equals("LOAN")
                                                        ? "/pinjaman/" + n.newNo()
                                                        : "/anggota/" + n.member())))
                        .toList();
        return Html.of(templates.onboardingNumbers(page, q, rows));
    }

    // ---- views

    private MoveView view(Page page, Actor actor, List<Fault> faults, List<Comparison> differing) {
        var state = moving.state(actor);
        var asked = state.asked();
        var newest = state.newest();
        var comparisons =
                !differing.isEmpty()
                        ? differing
                        : newest == null || !faults.isEmpty()
                                ? List.<Comparison>of()
                                : moving.comparisons(actor, newest.workbookId());
        int step =
                state.move() != null
                        ? 4
                        : state.waits() ? 3 : newest != null && differing.isEmpty() ? 2 : 1;
        var from = state.booksFrom();
        return new MoveView(
                step,
                !state.empty() && state.move() == null,
                state.waits(),
                state.refused(),
                asked == null ? null : asked.note(),
                actor.may(Permission.JOURNAL),
                newest != null && newest.uploadedBy().equals(actor.user()),
                ready(page, actor, state),
                from.isAfter(page.today()) ? page.today().toString() : from.toString(),
                page.date(from),
                faults,
                differing.isEmpty() && faults.isEmpty() ? newest : null,
                tables(page, actor, comparisons),
                differences(tables(page, actor, differing), page),
                state.move());
    }

    private static List<String> differences(List<MoveView.Table> tables, Page page) {
        return tables.stream()
                .flatMap(table ->
                        table.rows().stream()
                                .filter(row -> Boolean.FALSE.equals(row.tone()))
                                .map(row ->
                                        page.t(
                                                "onboarding.difference",
                                                row.label(),
                                                table.found(),
                                                row.found(),
                                                table.stated(),
                                                row.stated(),
                                                row.difference())))
                .toList();
    }

    private static List<MoveView.Ready> ready(Page page, Actor actor, Moving.State state) {
        return List.of(
                ready(
                        page,
                        actor,
                        state.terms() ? 1 : 0,
                        state.terms() ? "terms" : "no-terms",
                        "/simpanan/ketentuan"),
                ready(page, actor, state.savingsProducts(), "savings", "/simpanan/produk"),
                ready(page, actor, state.loanProducts(), "loans", "/pinjaman/produk"),
                ready(page, actor, state.banks(), "banks", "/kas/bank"));
    }

    private static MoveView.Ready ready(
            Page page, Actor actor, int count, String key, String path) {
        var may =
                path.equals("/simpanan/ketentuan")
                        ? actor.may(Permission.MEMBERS)
                        : actor.may(Permission.APPROVE) || actor.may(Permission.READ_BOOKS);
        return new MoveView.Ready(
                count > 0, page.t("onboarding.ready." + key, count), may ? page.in(path) : null);
    }

    private List<MoveView.Table> tables(Page page, Actor actor, List<Comparison> comparisons) {
        var accounts = moving.accounts(actor);
        var tables = new ArrayList<MoveView.Table>();
        for (var kind : Comparison.Kind.values()) {
            var rows =
                    comparisons.stream()
                            .filter(each -> each.kind() == kind)
                            .map(each -> row(page, accounts, each))
                            .toList();
            if (!rows.isEmpty()) {
                var key = "onboarding.compare." + kind.name();
                tables.add(
                        new MoveView.Table(
                                page.t(key),
                                page.t(key + ".found"),
                                page.t(key + ".stated"),
                                rows));
            }
        }
        return tables;
    }

    private static MoveView.Row row(
            Page page, Map<Integer, Account> accounts, Comparison comparison) {
        var label =
                switch (comparison.kind()) {
                    case BALANCED -> page.t("onboarding.compare.sum");
                    case LEDGER -> account(page, accounts, comparison.subject());
                    case CONTROL, REPORT, REPORT_SAME_DAY ->
                            page.t("onboarding.control." + comparison.subject());
                };
        var difference =
                comparison.agrees()
                        ? page.t("onboarding.compare.nil")
                        : figure(page, comparison, comparison.difference());
        return new MoveView.Row(
                label,
                figure(page, comparison, comparison.found()),
                figure(page, comparison, comparison.stated()),
                difference,
                comparison.agrees() ? Boolean.TRUE : comparison.binds() ? false : null);
    }

    private static String account(Page page, Map<Integer, Account> accounts, String code) {
        var account = accounts.get(Integer.valueOf(code));
        return account == null ? code : code + " " + account.name(Locale.of(page.language()));
    }

    private static String figure(Page page, Comparison comparison, long value) {
        return comparison.isCount() ? page.count(value) : Money.rupiah(value).figure();
    }
}
