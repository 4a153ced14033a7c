package id.sokoguru.savings;

import static id.sokoguru.savings.Counter.TILL;
import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.membership.Decision;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.Standing;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class DuesTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    Counter counter;

    @BeforeEach
    void found() {
        counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
    }

    @Test
    void dues_run_from_the_month_of_joining_and_the_oldest_is_paid_first() {
        counter.join(1, LocalDate.of(2026, 8, 20));
        var dues = savings.dues(counter.teller, 1).orElseThrow();
        assertThat(dues.arrears()).isEqualTo(rp(80_000));
        assertThat(dues.unpaid()).hasSize(4);

        counter.obligatory(1, 50_000, TODAY);
        dues = savings.dues(counter.teller, 1).orElseThrow();
        assertThat(dues.paidThrough()).isEqualTo("2026-09-01");
        assertThat(dues.unpaid())
                .containsExactly(
                        new Dues.Part(LocalDate.of(2026, 10, 1), rp(10_000)),
                        new Dues.Part(LocalDate.of(2026, 11, 1), rp(20_000)));
        assertThat(savings.obligatoryFor(counter.teller, 1, 2)).isEqualTo(rp(30_000));
        assertThat(savings.obligatoryFor(counter.teller, 1, 4)).isEqualTo(rp(70_000));
    }

    @Test
    void paying_ahead_covers_coming_months() {
        counter.join(1, LocalDate.of(2026, 11, 1));
        counter.obligatory(1, 70_000, TODAY);
        var dues = savings.dues(counter.teller, 1).orElseThrow();
        assertThat(dues.arrears()).isEqualTo(rp(0));
        assertThat(dues.paidThrough()).isEqualTo("2027-01-01");
        assertThat(dues.next()).isEqualTo(new Dues.Part(LocalDate.of(2027, 2, 1), rp(10_000)));
    }

    @Test
    void a_reversed_payment_is_owed_again() {
        counter.join(1, LocalDate.of(2026, 11, 1));
        var paid = (CounterAnswer.Done) counter.obligatory(1, 20_000, TODAY);
        assertThat(savings.arrears(counter.teller)).isEmpty();
        ledger.reverse(counter.teller, Uuid7.create(), paid.receipt().id(), TODAY, null);
        assertThat(savings.arrears(counter.teller))
                .singleElement()
                .satisfies(dues -> assertThat(dues.arrears()).isEqualTo(rp(20_000)));
    }

    @Test
    void a_new_amount_holds_from_its_day_on_and_older_months_keep_theirs() {
        savings.setTerms(
                counter.teller,
                new Terms(
                        LocalDate.of(2026, 10, 1),
                        rp(100_000),
                        false,
                        rp(25_000),
                        Terms.Period.MONTH));
        counter.join(1, LocalDate.of(2026, 9, 3));
        assertThat(savings.dues(counter.teller, 1).orElseThrow().arrears())
                .isEqualTo(rp(20_000 + 25_000 + 25_000));
    }

    @Test
    void the_arrears_list_begins_with_the_largest() {
        counter.join(2, LocalDate.of(2026, 10, 5));
        counter.obligatory(1, 20_000, TODAY);
        assertThat(savings.arrears(counter.teller))
                .extracting(Dues::member)
                .containsExactly(2L, 1L);
    }

    @Test
    void simpanan_pokok_in_parts_makes_the_member_with_the_last_part() {
        savings.setTerms(
                counter.teller,
                new Terms(
                        LocalDate.of(2026, 1, 1),
                        rp(100_000),
                        true,
                        rp(20_000),
                        Terms.Period.MONTH));
        long number =
                members.enrolAll(
                                counter.teller,
                                java.util.List.of(Counter.application("Sari", TODAY)))
                        .getFirst();
        var first = new CounterOrder.Principal(Uuid7.create(), number, rp(40_000), TILL, TODAY);
        assertThat(desk.take(counter.teller, first)).isInstanceOf(CounterAnswer.Done.class);
        assertThat(members.required(counter.teller, number).standing())
                .isEqualTo(Standing.CANDIDATE);
        assertThat(books.balance(counter.teller, 210605, number)).isEqualTo(rp(40_000));
        assertThat(savings.principalDue(counter.teller, number)).contains(rp(60_000));
        assertThat(counter.obligatory(number, 20_000, TODAY))
                .isEqualTo(new CounterAnswer.NotMember());

        assertThat(
                        desk.take(
                                counter.teller,
                                new CounterOrder.Principal(
                                        Uuid7.create(), number, rp(70_000), TILL, TODAY)))
                .isEqualTo(new CounterAnswer.MoreThanDue(rp(60_000)));
        var last = new CounterOrder.Principal(Uuid7.create(), number, rp(60_000), TILL, TODAY);
        assertThat(desk.take(counter.teller, last))
                .isInstanceOfSatisfying(
                        CounterAnswer.Done.class,
                        d -> assertThat(d.balance()).isEqualTo(rp(100_000)));
        assertThat(members.required(counter.teller, number).standing()).isEqualTo(Standing.MEMBER);
        assertThat(books.balance(counter.teller, 210605, number)).isEqualTo(rp(0));
        // Both orders again: the same receipts, and nothing moves.
        assertThat(desk.take(counter.teller, first))
                .isInstanceOfSatisfying(
                        CounterAnswer.Done.class, d -> assertThat(d.receipt().replayed()).isTrue());
        assertThat(desk.take(counter.teller, last))
                .isInstanceOfSatisfying(
                        CounterAnswer.Done.class, d -> assertThat(d.receipt().replayed()).isTrue());
        assertThat(books.balance(counter.teller, 310101, number)).isEqualTo(rp(100_000));
    }

    @Test
    void where_parts_are_not_allowed_the_whole_is_asked_for() {
        members.apply(counter.teller, Counter.application("Sari", TODAY));
        var approved = (Decision.Approved) members.approve(counter.chair, 1);
        assertThat(
                        desk.take(
                                counter.teller,
                                new CounterOrder.Principal(
                                        Uuid7.create(),
                                        approved.number(),
                                        rp(40_000),
                                        TILL,
                                        TODAY)))
                .isEqualTo(new CounterAnswer.OnlyWhole(rp(100_000)));
    }

    @Test
    void the_passbook_numbers_its_lines_and_carries_the_balance() {
        counter.join(1, LocalDate.of(2026, 11, 1));
        long siti = counter.account(1, 10_000);
        for (int i = 0; i < 20; i++) {
            counter.deposit(siti, 1_000);
        }
        counter.withdraw(Uuid7.create(), siti, 5_000);
        var lines = savings.passbook(counter.teller, 210201, siti);
        assertThat(lines).hasSize(22);
        assertThat(lines.get(20).no()).isEqualTo(21);
        assertThat(lines.get(20).balance()).isEqualTo(rp(30_000));
        assertThat(lines.getLast().out()).isEqualTo(rp(5_000));
        assertThat(lines.getLast().balance()).isEqualTo(rp(25_000));
    }
}
