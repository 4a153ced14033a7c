package id.sokoguru.lending;

import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.credit.Method;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.savings.Savings;
import id.sokoguru.world.InWorld;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Paying out: J11 and J12 line by line, once and only once. */
@InWorld
class DisbursementTest {
    @Autowired AutowireCapableBeanFactory beans;
    Lender.Maker maker;
    @Autowired Granting granting;
    @Autowired Loans loans;
    @Autowired Books books;
    @Autowired Ledger ledger;
    @Autowired Savings savings;
    Lender lender;

    @BeforeEach
    void found() {
        maker = beans.createBean(Lender.Maker.class);
        lender = maker.make();
        lender.warnsOnly();
        lender.offers(Lender.product(1));
    }

    private List<Line> lines(Disbursement.Answer answer) {
        var done = (Disbursement.Done) answer;
        return books.entry(lender.chair, done.receipt().entryNo()).orElseThrow().lines().stream()
                .map(DisbursementTest::line)
                .toList();
    }

    private static Line line(PostedEntry.PostedLine line) {
        return new Line(line.account(), line.sub(), line.unit(), line.side(), line.amount());
    }

    @Test
    void J11_twelve_million_with_deducted_fees() {
        long application = lender.granted(1, 1, 12_000_000, 12);
        var answer = lender.pays(Uuid7.create(), application);
        assertThat(lines(answer))
                .containsExactly(
                        Line.debit(110501, 1, rp(12_000_000)),
                        Line.credit(110509, 1, rp(120_000)),
                        Line.credit(410103, 1, rp(50_000)),
                        Line.credit(210603, 0, rp(10_000)),
                        Line.credit(210602, 0, rp(60_000)),
                        Line.credit(110102, 1, rp(11_760_000)));
        var loan = ((Disbursement.Done) answer).loan();
        var position = loans.position(lender.chair, loan.number(), TODAY).orElseThrow();
        assertThat(position.outstanding()).isEqualTo(rp(12_000_000));
        var first = position.standing().schedule().lines().getFirst();
        assertThat(first.principal()).isEqualTo(rp(1_000_000));
        assertThat(first.interest()).isEqualTo(rp(120_000));
        assertThat(first.due()).isEqualTo("2026-12-21");
        assertThat(granting.application(lender.officer, application).orElseThrow().state())
                .isEqualTo(LoanApplication.State.DISBURSED);
    }

    @Test
    void J12_thirty_million_of_a_group_from_the_bank() {
        ledger.open(lender.teller, 110201, 1, "BANK", 0, null);
        lender.offers(
                new Lender.Change(Lender.product(2)).free(Method.FLAT, "1").joint().product());
        long application = lender.applies(1, 2, 30_000_000, 12, 1L);
        lender.analyses(application, false, 0, 0);
        // The stamp duty is the law's; the story of J12 leaves it out.
        granting.submit(lender.officer, application);
        assertThat(lender.decides(lender.chair, application, true))
                .isInstanceOf(Approvals.Decided.Recorded.class);
        var answer =
                granting.disburse(
                        lender.teller,
                        new Disbursement(
                                Uuid7.create(),
                                application,
                                new MoneyPlace(110201, 1),
                                null,
                                TODAY,
                                null));
        assertThat(lines(answer))
                .containsExactly(
                        Line.debit(110502, 1, rp(30_000_000)),
                        Line.credit(210603, 0, rp(10_000)),
                        Line.credit(110201, 1, rp(29_990_000)));
    }

    @Test
    void a_loan_of_a_group_needs_the_group() {
        lender.offers(
                new Lender.Change(Lender.product(2)).free(Method.FLAT, "1").joint().product());
        long application = lender.ready(1, 2, 1_000_000, 12);
        assertThat(granting.submit(lender.officer, application))
                .isInstanceOfSatisfying(
                        Submission.Blocked.class,
                        blocked ->
                                assertThat(blocked.checks())
                                        .anyMatch(one ->
                                                one.blocks() && one.kind() == Check.Kind.GROUP));
    }

    @Test
    void the_same_form_twice_pays_once_and_another_form_not_at_all() {
        long application = lender.granted(1, 1, 6_000_000, 12);
        var form = Uuid7.create();
        var first = (Disbursement.Done) lender.pays(form, application);
        var before = books.balance(lender.chair, 110102, 1);
        var again = (Disbursement.Done) lender.pays(form, application);
        assertThat(again.receipt().entryNo()).isEqualTo(first.receipt().entryNo());
        assertThat(again.receipt().replayed()).isTrue();
        assertThat(lender.pays(Uuid7.create(), application))
                .isEqualTo(new Disbursement.AlreadyPaidOut(first.loan().number()));
        assertThat(books.balance(lender.chair, 110102, 1)).isEqualTo(before);
    }

    @Test
    void nothing_is_paid_before_it_is_granted() {
        long application = lender.ready(1, 1, 6_000_000, 12);
        assertThat(lender.pays(Uuid7.create(), application))
                .isEqualTo(new Disbursement.NotGranted(LoanApplication.State.ANALYSED));
    }

    @Test
    void a_till_without_enough_money_makes_no_loan() {
        long application = lender.granted(1, 1, 50_000_000, 12);
        lender.lends(2, 1, 20_000_000, 12);
        assertThat(lender.pays(Uuid7.create(), application))
                .isInstanceOf(Disbursement.BooksRefuse.class);
        assertThat(loans.ofMember(lender.chair, 1)).isEmpty();
    }

    @Test
    void a_loan_goes_into_savings_of_the_borrower_and_of_nobody_else() {
        long own = lender.counter.account(1, 10_000);
        long other = lender.counter.account(2, 10_000);
        long application = lender.granted(1, 1, 4_000_000, 12);
        assertThat(
                        granting.disburse(
                                lender.teller,
                                new Disbursement(
                                        Uuid7.create(), application, null, other, TODAY, null)))
                .isInstanceOf(Disbursement.PlaceNotOpen.class);
        granting.disburse(
                lender.teller,
                new Disbursement(Uuid7.create(), application, null, own, TODAY, null));
        // 4.000.000 less provisi 40.000, administration 50.000, premium 20.000; no stamp.
        assertThat(books.balance(lender.chair, 210201, own)).isEqualTo(rp(3_900_000));
    }

    @Test
    void fees_paid_beside_the_loan_come_back_into_the_same_drawer() {
        lender.offers(new Lender.Change(Lender.product(3)).feesInCash().product());
        var answer = lender.pays(Uuid7.create(), lender.granted(1, 3, 4_000_000, 12));
        assertThat(lines(answer))
                .containsExactly(
                        Line.debit(110501, 1, rp(4_000_000)),
                        Line.debit(110102, 1, rp(110_000)),
                        Line.credit(110509, 1, rp(40_000)),
                        Line.credit(410103, 1, rp(50_000)),
                        Line.credit(210602, 0, rp(20_000)),
                        Line.credit(110102, 1, rp(4_000_000)));
    }

    @Test
    void simpanan_wajib_pinjam_becomes_savings_of_the_borrower() {
        lender.offers(new Lender.Change(Lender.product(4)).swp("2").product());
        lender.lends(1, 4, 4_000_000, 12);
        var account =
                savings.accounts(lender.chair, 1).stream()
                        .filter(one -> one.account() == 210206)
                        .findFirst()
                        .orElseThrow();
        assertThat(books.balance(lender.chair, 210206, account.accountNo())).isEqualTo(rp(80_000));
    }

    @Test
    void the_first_due_date_lies_within_two_intervals() {
        long application = lender.granted(1, 1, 4_000_000, 12);
        assertThat(
                        granting.disburse(
                                lender.teller,
                                new Disbursement(
                                        Uuid7.create(),
                                        application,
                                        MoneyPlace.till(1),
                                        null,
                                        TODAY,
                                        TODAY.plusMonths(3))))
                .isInstanceOf(Disbursement.BadFirstDue.class);
    }
}
