package id.sokoguru.lending;

import static id.sokoguru.lending.LoanDesk.JUNE;
import static id.sokoguru.lending.LoanDesk.perDay;
import static id.sokoguru.lending.LoanDesk.rp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Schedule;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.web.Html;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Paying and collecting on screen, as the handlers answer, in both languages. */
@InWorld
class RepaymentPagesTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter savingsCounter;
    @Autowired CounterLists lists;
    @Autowired Loans loans;
    @Autowired Repayments repayments;
    @Autowired RepaymentPages pages;
    @Autowired CollectingPages collecting;
    @Autowired Collecting door;
    @Autowired List<id.sokoguru.web.TodayItems> tasks;
    LoanDesk desk;
    Loan loan;

    @BeforeEach
    void found() {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest()));
        desk =
                new LoanDesk(
                        new Counter(
                                world.cooperative(),
                                ledger,
                                members,
                                savings,
                                savingsCounter,
                                lists),
                        ledger,
                        loans,
                        repayments);
        var product =
                desk.product(
                        Method.FLAT,
                        perDay("0.1", 3),
                        Allocation.Order.PROTECTIVE,
                        Allocation.Advance.NEXT_INSTALMENTS,
                        LoanProduct.Scheme.DAYS);
        loan = desk.lend(product, Schedule.of(desk.twelve(Method.FLAT, JUNE)), 120_000);
        for (int k = 1; k <= 4; k++) {
            desk.pay(loan, 1_120_000, JUNE.plusMonths(k));
        }
    }

    private static Actor actor(CooperativeId coop) {
        return Counter.actor(
                coop,
                true,
                Permission.TELLER,
                Permission.LEND,
                Permission.MEMBERS,
                Permission.READ_MEMBERS,
                Permission.READ_BOOKS);
    }

    private Page page(Actor actor, String language, LocalDate today) {
        return new Page(
                actor,
                Words.in(Locale.of(language)),
                "/k/" + actor.at().text() + "/pinjaman",
                "token",
                today,
                "",
                "KDMP Sumberejo");
    }

    private static String text(String name, Html html) {
        var text = new String(html.bytes(), StandardCharsets.UTF_8);
        assertThat(text).as(name).doesNotContain("⟦");
        try {
            var file = Path.of("target/pages/" + name + ".html");
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text;
    }

    @Test
    void an_instalment_is_told_in_a_sentence_and_then_taken_once() {
        var teller = actor(desk.counter.coop);
        var today = Counter.TODAY;
        var page = page(teller, "id", today);
        var no = loan.number();
        // Due on 15 November, six days ago: three days of penalty.
        assertThat(text("ask", pages.ask(page, teller, no, "angsuran")))
                .contains("terlambat 6 hari", "Rp1.120.000", "Rp3.360", "Rp1.123.360");
        var id = Uuid7.create().toString();
        var typed = new RepaymentForm(id, "1.120.000", "110102:1", null);
        var preview = pages.send(page, teller, no, "angsuran", typed);
        assertThat(preview.status()).isEqualTo(303);
        assertThat(preview.location()).contains("/angsuran/periksa?id=" + id);
        assertThat(text("confirm", pages.confirm(page, teller, no, "angsuran", typed)))
                .contains(
                        "bertambah Rp1.120.000; pokok berkurang Rp1.000.000; jasa Rp120.000.",
                        "Sisa pokok menjadi Rp7.000.000.");
        assertThat(desk.position(loan, today).outstanding()).isEqualTo(rp(8_000_000));
        var confirmed = new RepaymentForm(id, "1.120.000", "110102:1", "true");
        var done = pages.send(page, teller, no, "angsuran", confirmed);
        var twice = pages.send(page, teller, no, "angsuran", confirmed);
        assertThat(done.status()).isEqualTo(303);
        assertThat(twice.location()).isEqualTo(done.location());
        assertThat(desk.position(loan, today).outstanding()).isEqualTo(rp(7_000_000));
        long receipt = Long.parseLong(done.location().replaceAll(".*/", ""));
        assertThat(text("receipt", pages.receipt(page, teller, receipt)))
                .contains("Rp7.000.000", "15 Desember 2026, Rp1.120.000", "Bukti No. " + receipt);
        assertThat(text("receipt-en", pages.receipt(page(teller, "en", today), teller, receipt)))
                .contains("Principal owed", "Rp7.000.000");
        assertThat(text("again", pages.confirm(page, teller, no, "angsuran", typed)))
                .contains("Angsuran ini sudah diterima.");
    }

    @Test
    void a_payoff_explains_its_figure_and_ends_the_loan() {
        var teller = actor(desk.counter.coop);
        var page = page(teller, "id", Counter.TODAY);
        var no = loan.number();
        assertThat(text("payoff", pages.ask(page, teller, no, "pelunasan")))
                .contains(
                        "Rp8.000.000",
                        "Rp240.000",
                        "Rp3.360",
                        "Rp8.243.360",
                        "Rp720.000 tidak perlu dibayar");
        var id = Uuid7.create().toString();
        var stale = new RepaymentForm(id, "8.000.000", "110102:1", "true");
        assertThat(pages.send(page, teller, no, "pelunasan", stale).status()).isEqualTo(422);
        var form = new RepaymentForm(id, "8.243.360", "110102:1", "true");
        assertThat(text("payoff-confirm", pages.confirm(page, teller, no, "pelunasan", form)))
                .contains("Pinjaman lunas.");
        var done = pages.send(page, teller, no, "pelunasan", form);
        long receipt = Long.parseLong(done.location().replaceAll(".*/", ""));
        assertThat(text("payoff-receipt", pages.receipt(page, teller, receipt))).contains("Lunas");
        assertThat(text("payoff-ended", pages.ask(page, teller, no, "angsuran")))
                .contains("sudah selesai pada");
    }

    @Test
    void who_is_late_is_called_promises_and_gets_letters_in_order() {
        var officer = actor(desk.counter.coop);
        var page = page(officer, "id", Counter.TODAY);
        var no = loan.number();
        assertThat(text("late", collecting.late(page, officer)))
                .contains(
                        "1 pinjaman terlambat",
                        "6 hari",
                        "tel:081234567890",
                        "1.123.360",
                        "Lancar");
        assertThat(text("late-en", collecting.late(page(officer, "en", Counter.TODAY), officer)))
                .contains("1 loans are late");
        var second = new ChaseForm(Uuid7.create().toString(), "LETTER_2", null, null, null);
        assertThat(collecting.note(page, officer, no, second).status()).isEqualTo(422);
        var promise = new ChaseForm(Uuid7.create().toString(), "PROMISE", null, "500rb", "");
        assertThat(collecting.note(page, officer, no, promise).status()).isEqualTo(422);
        var good =
                new ChaseForm(Uuid7.create().toString(), "PROMISE", "2026-11-23", "500rb", "panen");
        assertThat(collecting.note(page, officer, no, good).status()).isEqualTo(303);
        assertThat(collecting.note(page, officer, no, good).status()).isEqualTo(303);
        var letter = new ChaseForm(Uuid7.create().toString(), "LETTER_1", null, null, null);
        assertThat(collecting.note(page, officer, no, letter).status()).isEqualTo(303);
        assertThat(door.steps(officer, no)).hasSize(2);
        assertThat(text("chase", collecting.chase(page, officer, no)))
                .contains("Janji bayar Rp500.000 pada 23 November 2026", "SP1");
        var pdf = collecting.letter(page, officer, no, 2);
        assertThat(new String(pdf.bytes(), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThatThrownBy(() -> collecting.letter(page, officer, no, 1))
                .isInstanceOf(NotFound.class);
        assertThat(
                        tasks.stream()
                                .flatMap(t -> t.today(officer, Words.indonesian()).stream())
                                .map(item -> item.title()))
                .contains("1 pinjaman terlambat");
        world.setDay(LocalDate.of(2026, 11, 25));
        assertThat(
                        text(
                                "late-broken",
                                collecting.late(
                                        page(officer, "id", LocalDate.of(2026, 11, 25)), officer)))
                .contains("SP1");
    }

    @Test
    void another_cooperatives_loan_is_not_found() {
        var stranger = actor(world.cooperative());
        var page = page(stranger, "id", Counter.TODAY);
        assertThatThrownBy(() -> pages.ask(page, stranger, loan.number(), "angsuran"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> pages.ask(page, stranger, loan.number(), "pelunasan"))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> collecting.chase(page, stranger, loan.number()))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> collecting.letter(page, stranger, loan.number(), 1))
                .isInstanceOf(NotFound.class);
        assertThat(door.late(stranger, Counter.TODAY)).isEmpty();
    }
}
