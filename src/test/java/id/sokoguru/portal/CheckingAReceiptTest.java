package id.sokoguru.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Access;
import id.sokoguru.access.Place;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Proofs;
import id.sokoguru.ledger.SignedNote;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the QR code of a receipt opens, for whoever scans it. */
@InWorld
class CheckingAReceiptTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Proofs proofs;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired Access access;
    @Autowired Pace pace;
    @Autowired JsonMapper json;

    private Village counter;
    private PostedEntry deposit;

    @BeforeEach
    void a_deposit_among_others() {
        pace.forget();
        counter = new Village(world.cooperative(), ledger, members, savings, desk, lists);
        counter.join(3, Village.TODAY);
        long account = counter.account(2, 50_000);
        counter.deposit(account, 123_000);
        deposit = books.latest(counter.teller, 0, 1).getFirst();
        counter.deposit(account, 7_000);
    }

    private String address(PostedEntry entry) {
        return EvidencePages.address(counter.coop, entry.entryNo(), entry.leafHex());
    }

    @Test
    void a_stranger_with_the_receipt_sees_the_amount_three_ticks_and_nobodys_name() {
        var answer = new Phone(world).get(address(deposit));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Bukti ini asli dan utuh", "Rp123.000", "Setoran simpanan sukarela")
                .contains("21 November 2026")
                .doesNotContain("Anggota 1", "Bu Siti", "tidak cocok.");
        assertThat(answer.body().split("<li class=\"good\">", -1)).hasSize(4);
    }

    @Test
    void somebody_signed_in_elsewhere_may_check_it_too() {
        var elsewhere = Phone.of(world, access, Place.member(world.cooperative(), 1));
        assertThat(elsewhere.get(address(deposit)).statusCode()).isEqualTo(200);
    }

    @Test
    void who_does_not_hold_the_receipt_learns_nothing_not_even_whether_it_exists() {
        var good = address(deposit);
        var mark = good.substring(good.indexOf("h=") + 2);
        var wrong = (mark.charAt(0) == '0' ? "1" : "0") + mark.substring(1);
        var path = good.substring(0, good.indexOf('?'));
        var phone = new Phone(world);
        var unknownNumber = phone.get(path.replaceAll("\\d+$", "999999") + "?h=" + mark);
        assertThat(unknownNumber.statusCode()).isEqualTo(404);
        for (var tried :
                List.of(
                        path,
                        path + "?h=",
                        path + "?h=" + wrong,
                        path + "?h=" + mark.substring(0, 14),
                        path + "?h=" + mark.toUpperCase(java.util.Locale.ROOT) + "00",
                        path + "?h=zzzzzzzzzzzzzzzz",
                        path.replace(counter.coop.text(), world.cooperative().text())
                                + "?h="
                                + mark,
                        path.replace(counter.coop.text(), "0000000000000") + "?h=" + mark)) {
            var answer = phone.get(tried);
            assertThat(answer.statusCode()).as(tried).isEqualTo(404);
            assertThat(plain(answer.body())).as(tried).isEqualTo(plain(unknownNumber.body()));
        }
        assertThat(phone.get(path + "/berkas?h=" + wrong).statusCode()).isEqualTo(404);
    }

    /** The page but for the address in its links and the form token. */
    private static String plain(String body) {
        return body.replaceAll("(href|value)=\"[^\"]*\"", "");
    }

    @Test
    void an_amount_changed_behind_the_programs_back_fails_the_first_tick_in_red() {
        tamper(
                "line",
                "update ledger.line set amount = amount + 1000 where coop_id = :c and entry_no = :n");
        var answer = new Phone(world).get(address(deposit));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("Bukti ini tidak cocok", "Jangan percaya angka di atas")
                .contains("Isi bukti ini telah diubah sesudah dicatat")
                .contains("Isi bukti ini TIDAK cocok")
                .doesNotContain("Bukti ini asli dan utuh");
        assertThat(answer.body().split("<li class=\"act\">", -1)).hasSize(2);
        assertThat(answer.body().indexOf("<li class=\"act\">"))
                .isLessThan(answer.body().indexOf("<li class=\"good\">"));
    }

    @Test
    void another_entry_replaced_after_signing_fails_the_second_tick() {
        proofs.checkpoint(counter.teller);
        tamper(
                "entry",
                "update ledger.entry set leaf = sha256('forged') where coop_id = :c and entry_no = :n - 1");
        var body = new Phone(world).get(address(deposit)).body();
        assertThat(body).contains("Bukti ini diganti atau buku ini diubah");
    }

    @Test
    void a_past_rewritten_after_an_office_witnessed_it_fails_the_third_tick() {
        proofs.witness(counter.teller, "35.17");
        var before = new Phone(world).get(address(deposit)).body();
        assertThat(before)
                .contains("disaksikan Dinas", "Disaksikan oleh", "Bukti ini asli dan utuh");
        tamper(
                "entry",
                "update ledger.entry set leaf = sha256('forged') where coop_id = :c and entry_no = :n - 1");
        counter.obligatory(1, 20_000, Village.TODAY);
        assertThat(new Phone(world).get(address(deposit)).body())
                .contains("Tanda tangan buku atau saksinya tidak sah");
    }

    private void tamper(String table, String sql) {
        var owner = world.asOwner();
        owner.sql("alter table ledger." + table + " disable trigger append_only").update();
        try {
            owner.sql(sql).param("c", counter.coop.value()).param("n", deposit.entryNo()).update();
        } finally {
            owner.sql("alter table ledger." + table + " enable trigger append_only").update();
        }
    }

    @Test
    void a_reversed_receipt_says_so() {
        ledger.reverse(
                counter.teller,
                id.sokoguru.kernel.Uuid7.create(),
                deposit.id(),
                Village.TODAY,
                "salah ketik");
        assertThat(new Phone(world).get(address(deposit)).body())
                .contains("kemudian dibatalkan oleh bukti nomor");
    }

    /** Written from the README of the room, without the classes that made the proof. */
    @Test
    void a_stranger_checks_the_file_with_sha256_alone() throws Exception {
        var answer = new Phone(world).get(address(deposit).replace("?", "/berkas?"));
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("bukti-" + counter.coop.text());
        var proof = json.readTree(answer.body());
        assertThat(proof.get("format").asString()).isEqualTo("sokoguru-proof/1");
        var text = proof.get("text").asString();
        assertThat(text).contains("line 110102 1 0 D 123000 ").doesNotContain("Anggota 1");
        var leaf = sha256(new byte[1], text.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(leaf)).isEqualTo(proof.get("leaf").asString());
        var note = proof.get("checkpoint").asString();
        var lines = note.split("\n");
        assertThat(root(leaf, proof)).isEqualTo(java.util.Base64.getDecoder().decode(lines[2]));
        assertThat(
                        SignedNote.isSignedBy(
                                note, SignedNote.Verifier.parse(proof.get("key").asString())))
                .isTrue();
        var keys = json.readTree(new Phone(world).get("/api/v1/keys").body());
        assertThat(keys.get("keys").get(0).get("key")).isEqualTo(proof.get("key"));
    }

    private static byte[] root(byte[] leaf, JsonNode proof) throws Exception {
        long index = proof.get("index").asLong();
        long last = proof.get("size").asLong() - 1;
        var hash = leaf;
        for (var sibling : proof.get("path")) {
            var other = HexFormat.of().parseHex(sibling.asString());
            if (index % 2 == 1 || index == last) {
                hash = sha256(new byte[] {1}, other, hash);
                while (index % 2 == 0 && index != 0) {
                    index /= 2;
                    last /= 2;
                }
            } else {
                hash = sha256(new byte[] {1}, hash, other);
            }
            index /= 2;
            last /= 2;
        }
        return hash;
    }

    private static byte[] sha256(byte[]... parts) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (var part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    @Test
    void programs_get_checkpoints_consistency_and_proofs_where_they_may_read() {
        var supervisor =
                Phone.of(
                        world,
                        access,
                        Place.in(counter.coop, id.sokoguru.access.Role.INTERNAL_SUPERVISOR));
        var root = "/api/v1/cooperatives/" + counter.coop.text();
        var first = json.readTree(supervisor.get(root + "/checkpoint").body());
        counter.obligatory(1, 20_000, Village.TODAY);
        var second = json.readTree(supervisor.get(root + "/checkpoint").body());
        var grown =
                json.readTree(
                        supervisor
                                .get(
                                        root
                                                + "/consistency?from="
                                                + first.get("size").asLong()
                                                + "&to="
                                                + second.get("size").asLong())
                                .body());
        assertThat(grown.get("fromRoot")).isEqualTo(first.get("root"));
        assertThat(grown.get("toRoot")).isEqualTo(second.get("root"));
        assertThat(json.readTree(supervisor.get(root + "/checkpoints").body()).get("checkpoints"))
                .hasSize(2);
        assertThat(supervisor.get(root + "/consistency?from=0&to=3").statusCode()).isEqualTo(404);
        var own = root + "/entries/" + deposit.entryNo() + "/proof";
        assertThat(supervisor.get(own).statusCode()).isEqualTo(200);
        var teller =
                Phone.of(world, access, Place.in(counter.coop, id.sokoguru.access.Role.TELLER));
        assertThat(teller.get(own).statusCode()).isEqualTo(403);
        var stranger = Phone.of(world, access, Place.member(world.cooperative(), 1));
        assertThat(stranger.get(own).statusCode()).isEqualTo(404);
        assertThat(stranger.get(root + "/checkpoint").statusCode()).isEqualTo(404);
        assertThat(new Phone(world).get(own).statusCode()).isEqualTo(401);
    }

    @Test
    void whoever_tries_numbers_must_soon_wait() {
        try {
            var codes = new ArrayList<Integer>();
            var phone = new Phone(world);
            for (int i = 0; i < 14; i++) {
                codes.add(
                        phone.get(address(deposit).replaceAll("h=.*", "h=0000000000000000"))
                                .statusCode());
            }
            assertThat(codes.getFirst()).isEqualTo(404);
            assertThat(codes.getLast()).isEqualTo(429);
            assertThat(phone.get(address(deposit)).statusCode()).isEqualTo(429);
        } finally {
            pace.forget();
        }
    }
}
