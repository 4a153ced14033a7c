package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import id.sokoguru.access.Role;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.savings.CounterOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BooksAndReportsTest extends Journey {

    @Test
    void electricity_is_paid_from_petty_cash_without_a_word_of_accounting() {
        var village = founded();
        try (var rini = phone()) {
            rini.signsIn(village.signIn(Role.BOOKKEEPER)).photo("today");
            rini.opens(village.at("/catat"));
            rini.page.getByLabel("Apa yang terjadi?").pressSequentially("listrik");
            rini.link("Bayar listrik").tap();
            rini.page.waitForURL(Pattern.compile(".*/catat/utilities$"));
            rini.types("Jumlah", "185rb");
            rini.page.locator("label.choice", hasText("Kas kecil")).tap();
            rini.types("Nomor nota", "PLN-1189").presses("Lihat akibatnya");
            assertThat(rini.page.locator("main").innerText().toLowerCase(Locale.ROOT))
                    .doesNotContain("debit")
                    .doesNotContain("kredit");
            rini.sees("Kas kecil", "Rp185.000").presses("Catat");
            rini.sees("Bukti nomor", "Rp185.000", "PLN-1189").clicks("Buka buktinya");
            rini.sees("PLN-1189");
        }
    }

    @Test
    void a_journal_by_hand_waits_for_the_chair_and_is_undone_by_its_mirror_image() {
        var village = founded();
        try (var rini = desk();
                var chair = desk()) {
            rini.signsIn(village.signIn(Role.BOOKKEEPER)).opens(village.at("/jurnal/baru"));
            rini.types("Uraian", "Penyesuaian sewa");
            rini.page.fill("[name=account-0]", "520104");
            rini.page.fill("[name=amount-0]", "30.000");
            rini.page.fill("[name=account-1]", "110103");
            rini.page.selectOption("[name=side-1]", "K");
            rini.page.fill("[name=amount-1]", "30.000");
            rini.presses("Ajukan persetujuan").sees("Menunggu persetujuan");
            chair.signsIn(village.signIn(Role.CHAIR)).opens(village.at("/persetujuan"));
            chair.sees("Penyesuaian sewa", "Rp30.000").presses("Setujui").sees("Disetujui");
            rini.page.reload();
            rini.sees("Dibukukan").clicks("Buka buktinya");
            var number = rini.path().replaceAll(".*/bukti/(\\d+).*", "$1");
            rini.opens(village.at("/jurnal/batal/" + number));
            rini.types("Mengapa dibatalkan", "Salah akun").presses("Minta persetujuan");
            rini.sees("menunggu persetujuan");
            chair.opens(village.at("/persetujuan")).presses("Setujui").sees("Disetujui");
            rini.opens(village.at("/buku/bukti/" + number)).sees("dibatalkan");
        }
    }

    @Test
    void the_chair_clicks_from_the_balance_sheet_to_the_very_rupiah() throws IOException {
        var village = founded();
        try (var chair = desk()) {
            chair.signsIn(village.signIn(Role.CHAIR)).opens(village.at("/laporan"));
            chair.sees("Kas dan setara kas").photo("position");
            for (var kind : new String[] {"PDF", "XLSX"}) {
                var file = chair.page.waitForDownload(() -> chair.link(kind).click());
                assertThat(beginning(file))
                        .isEqualTo(kind.equals("PDF") ? "%PDF" : "PK\u0003\u0004");
            }
            chair.page
                    .locator("tr", hasText("Kas dan setara kas"))
                    .locator("a.fig")
                    .first()
                    .click();
            chair.page.waitForURL(Pattern.compile(".*/baris/.*"));
            chair.looks();
            chair.page.locator("tbody a[href*='/buku/akun/']").first().click();
            chair.page.waitForURL(Pattern.compile(".*/buku/akun/.*"));
            chair.looks();
            chair.clicks("Per bukti");
            chair.page.locator("tbody a[href*='/buku/bukti/']").first().click();
            chair.page.waitForURL(Pattern.compile(".*/buku/bukti/.*"));
            chair.looks().sees("Baris jurnal").photo("entry");
            chair.clicks("Ke mana perginya");
            assertThat(chair.path()).contains("/lacak/");
            assertThat(chair.page.locator("main svg").count()).isPositive();
            chair.photo("trace");
        }
    }

    @Test
    void a_new_member_is_approved_by_another_person_pays_and_later_leaves() {
        var village = founded();
        try (var rini = phone();
                var chair = desk()) {
            rini.signsIn(village.signIn(Role.BOOKKEEPER)).opens(village.at("/anggota/baru"));
            rini.types("Nama", "Lastri Wulandari").types("Nomor HP", "081255501234");
            rini.presses("Simpan").opens(village.at("/anggota/menunggu"));
            rini.sees("Lastri Wulandari", "Menunggu keputusan");
            chair.signsIn(village.signIn(Role.CHAIR)).opens(village.at("/anggota/menunggu"));
            chair.sees("Lastri Wulandari").presses("Setujui");
            chair.opens(village.at("/anggota/11")).sees("Calon");
            desk.take(
                    village.system(),
                    new CounterOrder.Principal(
                            Uuid7.create(),
                            11,
                            Village.rp(50_000),
                            new MoneyPlace(110201, 1),
                            LocalDate.of(2026, 11, 21)));
            rini.opens(village.at("/anggota/11")).sees("Rp50.000", "Anggota");
            rini.clicks("Keluar dari keanggotaan");
            rini.page.locator("label.choice", hasText("Pindah")).tap();
            rini.presses("Catat keluar").opens(village.at("/anggota/11"));
            rini.sees("Keluar, belum dilunasi");
            chair.opens(village.at("/anggota/11/pelunasan")).sees("Rp50.000");
            chair.presses("Bayar");
            chair.opens(village.at("/anggota/11")).sees("Sudah keluar");
        }
    }

    private static Page.LocatorOptions hasText(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static String beginning(Download file) throws IOException {
        var bytes = Files.readAllBytes(file.path());
        return new String(Arrays.copyOf(bytes, 4), StandardCharsets.ISO_8859_1);
    }
}
