package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Role;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TermDepositAtTheCounterTest extends Journey {
    @Test
    void the_chair_offers_a_term_deposit_and_a_member_places_one_and_cashes_it_early() {
        var village = founded();
        try (var chair = desk();
                var teller = phone();
                var reader = new Person(world.port(), Person.DESK, true, "en")) {
            chair.signsIn(village.signIn(Role.CHAIR)).opens(village.at("/simpanan/produk"));
            chair.photo("products");
            chair.opens(village.at("/simpanan/produk/baru?jenis=TERM"));
            chair.types("Bunga setahun", "9,5").presses("Simpan");
            chair.sees("paling tinggi 9% setahun", "Permenkop UKM 8/2023 pasal 26");
            chair.photo("product-refused");
            chair.types("Bunga setahun", "6").presses("Simpan");
            chair.sees("Simpanan Berjangka 12 bulan", "6%").photo("product");

            teller.signsIn(village.signIn(Role.TELLER)).opens(village.at("/kas/buka"));
            teller.types("Minta uang dari brankas", "500rb").presses("Buka kasir");
            chair.opens(village.at("/persetujuan")).presses("Setujui");
            teller.opens(village.at("/anggota/1")).clicks("Simpanan berjangka");
            teller.types("Jumlah yang ditempatkan", "1jt").photo("term-new");
            teller.presses("Lanjut").sees("Rp1.000.000", "6%", "Rp5.000 sebelum pajak");
            teller.photo("term-confirm").presses("Tempatkan");
            teller.page.waitForURL(Pattern.compile(".*/simpanan/berjangka/\\d+$"));
            teller.sees("Rp1.000.000", "Berjalan").photo("term");
            var account = teller.path();
            var paper = teller.context.request().get(account + "/bilyet");
            assertThat(paper.status()).isEqualTo(200);
            assertThat(new String(paper.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");

            teller.opens(account + "/cairkan").photo("term-break");
            teller.presses("Minta persetujuan").sees("Menunggu persetujuan");
            chair.opens(village.at("/persetujuan")).sees("Rp1.000.000").presses("Setujui");
            teller.opens(account + "/cairkan").presses("Cairkan");
            teller.page.waitForURL(Pattern.compile(".*/simpanan/bukti/\\d+$"));
            teller.sees("Rp1.000.000").photo("term-receipt");

            reader.signsIn(village.signIn(Role.BOOKKEEPER)).opens(village.at("/aset/baru"));
            reader.photo("asset-new").opens(village.at("/aset")).photo("assets");
            teller.opens(village.at("/simpanan/berjangka")).photo("terms");
        }
    }
}
