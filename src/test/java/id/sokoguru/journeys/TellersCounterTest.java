package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.RequestOptions;
import id.sokoguru.access.Role;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.savings.CounterAnswer;
import id.sokoguru.savings.CounterOrder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TellersCounterTest extends Journey {
    private static final String RECEIPT = ".*/simpanan/bukti/\\d+$";

    /** Opens the front till with an empty drawer and half a million from the vault. */
    private Person tellerWithOpenTill(Village.Cooperative village, Person teller) {
        teller.signsIn(village.signIn(Role.TELLER)).opens(village.at("/kas/buka"));
        teller.types("Minta uang dari brankas", "500rb").presses("Buka kasir");
        try (var chair = desk()) {
            chair.signsIn(village.signIn(Role.CHAIR)).opens(village.at("/persetujuan"));
            chair.sees("Rp500.000").presses("Setujui");
        }
        return teller;
    }

    @Test
    void a_till_opens_with_money_from_the_vault_that_a_second_person_hands_over() {
        var village = founded();
        try (var teller = desk()) {
            tellerWithOpenTill(village, teller).opens(village.at("/kas"));
            teller.sees("Kasir depan", "Rp500.000").photo("till");
        }
    }

    @Test
    void a_deposit_takes_three_taps_and_one_number() {
        var village = founded();
        try (var teller = phone()) {
            tellerWithOpenTill(village, teller).opens(village.at("/simpanan")).photo("teller");
            teller.page.getByLabel("Siapa yang datang?").pressSequentially("si");
            teller.link("Siti Rahayu").tap();
            teller.page.waitForURL(Pattern.compile(".*/anggota/1$"));
            teller.looks();
            teller.link("Setor").tap();
            teller.page.waitForURL(Pattern.compile(".*/simpanan/setor/.*"));
            // The browser gives the focus when the page has settled.
            teller.page.waitForFunction("document.activeElement.name === 'amount'");
            teller.page.keyboard().type("20000");
            assertThat(teller.page.inputValue("[name=amount]")).isEqualTo("20.000");
            teller.photo("deposit");
            teller.page.keyboard().press("Enter");
            teller.page.getByText("Yang akan terjadi").waitFor();
            teller.looks();
            teller.sees("Kasir depan bertambah Rp20.000", "Simpanan Siti Rahayu menjadi Rp150.000");
            teller.page.getByText("Terima uang").tap();
            teller.page.waitForURL(Pattern.compile(RECEIPT));
            teller.looks().sees("Rp20.000", "Rp150.000", "Bukti nomor").photo("receipt");
            assertThat(teller.page.locator(".qr svg").count()).isEqualTo(1);
            assertThat(teller.page.evaluate("document.activeElement.className"))
                    .as("the next step has the focus")
                    .asString()
                    .contains("button");
        }
    }

    @Test
    void a_double_tap_and_a_form_sent_again_post_once() {
        var village = founded();
        try (var teller = phone()) {
            tellerWithOpenTill(village, teller)
                    .opens(village.at("/simpanan/setor/" + village.account()));
            teller.types("Jumlah setoran", "20rb").presses("Lanjut");
            teller.sees("Rp20.000");
            var before = entries(village);
            var sent = new String[1];
            teller.page.onRequest(request -> {
                if (request.method().equals("POST")) {
                    sent[0] = request.postData();
                }
            });
            teller.page.getByText("Terima uang").dblclick();
            teller.page.waitForURL(Pattern.compile(RECEIPT));
            var receipt = teller.path();
            assertThat(entries(village)).isEqualTo(before + 1);
            var again =
                    teller.context
                            .request()
                            .post(
                                    village.at("/simpanan/setor/" + village.account()),
                                    RequestOptions.create()
                                            .setHeader(
                                                    "Content-Type",
                                                    "application/x-www-form-urlencoded")
                                            .setMaxRedirects(0)
                                            .setData(sent[0]));
            assertThat(again.status()).isEqualTo(303);
            assertThat(again.headers().get("location")).endsWith(receipt);
            assertThat(entries(village)).isEqualTo(before + 1);
            teller.page.goBack();
            teller.page.waitForURL(Pattern.compile(".*/periksa\\?.*"));
            teller.looks().sees("Sudah disimpan").clicks("Lihat buktinya");
            assertThat(teller.path()).isEqualTo(receipt);
            teller.page.evaluate("history.go(-2)");
            teller.page.waitForURL(Pattern.compile(".*/simpanan/setor/.*"));
            assertThat(entries(village)).isEqualTo(before + 1);
            assertThat(teller.page.locator("[name=amount]").count()).isEqualTo(1);
        }
    }

    @Test
    void what_was_typed_is_still_there_after_the_network_was_gone() {
        var village = founded();
        try (var teller = phone()) {
            tellerWithOpenTill(village, teller)
                    .opens(village.at("/simpanan/setor/" + village.account()));
            teller.types("Jumlah setoran", "75000");
            teller.context.setOffline(true);
            teller.page.getByText("Lanjut").tap();
            teller.page.getByText("Tidak ada jaringan").waitFor();
            assertThat(teller.page.inputValue("[name=amount]")).isEqualTo("75.000");
            teller.context.setOffline(false);
            teller.page.reload();
            assertThat(teller.page.inputValue("[name=amount]")).isEqualTo("75.000");
            teller.looks().presses("Lanjut").sees("Rp75.000").presses("Terima uang");
            assertThat(teller.path()).matches(RECEIPT);
        }
    }

    @Test
    void more_than_there_is_cannot_be_taken_and_the_sentence_says_how_much_there_is() {
        var village = founded();
        try (var teller = phone()) {
            tellerWithOpenTill(village, teller)
                    .opens(village.at("/simpanan/tarik/" + village.account()));
            teller.types("Jumlah yang ditarik", "200.000").presses("Lanjut");
            teller.sees("Saldo tidak cukup", "Rp125.000", "diminta Rp200.000");
            assertThat(teller.page.inputValue("[name=amount]")).isEqualTo("200.000");
            teller.types("Jumlah yang ditarik", "100.000").presses("Lanjut");
            teller.sees("berkurang Rp100.000", "menjadi Rp30.000").presses("Bayarkan");
            teller.sees("Rp30.000");
        }
    }

    @Test
    void dues_are_proposed_with_the_sum_that_is_open() {
        var village = founded();
        try (var teller = phone()) {
            tellerWithOpenTill(village, teller).opens(village.at("/anggota/2"));
            teller.sees("Menunggak Rp20.000 (2 kali)").clicks("Iuran wajib");
            assertThat(teller.page.inputValue("[name=amount]")).isEqualTo("20.000");
            teller.presses("Lanjut").sees("Simpanan wajib Budi Santoso menjadi Rp40.000");
            teller.presses("Terima uang").sees("Rp20.000");
            teller.opens(village.at("/anggota/2")).sees("Tidak ada tunggakan");
        }
    }

    @Test
    void money_moves_between_own_accounts_and_an_account_is_blocked_freed_and_closed() {
        var village = founded();
        var book = village.at("/simpanan/rekening/" + village.account());
        try (var teller = phone();
                var chair = desk()) {
            tellerWithOpenTill(village, teller).opens(book).clicks("Pindah");
            teller.sees("belum punya rekening simpanan lain");
            teller.opens(village.at("/simpanan/buka/1")).page.fill("[name=amount]", "10rb");
            teller.presses("Lanjut").presses("Buka dan terima uang");
            teller.opens(book).clicks("Pindah").types("Jumlah yang dipindahkan", "25rb");
            teller.photo("transfer").presses("Lanjut").sees("Rp25.000 pindah dari");
            teller.photo("transfer-confirm").presses("Pindahkan");
            teller.sees("Pindah simpanan", "Rp25.000", "Rp105.000").photo("transfer-receipt");

            teller.opens(book).clicks("Blokir").types("Alasan", "Buku hilang");
            teller.photo("block").presses("Blokir").sees("Diblokir sejak", "Buku hilang");
            teller.photo("account-blocked");
            assertThat(teller.link("Tarik").count()).isZero();
            teller.opens(village.at("/simpanan/tarik/" + village.account()));
            teller.types("Jumlah yang ditarik", "10rb").presses("Lanjut").presses("Bayarkan");
            teller.sees("Rekening diblokir sejak");

            chair.signsIn(village.signIn(Role.CHAIR)).opens(book + "?bahasa=en");
            chair.photo("account-desk").clicks("Lift the block").photo("unblock-desk");
            chair.presses("Lift the block");
            assertThat(chair.path()).endsWith(book);

            teller.opens(book).clicks("Tutup").photo("close").presses("Lanjut");
            teller.sees("seluruh isi", "Rp105.000").photo("close-confirm");
            teller.presses("Tutup rekening").sees("Tarik simpanan", "Rp105.000");
            teller.opens(book).sees("Rekening sudah ditutup");
        }
    }

    @Test
    void a_deposit_works_without_javascript() {
        var village = founded();
        try (var scripted = phone();
                var teller = new Person(world.port(), Person.PHONE, false, "id")) {
            tellerWithOpenTill(village, scripted);
            teller.page.navigate("/masuk");
            teller.types("Nama masuk", village.signIn(Role.TELLER));
            teller.types("Kata sandi", Village.PASSWORD).presses("Masuk");
            teller.opens(village.at("/simpanan"));
            teller.page.getByLabel("Siapa yang datang?").fill("si");
            teller.presses("Cari").clicks("Siti Rahayu").clicks("Setor");
            teller.types("Jumlah setoran", "20rb").presses("Lanjut").presses("Terima uang");
            assertThat(teller.path()).matches(RECEIPT);
            teller.sees("Rp20.000", "Rp150.000");
        }
    }

    @Test
    void a_till_that_is_15_000_short_closes_with_a_reason_and_a_second_person() {
        var village = founded();
        try (var teller = phone()) {
            tellerWithOpenTill(village, teller).opens(village.at("/kas/tutup"));
            teller.types("100.000", "4").types("50.000", "1").types("20.000", "1");
            teller.types("5.000", "3");
            assertThat(teller.page.locator("[data-total]").innerText()).isEqualTo("485.000");
            teller.presses("Hitung selisih").sees("Uang kurang Rp15.000", "tulis alasannya");
            assertThat(teller.page.getByLabel("100.000").first().inputValue()).isEqualTo("4");
            teller.types("Alasan selisih", "Salah memberi kembalian");
            teller.presses("Hitung selisih");
            teller.sees("Uang di laci Rp485.000, seharusnya Rp500.000: kurang Rp15.000");
            teller.photo("till-short").presses("Minta orang kedua memastikan");
            teller.sees("menunggu orang kedua");
            var count = teller.path();
            try (var chair = desk()) {
                chair.signsIn(village.signIn(Role.CHAIR)).opens(village.at("/persetujuan"));
                chair.sees("kurang Rp15.000").presses("Setujui");
            }
            teller.opens(count).sees("sudah dicatat dengan bukti no.");
        }
    }

    @Test
    void another_cooperatives_numbers_lead_nowhere_in_addresses_forms_and_programs() {
        var mine = founded();
        var theirs = founded();
        var receipt =
                ((CounterAnswer.Done)
                                desk.take(
                                        theirs.system(),
                                        new CounterOrder.Deposit(
                                                Uuid7.create(),
                                                theirs.account(),
                                                Village.rp(77_000),
                                                new MoneyPlace(110201, 1),
                                                Village.FROM.plusDays(60))))
                        .receipt();
        try (var teller = desk()) {
            tellerWithOpenTill(mine, teller);
            for (var path :
                    new String[] {
                        "",
                        "/simpanan",
                        "/anggota",
                        "/anggota/1",
                        "/kas",
                        "/simpanan/setor/" + theirs.account(),
                        "/simpanan/bukti/" + receipt.entryNo(),
                        "/buku/bukti/" + receipt.entryNo(),
                        "/laporan/posisi-keuangan.pdf"
                    }) {
                var answer = teller.context.request().get(theirs.at(path));
                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(answer.text()).doesNotContain(theirs.name()).doesNotContain("77.000");
            }
            var api = "/api/v1/cooperatives/" + theirs.number().text();
            for (var path : new String[] {"", "/members/1", "/savings/accounts", "/tills"}) {
                assertThat(teller.context.request().get(api + path).status())
                        .as(path)
                        .isEqualTo(404);
            }
            var before = entries(theirs);
            teller.opens(mine.at("/simpanan/setor/" + mine.account()));
            teller.page.evaluate(
                    "there => document.querySelector('main form').action = there",
                    theirs.at("/simpanan/setor/" + theirs.account()));
            teller.types("Jumlah setoran", "20rb");
            teller.page.getByText("Lanjut").click();
            teller.page.getByText("Tidak ada apa-apa di sini").waitFor();
            assertThat(entries(theirs)).isEqualTo(before);
        }
    }

    private long entries(Village.Cooperative village) {
        return books.head(village.system()).treeSize();
    }
}
