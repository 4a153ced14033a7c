package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import id.sokoguru.access.Role;
import id.sokoguru.dayend.DayEndRun;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.membership.MemberKind;
import id.sokoguru.membership.ProfileChange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What only some may know: suspicions, and what a member may ask of their own data. */
class ConfidencesTest extends Journey {
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final long JUTA = 1_000_000;
    private static final String HINT =
            "(?is).*(kepatuhan|mencurigakan|suspicio|ltkm|ltkt|ppatk|berkas nomor|pencucian).*";

    @Autowired Ledger ledger;
    @Autowired DayEndRun run;

    private Village.Cooperative withMuchCash() {
        var village = founded();
        var system = village.system();
        for (long juta : new long[] {200, 200, 100}) {
            assertThat(
                            ledger.post(
                                    system,
                                    Entry.of(
                                            Uuid7.create(),
                                            FRIDAY,
                                            "savings.deposit",
                                            "Setoran simpanan anggota 1",
                                            Line.debit(110101, 0, Village.rp(juta * JUTA)),
                                            Line.credit(
                                                    210201,
                                                    village.account(),
                                                    Village.rp(juta * JUTA)))))
                    .isInstanceOf(Posting.Posted.class);
        }
        assertThat(run.runOne(village.number(), FRIDAY).hindered()).isZero();
        return village;
    }

    @Test
    void the_chair_judges_and_nobody_at_the_counter_nor_the_member_finds_a_trace()
            throws IOException {
        var village = withMuchCash();
        try (var hartini = desk()) {
            hartini.signsIn(village.signIn(Role.CHAIR)).opens(village.at("/kepatuhan"));
            hartini.sees("Siti Rahayu", "500.000.000", "10 Des 2026", "Konsep");
            look(hartini, "kepatuhan-desk");
            hartini.opens(village.at("/kepatuhan/kasus/baru"))
                    .types("Nomor anggota", "1")
                    .types("Apa yang Anda lihat", "Setor tunai tiga kali tanpa asal yang jelas")
                    .presses("Buka berkas");
            hartini.sees("Setor tunai tiga kali", "25 November 2026", "Setoran simpanan");
            look(hartini, "kepatuhan-kasus");
            assertThat(hartini.barriers()).isEmpty();
            hartini.opens(village.at("/kepatuhan/tunai/1")).sees("Rp500.000.000");
            look(hartini, "kepatuhan-tunai");
            hartini.opens(village.at("")).sees("perlu diputuskan", "laporan tunai");
        }
        try (var suparman = phone()) {
            suparman.signsIn(village.signIn(Role.INTERNAL_SUPERVISOR));
            suparman.opens(village.at("/kepatuhan"));
            look(suparman, "kepatuhan-phone");
            assertThat(suparman.barriers()).isEmpty();
            assertThat(suparman.smallTargets()).isEmpty();
            suparman.opens(village.at("/kepatuhan/kasus/1"));
            look(suparman, "kasus-phone");
            assertThat(suparman.barriers()).isEmpty();
            suparman.opens(village.at("/kepatuhan/anggota/1"));
            look(suparman, "mengenal-phone");
            assertThat(suparman.barriers()).isEmpty();
            suparman.page.locator("[name=dokumen]").fill("KTP asli");
            suparman.page
                    .locator("[name=tingkat][value=VERIFIED]")
                    .check(new com.microsoft.playwright.Locator.CheckOptions().setForce(true));
            suparman.presses("Simpan").sees("Diputuskan");
        }
        for (var role :
                new Role[] {
                    Role.TELLER,
                    Role.BOOKKEEPER,
                    Role.MANAGER,
                    Role.CREDIT_OFFICER,
                    Role.AUDITOR,
                    Role.ADMINISTRATOR
                }) {
            finds_no_trace(village, role);
        }
        try (var siti = phone()) {
            siti.signsIn(village.signIn(Role.MEMBER));
            for (var path : new String[] {"/anggota", "/anggota/riwayat", "/anggota/data-saya"}) {
                siti.opens(path);
                assertThat(siti.page.content()).as(path).doesNotMatch(HINT);
            }
            assertThat(status(siti, village.at("/kepatuhan"))).isIn(403, 404);
            assertThat(copy(siti, village)).doesNotMatch(HINT).contains("Siti Rahayu");
        }
    }

    private void finds_no_trace(Village.Cooperative village, Role role) {
        try (var somebody = desk()) {
            somebody.signsIn(village.signIn(role));
            for (var path :
                    new String[] {
                        "/kepatuhan",
                        "/kepatuhan/kasus/1",
                        "/kepatuhan/kasus/baru",
                        "/kepatuhan/tunai/1",
                        "/kepatuhan/anggota",
                        "/kepatuhan/anggota/1"
                    }) {
                assertThat(status(somebody, village.at(path))).as(role + path).isIn(403, 404);
            }
            for (var path :
                    new String[] {
                        "",
                        "/anggota",
                        "/anggota?q=Siti",
                        "/anggota/1/data",
                        "/anggota/1/nik",
                        "/privasi",
                        "/privasi/anggota/1",
                        "/rutin",
                        "/pengguna/jejak",
                        "/simpanan/setor?q=Siti"
                    }) {
                var answer =
                        somebody.context.request().get(village.at(path), RequestOptions.create());
                assertThat(answer.text()).as(role + " " + path).doesNotMatch(HINT);
                answer.dispose();
            }
            for (var path : new String[] {"/members", "/members/1", "/members?q=Siti"}) {
                var answer =
                        somebody.context
                                .request()
                                .get(
                                        "/api/v1/cooperatives/" + village.number().text() + path,
                                        RequestOptions.create());
                assertThat(answer.text()).as(role + " " + path).doesNotMatch(HINT);
                answer.dispose();
            }
        }
    }

    private static int status(Person person, String path) {
        var answer = person.context.request().get(path, RequestOptions.create());
        var status = answer.status();
        answer.dispose();
        return status;
    }

    private static String copy(Person person, Village.Cooperative village) throws IOException {
        person.page.navigate("/anggota/data-saya");
        var csrf = person.page.locator("main input[name=_csrf]").first().getAttribute("value");
        var answer =
                person.context
                        .request()
                        .post(
                                "/anggota/data-saya/salinan.zip",
                                RequestOptions.create()
                                        .setForm(
                                                FormData.create()
                                                        .set("_csrf", csrf)
                                                        .set("k", village.number().text())));
        assertThat(answer.status()).isEqualTo(200);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            var entry = zip.getNextEntry();
            assertThat(entry.getName()).isEqualTo("data.json");
            var json = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(zip.getNextEntry().getName()).isEqualTo("data.pdf");
            assertThat(new String(zip.readNBytes(4), StandardCharsets.US_ASCII)).isEqualTo("%PDF");
            return json;
        }
    }

    @Test
    void a_member_asks_on_the_phone_and_reads_who_opened_the_nik() {
        var village = founded();
        members.changeProfile(
                village.system(),
                new ProfileChange(
                        1,
                        MemberKind.BIASA,
                        "Siti Rahayu",
                        "3517034605740001",
                        null,
                        LocalDate.of(1974, 5, 6),
                        null,
                        "0812-3456-7000",
                        "RT 01 RW 02",
                        null,
                        "Petani"));
        try (var wati = desk()) {
            wati.signsIn(village.signIn(Role.TELLER)).opens(village.at("/anggota/1/nik"));
            wati.sees("351703********01");
            assertThat(wati.page.content()).doesNotContain("3517034605740001");
            wati.types("Untuk apa", "Mengisi formulir BPJS").presses("Catat alasan dan tampilkan");
            wati.sees("3517 0346 0574 0001", "Mengisi formulir BPJS");
            look(wati, "nik");
        }
        try (var siti = phone()) {
            siti.signsIn(village.signIn(Role.MEMBER)).opens("/anggota");
            siti.clicks("Data saya").sees("351703********01", "Wati", "Mengisi formulir BPJS");
            look(siti, "data-saya");
            assertThat(siti.barriers()).isEmpty();
            assertThat(siti.smallTargets()).isEmpty();
            siti.presses("Setuju Kabar dan tawaran lewat pesan").sees("Tarik persetujuan");
            siti.presses("Kirim permintaan").sees("Dijawab paling lambat 24 Nov 2026");
        }
        try (var hartini = phone()) {
            hartini.signsIn(village.signIn(Role.CHAIR)).opens(village.at(""));
            hartini.sees("permintaan data pribadi").opens(village.at("/privasi"));
            look(hartini, "privasi-phone");
            assertThat(hartini.barriers()).isEmpty();
            hartini.opens(village.at("/privasi/permintaan/1"))
                    .types("Apa yang disampaikan", "Sudah diunduh dari telepon")
                    .presses("Simpan jawaban")
                    .sees("Dipenuhi");
            hartini.opens(village.at("/privasi/kegagalan/baru"))
                    .types("Apa yang terjadi", "Buku anggota tertinggal di pasar")
                    .types("Data apa", "Nama dan alamat 10 anggota")
                    .presses("Catat kegagalan")
                    .sees("24 Nov 2026");
            look(hartini, "kegagalan-phone");
            assertThat(hartini.barriers()).isEmpty();
        }
        try (var hartini = desk()) {
            hartini.signsIn(village.signIn(Role.CHAIR)).opens(village.at("/privasi/anggota/1"));
            hartini.sees("Wati membuka NIK lengkap", "Belum dapat dihapus");
            look(hartini, "privasi-anggota");
            assertThat(hartini.barriers()).isEmpty();
            hartini.opens(village.at("/privasi"));
            look(hartini, "privasi-desk");
        }
    }

    /** Keeps the whole page when asked to. */
    private static void look(Person person, String name) {
        var wanted = System.getProperty("sokoguru.screenshots");
        if (wanted != null && wanted.startsWith("/tmp/")) {
            person.page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of(wanted, name + ".png"))
                            .setFullPage(true));
        }
    }
}
