package id.sokoguru.onboarding;

import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.bookkeeping.Corrections;
import id.sokoguru.credit.Quality;
import id.sokoguru.credit.Schedule;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.PaymentSource;
import id.sokoguru.lending.PayoffOrder;
import id.sokoguru.lending.Qualities;
import id.sokoguru.lending.Repayment;
import id.sokoguru.lending.RepaymentAnswer;
import id.sokoguru.lending.Repayments;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Deposits;
import id.sokoguru.savings.Savings;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A cooperative moves in one evening: everything stands as it stood, to the rupiah. */
@InWorld
class MovingInTest {
    private static final PaymentSource TILL = new PaymentSource.Drawer(MoneyPlace.till(1));

    @Autowired AutowireCapableBeanFactory beans;
    @Autowired World world;
    @Autowired Moving moving;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired Deposits deposits;
    @Autowired Loans loans;
    @Autowired Qualities qualities;
    @Autowired Repayments repayments;
    @Autowired Corrections corrections;
    Mover mover;

    @BeforeEach
    void found() {
        mover = beans.createBean(Mover.Maker.class).make();
    }

    private Money balance(int account, long sub) {
        return books.balance(mover.chair, account, sub);
    }

    @Test
    void the_trial_balance_after_the_move_is_the_one_of_the_workbook() {
        mover.moved(mover.filled());
        var closing = new HashMap<Integer, Long>();
        books.totals(mover.chair, Mover.CUT_OVER, Mover.CUT_OVER, null)
                .forEach(total -> closing.put(total.account(), total.closing().rupiah()));
        closing.values().removeIf(value -> value == 0);
        assertThat(closing)
                .isEqualTo(
                        Map.of(
                                110101,
                                5_960_000L,
                                110501,
                                11_000_000L,
                                110601,
                                40_000L,
                                110591,
                                -500_000L,
                                210201,
                                -2_500_000L,
                                210203,
                                -10_000_000L,
                                310101,
                                -300_000L,
                                310201,
                                -2_040_000L,
                                310601,
                                -1_660_000L));
        var entry = books.entry(mover.chair, 1).orElseThrow();
        assertThat(entry.event()).isEqualTo("onboarding.opening");
        assertThat(entry.description()).doesNotContain("Siti");
        // Nothing was earned here by what was paid elsewhere.
        assertThat(balance(410101, 1)).isEqualTo(Money.ZERO);
        assertThat(balance(410101, 0)).isEqualTo(Money.ZERO);
    }

    @Test
    void members_and_savings_stand_as_they_stood() {
        mover.moved(mover.filled());
        assertThat(members.counts(mover.chair).members()).isEqualTo(3);
        var siti = members.required(mover.chair, 1);
        assertThat(siti.name()).isEqualTo("Siti Rahayu");
        assertThat(siti.joined()).isEqualTo("2020-06-05");
        assertThat(savings.holdings(mover.chair, 1).orElseThrow().total()).isEqualTo(rp(3_840_000));
        // What was paid in covers the time before: dues begin in the month after.
        assertThat(savings.dues(mover.chair, 1).orElseThrow().from()).isEqualTo("2026-11-01");

        var deposit = deposits.running(mover.chair).getFirst();
        assertThat(deposit.memberNo()).isEqualTo(2);
        assertThat(deposit.rate().text()).contains("6,5");
        assertThat(deposit.endsOn()).isEqualTo("2027-08-15");
        assertThat(deposit.paidThrough()).isEqualTo("2026-10-15");
        assertThat(deposit.paid()).isEqualTo(rp(108_333));
        assertThat(balance(210203, deposit.accountNo())).isEqualTo(rp(10_000_000));

        assertThat(moving.numbers(mover.chair, "a-21", 10))
                .containsExactly(new MoveStore.Number("MEMBER", "A-21", 3, 3));
        assertThat(moving.numbers(mover.chair, "SB", 10))
                .extracting(MoveStore.Number::kind)
                .containsExactly("DEPOSIT");
    }

    @Test
    void an_agreed_schedule_is_kept_line_by_line_where_our_arithmetic_differs() {
        mover.moved(mover.filled());
        var position = loans.position(mover.chair, 1, TODAY).orElseThrow();
        assertThat(position.reason()).isEqualTo(Schedule.Reason.TAKEN_OVER);
        var lines = position.standing().schedule().lines();
        assertThat(lines).hasSize(12);
        assertThat(lines)
                .allSatisfy(line -> {
                    assertThat(line.principal()).isEqualTo(rp(1_000_000));
                    assertThat(line.interest()).isEqualTo(rp(100_007L + line.no()));
                    assertThat(line.due())
                            .isEqualTo(LocalDate.of(2026, 5, 10).plusMonths(line.no()));
                });
        assertThat(position.outstanding()).isEqualTo(rp(7_000_000));
        // 5 × 100.007 + 15
        assertThat(position.standing().interestPaid()).isEqualTo(rp(500_050));
        var next = position.next().orElseThrow();
        assertThat(next.no()).isEqualTo(6);
        assertThat(next.date()).isEqualTo("2026-11-10");
        assertThat(next.total()).isEqualTo(rp(1_100_013));
        var before = loans.position(mover.chair, 1, Mover.CUT_OVER).orElseThrow();
        assertThat(before.late().days()).isZero();
    }

    @Test
    void a_late_loan_keeps_its_arrears_its_class_and_the_penalty_that_was_owed() {
        mover.moved(mover.filled());
        var position = loans.position(mover.chair, 2, Mover.CUT_OVER).orElseThrow();
        assertThat(position.outstanding()).isEqualTo(rp(4_000_000));
        // Computed from the terms: 1 % of 6.000.000 falling by a million a month.
        assertThat(position.standing().schedule().totalInterest()).isEqualTo(rp(210_000));
        assertThat(position.standing().interestPaid()).isEqualTo(rp(110_000));
        assertThat(position.accruedReceivable()).isEqualTo(rp(40_000));
        assertThat(position.due()).hasSize(4 + (position.due().getLast().no() == 0 ? 1 : 0));
        assertThat(position.dueTotal()).isEqualTo(rp(4_000_000 + 100_000 + 75_000));
        assertThat(position.penalty()).isEqualTo(rp(75_000));
        // 15 June to 31 October.
        assertThat(position.late().days()).isEqualTo(138);
        var history = qualities.history(mover.chair, 2);
        assertThat(history).hasSize(1);
        assertThat(history.getFirst().from()).isEqualTo(Mover.CUT_OVER);
        assertThat(history.getFirst().days()).isEqualTo(138);
        assertThat(history.getFirst().quality())
                .isEqualTo(
                        qualities.running(mover.chair, Mover.CUT_OVER).stream()
                                .filter(c -> c.position().loan().number() == 2)
                                .findFirst()
                                .orElseThrow()
                                .quality())
                .isEqualTo(Quality.DOUBTFUL);
        assertThat(qualities.history(mover.chair, 1)).isEmpty();
        // The allowance of the opening is shared by what is owed: 7 and 4 of 11 million.
        assertThat(balance(110591, 1)).isEqualTo(rp(318_182));
        assertThat(balance(110591, 2)).isEqualTo(rp(181_818));
    }

    @Test
    void the_first_instalment_is_paid_at_the_counter_and_a_payoff_leaves_nothing() {
        mover.moved(mover.filled());
        var paid =
                repayments.repay(
                        mover.counter.teller,
                        new Repayment(Uuid7.create(), 1, rp(1_100_013), TILL, TODAY));
        // Eleven days late: the product's penalty waits, the instalment is paid.
        assertThat(paid).isInstanceOf(RepaymentAnswer.Paid.class);
        assertThat(balance(110501, 1)).isEqualTo(rp(6_000_000));
        assertThat(balance(410101, 1)).isEqualTo(rp(100_013));
        assertThat(loans.position(mover.chair, 1, TODAY).orElseThrow().next().orElseThrow().no())
                .isEqualTo(7);

        for (long number : new long[] {1, 2}) {
            var position = loans.position(mover.chair, number, TODAY).orElseThrow();
            var payoff = Repayments.payoff(position);
            assertThat(
                            repayments.payOff(
                                    mover.counter.teller,
                                    new PayoffOrder(
                                            Uuid7.create(), number, payoff.total(), TILL, TODAY)))
                    .isInstanceOf(RepaymentAnswer.Paid.class);
            assertThat(balance(110501, number)).isEqualTo(Money.ZERO);
            assertThat(balance(110601, number)).isEqualTo(Money.ZERO);
            assertThat(loans.loan(mover.chair, number).orElseThrow().isRunning()).isFalse();
        }
        // The second loan owed 100.000 of interest, of which 40.000 were income before the move.
        assertThat(balance(410101, 2)).isEqualTo(rp(60_000));
    }

    @Test
    void the_opening_of_a_move_is_not_undone() {
        mover.moved(mover.filled());
        assertThat(corrections.ask(mover.bookkeeper, 1, "salah"))
                .isInstanceOf(Corrections.Answer.OpensTheBooks.class);
    }

    @Test
    void who_uploaded_does_not_sign_and_only_the_board_does() {
        assertThat(moving.upload(mover.chair, "a.xlsx", mover.filled().bytes()))
                .isInstanceOf(Moving.Kept.class);
        // The bookkeeper asks, but the chair prepared it.
        assertThat(mover.signs(mover.chair)).isInstanceOf(Approvals.Decided.Impossible.class);
        assertThat(mover.uploads(mover.filled())).isInstanceOf(Moving.Kept.class);
        assertThat(mover.signs(mover.bookkeeper)).isInstanceOf(Approvals.Decided.NotAllowed.class);
        assertThat(mover.signs(mover.manager)).isInstanceOf(Approvals.Decided.Impossible.class);
        assertThat(books.head(mover.chair).treeSize()).isZero();
        assertThat(members.counts(mover.chair).members()).isZero();
        assertThat(mover.signs(mover.chair)).isInstanceOf(Approvals.Decided.Recorded.class);
        assertThat(moving.state(mover.chair).move()).isNotNull();
    }

    @Test
    void an_older_workbook_cannot_be_signed_and_nothing_moves_twice() {
        mover.uploads(mover.filled());
        var old = moving.ask(mover.bookkeeper).orElseThrow();
        mover.uploads(mover.filled());
        var approvals = beans.createBean(Signatures.class).approvals;
        assertThat(approvals.decide(mover.chair, old, true, ""))
                .isInstanceOf(Approvals.Decided.Impossible.class);
        var newer = moving.ask(mover.bookkeeper).orElseThrow();
        assertThat(approvals.decide(mover.chair, newer, true, ""))
                .isInstanceOf(Approvals.Decided.Recorded.class);
        assertThat(approvals.decide(mover.chair, newer, true, ""))
                .isInstanceOf(Approvals.Decided.AlreadyDecided.class);
        assertThat(mover.uploads(mover.filled())).isInstanceOf(Moving.AlreadyMoved.class);
        assertThat(moving.ask(mover.bookkeeper)).isEmpty();
        assertThat(books.head(mover.chair).treeSize()).isEqualTo(1);
        assertThat(members.counts(mover.chair).members()).isEqualTo(3);
        // The file named people: it is gone.
        assertThat(
                        world.asOwner()
                                .sql(
                                        "select count(*) from onboarding.sealed_file where coop_id = ?")
                                .param(mover.counter.coop.value())
                                .query(Long.class)
                                .single())
                .isZero();
    }

    /** Hands the approvals over. */
    static class Signatures {
        final Approvals approvals;

        Signatures(Approvals approvals) {
            this.approvals = approvals;
        }
    }

    @Test
    void the_file_that_waits_for_a_signature_is_sealed() {
        mover.uploads(mover.filled());
        var kept =
                world.asOwner()
                        .sql("select content from onboarding.sealed_file where coop_id = ?")
                        .param(mover.counter.coop.value())
                        .query(byte[].class)
                        .single();
        // A workbook is a zip and would begin with PK.
        assertThat(new byte[] {kept[16], kept[17]}).isNotEqualTo(new byte[] {'P', 'K'});
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("xl/worksheets");
    }

    @Test
    void programs_read_where_the_move_stands_and_which_number_became_which() {
        var api = beans.createBean(MoveApi.class);
        assertThat(api.state(mover.chair).state()).isEqualTo("EMPTY");
        mover.uploads(mover.filled());
        assertThat(api.state(mover.chair).state()).isEqualTo("UPLOADED");
        assertThat(mover.signs(mover.chair)).isInstanceOf(Approvals.Decided.Recorded.class);
        var state = api.state(mover.chair);
        assertThat(state.state()).isEqualTo("MOVED");
        assertThat(state.entry()).isEqualTo(1);
        assertThat(state.sha256()).matches("[0-9a-f]{64}");
        assertThat(api.numbers(mover.bookkeeper, "P-2"))
                .containsExactly(new MoveApi.NumberAnswer("LOAN", "P-2", 2, 3));
    }

    @Test
    void a_member_reads_in_the_copy_of_their_data_under_which_numbers_they_were_known() {
        mover.moved(mover.filled());
        var copy = beans.createBean(MovePersonalData.class).export(mover.chair, 1);
        assertThat(copy).hasSize(1);
        assertThat(copy.getFirst().rows())
                .containsExactly(
                        java.util.List.of("LOAN", "P-1", "1"),
                        java.util.List.of("MEMBER", "17", "1"),
                        java.util.List.of("SAVINGS", "S-17", "1"));
    }

    @Test
    void another_cooperative_sees_nothing_of_a_move() {
        mover.moved(mover.filled());
        var other = beans.createBean(Mover.Maker.class).make();
        assertThat(moving.state(other.chair).move()).isNull();
        assertThat(moving.state(other.chair).newest()).isNull();
        assertThat(moving.numbers(other.chair, "", 10)).isEmpty();
        other.moved(other.filled());
        assertThat(members.counts(other.chair).members()).isEqualTo(3);
    }

    @Test
    void books_in_use_take_no_move() {
        mover.counter.join(1, LocalDate.of(2026, 10, 1));
        assertThat(mover.uploads(mover.filled())).isInstanceOf(Moving.BooksInUse.class);
        assertThat(
                        beans.createBean(MoveTasks.class)
                                .today(
                                        mover.actor(Permission.JOURNAL),
                                        id.sokoguru.web.Words.indonesian()))
                .isEmpty();
    }

    @Test
    void a_thousand_members_with_eight_hundred_loans_move_at_once() {
        var excel = mover.template();
        for (int i = 1; i <= 1_000; i++) {
            Mover.member(excel, String.valueOf(i), "Anggota " + i, "", "01/02/2024");
            excel.row(
                    "Simpanan",
                    "no anggota",
                    i,
                    "pokok",
                    100_000L,
                    "wajib",
                    240_000L,
                    "saldo",
                    50_000L);
        }
        for (int i = 1; i <= 800; i++) {
            excel.row(
                    "Pinjaman",
                    "no pinjaman",
                    "P" + i,
                    "no anggota",
                    i,
                    "plafon",
                    12_000_000L,
                    "tgl cair",
                    LocalDate.of(2026, 4, 20),
                    "jumlah angsuran",
                    12,
                    "sisa pokok",
                    6_000_000L,
                    "angsuran lunas",
                    6);
        }
        excel.balance(110101, 15_590_000_000L, 0)
                .balance(110501, 4_800_000_000L, 0)
                .balance(210201, 0, 50_000_000L)
                .balance(310101, 0, 100_000_000L)
                .balance(310201, 0, 240_000_000L)
                .balance(310601, 0, 20_000_000_000L);
        excel.control("Tanggal RAT", "15/02/2026")
                .control("Tutup buku RAT", "31/12/2025")
                .control("Nomor laporan RAT", "1")
                .control("Jumlah anggota", 1_000)
                .control("Simpanan pokok", 100_000_000L)
                .control("Simpanan wajib", 240_000_000L)
                .control("Simpanan sukarela dan lainnya", 50_000_000L)
                .control("Simpanan berjangka", 0)
                .control("Sisa pokok pinjaman", 4_800_000_000L)
                .control("Tunggakan pokok", 0)
                .control("Tunggakan jasa", 0)
                .control("Jumlah aset", 20_390_000_000L);
        mover.moved(excel);
        assertThat(members.counts(mover.chair).members()).isEqualTo(1_000);
        var all = loans.running(mover.chair, Mover.CUT_OVER);
        assertThat(all).hasSize(800);
        assertThat(all.values())
                .allSatisfy(position -> {
                    assertThat(position.outstanding()).isEqualTo(rp(6_000_000));
                    assertThat(position.late().days()).isZero();
                    assertThat(position.next().orElseThrow().no()).isEqualTo(7);
                });
        assertThat(balance(310101, 1_000)).isEqualTo(rp(100_000));
    }
}
