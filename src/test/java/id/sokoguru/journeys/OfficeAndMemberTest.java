package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import id.sokoguru.access.Role;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.savings.CounterAnswer;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OfficeAndMemberTest extends Journey {

    @Test
    void the_office_sees_a_deposit_without_reloading_and_clicks_down_to_that_very_rupiah() {
        var village = founded();
        try (var dwi = desk()) {
            dwi.signsIn("dinas." + village.tag()).opens("/dinas?wilayah=35.17.03");
            dwi.page.getByText("Langsung").first().waitFor();
            var savingsBefore = dwi.page.locator("[data-figure=savings]").innerText();
            dwi.page.evaluate("window.neverReloaded = true");
            var deposited = deposit(village, 321_000);
            dwi.page.waitForFunction(
                    "before => document.querySelector('[data-figure=savings]').innerText !== before",
                    savingsBefore,
                    new Page.WaitForFunctionOptions().setPollingInterval(20));
            dwi.page.locator("[data-feed]").getByText("Rp321.000").waitFor();
            assertThat(dwi.page.evaluate("window.neverReloaded")).isEqualTo(true);
            assertThat(dwi.page.locator(".glow").count()).as("it glows").isPositive();
            dwi.looks().photo("office");

            dwi.page.locator("[data-figure=cash]").click();
            dwi.page.waitForURL(Pattern.compile(".*/dinas/koperasi\\?.*"));
            dwi.looks().clicks(village.name());
            dwi.sees("Kas dan bank").photo("office-cooperative");
            dwi.page.locator("dl.stats a.fig").nth(1).click();
            dwi.page.waitForURL(Pattern.compile(".*/laporan/posisi-keuangan.*"));
            dwi.looks();
            dwi.page
                    .locator("tr", new Page.LocatorOptions().setHasText("Kas dan setara kas"))
                    .locator("a.fig")
                    .first()
                    .click();
            dwi.page.waitForURL(Pattern.compile(".*/baris/.*"));
            dwi.looks();
            dwi.page.locator("tbody a[href*='/buku/akun/1102']").first().click();
            dwi.page.waitForURL(Pattern.compile(".*/buku/akun/.*"));
            dwi.looks();
            dwi.page
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Per bukti"))
                    .click();
            dwi.page.waitForURL(Pattern.compile(".*tampil=bukti.*"));
            dwi.looks();
            dwi.page.locator("tbody a[href*='/buku/bukti/" + deposited + "']").first().click();
            dwi.page.waitForURL(Pattern.compile(".*/buku/bukti/.*"));
            dwi.looks().sees("321.000");
            assertThat(dwi.page.content()).doesNotContain("Siti Rahayu");
            dwi.clicks("Ke mana perginya").sees("Rp321.000");
        }
    }

    @Test
    void the_dashboard_fits_a_phone() {
        var village = founded();
        deposit(village, 45_000);
        try (var dwi = phone()) {
            dwi.signsIn("dinas." + village.tag()).opens("/dinas").photo("office-phone");
        }
    }

    @Test
    void a_member_sees_the_money_and_the_proof_of_a_receipt_on_the_phone() {
        var village = founded();
        var no = deposit(village, 55_000);
        try (var siti = phone()) {
            siti.signsIn(village.signIn(Role.MEMBER)).opens("/anggota");
            siti.sees("Rp255.000", "Simpanan pokok", "Simpanan wajib").photo("member");
            siti.opens("/anggota/bukti/" + no).sees("Rp55.000");
            siti.clicks("Periksa bukti");
            siti.sees("Bukti ini asli dan utuh", "Tiga pemeriksaan").photo("proof");
            assertThat(siti.page.locator("main .good, main .status.good").count())
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void whoever_holds_the_paper_checks_it_without_signing_in() {
        var village = founded();
        var no = deposit(village, 55_000);
        String address;
        try (var siti = phone()) {
            siti.signsIn(village.signIn(Role.MEMBER)).opens("/anggota/bukti/" + no);
            address = siti.link("Periksa bukti").getAttribute("href");
        }
        try (var stranger = phone()) {
            stranger.opens(address).sees("Bukti ini asli dan utuh", "Rp55.000");
            assertThat(stranger.page.content()).doesNotContain("Siti Rahayu");
            var forged = stranger.page.navigate(address.replaceAll("h=....", "h=0000"));
            assertThat(forged.status()).isEqualTo(404);
            stranger.looks();
        }
    }

    @Test
    void a_cooperative_that_fell_silent_stands_in_what_needs_attention() {
        var village = founded();
        world.setTime(World.START.plusDays(45));
        try (var dwi = desk()) {
            dwi.signsIn("dinas." + village.tag()).opens("/dinas/perhatian?wilayah=35.17.03");
            dwi.page
                    .locator(".tabs a", new Page.LocatorOptions().setHasText("Tidak mencatat"))
                    .click();
            dwi.page.waitForURL(Pattern.compile(".*tanda=SILENT.*"));
            var name = village.name().replace("Koperasi Desa Merah Putih", "KDMP");
            var line = dwi.page.locator(".worries li", new Page.LocatorOptions().setHasText(name));
            // A cooperative that was founded a moment ago is read by the office a moment later.
            for (int i = 0; i < 40 && line.count() == 0; i++) {
                dwi.page.waitForTimeout(500);
                dwi.page.reload();
            }
            dwi.looks().sees(name);
            assertThat(line.first().innerText()).contains("45 hari", "21 November 2026");
            assertThat(dwi.barriers()).isEmpty();
        }
    }

    private long deposit(Village.Cooperative village, long rupiah) {
        var answer =
                desk.take(
                        village.system(),
                        new CounterOrder.Deposit(
                                Uuid7.create(),
                                village.account(),
                                Village.rp(rupiah),
                                new MoneyPlace(110201, 1),
                                LocalDate.of(2026, 11, 21)));
        return ((CounterAnswer.Done) answer).receipt().entryNo();
    }
}
