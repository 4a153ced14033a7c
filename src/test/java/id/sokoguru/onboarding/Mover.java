package id.sokoguru.onboarding;

import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Rate;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.Preset;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Product;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.web.Words;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.Locale;

/** A cooperative with empty books and an old Excel: three members, a deposit, two loans. */
public final class Mover {
    public static final LocalDate CUT_OVER = LocalDate.of(2026, 10, 31);
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    /** Made by the bean factory, since every test shares one context. */
    static class Maker {
        private final World world;
        private final Ledger ledger;
        private final Members members;
        private final Savings savings;
        private final SavingsCounter desk;
        private final CounterLists lists;
        private final Loans loans;
        private final Moving moving;
        private final Approvals approvals;

        Maker(
                World world,
                Ledger ledger,
                Members members,
                Savings savings,
                SavingsCounter desk,
                CounterLists lists,
                Loans loans,
                Moving moving,
                Approvals approvals) {
            this.world = world;
            this.ledger = ledger;
            this.members = members;
            this.savings = savings;
            this.desk = desk;
            this.lists = lists;
            this.loans = loans;
            this.moving = moving;
            this.approvals = approvals;
        }

        Mover make() {
            return new Mover(this);
        }
    }

    final Counter counter;
    final Actor bookkeeper;
    final Actor manager;
    final Actor chair;
    private final Maker with;

    private Mover(Maker with) {
        this.with = with;
        this.counter =
                new Counter(
                        with.world.cooperative(),
                        with.ledger,
                        with.members,
                        with.savings,
                        with.desk,
                        with.lists);
        bookkeeper = actor(Permission.JOURNAL, Permission.READ_BOOKS, Permission.READ_MEMBERS);
        manager = actor(Permission.JOURNAL, Permission.APPROVE, Permission.READ_MEMBERS);
        chair =
                actor(
                        Permission.JOURNAL,
                        Permission.APPROVE,
                        Permission.GRANT,
                        Permission.READ_BOOKS,
                        Permission.READ_MEMBERS);
        products(with.savings, with.loans, chair);
    }

    /** A term deposit and a loan to choose in the workbook. */
    public static void products(Savings savings, Loans loans, Actor chair) {
        savings.setProduct(
                chair,
                new Product(
                        2,
                        FROM,
                        "Berjangka 12 bulan",
                        Product.Kind.TERM,
                        rp(1_000_000),
                        rp(0),
                        Rate.percent("6"),
                        Product.Method.DAILY,
                        365,
                        rp(0),
                        rp(0),
                        12,
                        null,
                        Rate.percent("2"),
                        false,
                        Rate.ZERO,
                        false,
                        0));
        loans.setProduct(chair, Preset.DECLINING.product(1, FROM, "Menurun", Rate.percent("40")));
    }

    Actor actor(Permission... permissions) {
        return Counter.actor(counter.coop, true, permissions);
    }

    /** The template, still empty. */
    Excel template() {
        return new Excel(with.moving.template(bookkeeper, Words.in(Locale.of("id")), CUT_OVER));
    }

    /** The template as the bookkeeper filled it in; every total of it agrees. */
    Excel filled() {
        return fill(template());
    }

    /** Fills in a template of a cooperative with these products. */
    public static Excel fill(Excel excel) {
        member(excel, "017", "Siti Rahayu", "3517030605740001", "05/06/2020");
        member(excel, "18", "Budi Santoso", "", "3-2-2021");
        member(excel, "A-21", "Sari Dewi", "", "2022-02-02");
        excel.row(
                        "Simpanan",
                        "no anggota",
                        17,
                        "pokok",
                        "Rp 100.000",
                        "wajib",
                        1_240_000L,
                        "produk",
                        "1 Simpanan Sukarela",
                        "no rekening lama",
                        "S-17",
                        "saldo",
                        "2.500.000")
                .row(
                        "Simpanan",
                        "no anggota",
                        "18",
                        "pokok",
                        "100.000,-",
                        "wajib",
                        "800.000",
                        "saldo",
                        "0",
                        "no rekening lama",
                        "S-18")
                .row("Simpanan", "no anggota", "a-21", "pokok", 100_000L)
                .row("Simpanan", "no anggota", "JUMLAH", "pokok", 300_000L);
        excel.row(
                "Berjangka",
                "no anggota",
                "18",
                "no bilyet",
                "SB-12",
                "produk",
                "2 Berjangka 12 bulan",
                "nominal",
                10_000_000L,
                "bunga % setahun",
                "6,5",
                "tgl mulai",
                LocalDate.of(2026, 8, 15),
                "jatuh tempo",
                LocalDate.of(2027, 8, 15),
                "perpanjangan",
                "pokok",
                "dibayar sampai",
                LocalDate.of(2026, 10, 15),
                "bunga sudah dibayar",
                108_333L);
        excel.row(
                "Pinjaman",
                "no pinjaman",
                "P-1",
                "no anggota",
                "17",
                "produk",
                "1 Menurun",
                "plafon",
                12_000_000L,
                "tgl cair",
                LocalDate.of(2026, 5, 10),
                "sisa pokok",
                7_000_000L,
                "angsuran lunas",
                5,
                "tunggakan pokok",
                "0");
        for (int no = 1; no <= 12; no++) {
            // Not our arithmetic: interest by a table of its own.
            excel.row(
                    "Jadwal",
                    "no pinjaman",
                    "P-1",
                    "ke",
                    no,
                    "jatuh tempo",
                    LocalDate.of(2026, 5, 10).plusMonths(no),
                    "pokok",
                    1_000_000L,
                    "jasa",
                    100_007L + no);
        }
        excel.row(
                "Pinjaman",
                "no pinjaman",
                "P-2",
                "no anggota",
                "A-21",
                "plafon",
                6_000_000L,
                "tgl cair",
                LocalDate.of(2026, 3, 15),
                "jumlah angsuran",
                6,
                "sisa pokok",
                4_000_000L,
                "jasa sudah dibayar",
                110_000L,
                "tunggakan jasa",
                100_000L,
                "denda terutang",
                75_000L,
                "piutang jasa",
                40_000L);
        return excel.balance(110101, 5_960_000, 0)
                .balance(110501, 11_000_000, 0)
                .balance(110601, 40_000, 0)
                .balance(110591, 0, 500_000)
                .balance(210201, 0, 2_500_000)
                .balance(210203, 0, 10_000_000)
                .balance(310101, 0, 300_000)
                .balance(310201, 0, 2_040_000)
                .balance(310601, 0, 1_660_000)
                .control("Tanggal RAT", "15/02/2026")
                .control("Tutup buku RAT", "31/12/2025")
                .control("Nomor laporan RAT", "01/RAT/2026")
                .control("Jumlah anggota", 3)
                .control("Simpanan pokok", "300.000")
                .control("Simpanan wajib", 2_040_000L)
                .control("Simpanan sukarela dan lainnya", 2_500_000L)
                .control("Simpanan berjangka", 10_000_000L)
                .control("Sisa pokok pinjaman", 11_000_000L)
                .control("Tunggakan pokok", 4_000_000L)
                .control("Tunggakan jasa", 100_000L)
                .control("Jumlah aset", 16_500_000L)
                .reported("Simpanan pokok", 290_000L);
    }

    static Excel member(Excel excel, String number, String name, String nik, String joined) {
        return excel.row(
                "Anggota", "no anggota", number, "nama", name, "nik", nik, "tgl masuk", joined);
    }

    Moving.Answer uploads(Excel excel) {
        return with.moving.upload(bookkeeper, "koperasi.xlsx", excel.bytes());
    }

    Approvals.Decided signs(Actor who) {
        var request = with.moving.ask(bookkeeper).orElseThrow();
        return with.approvals.decide(who, request, true, "");
    }

    /** From the file to the books. */
    Mover moved(Excel excel) {
        assertThat(uploads(excel)).isInstanceOf(Moving.Kept.class);
        assertThat(signs(chair)).isInstanceOf(Approvals.Decided.Recorded.class);
        return this;
    }
}
