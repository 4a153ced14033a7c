package id.sokoguru.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.fixture.FixtureYear;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.reporting.Asked.Parameters;
import id.sokoguru.web.Html;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Rows;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@InWorld
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesOfTheFixtureTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Parameters DEFAULT = new Parameters(null, null, null, null, null);

    @Autowired FixtureYear year;
    @Autowired Ledger ledger;
    @Autowired StatementPages statements;
    @Autowired BookPages books;
    @Autowired EntryPages entries;
    @Autowired TracePages traces;
    @Autowired ExportPages exports;
    @TempDir Path folder;

    /** The number of the first entry after the year's. */
    private int next;

    private Page page;
    private Page english;

    @BeforeEach
    void aRequest() {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    /** Once for all: a year takes its time. */
    @BeforeAll
    void play() {
        var played = year.play();
        var actor = played.system();
        next = played.size() + 1;
        // Tills of their own, so that the trace meets nothing of the year.
        ledger.open(actor, 110102, 2, "TILL", 0, Money.ZERO);
        ledger.open(actor, 110102, 3, "TILL", 0, Money.ZERO);
        ledger.open(actor, 210201, 107, "SAVINGS", 42, Money.ZERO);
        // Below zero, so that the next entry takes what another member has not.
        ledger.open(actor, 210201, 108, "SAVINGS", 43, null);
        post(
                actor,
                "Setoran tabungan anggota 42",
                Line.debit(110102, 2, Money.rupiah(500_000)),
                Line.credit(210201, 107, Money.rupiah(500_000)));
        post(
                actor,
                "Kas teller 2 ke brankas",
                Line.debit(110101, 0, Money.rupiah(400_000)),
                Line.credit(110102, 2, Money.rupiah(400_000)));
        post(
                actor,
                "Penarikan tabungan anggota 43",
                Line.debit(210201, 108, Money.rupiah(30_000)),
                Line.credit(110102, 2, Money.rupiah(30_000)));
        post(
                actor,
                "Kas untuk teller 3",
                Line.debit(110102, 3, Money.rupiah(250_000)),
                Line.credit(110101, 0, Money.rupiah(250_000)));
        post(
                actor,
                "Bayar listrik",
                Line.debit(520103, 0, Money.rupiah(90_000)),
                Line.credit(110102, 3, Money.rupiah(90_000)));
        page = page(actor, "id");
        english = page(actor, "en");
    }

    private void post(Actor actor, String text, Line... lines) {
        var entry =
                Entry.of(Uuid7.create(), TODAY, "bookkeeping.manual", text, lines)
                        .withDocument("BKT-1");
        assertThat(ledger.post(actor, entry)).isInstanceOf(Posting.Posted.class);
    }

    private static Page page(Actor actor, String language) {
        return new Page(
                actor,
                Words.in(Locale.of(language)),
                "/k/" + actor.at().text() + "/laporan",
                "csrf",
                TODAY,
                "",
                "Kopwan Melati");
    }

    @ParameterizedTest
    @EnumSource(StatementKind.class)
    void every_statement_has_its_page_in_both_languages_with_all_words(StatementKind kind)
            throws Exception {
        var typed = new Parameters("2026-01-01", "2026-11-21", "lalu", null, null);
        for (var p : new Page[] {page, english}) {
            var html = text(statements.statement(p, kind.slug(), typed));
            assertThat(html).doesNotContain("⟦").contains(p.t("reporting.kind." + kind.slug()));
            keep(kind.slug() + "-" + p.language(), html);
        }
    }

    @Test
    void a_figure_opens_to_its_accounts_its_days_its_entries_and_their_rupiahs() throws Exception {
        var position = text(statements.overview(page, DEFAULT));
        var way =
                page.in("/laporan/posisi-keuangan/baris/A01")
                        + "?dari=2026-01-01&amp;sampai=2026-11-21";
        assertThat(position).contains(way);
        var line = text(statements.line(page, "posisi-keuangan", "A01", DEFAULT));
        assertThat(line)
                .contains(
                        "/buku/akun/110102?dari=2026-01-01&amp;sampai=2026-11-21&amp;jalan=posisi-keuangan:A01")
                .contains("76.684.170");
        var days =
                text(
                        books.account(
                                page,
                                110102,
                                new Parameters(
                                        "2026-01-01",
                                        "2026-11-21",
                                        null,
                                        null,
                                        "posisi-keuangan:A01"),
                                "",
                                ""));
        assertThat(days)
                .contains("Kas dan setara kas")
                .contains("dari=2026-11-21&amp;sampai=2026-11-21");
        var lines =
                text(
                        books.account(
                                page,
                                110102,
                                new Parameters(
                                        "2026-11-21",
                                        "2026-11-21",
                                        null,
                                        null,
                                        "posisi-keuangan:A01"),
                                "",
                                ""));
        assertThat(lines)
                .contains("/buku/bukti/" + next + "?")
                .contains("Setoran tabungan anggota 42");
        var entry =
                text(
                        entries.entry(
                                page,
                                next,
                                new Parameters(
                                        "2026-01-01",
                                        "2026-11-21",
                                        null,
                                        null,
                                        "posisi-keuangan:A01:110102")));
        assertThat(entry)
                .contains("/lacak/" + next + "/1")
                .contains("tercatat dan tidak berubah")
                .contains("Kas teller 2 bertambah Rp500.000");
        keep("line", line);
        keep("days", days);
        keep("lines", lines);
        keep("entry", entry);
        keep("places", text(books.account(page, 210201, DEFAULT, "rincian", "")));
    }

    @Test
    void the_trace_follows_a_deposit_to_the_vault_the_other_till_and_the_electricity()
            throws Exception {
        var forward = text(traces.trace(page, next, 2, "ke", 6));
        assertThat(forward)
                .contains("Kas teller 2", "Kas Besar (Brankas)", "Kas teller 3", "Beban Listrik")
                .contains("anggota 43")
                .doesNotContain("⟦");
        keep("trace-forward", forward);
        keep("trace-forward-en", text(traces.trace(english, next, 2, "ke", 6)));
        var backward = text(traces.trace(page, next + 4, 1, "dari", 6));
        assertThat(backward)
                .contains("Kas teller 3", "Kas Besar (Brankas)", "Kas teller 2", "anggota 42");
        keep("trace-backward", backward);
        keep("trace-start", text(traces.start(page, "")));
        assertThat(traces.start(page, "999").status()).isEqualTo(422);
        assertThat(traces.start(page, Integer.toString(next)).location())
                .endsWith("/lacak/" + next + "/2");
        assertThatThrownBy(() -> traces.trace(page, 9_999, 1, "ke", 4))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void every_book_has_its_page_and_its_files() throws Exception {
        keep("latest", text(books.latest(page, 0)));
        for (var book : new String[] {"harian", "jurnal", "kas", "bank", "besar"}) {
            for (var p : new Page[] {page, english}) {
                var html =
                        text(
                                books.book(
                                        p,
                                        book,
                                        new Parameters(
                                                "2026-09-01", "2026-11-21", null, null, null),
                                        ""));
                assertThat(html).doesNotContain("⟦");
                keep("book-" + book + "-" + p.language(), html);
            }
            for (var format : new String[] {"pdf", "xlsx", "csv"}) {
                assertThat(books.file(page, book, format, DEFAULT).bytes()).hasSizeGreaterThan(100);
            }
        }
        assertThat(text(exports.choose(page))).doesNotContain("⟦");
    }

    @Test
    void a_date_that_is_none_is_told_and_nothing_breaks() {
        var answer =
                statements.statement(
                        page, "arus-kas", new Parameters("2026-13-45", "besok", "x", "-1", "<b>"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(text(answer)).contains("Tanggal ini tidak bisa dibaca");
        assertThat(
                        statements
                                .statement(
                                        page,
                                        "arus-kas",
                                        new Parameters(
                                                "2026-11-21", "2026-01-01", null, null, null))
                                .status())
                .isEqualTo(422);
        assertThatThrownBy(() -> statements.statement(page, "laba", DEFAULT))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> entries.entry(page, 9_999, DEFAULT)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> books.account(page, 999_999, DEFAULT, "", ""))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_pdf_says_what_the_screen_says() throws Exception {
        for (var kind : StatementKind.values()) {
            var file = folder.resolve(kind.slug() + ".pdf");
            Files.write(file, statements.file(page, kind.slug(), "pdf", DEFAULT).bytes());
            var process = new ProcessBuilder("pdftotext", "-layout", file.toString(), "-").start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).isZero();
            assertThat(text).contains("Bendahara").contains("akar log");
            keepFile(kind.slug() + ".pdf", Files.readAllBytes(file));
            if (kind == StatementKind.CASH_FLOW) {
                assertThat(text)
                        .contains("(16.600.000)")
                        .contains("67.660.000")
                        .contains("76.684.170");
            }
            if (kind == StatementKind.POSITION) {
                assertThat(text).contains("169.635.170").contains("(1.414.830)");
            }
        }
    }

    @Test
    void the_spreadsheet_read_again_holds_the_same_figures() {
        var statement =
                (Rows.Read)
                        Rows.read(statements.file(page, "neraca-saldo", "csv", DEFAULT).bytes());
        assertThat(statement.rows())
                .anySatisfy(row ->
                        assertThat(row.cells().values())
                                .contains("14334000")
                                .anyMatch(v -> v.startsWith("110102")));
        var bytes = statements.file(page, "posisi-keuangan", "xlsx", DEFAULT).bytes();
        try (var workbook =
                        new org.dhatim.fastexcel.reader.ReadableWorkbook(
                                new java.io.ByteArrayInputStream(bytes));
                var rows = workbook.getFirstSheet().openStream()) {
            var found =
                    rows.filter(r ->
                                    r.getOptionalCell(0)
                                            .map(c -> c.getText().equals("JUMLAH ASET"))
                                            .orElse(false))
                            .findFirst()
                            .orElseThrow();
            assertThat(found.getCellAsNumber(1))
                    .contains(java.math.BigDecimal.valueOf(169_635_170));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String text(Html html) {
        return new String(html.bytes(), StandardCharsets.UTF_8);
    }

    /** For looking at them: set sokoguru.keep to a folder. */
    private static void keep(String name, String html) throws Exception {
        keepFile(name + ".html", html.getBytes(StandardCharsets.UTF_8));
    }

    private static void keepFile(String name, byte[] bytes) throws Exception {
        var keep = System.getenv("SOKOGURU_KEEP");
        if (keep != null) {
            Files.write(Path.of(keep, name), bytes);
        }
    }
}
