package id.sokoguru.savings;

import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Html;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The counter's pages as handlers answer them, in both languages. */
@InWorld
class CounterPagesTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired CounterPages pages;
    @Autowired BlockPages blocks;
    @Autowired SavingsPages looking;
    @Autowired ImportPages imports;
    @Autowired SavingsApi api;
    Counter counter;
    Actor teller;
    Page page;
    long siti;

    @BeforeEach
    void aRequest() {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest()));
    }

    @BeforeEach
    void found() {
        counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
        counter.join(2, LocalDate.of(2026, 9, 5));
        siti = counter.account(1, 125_000);
        teller =
                Counter.actor(
                        counter.coop,
                        true,
                        Permission.TELLER,
                        Permission.MEMBERS,
                        Permission.APPROVE,
                        Permission.READ_MEMBERS,
                        Permission.ADMINISTER);
        page = in("id");
    }

    private Page in(String language) {
        return new Page(
                teller,
                Words.in(Locale.of(language)),
                "/k/" + counter.coop.text() + "/simpanan",
                "token",
                TODAY,
                "",
                "KDMP Sumberejo");
    }

    private static String text(Html html) {
        var text = new String(html.bytes(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("⟦");
        return text;
    }

    private static CounterForm form(String id, String amount, String confirm) {
        return new CounterForm(id, amount, "110102:1", null, null, null, confirm);
    }

    @Test
    void a_deposit_is_told_in_a_sentence_and_then_done_once() {
        var id = Uuid7.create().toString();
        assertThat(text(pages.ask(page, teller, "setor", siti)))
                .contains("Setor simpanan Anggota 0");
        var typed = form(id, "20rb", "false");
        var preview = pages.send(page, teller, "setor", siti, typed);
        assertThat(preview.status()).isEqualTo(303);
        assertThat(preview.location())
                .endsWith(
                        "/simpanan/setor/"
                                + siti
                                + "/periksa?id="
                                + id
                                + "&amount=20rb&place=110102%3A1");
        assertThat(text(pages.confirm(page, teller, "setor", siti, typed)))
                .contains("Laci 1 bertambah Rp20.000. Simpanan Anggota 0 menjadi Rp145.000.");
        assertThat(books.balance(teller, 210201, siti)).isEqualTo(rp(125_000));

        var done = pages.send(page, teller, "setor", siti, form(id, "20rb", "true"));
        var twice = pages.send(page, teller, "setor", siti, form(id, "20rb", "true"));
        assertThat(done.status()).isEqualTo(303);
        assertThat(twice.location()).isEqualTo(done.location());
        assertThat(books.balance(teller, 210201, siti)).isEqualTo(rp(145_000));
        long no = Long.parseLong(done.location().replaceAll(".*/", ""));
        var receipt = text(looking.receipt(page, teller, no));
        assertThat(receipt).contains("Bukti nomor " + no, "Rp20.000", "Rp145.000", "<svg");
    }

    @Test
    void the_way_back_from_the_receipt_says_that_it_is_done_and_leads_to_the_receipt() {
        var id = Uuid7.create().toString();
        var done = pages.send(page, teller, "setor", siti, form(id, "20rb", "true"));
        var back = pages.confirm(page, teller, "setor", siti, form(id, "20rb", null));
        assertThat(back.status()).isEqualTo(200);
        assertThat(text(back))
                .contains("Sudah disimpan", done.location())
                .doesNotContain("name=\"confirm\"");
    }

    @Test
    void a_transfer_between_own_accounts_moves_no_cash() {
        var second = counter.account(1, 10_000);
        counter.account(2, 10_000);
        var asked = text(pages.ask(page, teller, "pindah", siti));
        assertThat(asked).contains("No. " + second).doesNotContain("No. " + (second + 1));
        var id = Uuid7.create().toString();
        var typed = new CounterForm(id, "25.000", null, null, String.valueOf(second), null, null);
        assertThat(text(pages.confirm(page, teller, "pindah", siti, typed)))
                .contains(
                        "Rp25.000 pindah dari Simpanan Sukarela No. "
                                + siti
                                + " ke Simpanan Sukarela No. "
                                + second,
                        "menjadi Rp100.000");
        var till = books.balance(teller, 110102, 1);
        var done =
                pages.send(
                        page,
                        teller,
                        "pindah",
                        siti,
                        new CounterForm(
                                id, "25.000", null, null, String.valueOf(second), null, "true"));
        assertThat(books.balance(teller, 210201, siti)).isEqualTo(rp(100_000));
        assertThat(books.balance(teller, 210201, second)).isEqualTo(rp(35_000));
        assertThat(books.balance(teller, 110102, 1)).isEqualTo(till);
        long no = Long.parseLong(done.location().replaceAll(".*/", ""));
        assertThat(text(looking.receipt(page, teller, no)))
                .contains("Pindah simpanan", "Rp25.000", "Rp100.000");
    }

    @Test
    void closing_an_account_pays_all_of_it_out_and_the_way_back_knows() {
        assertThat(text(pages.ask(page, teller, "tutup", siti))).contains("Rp125.000");
        var id = Uuid7.create().toString();
        assertThat(text(pages.confirm(page, teller, "tutup", siti, form(id, "125.000", null))))
                .contains("seluruh isi", "Rp125.000");
        var done = pages.send(page, teller, "tutup", siti, form(id, "125.000", "true"));
        assertThat(done.location()).contains("/simpanan/bukti/");
        assertThat(books.balance(teller, 210201, siti)).isEqualTo(Money.ZERO);
        assertThat(pages.send(page, teller, "tutup", siti, form(id, "125.000", "true")).location())
                .isEqualTo(done.location());
        assertThat(text(looking.passbook(page, teller, siti, 0))).contains("ditutup");
        var again = pages.send(page, teller, "tutup", siti, form("?", "0", "true"));
        assertThat(again.status()).isEqualTo(422);
    }

    @Test
    void an_account_is_not_closed_with_another_sum_than_was_shown() {
        var typed = form(Uuid7.create().toString(), "125.000", "true");
        counter.deposit(siti, 1_000);
        var refused = pages.send(page, teller, "tutup", siti, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused)).contains("Saldo sudah berubah");
        assertThat(savings.account(teller, siti).orElseThrow().isOpen()).isTrue();
    }

    @Test
    void a_blocked_account_says_why_and_pays_nothing_until_it_is_lifted() {
        assertThat(text(blocks.ask(page, teller, siti))).contains("tidak dapat ditarik");
        assertThat(blocks.block(page, teller, siti, " ").status()).isEqualTo(422);
        blocks.block(page, teller, siti, "Buku hilang");
        assertThat(text(looking.passbook(page, teller, siti, 0)))
                .contains("Buku hilang", "buka-blokir");
        var typed = form(Uuid7.create().toString(), "20rb", "true");
        assertThat(text(pages.send(page, teller, "tarik", siti, typed)))
                .contains("Rekening diblokir sejak");
        assertThat(text(pages.ask(page, teller, "tutup", siti))).doesNotContain("⟦");
        assertThat(text(blocks.askToLift(page, teller, siti))).contains("Buku hilang");
        blocks.lift(page, teller, siti);
        assertThat(pages.send(page, teller, "tarik", siti, typed).status()).isEqualTo(303);
    }

    @Test
    void a_refusal_is_a_sentence_and_keeps_what_was_typed() {
        var refused =
                pages.send(
                        page,
                        teller,
                        "tarik",
                        siti,
                        form(Uuid7.create().toString(), "200.000", "true"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(text(refused))
                .contains("dapat ditarik Rp120.000, diminta Rp200.000")
                .contains("value=\"200.000\"");
        var wrong = pages.send(page, teller, "tarik", siti, form("?", "banyak", "true"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(text(wrong)).contains("Tulis jumlah uang", "value=\"banyak\"");
    }

    @Test
    void every_page_speaks_both_languages_and_no_accounting() {
        counter.obligatory(1, 50_000, TODAY);
        for (var language : new String[] {"id", "en"}) {
            var p = in(language);
            var counterPages =
                    text(looking.start(p, teller, "an"))
                            + text(looking.card(p, teller, 1))
                            + text(pages.ask(p, teller, "wajib", 1))
                            + text(pages.ask(p, teller, "tarik", siti))
                            + text(pages.ask(p, teller, "pindah", siti))
                            + text(pages.ask(p, teller, "tutup", siti))
                            + text(blocks.ask(p, teller, siti))
                            + text(blocks.askToLift(p, teller, siti))
                            + text(pages.ask(p, teller, "buka", 1))
                            + text(looking.passbook(p, teller, siti, 0))
                            + text(looking.capital(p, teller, "wajib", 1, 0))
                            + text(looking.arrears(p, teller))
                            + text(looking.terms(p, teller));
            var words =
                    counterPages
                            .replaceAll("(?s)<nav class=\"menu\".*?</nav>", "")
                            .toLowerCase(Locale.ROOT);
            assertThat(words).doesNotContain("debit", "kredit", "jurnal");
            assertThat(text(imports.ask(p, teller))).isNotEmpty();
        }
    }

    @Test
    void who_is_not_here_is_not_found() {
        assertThatThrownBy(() -> looking.card(page, teller, 99)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> pages.ask(page, teller, "setor", 99)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> looking.receipt(page, teller, 999)).isInstanceOf(NotFound.class);
    }

    @Test
    void programs_get_a_receipt_once_and_problems_in_words() {
        var key = Uuid7.create().toString();
        var body = new SavingsApi.AccountRequest(siti, 20_000, 1, null, null, null);
        var first = api.deposit(page, teller, key, body);
        assertThat(first.getStatusCode().value()).isEqualTo(201);
        assertThat(first.getBody())
                .isInstanceOfSatisfying(
                        SavingsApi.ReceiptAnswer.class,
                        r -> assertThat(r.balance()).isEqualTo(145_000));
        assertThat(api.deposit(page, teller, key, body).getStatusCode().value()).isEqualTo(200);
        assertThat(api.deposit(page, teller, null, body).getStatusCode().value()).isEqualTo(400);
        assertThat(api.deposit(page, teller, "1-1-1-1-1", body).getStatusCode().value())
                .isEqualTo(400);
        var tooMuch = new SavingsApi.AccountRequest(siti, 900_000, 1, null, null, null);
        var refused = api.withdraw(page, teller, Uuid7.create().toString(), tooMuch);
        assertThat(refused.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(refused.getBody())).contains("savings.not-enough");
        assertThatThrownBy(() ->
                        api.deposit(
                                page,
                                teller,
                                Uuid7.create().toString(),
                                new SavingsApi.AccountRequest(99, 1, 1, null, null, null)))
                .isInstanceOf(NotFound.class);
    }
}
