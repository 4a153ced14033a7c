package id.sokoguru.renteng;

import static id.sokoguru.renteng.GroupDesk.MET;
import static id.sokoguru.renteng.GroupDesk.allBut;
import static id.sokoguru.renteng.GroupDesk.order;
import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MemberCash;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Side;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.PaymentSource;
import id.sokoguru.lending.Repayment;
import id.sokoguru.lending.RepaymentAnswer;
import id.sokoguru.lending.Repayments;
import id.sokoguru.renteng.SettlementOrder.Part;
import id.sokoguru.renteng.SettlementOrder.Sharing;
import id.sokoguru.savings.Counter;
import id.sokoguru.world.InWorld;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A group pays as one: twenty members, 150.000 each, 3.000.000 or nothing. */
@InWorld
class SettlingTest {
    @Autowired AutowireCapableBeanFactory beans;
    @Autowired GroupSettlements settlements;
    @Autowired Coverings coverings;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired MemberCash memberCash;
    @Autowired Loans loans;
    @Autowired Repayments repayments;
    GroupDesk desk;
    Group group;
    DuesList list;

    @BeforeEach
    void twenty() {
        desk = beans.createBean(GroupDesk.Maker.class).make(21);
        group = desk.twenty();
        list = desk.dues(group, MET);
    }

    private Money debt(long member) {
        return desk.balance(910105, member);
    }

    private Money rights(long member) {
        return coverings.owedTo(desk.officer, member).stream()
                .map(Coverings.Standing::open)
                .reduce(Money.ZERO, Money::plus);
    }

    @Test
    void the_dues_list_says_what_each_brings() {
        assertThat(list.lines()).hasSize(20);
        assertThat(list.total()).isEqualTo(rp(3_000_000));
        var line = list.lines().getFirst();
        assertThat(line.obligatory()).isEqualTo(rp(20_000));
        assertThat(line.principal()).isEqualTo(rp(100_000));
        assertThat(line.interest()).isEqualTo(rp(20_000));
        assertThat(line.contribution()).isEqualTo(rp(10_000));
    }

    @Test
    void when_all_pay_it_is_one_entry_and_nobody_owes_anybody() {
        var till = desk.balance(110102, 1);
        long no = desk.settled(desk.settle(list, Sharing.NONE, allBut(list)));
        assertThat(desk.balance(110102, 1).minus(till)).isEqualTo(rp(3_000_000));
        assertThat(desk.balance(210207, group.number())).isEqualTo(rp(200_000));
        assertThat(desk.balance(310201, 7)).isEqualTo(rp(20_000));
        assertThat(loans.position(desk.officer, 7, MET).orElseThrow().outstanding())
                .isEqualTo(rp(900_000));
        assertThat(books.entry(desk.officer, no).orElseThrow().lines())
                .noneMatch(line -> line.account() / 100_000 == 9);
        assertThat(desk.dues(group, MET).total()).isEqualTo(Money.ZERO);
    }

    @Test
    void two_pay_nothing_and_eighteen_bear_twelve_times_16667_and_six_times_16666() {
        var till = desk.balance(110102, 1);
        long no = desk.settled(desk.settle(list, Sharing.EQUALLY, allBut(list, 4L, 9L)));
        assertThat(desk.balance(110102, 1).minus(till)).isEqualTo(rp(3_000_000));
        assertThat(debt(4)).isEqualTo(rp(150_000));
        assertThat(debt(9)).isEqualTo(rp(150_000));
        int of16667 = 0;
        int of16666 = 0;
        for (long member = 1; member <= 20; member++) {
            var right = rights(member);
            if (member == 4 || member == 9) {
                assertThat(right).isEqualTo(Money.ZERO);
                continue;
            }
            of16667 += right.equals(rp(16_667)) ? 1 : 0;
            of16666 += right.equals(rp(16_666)) ? 1 : 0;
        }
        assertThat(of16667).isEqualTo(12);
        assertThat(of16666).isEqualTo(6);
        var outside =
                books.entry(desk.officer, no).orElseThrow().lines().stream()
                        .filter(line -> line.account() == 910198)
                        .toList();
        assertThat(outside).hasSize(36).allMatch(line -> line.side() == Side.CREDIT);
        // What cash came from whom: her own and what she stepped in with; the contribution is
        // the group's.
        var cash = new HashMap<Long, Money>();
        for (var day : memberCash.days(desk.officer, MET, MET, rp(1))) {
            cash.merge(day.member(), day.amount(), Money::plus);
        }
        assertThat(cash.get(1L)).isEqualTo(rp(156_667));
        assertThat(cash).doesNotContainKeys(4L, 9L).hasSize(18);
        // The loan of who did not pay is paid all the same.
        assertThat(loans.position(desk.officer, 4, MET).orElseThrow().outstanding())
                .isEqualTo(rp(900_000));
    }

    @Test
    void what_is_missing_is_said_and_nothing_is_written() {
        var before = books.latest(desk.officer, Long.MAX_VALUE, 1).getFirst().entryNo();
        assertThat(desk.settle(list, Sharing.NONE, allBut(list, 4L, 9L)))
                .isEqualTo(new SettlementAnswer.NotComplete(rp(300_000), 18));
        assertThat(books.latest(desk.officer, Long.MAX_VALUE, 1).getFirst().entryNo())
                .isEqualTo(before);
        assertThat(settlements.list(desk.officer, group.number(), MET.minusYears(1))).isEmpty();
    }

    @Test
    void money_that_is_not_what_the_sheet_says_is_refused_with_both_figures() {
        var parts = allBut(list, 4L, 9L);
        assertThat(
                        settlements.settle(
                                desk.officer,
                                order(Uuid7.create(), list, Sharing.EQUALLY, rp(2_700_000), parts)))
                .isEqualTo(new SettlementAnswer.CountedDiffers(rp(2_700_000), rp(3_000_000)));
    }

    @Test
    void what_was_agreed_must_be_what_is_missing() {
        var parts = agreed(100_000, 150_000);
        assertThat(desk.settle(list, Sharing.AGREED, parts))
                .isEqualTo(new SettlementAnswer.AgreedDiffers(rp(250_000), rp(300_000)));
        desk.settled(desk.settle(list, Sharing.AGREED, agreed(100_000, 200_000)));
        assertThat(rights(1)).isEqualTo(rp(100_000));
        assertThat(rights(2)).isEqualTo(rp(200_000));
        assertThat(rights(3)).isEqualTo(Money.ZERO);
    }

    private List<Part> agreed(long first, long second) {
        return allBut(list, 4L, 9L).stream()
                .map(part ->
                        part.member() == 1
                                ? new Part(1, part.paid(), Money.ZERO, rp(first))
                                : part.member() == 2
                                        ? new Part(2, part.paid(), Money.ZERO, rp(second))
                                        : part)
                .toList();
    }

    @Test
    void nobody_who_lacks_herself_steps_in_and_nobody_pays_more_than_is_due() {
        var parts =
                allBut(list, 4L).stream()
                        .map(part ->
                                part.member() == 4
                                        ? new Part(4, Money.ZERO, Money.ZERO, rp(150_000))
                                        : part)
                        .toList();
        assertThat(desk.settle(list, Sharing.AGREED, parts))
                .isEqualTo(new SettlementAnswer.CoversWhileShort(4));
        var more =
                allBut(list).stream()
                        .map(part ->
                                part.member() == 5
                                        ? new Part(5, rp(150_001), Money.ZERO, Money.ZERO)
                                        : part)
                        .toList();
        assertThat(desk.settle(list, Sharing.NONE, more))
                .isEqualTo(new SettlementAnswer.MoreThanDue(5, rp(150_000)));
        var stranger = List.of(new Part(21, Money.ZERO, Money.ZERO, Money.ZERO));
        assertThat(desk.settle(list, Sharing.EQUALLY, stranger))
                .isEqualTo(new SettlementAnswer.NotOnSheet(21));
    }

    @Test
    void when_nobody_pays_nobody_can_step_in() {
        assertThat(desk.settle(list, Sharing.EQUALLY, List.of()))
                .isEqualTo(new SettlementAnswer.NobodyPays(rp(3_000_000)));
    }

    @Test
    void a_sheet_that_was_drawn_before_somebody_paid_at_the_till_is_out_of_date() {
        var paid =
                repayments.repay(
                        desk.officer,
                        new Repayment(
                                Uuid7.create(),
                                3,
                                rp(120_000),
                                new PaymentSource.Drawer(Counter.TILL),
                                MET));
        assertThat(paid).isInstanceOf(RepaymentAnswer.Paid.class);
        assertThat(desk.settle(list, Sharing.NONE, allBut(list)))
                .isEqualTo(new SettlementAnswer.FigureMoved(rp(2_880_000)));
    }

    @Test
    void the_same_sheet_sent_twice_is_taken_once_and_its_id_is_good_for_nothing_else() {
        var id = Uuid7.create();
        var order = order(id, list, Sharing.EQUALLY, rp(3_000_000), allBut(list, 4L, 9L));
        long first = desk.settled(settlements.settle(desk.officer, order));
        var again = settlements.settle(desk.officer, order);
        assertThat(desk.settled(again)).isEqualTo(first);
        assertThat(((SettlementAnswer.Settled) again).receipt().replayed()).isTrue();
        var other = order(id, list, Sharing.EQUALLY, rp(2_999_999), allBut(list));
        assertThat(settlements.settle(desk.officer, other))
                .isEqualTo(new SettlementAnswer.BooksRefuse(new Posting.OtherContent(first)));
    }

    @Test
    void the_sheet_that_was_signed_says_what_the_ledger_says() {
        long no = desk.settled(desk.settle(list, Sharing.EQUALLY, allBut(list, 4L, 9L)));
        var entry = books.entry(desk.officer, no).orElseThrow();
        var signed = settlements.signed(desk.officer, entry.id()).orElseThrow();
        var of = signed.lines().get(3);
        assertThat(of.memberNo()).isEqualTo(4);
        assertThat(of.lacks()).isEqualTo(rp(150_000));
        var sheet =
                signed.lines().stream()
                        .map(SettlementStore.Sheet::due)
                        .reduce(Money.ZERO, Money::plus);
        var credited =
                entry.lines().stream()
                        .filter(line -> line.side() == Side.CREDIT && line.account() / 100_000 != 9)
                        .map(line -> line.amount())
                        .reduce(Money.ZERO, Money::plus);
        assertThat(sheet).isEqualTo(credited).isEqualTo(rp(3_000_000));
        var covered = signed.claims().stream().map(Claim::amount).reduce(Money.ZERO, Money::plus);
        assertThat(covered).isEqualTo(debt(4).plus(debt(9)));
    }

    // ---- giving back

    private GivingBack back(long member, long rupiah) {
        return new GivingBack(Uuid7.create(), member, rp(rupiah), Counter.TILL, TODAY);
    }

    @Test
    void what_is_given_back_goes_to_those_who_stepped_in_exactly() {
        desk.settled(desk.settle(list, Sharing.EQUALLY, allBut(list, 4L, 9L)));
        var order = back(4, 100_000);
        assertThat(coverings.giveBack(desk.officer, order)).isInstanceOf(GivingBack.Done.class);
        assertThat(coverings.giveBack(desk.officer, order)).isInstanceOf(GivingBack.Done.class);
        assertThat(debt(4)).isEqualTo(rp(50_000));
        assertThat(debt(9)).isEqualTo(rp(150_000));
        var kept = Money.ZERO;
        for (long member = 1; member <= 20; member++) {
            var held = desk.balance(210601, member);
            assertThat(held.rupiah()).isBetween(0L, 5_562L);
            kept = kept.plus(held);
        }
        assertThat(kept).isEqualTo(rp(100_000));
        assertThat(coverings.giveBack(desk.officer, back(4, 50_001)))
                .isEqualTo(new GivingBack.MoreThanOpen(rp(50_000)));
        assertThat(coverings.giveBack(desk.officer, back(4, 50_000)))
                .isInstanceOf(GivingBack.Done.class);
        assertThat(debt(4)).isEqualTo(Money.ZERO);
        assertThat(coverings.owedBy(desk.officer, 4)).isEmpty();
        var stillOpen = Money.ZERO;
        for (long member = 1; member <= 20; member++) {
            stillOpen = stillOpen.plus(rights(member));
        }
        assertThat(stillOpen).isEqualTo(rp(150_000));
    }

    @Test
    void who_got_something_back_takes_it_out_at_the_till_and_not_more() {
        desk.settled(desk.settle(list, Sharing.EQUALLY, allBut(list, 4L, 9L)));
        coverings.giveBack(desk.officer, back(4, 150_000));
        var held = desk.balance(210601, 1);
        assertThat(coverings.takeOut(desk.officer, back(1, held.rupiah() + 1)))
                .isEqualTo(new GivingBack.MoreThanOpen(held));
        assertThat(coverings.takeOut(desk.officer, back(1, held.rupiah())))
                .isInstanceOf(GivingBack.Done.class);
        assertThat(desk.balance(210601, 1)).isEqualTo(Money.ZERO);
    }

    @Test
    void it_can_be_given_back_at_the_next_settlement_too() {
        desk.settled(desk.settle(list, Sharing.EQUALLY, allBut(list, 4L, 9L)));
        var next = new DuesList[1];
        desk.at(
                MET.plusMonths(1),
                () -> {
                    next[0] = desk.dues(group, MET.plusMonths(1));
                    assertThat(next[0].total()).isEqualTo(rp(3_000_000));
                    assertThat(next[0].lines().get(3).debt()).isEqualTo(rp(150_000));
                    var parts =
                            allBut(next[0]).stream()
                                    .map(part ->
                                            part.member() == 4
                                                    ? new Part(
                                                            4, part.paid(), rp(150_000), Money.ZERO)
                                                    : part)
                                    .toList();
                    var till = desk.balance(110102, 1);
                    desk.settled(desk.settle(next[0], Sharing.NONE, parts));
                    assertThat(desk.balance(110102, 1).minus(till)).isEqualTo(rp(3_150_000));
                });
        assertThat(debt(4)).isEqualTo(Money.ZERO);
        assertThat(debt(9)).isEqualTo(rp(150_000));
    }

    // ---- undoing

    @Test
    void a_settlement_that_is_undone_leaves_neither_claims_nor_payments() {
        long no = desk.settled(desk.settle(list, Sharing.EQUALLY, allBut(list, 4L, 9L)));
        var entry = books.entry(desk.officer, no).orElseThrow();
        assertThat(ledger.reverse(desk.officer, Uuid7.create(), entry.id(), TODAY, "salah lembar"))
                .isInstanceOf(Posting.Posted.class);
        assertThat(debt(4)).isEqualTo(Money.ZERO);
        assertThat(coverings.owedTo(desk.officer, 1)).isEmpty();
        assertThat(settlements.signed(desk.officer, entry.id()).orElseThrow().stands()).isFalse();
        assertThat(loans.position(desk.officer, 4, MET).orElseThrow().outstanding())
                .isEqualTo(rp(1_000_000));
        assertThat(desk.dues(group, MET).total()).isEqualTo(rp(3_000_000));
    }

    @Test
    void a_settlement_of_which_something_was_given_back_is_not_undone_before_that() {
        long no = desk.settled(desk.settle(list, Sharing.EQUALLY, allBut(list, 4L, 9L)));
        var entry = books.entry(desk.officer, no).orElseThrow();
        coverings.giveBack(desk.officer, back(4, 1_000));
        assertThat(ledger.reverse(desk.officer, Uuid7.create(), entry.id(), TODAY, "salah"))
                .isInstanceOf(Posting.NotEnough.class);
        assertThat(debt(4)).isEqualTo(rp(149_000));
        assertThat(settlements.signed(desk.officer, entry.id()).orElseThrow().stands()).isTrue();
    }
}
