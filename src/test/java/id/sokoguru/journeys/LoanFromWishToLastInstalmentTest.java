package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.sokoguru.access.Role;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everybody on a phone, and nobody knows debit from credit. */
class LoanFromWishToLastInstalmentTest extends Journey {
    private static final LocalDate TODAY = World.START.toLocalDate();

    @AfterEach
    void today() {
        world.setTime(World.START);
    }

    @Test
    void a_loan_runs_from_the_wish_to_the_last_instalment_on_phones() {
        var village = founded();
        String loan;
        try (var chair = phone();
                var manager = phone();
                var teller = phone()) {
            chair.signsIn(village.signIn(Role.CHAIR));
            chair.opens(village.at("/pinjaman/produk/baru/declining"));
            chair.types("Paling sedikit", "300rb").presses("Simpan");
            // Ten members' capital allows a loan of 105.000; they want to begin all the same.
            chair.opens(village.at("/pinjaman/batas")).sees("Rp700.000");
            chair.page.getByLabel("Batas pinjaman per orang (BMPP) menghalangi").uncheck();
            chair.types("Alasan", "Keputusan rapat pengurus 3 Agustus").presses("Simpan");

            manager.signsIn(village.signIn(Role.MANAGER));
            manager.opens(village.at("/pinjaman/permohonan/baru?anggota=10"));
            manager.types("Jumlah pinjaman", "300rb").types("Berapa kali angsuran", "6");
            manager.presses("Simpan permohonan").sees("keperluan");
            manager.types("Untuk keperluan", "Bibit dan pupuk").presses("Simpan permohonan");
            manager.sees("menunggu analisis", "Agus Setiawan").photo("loan-application");
            manager.clicks("Mulai analisis").types("Watak", "Rajin hadir rapat");
            manager.types("Penghasilan", "2,5jt").types("Biaya usaha", "1jt");
            manager.presses("Simpan analisis").sees("Permenkop UKM 8/2023 pasal 45");
            manager.presses("Ajukan kepada pengurus").sees("menunggu keputusan");
            var application = manager.path();

            chair.opens(village.at("/persetujuan")).sees("Rp300.000").presses("Setujui");

            teller.signsIn(village.signIn(Role.TELLER)).opens(village.at("/kas/buka"));
            teller.types("Minta uang dari brankas", "400rb").presses("Buka kasir");
            chair.opens(village.at("/persetujuan")).presses("Setujui");
            teller.opens(application).clicks("Cairkan").photo("loan-payout").presses("Cairkan");
            teller.page.waitForURL(Pattern.compile(".*/pinjaman/bukti/\\d+.*"));
            teller.sees("Rp300.000").photo("loan-receipt");
            loan = village.at("/pinjaman/1");
            var agreement = teller.context.request().get(loan + "/perjanjian.pdf");
            assertThat(agreement.status()).isEqualTo(200);
            teller.opens(loan).sees("Rp300.000").photo("loan");
        }
        for (int month = 1; month <= 6; month++) {
            world.setDay(TODAY.plusMonths(month));
            try (var teller = phone()) {
                teller.signsIn(village.signIn(Role.TELLER)).opens(loan).clicks("Terima angsuran");
                if (month == 2) {
                    // What is too much would be kept for her; they are told before it happens.
                    teller.types("Jumlah yang dibayar", "5jt").presses("Lanjut");
                    teller.sees("titipan anggota bertambah", "Pinjaman lunas")
                            .opens(loan + "/angsuran");
                    teller.types("Jumlah yang dibayar", "52.500");
                }
                // Out of her savings: she sent the money there.
                var savings = new Page.LocatorOptions().setHasText("Simpanan Sukarela");
                teller.page
                        .getByLabel("Uang dari")
                        .selectOption(
                                teller.page
                                        .locator("select[name=source] option", savings)
                                        .getAttribute("value"));
                teller.presses("Lanjut").photo("loan-pay-confirm").presses("Terima angsuran");
                teller.page.waitForURL(Pattern.compile(".*/pinjaman/bukti/\\d+.*"));
                teller.photo("loan-instalment");
            }
        }
        try (var reader = phone()) {
            reader.signsIn(village.signIn(Role.MANAGER)).opens(loan);
            reader.sees("selesai", "Rp0").photo("loan-paid");
        }
    }
}
