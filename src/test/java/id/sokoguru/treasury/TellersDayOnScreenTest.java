package id.sokoguru.treasury;

import static id.sokoguru.treasury.Drawer.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Scope;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.Founding;
import id.sokoguru.registry.FoundingAnswer;
import id.sokoguru.registry.Registry;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TellersDayOnScreenTest extends InTreasury {
    private static final AtomicInteger TAKEN = new AtomicInteger();

    @Autowired Registry registry;

    private Drawer founded() {
        var day = LocalDate.of(2026, 1, 2);
        var answer =
                registry.found(
                        Actor.installation(),
                        new Founding(
                                Uuid7.create(),
                                "Koperasi Desa Merah Putih Kas " + TAKEN.incrementAndGet(),
                                CooperativeKind.KDMP,
                                "35.17.03.2002",
                                day,
                                day,
                                EnumSet.noneOf(Scope.class)));
        CooperativeId cooperative = ((FoundingAnswer.Founded) answer).cooperative();
        return new Drawer(cooperative, world, ledger, books, tills, approvals, access, this.day);
    }

    @Test
    void a_day_from_opening_to_a_closing_with_a_shortage_in_pages() {
        var d = founded().withVault(2_000_000);
        treasury.registerBank(
                Actor.system(d.cooperative), 110201, "BRI Diwek", "001100223344", "Koperasi");
        var kas = "/k/" + d.cooperative.text() + "/kas";
        var siti = new Screen(world, d.signInName("Siti"));
        show("home-closed", siti.get(kas).body());

        show("open", siti.get(kas + "/buka").body());
        var wrong = siti.post(kas + "/buka", "kasir", "" + d.till, "note_100000", "2");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Hitungan Anda Rp200.000").contains("value=\"2\"");
        show("open-differs", wrong.body());
        var opened = siti.post(kas + "/buka", "kasir", "" + d.till, "brankas", "500rb");
        assertThat(opened.statusCode()).isEqualTo(303);
        assertThat(siti.post(kas + "/buka", "kasir", "" + d.till).statusCode()).isEqualTo(303);
        d.decides(d.chair, true);
        d.taken(250_000);
        var home = siti.get(kas).body();
        assertThat(home)
                .contains("Rp750.000")
                .contains("/simpanan/setor")
                .contains("/simpanan/wajib");
        show("home", home);
        show("home-en", siti.get(kas + "?bahasa=en").body());
        siti.get(kas + "?bahasa=id");

        show("move", siti.get(kas + "/pindah").body());
        String[] toBank = {
            "dari", "110102-" + d.till, "ke", "110201-1", "jumlah", "100.000", "bukti", "SLIP-7"
        };
        var effect = siti.post(kas + "/pindah", toBank);
        assertThat(effect.body()).contains("Kasir depan berkurang Rp100.000.");
        show("move-confirm", effect.body());
        var moved = siti.post(kas + "/pindah", with(toBank, "confirm", "true"));
        var twice = siti.post(kas + "/pindah", with(toBank, "confirm", "true"));
        assertThat(Screen.location(moved))
                .contains("/kas/bukti/")
                .isEqualTo(Screen.location(twice));
        assertThat(d.inTill()).isEqualTo(rp(650_000));
        show("receipt", siti.get(Screen.location(moved)).body());

        siti.get(kas + "/tutup");
        String[] counted = {
            "kasir",
            "" + d.till,
            "note_100000",
            "6",
            "note_20000",
            "1",
            "note_10000",
            "1",
            "note_5000",
            "1",
            "brankas",
            "635.000"
        };
        var noReason = siti.post(kas + "/tutup", counted);
        assertThat(noReason.statusCode()).isEqualTo(422);
        assertThat(noReason.body()).contains("Uang kurang Rp15.000");
        show("close-no-reason", noReason.body());
        var reasoned = with(counted, "alasan", "Salah memberi kembalian");
        var plain = siti.post(kas + "/tutup", reasoned);
        assertThat(plain.body())
                .contains("Uang di laci Rp635.000, seharusnya Rp650.000: kurang Rp15.000");
        show("close-confirm", plain.body());
        assertThat(tills.till(d.siti, d.till).closing()).isNull();
        var closed = siti.post(kas + "/tutup", with(reasoned, "confirm", "true"));
        assertThat(Screen.location(closed)).contains("/kas/hitung/");
        show("protocol-waits", siti.get(Screen.location(closed)).body());
        show("home-waits", siti.get(kas).body());

        var chair = new Screen(world, d.signInName("Hartini"));
        d.decides(d.chair, true);
        assertThat(chair.get(Screen.location(closed)).body())
                .contains("sudah dicatat dengan bukti no.");
        show("protocol", chair.get(Screen.location(closed)).body());
        var position = chair.get(kas + "/posisi").body();
        assertThat(position).contains("kurang Rp15.000").contains("BRI Diwek ••••3344");
        show("position", position);
        show("position-en", chair.get(kas + "/posisi?bahasa=en").body());
        chair.get(kas + "?bahasa=id");
        for (var path : new String[] {"/laci", "/bank", "/hitung", "/tempat/110101-0"}) {
            var answer = chair.get(kas + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("⟦");
            show(path.replaceAll("\\W+", "-").substring(1), answer.body());
        }
        show("differences", chair.get(kas + "/selisih").body());
        var settled =
                chair.post(
                        kas + "/selisih",
                        "hasil",
                        "EXPENSE",
                        "jumlah",
                        "15.000",
                        "alasan",
                        "Rapat");
        assertThat(settled.statusCode()).isEqualTo(303);
    }

    @Test
    void programs_open_move_and_close_with_an_idempotency_key_and_problem_details() {
        var d = founded();
        var api = "/api/v1/cooperatives/" + d.cooperative.text();
        var siti = new Screen(world, d.signInName("Siti"));
        var key = Uuid7.create().toString();
        var opening = api + "/tills/" + d.till + "/openings";
        assertThat(siti.json(opening, "", "{\"count\":{}}").statusCode()).isEqualTo(400);
        var refused = siti.json(opening, key, "{\"count\":{\"note_50000\":1}}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("urn:sokoguru:problem:treasury.opening-differs");
        assertThat(siti.json(opening, key, "{\"count\":{}}").statusCode()).isEqualTo(201);
        assertThat(siti.json(opening, key, "{\"count\":{}}").statusCode()).isEqualTo(201);
        assertThat(siti.get(api + "/tills").body()).contains("\"state\":\"open\"");
        d.taken(40_000);
        var move = "{\"from\":\"110102-" + d.till + "\",\"to\":\"110103-0\",\"amount\":40001}";
        var tooMuch = siti.json(api + "/transfers", Uuid7.create().toString(), move);
        assertThat(tooMuch.statusCode()).isEqualTo(422);
        assertThat(tooMuch.body()).contains("Rp40.000");
        var done =
                siti.json(
                        api + "/transfers",
                        Uuid7.create().toString(),
                        move.replace("40001", "40000"));
        assertThat(done.statusCode()).isEqualTo(201);
        assertThat(done.body()).contains("\"state\":\"posted\"");
        var other = founded();
        assertThat(siti.get("/k/" + other.cooperative.text() + "/kas").statusCode()).isEqualTo(404);
        assertThat(siti.get(api + "/tills/77").statusCode()).isEqualTo(404);
        assertThat(siti.get("/k/" + d.cooperative.text() + "/kas/bukti/" + key).statusCode())
                .isEqualTo(404);
    }

    private static String[] with(String[] fields, String name, String value) {
        var more = java.util.Arrays.copyOf(fields, fields.length + 2);
        more[fields.length] = name;
        more[fields.length + 1] = value;
        return more;
    }

    /** Every word on the page is known. */
    private static void show(String name, String html) {
        assertThat(html).as(name).doesNotContain("⟦");
    }
}
