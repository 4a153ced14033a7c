package id.sokoguru.membership;

import static id.sokoguru.savings.Counter.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.web.Html;
import id.sokoguru.web.Page;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class MemberPagesTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired MemberPages pages;
    @Autowired ExitPages exits;

    private static String text(Html html) {
        var text = new String(html.bytes(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("⟦");
        return text;
    }

    @Test
    void the_way_in_and_out_by_pages_in_both_languages() {
        for (var language : new String[] {"id", "en"}) {
            var counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
            var secretary =
                    Counter.actor(
                            counter.coop,
                            true,
                            Permission.MEMBERS,
                            Permission.APPROVE,
                            Permission.READ_MEMBERS);
            var chair =
                    Counter.actor(
                            counter.coop,
                            true,
                            Permission.MEMBERS,
                            Permission.APPROVE,
                            Permission.TELLER);
            var page =
                    new Page(
                            secretary,
                            Words.in(Locale.of(language)),
                            "/k/" + counter.coop.text() + "/anggota",
                            "token",
                            TODAY,
                            "",
                            "KDMP Sumberejo");
            assertThat(text(pages.list(page, secretary, "", 0))).contains("/anggota/baru");
            text(pages.ask(page, secretary));
            var wrong =
                    new PersonForm(
                            "x",
                            "BIASA",
                            " ",
                            "12",
                            null,
                            "2099-01-01",
                            null,
                            "rumah",
                            null,
                            "Sumberejo",
                            null);
            assertThat(pages.apply(page, secretary, wrong).status()).isEqualTo(422);
            text(pages.apply(page, secretary, wrong));
            var right =
                    new PersonForm(
                            Uuid7.create().toString(),
                            "BIASA",
                            "Siti Rahayu",
                            "3517030605740001",
                            "Jombang",
                            "1974-05-06",
                            "P",
                            "081234567890",
                            "RT 01",
                            null,
                            "Petani");
            assertThat(pages.apply(page, secretary, right).status()).isEqualTo(303);
            assertThat(text(pages.waiting(page, secretary))).contains("Siti Rahayu");
            assertThat(pages.decide(page, secretary, 1, "no", "").status()).isEqualTo(422);
            assertThat(pages.decide(page, secretary, 1, "yes", "").location())
                    .endsWith("/anggota/1");
            assertThat(text(pages.data(page, secretary, 1)))
                    .contains("351703********01")
                    .doesNotContain("3517030605740001");
            assertThat(text(pages.book(page, secretary))).contains("Siti Rahayu");

            counter.join(1, LocalDate.of(2026, 9, 5));
            text(exits.ask(page, secretary, 2));
            var form = new ExitForm(Uuid7.create().toString(), "OWN_REQUEST", "", "110102:1", null);
            assertThat(exits.leave(page, secretary, 2, form).status()).isEqualTo(303);
            assertThat(text(exits.offer(page, secretary, 2))).contains("Rp100.000");
            assertThat(exits.settle(page, secretary, 2, form).status()).isEqualTo(422);
            var pay = new ExitForm(Uuid7.create().toString(), null, null, "110102:1", null);
            assertThat(exits.settle(page, chair, 2, pay).location()).contains("/simpanan/bukti/");
        }
    }
}
