package id.sokoguru.web;

import gg.jte.Content;
import gg.jte.models.runtime.JteModel;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/**
 * The room alone on a server, with pages made of invented content: for tests, and to look at
 * (main).
 */
@TestComponent
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
@ComponentScan(
        basePackageClasses = WebConfiguration.class,
        excludeFilters = @ComponentScan.Filter(TestComponent.class))
@Import(Gallery.Pages.class)
public class Gallery {
    static final CooperativeId SUMBEREJO = CooperativeId.of("35.17.02.2001", 1);

    public static void main(String[] arguments) {
        SpringApplication.run(Gallery.class, arguments);
    }

    /** Signed in is who says so in a header; business they have in one cooperative. */
    @Bean
    Visitors visitors() {
        return new Visitors() {
            @Override
            public Optional<Actor> visitor(HttpServletRequest request) {
                var role = role(request);
                if (role == null) {
                    return Optional.empty();
                }
                return Optional.of(actor(null, EnumSet.of(Permission.SUPERVISE)));
            }

            @Override
            public Optional<Actor> visitor(HttpServletRequest request, CooperativeId cooperative) {
                if (!cooperative.equals(SUMBEREJO)) {
                    return Optional.empty();
                }
                return Optional.of(actor(cooperative, permissions(role(request))));
            }
        };
    }

    private static String role(HttpServletRequest request) {
        var header = request.getHeader("X-Role");
        return header == null ? System.getProperty("gallery.role") : header;
    }

    private static EnumSet<Permission> permissions(String role) {
        return "teller".equals(role)
                ? EnumSet.of(Permission.TELLER, Permission.READ_MEMBERS)
                : EnumSet.complementOf(
                        EnumSet.of(
                                Permission.SUPERVISE,
                                Permission.MEMBER_SELF,
                                Permission.INSTALLATION));
    }

    static Actor actor(CooperativeId at, EnumSet<Permission> permissions) {
        return new Actor(
                new UUID(1, 1),
                "Siti Aminah",
                at,
                Territory.ofRegion("35.17"),
                permissions,
                null,
                true,
                "web");
    }

    @Bean
    Places places() {
        return actor ->
                Optional.of(
                        actor.cooperative() == null
                                ? "Dinas Koperasi Kab. Jombang"
                                : "KDMP Sumberejo");
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .headers(headers ->
                        headers.contentSecurityPolicy(csp ->
                                csp.policyDirectives(
                                        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none';"
                                                + " base-uri 'none'; frame-ancestors 'none'; form-action 'self'")))
                .build();
    }

    @TestComponent
    @Controller
    static class Pages {
        private final Templates t;

        Pages(Templates t) {
            this.t = t;
        }

        static Content all(Object... parts) {
            return out -> {
                for (var part : parts) {
                    out.writeContent(
                            part instanceof JteModel model ? model.render() : (String) part);
                }
            };
        }

        private JteModel layout(
                Page page, String title, boolean counter, boolean wide, Object... parts) {
            return t.webLayout(
                    page, title, all(parts), null, null, null, true, counter, wide, null, null);
        }

        @GetMapping("/k/{coop}")
        @Needs({Permission.TELLER, Permission.READ_BOOKS})
        Html today(Page page) {
            return Html.of(
                    layout(
                            page,
                            "Selamat siang, Bu Siti",
                            true,
                            false,
                            t.webFinder(
                                    page,
                                    page.in(""),
                                    "Anggota",
                                    "q",
                                    null,
                                    "Nama, nomor, atau telepon",
                                    true,
                                    all(
                                            "<ul><li><a href='#'><span><b>Siti Aminah</b> <small>No. 17 · RT 02</small></span><span class='fig'>Rp1.240.000</span></a></li>"
                                                    + "<li><a href='#'><span><b>Siti Rahayu</b> <small>No. 113 · RT 05</small></span><span class='fig'>Rp420.000</span></a></li></ul>")),
                            t.webTiles(
                                    page,
                                    List.of(
                                            Link.tile("Setor", "#", "deposit", "Simpanan masuk"),
                                            Link.tile("Tarik", "#", "withdraw", "Simpanan keluar"),
                                            Link.tile("Angsuran", "#", "loan", "Bayar pinjaman"),
                                            Link.tile(
                                                    "Iuran wajib", "#", "dues", "3 anggota belum"),
                                            Link.tile("Kas", "#", "cash", "Buka, tutup, hitung"),
                                            Link.tile(
                                                    "Anggota baru",
                                                    "#",
                                                    "member-add",
                                                    "Daftar dan setor pokok"))),
                            "<h2>Laci hari ini</h2><dl class='stats'><div><dt>Awal</dt><dd><a class='fig' href='#'>Rp500.000</a></dd></div><div><dt>Masuk</dt><dd><a class='fig' href='#'>Rp3.420.000</a></dd></div>"
                                    + "<div><dt>Keluar</dt><dd><a class='fig' href='#'>Rp1.150.000</a></dd></div><div class='glow'><dt>Seharusnya di laci</dt><dd><a class='fig' href='#'>Rp2.770.000</a></dd></div></dl>",
                            t.webTable(
                                    page,
                                    "Bukti terakhir",
                                    all(
                                            "<thead><tr><th>Pukul</th><th>Kejadian</th><th class='n'>Jumlah</th></tr></thead><tbody>"
                                                    + "<tr><td>13.58</td><td><a href='#'>Setor sukarela, no. 17</a></td><td class='n'><a class='fig' href='#'>200.000</a></td></tr>"
                                                    + "<tr><td>13.41</td><td><a href='#'>Iuran wajib, no. 113</a></td><td class='n'><a class='fig' href='#'>20.000</a></td></tr></tbody>"),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null),
                            t.webToast(page, "Penanda dihapus.", "/k/x")));
        }

        @GetMapping("/k/{coop}/simpanan/setor")
        @Needs(Permission.TELLER)
        Html form(Page page) {
            return Html.of(form(page, "200000", Problems.none()));
        }

        @PostMapping("/k/{coop}/simpanan/setor")
        @Needs(Permission.TELLER)
        Html save(Page page, @RequestParam String amount) {
            if (Money.parse(amount).isEmpty()) {
                return Html.refused(
                        form(
                                page,
                                amount,
                                Problems.of(
                                        "amount",
                                        "Saldo tidak cukup: tersedia Rp125.000, diminta Rp200.000.")));
            }
            return Html.seeOther(page.in("/simpanan/bukti"));
        }

        private JteModel form(Page page, String amount, Problems problems) {
            return t.webLayout(
                    page,
                    "Setor simpanan",
                    all(
                            t.webStepper(page, List.of("Anggota", "Jumlah", "Bukti"), 1),
                            t.webForm(
                                    page,
                                    page.in("/simpanan/setor"),
                                    all(
                                            t.webChoices(
                                                    page,
                                                    "kind",
                                                    "Simpanan mana?",
                                                    List.of(
                                                            Choice.of(
                                                                    "SUKARELA",
                                                                    "Sukarela",
                                                                    "Bisa diambil sewaktu-waktu"),
                                                            Choice.of(
                                                                    "WAJIB",
                                                                    "Wajib",
                                                                    "Rp20.000 sebulan, 2 bulan terbuka")),
                                                    "SUKARELA",
                                                    problems,
                                                    null),
                                            t.webMoney(
                                                    page,
                                                    "amount",
                                                    "Jumlah",
                                                    amount,
                                                    problems,
                                                    "Boleh ditulis 20rb atau 1,5jt",
                                                    false,
                                                    true,
                                                    true,
                                                    List.of(
                                                            Money.rupiah(20_000),
                                                            Money.rupiah(50_000),
                                                            Money.rupiah(100_000),
                                                            Money.rupiah(200_000))),
                                            t.webDate(
                                                    page, "date", "Tanggal", null, problems, null,
                                                    false, null, null),
                                            t.webSelect(
                                                    page,
                                                    "unit",
                                                    "Unit",
                                                    List.of(
                                                            Choice.of("1", "Simpan pinjam"),
                                                            Choice.of("2", "Gerai sembako")),
                                                    "1",
                                                    problems,
                                                    null,
                                                    false),
                                            t.webField(
                                                    page,
                                                    "note",
                                                    "Catatan",
                                                    "<script>alert(1)</script>",
                                                    problems,
                                                    null,
                                                    "text",
                                                    true,
                                                    false,
                                                    null,
                                                    "off",
                                                    null,
                                                    80,
                                                    null,
                                                    null,
                                                    null),
                                            t.webCheck(
                                                    page,
                                                    "print",
                                                    "Cetak bukti",
                                                    true,
                                                    problems,
                                                    null),
                                            t.webConfirm(
                                                    page,
                                                    "Terima Rp200.000",
                                                    "Kas bertambah Rp200.000. Simpanan sukarela Siti menjadi Rp1.440.000.",
                                                    null,
                                                    "#",
                                                    false)),
                                    "0190",
                                    problems,
                                    "setor",
                                    false,
                                    null)),
                    all(
                            t.webCrumbs(
                                    page,
                                    List.of(
                                            Crumb.to("Hari ini", page.in("")),
                                            Crumb.figure("Kas", "#", Money.rupiah(2_770_000)),
                                            Crumb.here("Setor")))),
                    null,
                    null,
                    true,
                    true,
                    false,
                    null,
                    null);
        }

        @GetMapping("/k/{coop}/simpanan/bukti")
        @Needs(Permission.TELLER)
        Html receipt(Page page) {
            return Html.of(
                    layout(
                            page,
                            "Setoran diterima",
                            true,
                            false,
                            t.webNotice(
                                    page,
                                    Tone.GOOD,
                                    "Tersimpan. Simpanan sukarela Siti sekarang Rp1.440.000.",
                                    null),
                            t.webReceipt(
                                    page,
                                    "KDMP Sumberejo",
                                    "Bukti setoran",
                                    "BKM-2026-11-0031",
                                    "21 November 2026 13.58",
                                    List.of(
                                            Fact.of("Anggota", "No. 17 Siti Aminah"),
                                            Fact.of("Simpanan", "Sukarela"),
                                            Fact.of("Diterima oleh", "Rina")),
                                    Fact.of("Jumlah", Money.rupiah(200_000)),
                                    "dua ratus ribu rupiah",
                                    "Desa Sumberejo, Kec. Ngoro",
                                    Qr.svg("https://contoh.id/bukti/0190-aaaa"),
                                    "Periksa bukti ini dengan kamera ponsel",
                                    "Simpanlah bukti ini.",
                                    false,
                                    null)));
        }

        @GetMapping("/k/{coop}/laporan")
        @Needs(Permission.READ_BOOKS)
        Html report(Page page) {
            return Html.of(
                    t.webLayout(
                            page,
                            "Posisi keuangan",
                            all(
                                    t.webTabs(
                                            page,
                                            List.of(
                                                    Link.tab("Posisi keuangan", "#", true),
                                                    Link.tab("Hasil usaha", "#", false),
                                                    Link.tab("Ekuitas", "#", false),
                                                    Link.tab("Arus kas", "#", false)),
                                            "Laporan"),
                                    t.webTable(
                                            page,
                                            "Per 21 November 2026, dalam rupiah",
                                            all(
                                                    "<thead><tr><th>Uraian</th><th class='n'>2026</th><th class='n'>2025</th></tr></thead><tbody>"
                                                            + "<tr class='group'><th colspan='3'>Aset lancar</th></tr><tr><th class='in1'>Kas</th><td class='n'><a class='fig' href='#'>12.770.000</a></td><td class='n'><a class='fig' href='#'>9.100.000</a></td></tr>"
                                                            + "<tr><th class='in1'>Piutang anggota</th><td class='n'><a class='fig' href='#'>145.300.000</a></td><td class='n'><a class='fig' href='#'>120.000.000</a></td></tr>"
                                                            + "<tr><th class='in1'>Penyisihan</th><td class='n'><a class='fig' href='#'>(1.453.000)</a></td><td class='n'>–</td></tr>"
                                                            + "<tr class='sum'><th>Jumlah aset lancar</th><td class='n'>156.617.000</td><td class='n'>129.100.000</td></tr></tbody>"
                                                            + "<tfoot><tr><th>Jumlah aset</th><td class='n'>156.617.000</td><td class='n'>129.100.000</td></tr></tfoot>"),
                                            "#",
                                            "#",
                                            "#",
                                            "sticky",
                                            null),
                                    "<div class='cards'>",
                                    t.webCard(
                                            page,
                                            all(
                                                    t.webFigure(
                                                            page,
                                                            Money.rupiah(156_617_000),
                                                            "#",
                                                            true,
                                                            "huge",
                                                            "Aset"),
                                                    "<br>",
                                                    t.webDelta(
                                                            page,
                                                            Money.rupiah(156_617_000),
                                                            Money.rupiah(129_100_000),
                                                            "sejak 2025")),
                                            "Aset",
                                            null,
                                            null,
                                            null,
                                            null),
                                    t.webCard(
                                            page,
                                            all(
                                                    "<p>",
                                                    t.webStatus(page, Tone.GOOD, "Seimbang"),
                                                    "</p><p>",
                                                    t.webStatus(
                                                            page,
                                                            Tone.WAIT,
                                                            "Menunggu persetujuan"),
                                                    "</p><p>",
                                                    t.webStatus(
                                                            page, Tone.ACT, "Kas belum ditutup"),
                                                    "</p><p>",
                                                    t.webStatus(page, Tone.OFF, "Ditutup"),
                                                    "</p>"),
                                            "Keadaan",
                                            null,
                                            null,
                                            null,
                                            null),
                                    t.webCard(
                                            page,
                                            all(
                                                    t.webFacts(
                                                            page,
                                                            List.of(
                                                                    Fact.to(
                                                                            "Kas",
                                                                            Money.rupiah(
                                                                                    12_770_000),
                                                                            "#"),
                                                                    Fact.to(
                                                                            "Bank",
                                                                            Money.rupiah(3_000_000),
                                                                            "#")),
                                                            Fact.of(
                                                                    "Jumlah",
                                                                    Money.rupiah(15_770_000)))),
                                            "Kas dan bank",
                                            null,
                                            null,
                                            null,
                                            null),
                                    "</div>",
                                    t.webTimeline(
                                            page,
                                            List.of(
                                                    Moment.of(
                                                            "21 Nov 13.58",
                                                            "Jurnal diajukan",
                                                            "oleh Rina"),
                                                    new Moment(
                                                            "21 Nov 14.10",
                                                            "Menunggu persetujuan ketua",
                                                            null,
                                                            "#",
                                                            Tone.WAIT))),
                                    t.webProgress(
                                            page,
                                            "Menutup bulan",
                                            7,
                                            12,
                                            "menghitung bunga simpanan, kira-kira 20 detik lagi"),
                                    t.webEmpty(
                                            page,
                                            "Belum ada jurnal bulan ini",
                                            "Setiap kejadian yang dicatat di loket muncul di sini dengan sendirinya.",
                                            all("<p>Setor simpanan sukarela Rp200.000</p>"),
                                            "#",
                                            "Catat kejadian"),
                                    t.webPager(page, "#", "#", "halaman 2", false)),
                            null,
                            all("per 21 November 2026"),
                            all("<a class='button quiet' href='#'>Cetak</a>"),
                            true,
                            false,
                            false,
                            null,
                            null));
        }

        @GetMapping("/dinas")
        @Needs(Permission.SUPERVISE)
        Html office(Page page) {
            var random = new Random(7);
            var places = new ArrayList<Charts.Place>();
            int n = 0;
            for (var group :
                    List.of(
                            "Bandar Kedungmulyo",
                            "Perak",
                            "Gudo",
                            "Diwek",
                            "Ngoro",
                            "Mojowarno",
                            "Bareng",
                            "Wonosalam",
                            "Mojoagung",
                            "Sumobito",
                            "Jogoroto",
                            "Peterongan")) {
                for (int i = 0; i < 10 + random.nextInt(12); i++) {
                    places.add(
                            new Charts.Place(
                                    "KDMP " + group + " " + ++n,
                                    group,
                                    "/dinas/k/3517022001" + (100 + n),
                                    random.nextInt(9) == 0
                                            ? null
                                            : (long)
                                                    (Math.exp(random.nextDouble() * 5)
                                                            * 1_000_000)));
                }
            }
            var months =
                    List.of(
                            "Des", "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep",
                            "Okt", "Nov");
            var a = new ArrayList<Long>();
            var b = new ArrayList<Long>();
            for (int i = 0; i < 12; i++) {
                a.add(90_000_000L + i * 14_000_000L + random.nextInt(20_000_000));
                b.add(60_000_000L + i * 9_000_000L + random.nextInt(30_000_000));
            }
            var stats = new StringBuilder("<dl class='stats'>");
            for (var name :
                    List.of(
                            "Koperasi",
                            "Anggota",
                            "Simpanan",
                            "Kas",
                            "Aset",
                            "SHU berjalan",
                            "Kejadian hari ini",
                            "Belum menutup kas")) {
                var trend = random.longs(14, 20, 90).boxed().toList();
                stats.append("<div><dt>")
                        .append(name)
                        .append("</dt><dd><a class='fig' href='#'>")
                        .append(name.length() > 6 ? "Rp12,4 M" : "335")
                        .append("</a></dd>")
                        .append(Charts.spark(trend))
                        .append("</div>");
            }
            return Html.of(
                    layout(
                            page,
                            "Kabupaten Jombang",
                            false,
                            true,
                            stats + "</dl>",
                            t.webChart(
                                    page,
                                    "Simpanan per koperasi",
                                    Charts.tileMap(
                                            page,
                                            places,
                                            "Simpanan",
                                            v -> Money.rupiah(v).text(),
                                            v -> "Rp" + Charts.brief(page, v)),
                                    true,
                                    true),
                            "<div class='cards'>",
                            t.webChart(
                                    page,
                                    "Simpanan dan pinjaman",
                                    Charts.line(
                                            months,
                                            List.of(
                                                    new Charts.Series("Simpanan", List.copyOf(a)),
                                                    new Charts.Series("Pinjaman", List.copyOf(b))),
                                            v -> Money.rupiah(v).text()),
                                    true,
                                    true),
                            t.webChart(
                                    page,
                                    "Kas masuk",
                                    Charts.bars(
                                            months,
                                            new Charts.Series("Masuk", List.copyOf(b)),
                                            months.stream().map(m -> "#" + m).toList(),
                                            v -> Money.rupiah(v).text()),
                                    true,
                                    true),
                            t.webChart(
                                    page,
                                    "Susunan simpanan",
                                    Charts.stacked(
                                            months,
                                            List.of(
                                                    new Charts.Series("Pokok", List.copyOf(a)),
                                                    new Charts.Series("Wajib", List.copyOf(b)),
                                                    new Charts.Series("Sukarela", List.copyOf(a))),
                                            v -> Money.rupiah(v).text()),
                                    true,
                                    true),
                            "</div>"));
        }

        @GetMapping("/k/{coop}/lacak")
        @Needs(Permission.READ_BOOKS)
        Html trace(Page page) {
            return Html.of(
                    layout(
                            page,
                            "Lacak Rp500.000",
                            false,
                            true,
                            t.webChart(
                                    page,
                                    "Setoran 17 November, sampai hari ini",
                                    Flow.draw(page, STOPS, HOPS),
                                    true,
                                    true)));
        }

        @GetMapping("/k/{coop}/periode/{number}")
        @Needs(Permission.CLOSE_PERIOD)
        Html number(
                Page page, @PathVariable long number, @RequestParam(defaultValue = "1") int bulan) {
            return Html.of(layout(page, "Periode", false, false, "<p>" + number + bulan + "</p>"));
        }

        @GetMapping("/k/{coop}/rusak")
        @Needs(Permission.READ_BOOKS)
        Html broken() {
            throw new IllegalStateException("a secret of the house");
        }

        @PostMapping("/k/{coop}/unggah")
        @Needs(Permission.READ_BOOKS)
        Html upload(Page page, @RequestParam MultipartFile file) {
            return Html.seeOther("/");
        }

        @GetMapping("/k/{coop}/lupa")
        Html forgotten(Page page) {
            return Html.of(layout(page, "Tanpa izin", false, false));
        }

        @GetMapping("/api/v1/k/{coop}/saldo")
        @Needs(Permission.READ_BOOKS)
        @ResponseBody
        Map<String, Long> balance(Actor actor) {
            return Map.of("saldo", 5L);
        }
    }

    static final List<Flow.Stop> STOPS =
            List.of(
                    new Flow.Stop(
                            "siti",
                            0,
                            "Setoran Siti Aminah",
                            "Simpanan sukarela, no. 17",
                            Money.rupiah(500_000),
                            "#a",
                            Flow.Where.SOURCE),
                    new Flow.Stop(
                            "till",
                            1,
                            "Laci Rina",
                            "Kas teller 2",
                            Money.rupiah(500_000),
                            "#b",
                            Flow.Where.PASSED),
                    new Flow.Stop(
                            "vault",
                            2,
                            "Brankas",
                            "Kas kantor",
                            Money.rupiah(350_000),
                            "#c",
                            Flow.Where.HERE),
                    new Flow.Stop(
                            "budi",
                            2,
                            "Pinjaman Budi Santoso",
                            "No. 48, modal warung",
                            Money.rupiah(100_000),
                            "#d",
                            Flow.Where.HERE),
                    new Flow.Stop(
                            "pln",
                            3,
                            "PLN",
                            "Listrik November",
                            Money.rupiah(80_000),
                            "#e",
                            Flow.Where.LEFT),
                    new Flow.Stop(
                            "bank",
                            3,
                            "Bank Jatim 0341",
                            "Giro",
                            Money.rupiah(120_000),
                            "#f",
                            Flow.Where.HERE));
    static final List<Flow.Hop> HOPS =
            List.of(
                    new Flow.Hop(
                            "siti",
                            "till",
                            Money.rupiah(500_000),
                            "17 Nov · BKM-0012",
                            "Rina",
                            "#1",
                            true),
                    new Flow.Hop(
                            "till",
                            "vault",
                            Money.rupiah(350_000),
                            "17 Nov · PK-0003",
                            "Rina → Joko",
                            "#2",
                            true),
                    new Flow.Hop(
                            "till",
                            "budi",
                            Money.rupiah(100_000),
                            "18 Nov · BKK-0031",
                            "Rina",
                            "#3",
                            true),
                    new Flow.Hop(
                            "vault",
                            "pln",
                            Money.rupiah(80_000),
                            "20 Nov · BKK-0033",
                            "Joko",
                            "#4",
                            false),
                    new Flow.Hop(
                            "vault",
                            "bank",
                            Money.rupiah(120_000),
                            "20 Nov · BS-0007",
                            "Joko",
                            "#5",
                            true));
}
