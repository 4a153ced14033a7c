package id.sokoguru.lending;

import static id.sokoguru.lending.LoanDesk.JUNE;
import static id.sokoguru.lending.LoanDesk.rp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.access.Approvals;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Quality;
import id.sokoguru.credit.Reserve;
import id.sokoguru.credit.Schedule;
import id.sokoguru.credit.Terms;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
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
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Loans in trouble: written off, recovered, insured, foreclosed, given another schedule. */
@InWorld
class ResolvingTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter savingsCounter;
    @Autowired CounterLists lists;
    @Autowired Loans loans;
    @Autowired Repayments repayments;
    @Autowired Resolutions resolutions;
    @Autowired Qualities qualities;
    @Autowired Collaterals collaterals;
    @Autowired Approvals approvals;
    @Autowired ResolutionPages pages;
    LoanDesk desk;
    Actor officer;
    Actor chair;

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
        officer = Counter.actor(desk.counter.coop, true, Permission.LEND);
        chair = Counter.actor(desk.counter.coop, true, Permission.APPROVE);
    }

    /** A loan whose only instalment was due in February: lost by November. */
    private Loan lost(long principal) {
        var january = LocalDate.of(2026, 1, 15);
        return desk.lend(
                desk.usual(),
                Schedule.of(
                        Terms.monthly(
                                rp(principal), Method.FLAT, Charge.monthly("1"), 1, january)));
    }

    private void done(Resolution resolution) {
        var asked = (Resolutions.Asked) resolutions.ask(officer, resolution, "rapat pengurus");
        assertThat(approvals.decide(chair, asked.approval(), true, ""))
                .isInstanceOf(Approvals.Decided.Recorded.class);
    }

    private List<String> lines(java.util.UUID id) {
        return books.entry(officer, id).orElseThrow().lines().stream()
                .map(l -> l.account() + " " + l.sub() + " " + l.side() + " " + l.amount().figure())
                .toList();
    }

    private Money balance(int account, long sub) {
        return books.balance(officer, account, sub);
    }

    @Test
    void a_lost_loan_is_written_off_against_its_allowance_and_part_of_it_comes_back() {
        var loan = lost(900_000);
        var n = loan.number();
        ledger.open(officer, 110591, n, "LOAN", 1, Money.ZERO);
        var reserve =
                id.sokoguru.ledger.Entry.of(
                        Uuid7.create(),
                        Counter.TODAY,
                        "lending.reserve",
                        "CKPN",
                        id.sokoguru.ledger.Line.debit(520108, 0, rp(900_000)),
                        id.sokoguru.ledger.Line.credit(110591, n, rp(900_000)));
        ledger.post(officer, reserve);
        var id = Uuid7.create();
        done(new Resolution.WriteOff(id, n));
        assertThat(lines(id))
                .containsExactly(
                        "110591 " + n + " DEBIT 900.000",
                        "110501 " + n + " CREDIT 900.000",
                        "910101 " + n + " DEBIT 900.000",
                        "910199 0 CREDIT 900.000");
        assertThat(loans.loan(officer, n).orElseThrow().endedHow()).isEqualTo("WRITTEN_OFF");
        var back = Uuid7.create();
        assertThat(desk.pay(back, loan, 300_000, LoanDesk.DRAWER, Counter.TODAY))
                .isInstanceOf(RepaymentAnswer.Paid.class);
        assertThat(lines(back))
                .containsExactly(
                        "110102 1 DEBIT 300.000",
                        "420102 " + n + " CREDIT 300.000",
                        "910199 0 DEBIT 300.000",
                        "910101 " + n + " CREDIT 300.000");
        assertThat(desk.pay(loan, 600_001, Counter.TODAY))
                .isEqualTo(new RepaymentAnswer.MoreThanWrittenOff(rp(600_000)));
        ledger.reverse(officer, Uuid7.create(), back, Counter.TODAY, "keliru");
        assertThat(loans.loan(officer, n).orElseThrow().isRunning()).isFalse();
        ledger.reverse(officer, Uuid7.create(), id, Counter.TODAY, "keliru");
        assertThat(loans.loan(officer, n).orElseThrow().isRunning()).isTrue();
    }

    @Test
    void what_is_not_lost_is_not_written_off_and_nobody_approves_their_own_request() {
        var good = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)));
        assertThat(
                        resolutions.ask(
                                officer,
                                new Resolution.WriteOff(Uuid7.create(), good.number()),
                                ""))
                .isInstanceOf(Resolutions.StillGood.class);
        var both = Counter.actor(desk.counter.coop, true, Permission.LEND, Permission.APPROVE);
        var asked =
                (Resolutions.Asked)
                        resolutions.ask(
                                both,
                                new Resolution.Insured(Uuid7.create(), good.number()),
                                "meninggal");
        assertThat(approvals.decide(both, asked.approval(), true, ""))
                .isInstanceOf(Approvals.Decided.OwnRequest.class);
        assertThat(loans.loan(officer, good.number()).orElseThrow().isRunning()).isTrue();
    }

    @Test
    void the_insurer_owes_what_the_borrower_cannot_repay_any_more() {
        var loan = desk.lend(desk.usual(), Schedule.of(desk.twelve(Method.FLAT, JUNE)), 120_000);
        var id = Uuid7.create();
        done(new Resolution.Insured(id, loan.number()));
        assertThat(lines(id))
                .containsExactly(
                        "111103 0 DEBIT 12.000.000",
                        "110501 " + loan.number() + " CREDIT 12.000.000",
                        "110509 " + loan.number() + " DEBIT 120.000",
                        "410103 " + loan.number() + " CREDIT 120.000");
        assertThat(balance(110509, loan.number())).isEqualTo(Money.ZERO);
    }

    @Test
    void collateral_is_taken_over_at_most_at_what_is_owed_and_its_papers_have_a_keeper() {
        var loan = lost(10_000_000);
        var n = loan.number();
        assertThat(
                        collaterals.record(
                                officer,
                                Uuid7.create(),
                                n,
                                Reserve.Collateral.Kind.VEHICLE_WITH_FIDUCIA,
                                "Motor 2019",
                                "BPKB 77",
                                rp(8_000_000)))
                .isTrue();
        var number = collaterals.ofLoan(officer, n).getFirst().collateralNo();
        assertThat(
                        collaterals.hand(
                                officer, n, number, Collaterals.Holder.COOPERATIVE, "brankas", " "))
                .isEqualTo(Collaterals.Handed.NO_RECEIVER);
        assertThat(
                        collaterals.hand(
                                officer,
                                n,
                                number,
                                Collaterals.Holder.COOPERATIVE,
                                "brankas",
                                "Rini"))
                .isEqualTo(Collaterals.Handed.DONE);
        assertThat(collaterals.hand(officer, n, number, Collaterals.Holder.OWNER, "", "Siti"))
                .isEqualTo(Collaterals.Handed.STILL_OWED);
        var classed =
                qualities
                        .of(officer, List.of(desk.position(loan, Counter.TODAY)), Counter.TODAY)
                        .getFirst();
        assertThat(classed.quality()).isEqualTo(Quality.LOSS);
        // Half of the vehicle counts.
        assertThat(classed.reserve().amount()).isEqualTo(rp(6_000_000));
        var id = Uuid7.create();
        done(new Resolution.Foreclose(id, n, number, rp(7_000_000)));
        assertThat(lines(id))
                .containsExactly(
                        "120401 " + number + " DEBIT 7.000.000",
                        "520108 0 DEBIT 3.000.000",
                        "110501 " + n + " CREDIT 10.000.000");
    }

    @Test
    void another_schedule_keeps_the_old_class_until_three_instalments_are_paid() {
        var loan = lost(10_000_000);
        var entries = books.head(officer).treeSize();
        done(new Resolution.Reschedule(Uuid7.create(), loan.number(), 10));
        assertThat(books.head(officer).treeSize()).isEqualTo(entries);
        var after = desk.position(loan, Counter.TODAY);
        assertThat(after.outstanding()).isEqualTo(rp(10_000_000));
        assertThat(after.late().days()).isZero();
        // A month's interest of 100.000 of the old schedule is due with the first of the new.
        assertThat(after.next().orElseThrow().total()).isEqualTo(rp(1_200_000));
        for (int paid = 1; paid <= 3; paid++) {
            assertThat(
                            qualities
                                    .of(
                                            officer,
                                            List.of(desk.position(loan, Counter.TODAY)),
                                            Counter.TODAY)
                                    .getFirst()
                                    .quality())
                    .isEqualTo(Quality.LOSS);
            desk.pay(loan, paid == 1 ? 1_200_000 : 1_100_000, Counter.TODAY);
        }
        assertThat(
                        qualities
                                .of(
                                        officer,
                                        List.of(desk.position(loan, Counter.TODAY)),
                                        Counter.TODAY)
                                .getFirst()
                                .quality())
                .isEqualTo(Quality.CURRENT);
    }

    private static String text(Html html) {
        var text = new String(html.bytes(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("⟦");
        return text;
    }

    @Test
    void the_pages_speak_both_languages_and_know_only_their_own_loans() {
        var loan = lost(1_000_000);
        collaterals.record(
                officer,
                Uuid7.create(),
                loan.number(),
                Reserve.Collateral.Kind.OTHER,
                "Kulkas",
                "",
                rp(500_000));
        var number = collaterals.ofLoan(officer, loan.number()).getFirst().collateralNo();
        collaterals.hand(
                officer, loan.number(), number, Collaterals.Holder.COOPERATIVE, "rak 2", "Rini");
        for (var language : List.of("id", "en")) {
            var page =
                    new Page(
                            officer,
                            Words.in(Locale.of(language)),
                            "/k/" + officer.at().text() + "/pinjaman",
                            "token",
                            Counter.TODAY,
                            "",
                            "KDMP Sumberejo");
            assertThat(text(pages.ask(page, officer, loan.number()))).contains("Kulkas");
            assertThat(text(pages.securities(page, officer, loan.number())))
                    .contains("Rp500.000", "rak 2");
            assertThat(text(pages.papers(page, officer, loan.number(), number))).contains("Rini");
            var stranger = Counter.actor(world.cooperative(), true, Permission.LEND);
            assertThatThrownBy(() -> pages.ask(page, stranger, loan.number()))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> pages.securities(page, stranger, loan.number()))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> pages.papers(page, stranger, loan.number(), number))
                    .isInstanceOf(NotFound.class);
        }
    }
}
