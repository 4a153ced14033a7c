package id.sokoguru.onboarding;

import id.sokoguru.web.Sheet;
import id.sokoguru.web.Sheet.Filled;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The sheets of the workbook and their columns, by the names that people see. */
enum Tab {
    MEMBERS(
            "Anggota",
            need("no anggota", Filled.TEXT, "17"),
            need("nama", Filled.TEXT, "Siti Rahayu"),
            may("nik", Filled.TEXT, "3517030605740001"),
            may("hp", Filled.TEXT, "081234567890"),
            may("alamat", Filled.TEXT, "Dusun Krajan RT 02 RW 01"),
            may("tgl lahir", Filled.DAY, "06/05/1974"),
            choice("l/p", "P", Choices.SEX),
            may("pekerjaan", Filled.TEXT, "Pedagang"),
            need("tgl masuk", Filled.DAY, "05/06/2020")),
    SAVINGS(
            "Simpanan",
            need("no anggota", Filled.TEXT, "17"),
            may("pokok", Filled.AMOUNT, "100.000"),
            may("wajib", Filled.AMOUNT, "1.240.000"),
            choice("produk", "1 Tabungan sukarela", Choices.SAVINGS),
            may("no rekening lama", Filled.TEXT, "S-0017"),
            may("saldo", Filled.AMOUNT, "2.500.000")),
    DEPOSITS(
            "Berjangka",
            need("no anggota", Filled.TEXT, "17"),
            need("no bilyet", Filled.TEXT, "SB-0012/2025"),
            choice("produk", "3 Simpanan berjangka 12 bulan", Choices.TERMS),
            need("nominal", Filled.AMOUNT, "10.000.000"),
            need("bunga % setahun", Filled.NUMBER, "6"),
            need("tgl mulai", Filled.DAY, "15/08/2025"),
            need("jatuh tempo", Filled.DAY, "15/08/2026"),
            choice("perpanjangan", "pokok", Choices.RENEWAL),
            choice("bunga dibayar", "bulanan", Choices.PAYS),
            may("dibayar sampai", Filled.DAY, "15/12/2025"),
            may("bunga sudah dibayar", Filled.AMOUNT, "200.000"),
            may("pajak dipotong", Filled.AMOUNT, "0")),
    LOANS(
            "Pinjaman",
            need("no pinjaman", Filled.TEXT, "P-0103"),
            need("no anggota", Filled.TEXT, "17"),
            choice("produk", "1 Pinjaman menurun", Choices.LOANS),
            need("plafon", Filled.AMOUNT, "12.000.000"),
            need("tgl cair", Filled.DAY, "10/05/2025"),
            may("angsuran pertama", Filled.DAY, "10/06/2025"),
            may("jumlah angsuran", Filled.NUMBER, "12"),
            may("jasa % sebulan", Filled.NUMBER, "1,5"),
            need("sisa pokok", Filled.AMOUNT, "6.000.000"),
            may("angsuran lunas", Filled.NUMBER, "6"),
            may("jasa sudah dibayar", Filled.AMOUNT, "825.000"),
            may("tunggakan pokok", Filled.AMOUNT, "0"),
            may("tunggakan jasa", Filled.AMOUNT, "0"),
            may("denda terutang", Filled.AMOUNT, "0"),
            may("piutang jasa", Filled.AMOUNT, "0"),
            may("provisi tersisa", Filled.AMOUNT, "0"),
            may("cadangan", Filled.AMOUNT, "0"),
            choice("pihak terkait", "tidak", Choices.YES),
            may("tujuan", Filled.TEXT, "Modal warung")),
    SCHEDULE(
            "Jadwal",
            need("no pinjaman", Filled.TEXT, "P-0103"),
            need("ke", Filled.NUMBER, "1"),
            need("jatuh tempo", Filled.DAY, "10/06/2025"),
            need("pokok", Filled.AMOUNT, "1.000.000"),
            need("jasa", Filled.AMOUNT, "180.000")),
    BALANCE(
            "Neraca awal",
            need("kode", Filled.TEXT, "110101"),
            may("sub", Filled.TEXT, "1"),
            may("nama akun", Filled.TEXT, "Kas Besar (Brankas)"),
            may("debit", Filled.AMOUNT, "12.500.000"),
            may("kredit", Filled.AMOUNT, "0")),
    CONTROL(
            "Kontrol",
            need("uraian", Filled.TEXT, "Simpanan pokok"),
            need("nilai", Filled.TEXT, "100.000.000"),
            may("menurut rat", Filled.TEXT, "98.500.000"));

    /** Where the values of a drop-down come from. */
    enum Choices {
        SEX,
        YES,
        RENEWAL,
        PAYS,
        SAVINGS,
        TERMS,
        LOANS
    }

    /**
     * A column.
     *
     * @param needed whether a row cannot do without it
     */
    record Column(
            String head,
            Sheet.Filled filled,
            boolean needed,
            String example,
            @Nullable Choices choices) {
        /** The last part of the key of its explanation. */
        String word() {
            return head.replace("%", "persen").replaceAll("[^a-z]+", "-").toLowerCase(Locale.ROOT);
        }
    }

    private final String label;
    private final List<Column> columns;

    Tab(String label, Column... columns) {
        this.label = label;
        this.columns = List.of(columns);
    }

    String label() {
        return label;
    }

    List<Column> columns() {
        return columns;
    }

    /** The key of a column's explanation. */
    String key(Column column) {
        return "onboarding.column." + name().toLowerCase(Locale.ROOT) + "." + column.word();
    }

    private static Column need(String head, Filled filled, String example) {
        return new Column(head, filled, true, example, null);
    }

    private static Column may(String head, Filled filled, String example) {
        return new Column(head, filled, false, example, null);
    }

    private static Column choice(String head, String example, Choices choices) {
        return new Column(head, Filled.TEXT, false, example, choices);
    }
}
