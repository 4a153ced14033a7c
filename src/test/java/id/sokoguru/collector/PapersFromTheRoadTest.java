package id.sokoguru.collector;

import static id.sokoguru.collector.RoundOffice.TODAY;
import static id.sokoguru.collector.RoundOffice.paper;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.access.Access;
import id.sokoguru.collector.Taking.Kind;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Periods;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.PaymentSource;
import id.sokoguru.lending.PayoffOrder;
import id.sokoguru.lending.Repayments;
import id.sokoguru.membership.Exit;
import id.sokoguru.membership.ExitReason;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterAnswer;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.web.NotFound;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What collectors wrote on the road comes into the books: each paper once, and none is lost. */
@InWorld
class PapersFromTheRoadTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Periods periods;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter savingsCounter;
    @Autowired CounterLists lists;
    @Autowired Loans loans;
    @Autowired Repayments repayments;
    @Autowired Access access;
    @Autowired Collectors collectors;
    @Autowired Receipts receipts;
    @Autowired Rounds rounds;
    RoundOffice office;
    Actor system;

    @BeforeEach
    void found() {
        office =
                new RoundOffice(
                        world,
                        ledger,
                        members,
                        savings,
                        savingsCounter,
                        lists,
                        loans,
                        access,
                        collectors);
        system = Actor.system(office.coop);
    }

    private Taken take(Taking taking) {
        return ((TakingAnswer.Arrived) receipts.take(office.ani, taking)).taken();
    }

    private Money balance(int account, long sub) {
        return books.balance(system, account, sub);
    }

    private List<Line> lines(Taken taken) {
        return books.entry(system, taken.entryNo().longValue()).orElseThrow().lines().stream()
                .map(l -> new Line(l.account(), l.sub(), l.unit(), l.side(), l.amount()))
                .toList();
    }

    private long entries() {
        return books.head(system).treeSize();
    }

    @Test
    void savings_dues_and_an_instalment_go_into_the_bag_and_to_where_they_belong() {
        var deposit = take(paper(1, Kind.SAVINGS, 1, office.account, 20_000));
        var dues = take(paper(2, Kind.OBLIGATORY, 3, 0, 40_000));
        var instalment = take(paper(3, Kind.LOAN, 2, office.loan.number(), 112_000));

        assertThat(lines(deposit))
                .containsExactly(
                        Line.debit(110104, 1, Counter.rp(20_000)),
                        Line.credit(210201, office.account, Counter.rp(20_000)));
        assertThat(lines(dues))
                .containsExactly(
                        Line.debit(110104, 1, Counter.rp(40_000)),
                        Line.credit(310201, 3, Counter.rp(40_000)));
        assertThat(lines(instalment))
                .containsExactly(
                        Line.debit(110104, 1, Counter.rp(112_000)),
                        Line.credit(110501, office.loan.number(), Counter.rp(100_000)),
                        Line.credit(410101, office.loan.number(), Counter.rp(12_000)));
        assertThat(balance(110104, 1)).isEqualTo(Counter.rp(172_000));
        assertThat(collectors.position(system, 1).expected()).isEqualTo(Counter.rp(172_000));
        assertThat(deposit.paper()).isEqualTo("K1-1-0001");
    }

    @Test
    void a_paper_sent_ten_times_at_once_is_in_the_books_once() throws Exception {
        var taking = paper(1, Kind.SAVINGS, 1, office.account, 20_000);
        var before = entries();
        var answers = new ArrayList<TakingAnswer>();
        try (var threads = Executors.newFixedThreadPool(5)) {
            var same =
                    Collections.<Callable<TakingAnswer>>nCopies(
                            10, () -> receipts.take(office.ani, taking));
            for (var one : threads.invokeAll(same)) {
                answers.add(one.get());
            }
        }
        assertThat(entries()).isEqualTo(before + 1);
        assertThat(answers)
                .filteredOn(answer -> ((TakingAnswer.Arrived) answer).first())
                .hasSize(1);
        assertThat(answers)
                .allMatch(answer ->
                        ((TakingAnswer.Arrived) answer).taken().outcome() == Taken.Outcome.POSTED);
        assertThat(balance(110104, 1)).isEqualTo(Counter.rp(20_000));
    }

    @Test
    void ten_papers_in_any_order_with_repeats_are_ten_entries_and_no_number_is_missing() {
        var papers = new ArrayList<Taking>();
        for (int i = 1; i <= 10; i++) {
            papers.add(paper(i, Kind.SAVINGS, 1, office.account, i * 1_000L));
        }
        var sent = new ArrayList<>(papers);
        sent.addAll(papers.subList(0, 5));
        Collections.shuffle(sent, new Random(7));
        var before = entries();
        sent.forEach(this::take);
        assertThat(entries()).isEqualTo(before + 10);
        assertThat(balance(110104, 1)).isEqualTo(Counter.rp(55_000));
        assertThat(collectors.phones(system, 1).getFirst().missing()).isEmpty();
        assertThat(collectors.phones(system, 1).getFirst().last()).isEqualTo(10);
    }

    @Test
    void a_number_that_did_not_arrive_between_others_is_named() {
        take(paper(1, Kind.SAVINGS, 1, office.account, 1_000));
        take(paper(4, Kind.SAVINGS, 1, office.account, 4_000));
        var phone = collectors.phones(system, 1).getFirst();
        assertThat(phone.missing()).containsExactly(2, 3);
        assertThat(phone.owes()).isTrue();
        take(paper(2, Kind.SAVINGS, 1, office.account, 2_000));
        take(paper(3, Kind.SAVINGS, 1, office.account, 3_000));
        assertThat(collectors.phones(system, 1).getFirst().owes()).isFalse();
    }

    @Test
    void the_same_key_with_another_amount_changes_nothing_and_says_so() {
        var id = Uuid7.create();
        take(paper(id, 1, Kind.SAVINGS, 1, office.account, 20_000, TODAY));
        var before = entries();
        assertThat(
                        receipts.take(
                                office.ani,
                                paper(id, 1, Kind.SAVINGS, 1, office.account, 25_000, TODAY)))
                .isInstanceOf(TakingAnswer.OtherContent.class);
        assertThat(
                        receipts.take(
                                office.joko,
                                paper(id, 1, Kind.SAVINGS, 1, office.account, 20_000, TODAY)))
                .isInstanceOf(TakingAnswer.OtherContent.class);
        assertThat(entries()).isEqualTo(before);
        assertThat(balance(110104, 2)).isEqualTo(Money.ZERO);
    }

    @Test
    void money_for_a_loan_that_was_paid_off_meanwhile_is_kept_for_the_member_with_the_reason() {
        var number = office.loan.number();
        var total =
                Repayments.payoff(
                                loans.position(office.counter.teller, number, TODAY).orElseThrow())
                        .total();
        repayments.payOff(
                office.counter.teller,
                new PayoffOrder(
                        Uuid7.create(),
                        number,
                        total,
                        new PaymentSource.Drawer(Counter.TILL),
                        TODAY));

        var kept = take(paper(1, Kind.LOAN, 2, number, 112_000));
        assertThat(kept.outcome()).isEqualTo(Taken.Outcome.HELD);
        assertThat(kept.reason()).contains("sudah selesai");
        assertThat(lines(kept))
                .containsExactly(
                        Line.debit(110104, 1, Counter.rp(112_000)),
                        Line.credit(210601, 2, Counter.rp(112_000)));
        assertThat(receipts.open(system))
                .extracting(Taken::receiptId)
                .containsExactly(kept.receiptId());

        assertThat(receipts.decide(office.chair, kept.receiptId(), "Dikembalikan")).isTrue();
        assertThat(receipts.decide(office.chair, kept.receiptId(), "Lain")).isFalse();
        assertThat(receipts.open(system)).isEmpty();
        assertThat(take(paper(2, Kind.LOAN, 2, number, 5_000)).outcome())
                .isEqualTo(Taken.Outcome.HELD);
    }

    @Test
    void what_repays_a_loan_to_the_rupiah_ends_it() {
        var number = office.loan.number();
        var total =
                Repayments.payoff(
                                loans.position(office.counter.teller, number, TODAY).orElseThrow())
                        .total();
        var taken = take(paper(1, Kind.LOAN, 2, number, total.rupiah()));
        assertThat(taken.outcome()).isEqualTo(Taken.Outcome.POSTED);
        assertThat(loans.loan(system, number).orElseThrow().isRunning()).isFalse();
    }

    @Test
    void money_of_a_member_who_left_is_kept_for_them() {
        assertThat(
                        members.exit(
                                system,
                                new Exit(Uuid7.create(), 3, ExitReason.values()[0], "", TODAY)))
                .isInstanceOf(Exit.Left.class);
        var kept = take(paper(1, Kind.OBLIGATORY, 3, 0, 20_000));
        assertThat(kept.outcome()).isEqualTo(Taken.Outcome.HELD);
        assertThat(balance(210601, 3)).isEqualTo(Counter.rp(20_000));
        assertThat(rounds.own(office.ani)).extracting(HouseCall::member).doesNotContain(3L);
    }

    @Test
    void a_paper_of_a_closed_month_is_kept_dated_today() {
        for (var month = YearMonth.of(2026, 1);
                month.isBefore(YearMonth.of(2026, 11));
                month = month.plusMonths(1)) {
            assertThat(periods.close(system, month, "Sudah diperiksa"))
                    .isInstanceOf(Periods.Answer.class);
        }
        var kept =
                take(
                        paper(
                                Uuid7.create(),
                                1,
                                Kind.OBLIGATORY,
                                3,
                                0,
                                20_000,
                                LocalDate.of(2026, 10, 30)));
        assertThat(kept.outcome()).isEqualTo(Taken.Outcome.HELD);
        assertThat(kept.businessDate()).isEqualTo(LocalDate.of(2026, 10, 30));
        assertThat(books.entry(system, kept.entryNo().longValue()).orElseThrow().date())
                .isEqualTo(TODAY);
        assertThat(balance(210601, 3)).isEqualTo(Counter.rp(20_000));
    }

    @Test
    void a_paper_from_last_week_is_booked_on_its_own_day() {
        var taken =
                take(
                        paper(
                                Uuid7.create(),
                                1,
                                Kind.SAVINGS,
                                1,
                                office.account,
                                9_000,
                                TODAY.minusDays(6)));
        var entry = books.entry(system, taken.entryNo().longValue()).orElseThrow();
        assertThat(entry.date()).isEqualTo(TODAY.minusDays(6));
        assertThat(entry.recordedAt()).isEqualTo(World.START.toInstant());
    }

    @Test
    void a_phone_whose_clock_is_ahead_books_today() {
        var taken =
                take(
                        paper(
                                Uuid7.create(),
                                1,
                                Kind.SAVINGS,
                                1,
                                office.account,
                                9_000,
                                TODAY.plusYears(3)));
        assertThat(taken.outcome()).isEqualTo(Taken.Outcome.POSTED);
        assertThat(books.entry(system, taken.entryNo().longValue()).orElseThrow().date())
                .isEqualTo(TODAY);
    }

    @Test
    void money_for_somebody_elses_account_or_for_nobody_is_kept_too() {
        var wrong = take(paper(1, Kind.SAVINGS, 3, office.account, 7_000));
        assertThat(wrong.outcome()).isEqualTo(Taken.Outcome.HELD);
        assertThat(balance(210601, 3)).isEqualTo(Counter.rp(7_000));
        var nobody = take(paper(2, Kind.OBLIGATORY, 987_654, 0, 8_000));
        assertThat(nobody.outcome()).isEqualTo(Taken.Outcome.HELD);
        assertThat(balance(210601, 0)).isEqualTo(Counter.rp(8_000));
        assertThat(balance(110104, 1)).isEqualTo(Counter.rp(15_000));
    }

    @Test
    void only_the_collector_takes_money_into_the_bag() {
        var bag = new MoneyPlace(110104, 1);
        for (var who : List.of(office.joko, office.teller, office.chair)) {
            assertThat(
                            savingsCounter.take(
                                    who,
                                    new CounterOrder.Deposit(
                                            Uuid7.create(),
                                            office.account,
                                            Counter.rp(5_000),
                                            bag,
                                            TODAY)))
                    .isInstanceOf(CounterAnswer.PlaceNotOpen.class);
        }
        assertThat(balance(110104, 1)).isEqualTo(Money.ZERO);
        assertThatThrownBy(() ->
                        receipts.take(
                                office.teller, paper(1, Kind.SAVINGS, 1, office.account, 1_000)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_list_shows_the_own_route_with_what_is_due_and_nobody_elses() {
        var visits = rounds.own(office.ani);
        assertThat(visits).extracting(HouseCall::member).containsExactly(2L, 1L, 3L);
        var borrower = visits.getFirst();
        assertThat(borrower.name()).isEqualTo("Anggota 1");
        assertThat(borrower.payables())
                .filteredOn(one -> one.kind() == Kind.LOAN)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.due())
                            .isEqualTo(
                                    loans.position(system, office.loan.number(), TODAY)
                                            .orElseThrow()
                                            .dueTotal())
                            .isGreaterThan(Counter.rp(224_000));
                    assertThat(one.isLate(TODAY)).isTrue();
                });
        assertThat(rounds.own(office.joko)).isEmpty();
        collectors.assign(system, new Stop(2, 2, VisitDay.PON, Money.ZERO));
        assertThat(rounds.own(office.ani)).extracting(HouseCall::member).containsExactly(1L, 3L);
        assertThat(rounds.own(office.joko)).extracting(HouseCall::member).containsExactly(2L);
    }
}
