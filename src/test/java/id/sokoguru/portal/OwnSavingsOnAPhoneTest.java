package id.sokoguru.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Access;
import id.sokoguru.access.Place;
import id.sokoguru.access.Role;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A member sees what is theirs, and whatever number they type, nothing of anybody else. */
@InWorld
class OwnSavingsOnAPhoneTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired Access access;
    @Autowired JsonMapper json;

    private Village counter;
    private Phone phone;
    private long mine;
    private long theirs;
    private long myDeposit;
    private long theirDeposit;

    @BeforeEach
    void two_members_of_whom_one_has_a_phone() {
        counter = new Village(world.cooperative(), ledger, members, savings, desk, lists);
        counter.join(2, LocalDate.of(2026, 9, 1));
        theirs = counter.account(1, 900_000);
        theirDeposit = last();
        mine = counter.account(2, 50_000);
        myDeposit = last();
        counter.obligatory(2, 40_000, Village.TODAY);
        phone = Phone.of(world, access, Place.member(counter.coop, 2));
    }

    private long last() {
        return books.latest(counter.teller, 0, 1).getFirst().entryNo();
    }

    @Test
    void the_first_page_shows_the_total_what_it_is_made_of_and_what_is_due() {
        var body = phone.get("/anggota").body();
        assertThat(body)
                .contains("Rp190.000", "Rp100.000", "Rp40.000", "Rp50.000", "Anggota 1")
                .contains("Belum dibayar Rp20.000: 1 kali, sejak November 2026")
                .contains("/anggota/simpanan/" + mine, "/anggota/bukti/" + myDeposit)
                .doesNotContain("Rp900.000", "Anggota 0");
    }

    @Test
    void a_receipt_carries_the_code_that_anybody_can_check() {
        var body = phone.get("/anggota/bukti/" + myDeposit).body();
        var leaf = books.entry(counter.teller, myDeposit).orElseThrow().leafHex();
        var check = EvidencePages.address(counter.coop, myDeposit, leaf);
        assertThat(body).contains("qr-code", check, "Rp50.000", "Setoran simpanan sukarela");
        assertThat(new Phone(world).get(check).statusCode()).isEqualTo(200);
    }

    @Test
    void whatever_number_the_member_types_nothing_of_others_appears() {
        for (var path :
                new String[] {
                    "/anggota/simpanan/" + theirs,
                    "/anggota/simpanan/999",
                    "/anggota/bukti/" + theirDeposit,
                    "/anggota/bukti/1",
                    "/anggota/bukti/0",
                    "/anggota/bukti/999999",
                    "/k/" + counter.coop.text() + "/anggota/1",
                    "/k/" + world.cooperative().text() + "/anggota/2"
                }) {
            var answer = phone.get(path);
            assertThat(answer.statusCode()).as(path).isIn(403, 404);
            assertThat(answer.body()).as(path).doesNotContain("900.000", "Anggota 0");
        }
        assertThat(phone.get("/anggota/simpanan/" + theirs).statusCode()).isEqualTo(404);
        assertThat(phone.get("/anggota/bukti/" + theirDeposit).statusCode()).isEqualTo(404);
        assertThat(phone.get("/anggota?k=" + world.cooperative().text()).body())
                .as("another cooperative is not entered by naming it")
                .contains("Rp190.000");
        assertThat(
                        phone.get(
                                        "/api/v1/cooperatives/"
                                                + counter.coop.text()
                                                + "/entries/"
                                                + theirDeposit
                                                + "/proof")
                                .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_interface_answers_the_same_and_only_ones_own() {
        var own = json.readTree(phone.get("/api/v1/me/savings").body());
        assertThat(own.get("total").asLong()).isEqualTo(190_000);
        assertThat(own.get("member").asLong()).isEqualTo(2);
        assertThat(own.get("dues").get("arrears").asLong()).isEqualTo(20_000);
        assertThat(own.get("accounts")).hasSize(1);
        var entries = json.readTree(phone.get("/api/v1/me/entries?limit=2").body());
        assertThat(entries.get("entries")).hasSize(2);
        assertThat(entries.get("entries").get(0).get("event").asString())
                .isEqualTo("savings.obligatory");
        var rest =
                json.readTree(
                        phone.get("/api/v1/me/entries?before=" + entries.get("next").asLong())
                                .body());
        assertThat(rest.get("entries")).hasSize(1);
        assertThat(rest.get("next").isNull()).isTrue();
        assertThat(new Phone(world).get("/api/v1/me/savings").statusCode()).isEqualTo(401);
    }

    @Test
    void a_long_history_is_read_page_by_page_newest_first() {
        for (int i = 1; i <= 25; i++) {
            counter.deposit(mine, 1_000 + i);
        }
        var first = phone.get("/anggota/simpanan/" + mine).body();
        assertThat(first).contains("Rp1.025", "Rp1.006", "?halaman=2").doesNotContain("Rp1.005<");
        assertThat(first.indexOf("Rp1.025")).isLessThan(first.indexOf("Rp1.006"));
        assertThat(phone.get("/anggota/simpanan/" + mine + "?halaman=2").body())
                .contains("Rp1.005", "Rp50.000");
        var all = phone.get("/anggota/riwayat").body();
        assertThat(all).contains("sebelum=");
        var older = all.replaceAll("(?s).*(/anggota/riwayat\\?sebelum=\\d+).*", "$1");
        assertThat(phone.get(older).body()).contains("Rp1.005", "Setoran simpanan pokok");
    }

    @Test
    void a_member_of_two_cooperatives_chooses_and_stays() {
        var other = new Village(world.cooperative(), ledger, members, savings, desk, lists);
        other.join(1, Village.TODAY);
        var both =
                Phone.of(world, access, Place.member(counter.coop, 2), Place.member(other.coop, 1));
        assertThat(both.get("/anggota?k=" + counter.coop.text()).body())
                .contains("Rp190.000", "/anggota?k=" + other.coop.text());
        var there = both.get("/anggota?k=" + other.coop.text()).body();
        assertThat(there)
                .contains("/anggota/simpanan/pokok?k=" + other.coop.text())
                .doesNotContain("Rp190.000");
        assertThat(both.get("/anggota/bukti/" + myDeposit + "?k=" + other.coop.text()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void who_is_no_member_has_no_such_pages() {
        var teller = Phone.of(world, access, Place.in(counter.coop, Role.TELLER));
        assertThat(teller.get("/anggota").statusCode()).isEqualTo(403);
        assertThat(new Phone(world).get("/anggota").statusCode()).isEqualTo(303);
    }

    @Test
    void the_cooperative_gives_a_member_access_once_with_a_printed_code() {
        var teller = Phone.of(world, access, Place.in(counter.coop, Role.TELLER));
        var root = "/k/" + counter.coop.text() + "/anggota/1/akses";
        assertThat(teller.get(root).body()).contains("anggota.", ".1\"");
        assertThat(teller.post(root, "nama", "x").statusCode()).isEqualTo(422);
        var name = "wanita-" + counter.coop.text();
        var letter = teller.post(root, "nama", name);
        assertThat(letter.statusCode()).isEqualTo(200);
        assertThat(letter.body()).contains(name).containsPattern("[A-Z2-7]{4}(-[A-Z2-7]{4}){4}");
        assertThat(teller.get(root).body()).contains("sudah punya akses", name);
        var again = teller.post(root, "nama", name + "x");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).doesNotContainPattern("[A-Z2-7]{4}(-[A-Z2-7]{4}){4}");
        assertThat(phone.get(root).statusCode()).isEqualTo(403);
        assertThat(teller.get(root.replace("/1/", "/77/")).statusCode()).isEqualTo(404);
        assertThat(
                        teller.get(root.replace(counter.coop.text(), world.cooperative().text()))
                                .statusCode())
                .isEqualTo(404);
    }
}
