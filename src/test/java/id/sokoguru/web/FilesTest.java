package id.sokoguru.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.jte.StaticTemplates;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class FilesTest {
    private final Page page = ComponentsTest.page(EnumSet.of(Permission.READ_BOOKS));

    @Test
    void what_a_sheet_writes_is_read_back_as_texts_under_their_heads() {
        var sheet =
                new Sheet("Anggota: 2026/27")
                        .head("Nama", "Lahir", "Simpanan")
                        .row(
                                Sheet.text("=Siti & <Budi>"),
                                Sheet.date(LocalDate.of(1980, 2, 29)),
                                Sheet.money(Money.rupiah(1_240_000)))
                        .row(Sheet.text(null), Sheet.date(null), Sheet.money(Money.rupiah(-5)));
        var read = (Rows.Read) Rows.read(sheet.bytes());
        assertThat(read.heads()).containsExactly("nama", "lahir", "simpanan");
        assertThat(read.rows().getFirst().number()).isEqualTo(2);
        assertThat(read.rows().getFirst().at("nama")).isEqualTo("=Siti & <Budi>");
        assertThat(read.rows().getFirst().at("lahir")).isEqualTo("1980-02-29");
        assertThat(Money.parse(read.rows().getFirst().at("simpanan")))
                .contains(Money.rupiah(1_240_000));
        assertThat(read.rows().get(1).at("nama")).isEmpty();
        assertThat(read.rows().get(1).at("simpanan")).isEqualTo("-5");
    }

    @Test
    void csv_is_read_as_indonesian_and_as_english_excel_writes_it() {
        var indonesian =
                (Rows.Read)
                        Rows.read(
                                "\uFEFFNama;No.  HP\r\n\"Siti; Aminah\";0812\r\n\r\nBudi;\r\n"
                                        .getBytes(StandardCharsets.UTF_8));
        assertThat(indonesian.rows())
                .extracting(row -> row.at("nama"))
                .containsExactly("Siti; Aminah", "Budi");
        assertThat(indonesian.rows()).extracting(Rows.Row::number).containsExactly(2, 4);
        assertThat(indonesian.rows().getFirst().at("no. hp")).isEqualTo("0812");
        var old =
                (Rows.Read)
                        Rows.read(
                                "nama,desa\nRené,Ngoro\n"
                                        .getBytes(Charset.forName("windows-1252")));
        assertThat(old.rows().getFirst().at("nama")).isEqualTo("René");
    }

    @Test
    void what_cannot_be_read_says_why() {
        assertThat(Rows.read(new byte[0])).isEqualTo(new Rows.Unreadable("web.rows.empty", ""));
        assertThat(Rows.read("nama;desa\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Rows.Unreadable("web.rows.empty", ""));
        assertThat(Rows.read("nama;Nama\na;b".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Rows.Unreadable("web.rows.head-twice", "nama"));
        var ole = new byte[600];
        System.arraycopy(
                new byte[] {
                    (byte) 0xd0,
                    (byte) 0xcf,
                    0x11,
                    (byte) 0xe0,
                    (byte) 0xa1,
                    (byte) 0xb1,
                    0x1a,
                    (byte) 0xe1
                },
                0,
                ole,
                0,
                8);
        assertThat(Rows.read(ole)).isEqualTo(new Rows.Unreadable("web.rows.old-excel", ""));
        assertThat(Rows.read(new byte[Rows.MOST_BYTES + 1]))
                .isEqualTo(new Rows.Unreadable("web.rows.too-large", ""));
        var xlsx = new Sheet("x").head("a").row(Sheet.text("b")).bytes();
        assertThat(Rows.read(java.util.Arrays.copyOf(xlsx, xlsx.length / 2)))
                .isEqualTo(new Rows.Unreadable("web.rows.damaged", ""));
        assertThat(Rows.read(new byte[] {'P', 'D', 0, 1, 2}))
                .isEqualTo(new Rows.Unreadable("web.rows.damaged", ""));
    }

    @Test
    void fifty_thousand_rows_and_not_one_more() {
        var most = "nama\n" + "a\n".repeat(Rows.MOST_ROWS);
        assertThat(((Rows.Read) Rows.read(most.getBytes(StandardCharsets.UTF_8))).rows())
                .hasSize(Rows.MOST_ROWS);
        assertThat(Rows.read((most + "a\n").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Rows.Unreadable("web.rows.too-many", ""));
    }

    @Test
    void a_pdf_carries_the_words_and_the_figures_of_its_template() throws IOException {
        var facts =
                new StaticTemplates()
                        .webFacts(page, List.of(Fact.of("Kas", Money.rupiah(1_234_567))), null)
                        .render();
        var pdf =
                Pdf.render(
                        new StaticTemplates()
                                .webPdf(
                                        page,
                                        "Posisi keuangan",
                                        "KDMP Sumberejo & kawan",
                                        Gallery.Pages.all(
                                                facts,
                                                "<p class=\"qr\"><img src=\""
                                                        + Qr.image("https://contoh.id/1")
                                                        + "\" alt=\"QR\"/></p>"),
                                        "per 21 November 2026",
                                        null,
                                        false));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Posisi keuangan", "KDMP Sumberejo & kawan", "Rp1.234.567", "1 / 1");
        }
    }

    @Test
    void a_pdf_template_that_is_not_well_formed_is_a_bug() {
        assertThatThrownBy(() -> Pdf.render("<html><body><br></body></html>"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_qr_code_is_one_path_and_the_same_text_gives_the_same_code() {
        assertThat(Qr.svg("https://contoh.id/bukti/1"))
                .contains("<path fill=\"#000\" d=\"M4 4h7v1h-7z")
                .isEqualTo(Qr.svg("https://contoh.id/bukti/1"))
                .isNotEqualTo(Qr.svg("https://contoh.id/bukti/2"));
    }
}
