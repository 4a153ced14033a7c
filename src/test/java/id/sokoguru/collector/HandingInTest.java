package id.sokoguru.collector;

import static id.sokoguru.collector.RoundOffice.TODAY;
import static id.sokoguru.collector.RoundOffice.paper;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Access;
import id.sokoguru.access.Approvals;
import id.sokoguru.collector.Taking.Kind;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.lending.Loans;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.treasury.BagOrder;
import id.sokoguru.treasury.Bags;
import id.sokoguru.treasury.Denominations;
import id.sokoguru.treasury.OpeningAnswer;
import id.sokoguru.treasury.OpeningOrder;
import id.sokoguru.treasury.Tills;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The bag is counted at a till against the ledger; a difference goes the way of a till's. */
@InWorld
class HandingInTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter savingsCounter;
    @Autowired CounterLists lists;
    @Autowired Loans loans;
    @Autowired Access access;
    @Autowired Approvals approvals;
    @Autowired Tills tills;
    @Autowired Bags bags;
    @Autowired Collectors collectors;
    @Autowired Receipts receipts;
    @Autowired CollectorTasks tasks;
    RoundOffice office;
    Actor system;
    int till;

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
        tills.register(system, "Laci uji", 0);
        till = ((Tills.Registration.Registered) tills.register(system, "Kasir depan", 0)).till();
        assertThat(
                        tills.open(
                                office.teller,
                                new OpeningOrder(
                                        Uuid7.create(), till, Denominations.NONE, Money.ZERO)))
                .isInstanceOf(OpeningAnswer.Opened.class);
        receipts.take(office.ani, paper(1, Kind.SAVINGS, 1, office.account, 100_000));
    }

    private Bags.Answer handIn(UUID id, long rupiah, String reason) {
        return collectors.handIn(
                office.teller,
                new BagOrder(id, 1, till, Denominations.making(Counter.rp(rupiah)), reason));
    }

    private Money balance(int account, long sub) {
        return books.balance(system, account, sub);
    }

    @Test
    void what_was_counted_goes_from_the_bag_into_the_till_once() {
        var id = Uuid7.create();
        assertThat(handIn(id, 100_000, "")).isInstanceOf(Bags.Answer.HandedIn.class);
        assertThat(handIn(id, 100_000, "")).isInstanceOf(Bags.Answer.HandedIn.class);
        assertThat(balance(110104, 1)).isEqualTo(Money.ZERO);
        assertThat(balance(110102, till)).isEqualTo(Counter.rp(100_000));
        assertThat(collectors.handovers(system, 1)).hasSize(1);
        assertThat(handIn(Uuid7.create(), 0, "")).isInstanceOf(Bags.Answer.Nothing.class);
    }

    @Test
    void five_thousand_too_little_need_a_reason_and_a_second_person() {
        assertThat(handIn(Uuid7.create(), 95_000, ""))
                .isEqualTo(new Bags.Answer.ReasonMissing(Counter.rp(100_000), Counter.rp(-5_000)));
        assertThat(balance(110102, till)).isEqualTo(Money.ZERO);

        var id = Uuid7.create();
        assertThat(handIn(id, 95_000, "Salah kembalian")).isInstanceOf(Bags.Answer.HandedIn.class);
        assertThat(balance(110102, till)).isEqualTo(Counter.rp(95_000));
        assertThat(balance(110104, 1)).isEqualTo(Counter.rp(5_000));
        assertThat(balance(111101, 0)).isEqualTo(Money.ZERO);
        assertThat(collectors.position(system, 1).expected()).isEqualTo(Money.ZERO);

        var asked = approvals.list(office.chair, true).getFirst();
        assertThat(approvals.decide(office.teller, asked.id(), true, ""))
                .isNotInstanceOf(Approvals.Decided.Recorded.class);
        assertThat(approvals.decide(office.chair, asked.id(), true, ""))
                .isInstanceOf(Approvals.Decided.Recorded.class);
        assertThat(balance(110104, 1)).isEqualTo(Money.ZERO);
        assertThat(balance(111101, 0)).isEqualTo(Counter.rp(5_000));
    }

    @Test
    void missing_money_that_the_second_person_does_not_accept_is_owed_again() {
        handIn(Uuid7.create(), 95_000, "Hilang");
        receipts.take(office.ani, paper(2, Kind.SAVINGS, 1, office.account, 30_000));
        assertThat(collectors.position(system, 1).expected()).isEqualTo(Counter.rp(30_000));
        var asked = approvals.list(office.chair, true).getFirst();
        approvals.decide(office.chair, asked.id(), false, "Ganti");
        assertThat(collectors.position(system, 1).expected()).isEqualTo(Counter.rp(35_000));
        assertThat(handIn(Uuid7.create(), 35_000, "")).isInstanceOf(Bags.Answer.HandedIn.class);
        assertThat(balance(110104, 1)).isEqualTo(Money.ZERO);
    }

    @Test
    void five_thousand_too_much_go_into_the_till_and_are_noted_at_once() {
        handIn(Uuid7.create(), 105_000, "");
        assertThat(balance(110102, till)).isEqualTo(Counter.rp(105_000));
        assertThat(balance(110104, 1)).isEqualTo(Money.ZERO);
        assertThat(balance(111101, 0)).isEqualTo(Counter.rp(-5_000));
    }

    @Test
    void nobody_takes_it_in_without_a_till_of_their_own() {
        assertThat(
                        collectors.handIn(
                                office.chair,
                                new BagOrder(
                                        Uuid7.create(),
                                        1,
                                        till,
                                        Denominations.making(Counter.rp(100_000)),
                                        "")))
                .isInstanceOf(Bags.Answer.TillNotYours.class);
        assertThat(balance(110104, 1)).isEqualTo(Counter.rp(100_000));
    }

    @Test
    void a_bag_that_was_not_handed_in_is_said_the_next_day_to_who_works_with_money() {
        var words = Words.indonesian();
        assertThat(tasks.today(office.chair, words)).isEmpty();
        world.setDay(TODAY.plusDays(1));
        assertThat(tasks.today(office.chair, words))
                .singleElement()
                .satisfies(item -> assertThat(item.title()).contains("Ani", "Rp100.000"));
        assertThat(tasks.today(office.ani, words)).isEmpty();
    }

    @Test
    void a_limit_holds_from_its_day_on() {
        collectors.setLimit(system, 1, new CarryLimit(TODAY, Counter.rp(90_000), true));
        collectors.setLimit(
                system, 1, new CarryLimit(TODAY.plusDays(10), Counter.rp(500_000), false));
        assertThat(collectors.position(system, 1).isOverLimit()).isTrue();
        assertThat(collectors.limit(system, 1, TODAY.plusDays(9)).orElseThrow().amount())
                .isEqualTo(Counter.rp(90_000));
        assertThat(collectors.limit(system, 1, TODAY.plusDays(10)).orElseThrow().strict())
                .isFalse();
    }
}
