package id.sokoguru.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.ledger.Books;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Rows;
import id.sokoguru.world.InWorld;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** What is wrong in a workbook is named, row by row, and nothing is written. */
@InWorld
class WorkbookTest {
    @Autowired AutowireCapableBeanFactory beans;
    @Autowired Moving moving;
    @Autowired Books books;
    @Autowired Members members;
    Mover mover;

    @BeforeEach
    void found() {
        mover = beans.createBean(Mover.Maker.class).make();
    }

    private List<String> faults(Excel excel) {
        return faults(mover.uploads(excel));
    }

    private List<String> faults(Moving.Answer answer) {
        assertThat(answer).isInstanceOf(Moving.Wrong.class);
        assertThat(moving.state(mover.chair).newest()).isNull();
        assertThat(members.counts(mover.chair).members()).isZero();
        return ((Moving.Wrong) answer)
                .faults().stream()
                        .map(f ->
                                f.sheet()
                                        + " "
                                        + f.row()
                                        + " "
                                        + f.column()
                                        + ": "
                                        + f.key().replaceAll(".*fault\\.", ""))
                        .toList();
    }

    private List<Comparison> differences(Excel excel) {
        var answer = mover.uploads(excel);
        assertThat(answer).isInstanceOf(Moving.Differs.class);
        assertThat(moving.state(mover.chair).newest()).isNull();
        return ((Moving.Differs) answer)
                .comparisons().stream().filter(c -> !c.agrees() && c.binds()).toList();
    }

    @Test
    void the_template_has_every_sheet_with_its_columns_and_the_accounts_of_the_chart() {
        var bytes =
                moving.template(
                        mover.bookkeeper, id.sokoguru.web.Words.indonesian(), Mover.CUT_OVER);
        var sheets = ((Rows.Book) Rows.readAll(bytes)).sheets();
        assertThat(sheets.keySet())
                .containsExactly(
                        "Petunjuk",
                        "Anggota",
                        "Simpanan",
                        "Berjangka",
                        "Pinjaman",
                        "Jadwal",
                        "Neraca awal",
                        "Kontrol",
                        "Daftar");
        for (var tab : Tab.values()) {
            assertThat(((Rows.Read) sheets.get(tab.label())).heads())
                    .containsExactlyElementsOf(
                            tab.columns().stream().map(Tab.Column::head).toList());
        }
        assertThat(((Rows.Read) sheets.get("Neraca awal")).rows())
                .extracting(row -> row.at("kode"))
                .contains("110101", "110501", "310101");
        assertThat(((Rows.Read) sheets.get("Kontrol")).rows().getFirst().at("nilai"))
                .isEqualTo("2026-10-31");
        assertThat(((Rows.Read) sheets.get("Daftar")).rows().getFirst().at("produk pinjaman"))
                .isEqualTo("1 Menurun");
    }

    @Test
    void one_hundred_million_against_99_999_000_is_refused_with_the_difference_of_1_000() {
        var excel = mover.template();
        Mover.member(excel, "1", "Siti", "", "01/02/2020");
        excel.row("Simpanan", "no anggota", 1, "pokok", 99_999_000L)
                .balance(110101, 100_000_000, 0)
                .balance(310101, 0, 100_000_000);
        for (var control : Control.values()) {
            var label = control.label();
            excel.control(
                    label.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + label.substring(1),
                    0);
        }
        excel.control("Tanggal RAT", "15/02/2026")
                .control("Tutup buku RAT", "31/12/2025")
                .control("Nomor laporan RAT", "1")
                .control("Jumlah anggota", 1)
                .control("Simpanan pokok", "100.000.000")
                .control("Jumlah aset", "100.000.000");
        assertThat(differences(excel))
                .containsExactly(
                        new Comparison(Comparison.Kind.LEDGER, "310101", 99_999_000, 100_000_000),
                        new Comparison(
                                Comparison.Kind.CONTROL, "PRINCIPAL", 99_999_000, 100_000_000))
                .allSatisfy(c -> assertThat(c.difference()).isEqualTo(1_000));
        assertThat(books.head(mover.chair).treeSize()).isZero();
    }

    @Test
    void a_report_of_the_same_day_has_to_agree_and_one_of_an_earlier_day_is_compared() {
        assertThat(mover.uploads(mover.filled()))
                .isInstanceOfSatisfying(
                        Moving.Kept.class,
                        kept ->
                                assertThat(kept.comparisons())
                                        .contains(
                                                new Comparison(
                                                        Comparison.Kind.REPORT,
                                                        "PRINCIPAL",
                                                        300_000,
                                                        290_000)));
        var other = beans.createBean(Mover.Maker.class).make();
        var answer = other.uploads(other.filled().control("Tutup buku RAT", "31/10/2026"));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Moving.Differs.class,
                        differs ->
                                assertThat(differs.comparisons().stream().filter(c -> !c.agrees()))
                                        .containsExactly(
                                                new Comparison(
                                                        Comparison.Kind.REPORT_SAME_DAY,
                                                        "PRINCIPAL",
                                                        300_000,
                                                        290_000)));
    }

    @Test
    void an_opening_balance_that_does_not_balance_is_refused_with_the_difference() {
        assertThat(differences(mover.filled().balance(110101, 5_961_000, 0)))
                .extracting(c -> c.kind() + " " + c.subject() + " " + c.difference())
                .containsExactly("BALANCED  -1000", "CONTROL ASSETS -1000");
    }

    @Test
    void every_bad_cell_is_named_with_sheet_row_and_column() {
        var excel = mover.filled();
        Mover.member(excel, "18", "", "123", "kemarin");
        excel.row("Simpanan", "no anggota", "99", "pokok", "seratus");
        excel.row("Simpanan", "no anggota", "17", "produk", "Tabungan", "saldo", "1.250.000,50");
        excel.row("Jadwal", "no pinjaman", "P-9", "ke", 1, "jatuh tempo", "31/12/25", "pokok", 5);
        excel.row("Neraca awal", "kode", "999999", "debit", 5);
        excel.set("Neraca awal", "kode", "110102", "debit", 7);
        assertThat(faults(excel))
                .containsExactly(
                        "Anggota 5 no anggota: twice",
                        "Anggota 5 nama: empty",
                        "Anggota 5 nik: nik",
                        "Anggota 5 tgl masuk: date",
                        "Simpanan 6 no anggota: no-member",
                        "Simpanan 7 produk: product",
                        "Simpanan 7 saldo: money",
                        "Jadwal 14 jatuh tempo: date",
                        "Neraca awal " + (row(excel, "110102")) + " kode: till",
                        "Neraca awal " + row(excel, "999999") + " kode: account");
    }

    private static int row(Excel excel, String code) {
        var sheet =
                (Rows.Read) ((Rows.Book) Rows.readAll(excel.bytes())).sheets().get("Neraca awal");
        return sheet.rows().stream()
                .filter(row -> row.at("kode").equals(code))
                .findFirst()
                .orElseThrow()
                .number();
    }

    @Test
    void a_loan_whose_figures_contradict_each_other_is_refused_with_what_they_should_be() {
        assertThat(
                        faults(
                                mover.filled()
                                        .set(
                                                "Pinjaman",
                                                "no pinjaman",
                                                "P-2",
                                                "tunggakan jasa",
                                                90_000L)
                                        .set(
                                                "Pinjaman",
                                                "no pinjaman",
                                                "P-1",
                                                "angsuran lunas",
                                                6)))
                .containsExactly(
                        "Pinjaman 2 angsuran lunas: paid-lines",
                        "Pinjaman 3 tunggakan jasa: arrears");
        assertThat(
                        faults(
                                mover.filled()
                                        .set(
                                                "Pinjaman",
                                                "no pinjaman",
                                                "P-1",
                                                "plafon",
                                                12_500_000L)))
                .containsExactly("Jadwal 2 pokok: line-sum");
        assertThat(
                        faults(
                                mover.filled()
                                        .set(
                                                "Pinjaman",
                                                "no pinjaman",
                                                "P-2",
                                                "sisa pokok",
                                                6_500_000L)
                                        .set(
                                                "Jadwal",
                                                "ke",
                                                "3",
                                                "jatuh tempo",
                                                LocalDate.of(2026, 6, 1))))
                .containsExactly(
                        "Jadwal 4 jatuh tempo: line-day", "Pinjaman 3 sisa pokok: more-than-lent");
    }

    @Test
    void a_sheet_that_was_renamed_is_asked_for_by_its_name() {
        var answer = (Moving.Wrong) mover.uploads(mover.filled().rename("Pinjaman", "Kredit 2026"));
        assertThat(answer.faults())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.key()).isEqualTo("onboarding.fault.no-sheet");
                    assertThat(fault.arguments().getFirst()).isEqualTo("Pinjaman");
                    assertThat(fault.arguments().getLast()).contains("Kredit 2026");
                });
        // Capital letters and blanks make no other sheet.
        assertThat(mover.uploads(mover.filled().rename("Neraca awal", "NERACA  AWAL ")))
                .isInstanceOf(Moving.Kept.class);
    }

    @Test
    void a_cut_over_before_the_books_or_after_today_is_refused() {
        assertThat(faults(mover.filled().control("Tanggal pindah", "31/12/2025")))
                .contains("Kontrol 2 nilai: before-books");
        assertThat(faults(mover.filled().control("Tanggal pindah", "22/11/2026")))
                .contains("Kontrol 2 nilai: future");
    }

    @Test
    void a_file_that_is_no_workbook_is_refused_in_a_sentence() {
        assertThat(faults(upload(new byte[0]))).containsExactly(" 0 : web.rows.empty");
        assertThat(faults(upload("nama;pokok\nSiti;5".getBytes(StandardCharsets.UTF_8))))
                .containsExactly(" 0 : web.rows.no-workbook");
        var whole = mover.filled().bytes();
        assertThat(faults(upload(Arrays.copyOf(whole, whole.length / 2))))
                .containsExactly(" 0 : web.rows.damaged");
        assertThat(faults(upload(new byte[Rows.MOST_BYTES + 1])))
                .containsExactly(" 0 : web.rows.too-large");
        assertThat(faults(upload(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0})))
                .containsExactly(" 0 : web.rows.old-excel");
    }

    private Moving.Answer upload(byte[] file) {
        return moving.upload(mover.bookkeeper, "x.xlsx", file);
    }

    @Test
    void dates_are_read_as_people_write_them() {
        var date = LocalDate.of(2025, 12, 31);
        assertThat(
                        List.of(
                                "31/12/2025",
                                "31-12-2025",
                                "31.12.2025",
                                "2025-12-31",
                                "31 Desember 2025",
                                "46022"))
                .allSatisfy(text -> assertThat(Grid.date(text)).isEqualTo(date));
        assertThat(List.of("31/02/2025", "31/12/25", "kemarin", "2025", "12/31/2025"))
                .allSatisfy(text -> assertThat(Grid.date(text)).isNull());
    }
}
