package id.sokoguru.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Scope;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class MonthsAndYearTest {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Bookkeeping bookkeeping;
    @Autowired Closing closing;
    @Autowired YearEndRun yearEnd;
    @Autowired Corrections corrections;
    @Autowired Approvals approvals;

    private Actor accountant = Actor.installation();
    private Actor chair = Actor.installation();

    @BeforeEach
    void found() {
        var at = world.cooperative();
        ledger.found(Actor.system(at), Set.of(Scope.SP), LocalDate.of(2026, 9, 1));
        ledger.open(Actor.system(at), 110201, 1, "BANK", 0, null);
        accountant = People.accountant(at);
        chair = People.chair(at);
    }

    @Test
    void a_closed_month_refuses_entries_and_opens_again_only_when_two_want_it() { // C097
        assertThat(closing.close(accountant, OCTOBER, ""))
                .isInstanceOf(Closing.Answer.Closed.class);
        assertThat(income(LocalDate.of(2026, 10, 15), 100_000))
                .isEqualTo(
                        new Recorded.Declined(new Posting.PeriodClosed(LocalDate.of(2026, 10, 1))));

        var asked =
                (Closing.Asked.Waiting) closing.askToReopen(accountant, OCTOBER, "nota susulan");
        assertThat(income(LocalDate.of(2026, 10, 15), 100_000))
                .isInstanceOf(Recorded.Declined.class);
        approvals.decide(chair, asked.approval(), true, "");
        assertThat(income(LocalDate.of(2026, 10, 15), 100_000)).isInstanceOf(Recorded.Done.class);
        assertThat(closing.months(accountant))
                .extracting(Closing.Month::state)
                .containsExactly(
                        Closing.State.RUNNING, Closing.State.REOPENED, Closing.State.CLOSED);
    }

    @Test
    void the_running_month_cannot_be_closed() {
        assertThat(closing.close(accountant, YearMonth.of(2026, 11), ""))
                .isInstanceOf(Closing.Answer.NotOver.class);
    }

    @Test
    void an_undecided_cash_difference_needs_a_written_reason() { // J50
        ledger.post(
                accountant,
                Entry.of(
                        Uuid7.create(),
                        LocalDate.of(2026, 10, 31),
                        "treasury.difference",
                        "Selisih kas kurang",
                        Line.debit(111101, 0, new Money(15_000)),
                        Line.credit(110201, 1, new Money(15_000))));
        var answer = closing.close(accountant, OCTOBER, "");
        assertThat(answer).isInstanceOf(Closing.Answer.ReasonMissing.class);
        assertThat(((Closing.Answer.ReasonMissing) answer).findings())
                .filteredOn(finding -> !finding.fine())
                .extracting(ClosingCheck.Finding::sentence)
                .containsExactly(
                        "Selisih kas Rp15.000 belum diputuskan",
                        "110201 Giro/Tabungan Bank - BRI bersaldo di sisi yang tidak wajar: (Rp15.000)");
        assertThat(closing.close(accountant, OCTOBER, "menunggu keputusan rapat"))
                .isInstanceOf(Closing.Answer.Closed.class);
    }

    @Test
    void the_year_ends_in_undistributed_shu_and_ending_it_twice_changes_nothing() { // J60
        income(LocalDate.of(2026, 11, 1), 900_000);
        bookkeeping.record(
                accountant,
                new EventOrder(
                        Uuid7.create(),
                        EverydayEvent.BANK_FEE,
                        LocalDate.of(2026, 11, 2),
                        "110201-1",
                        Map.of("amount", new Money(100_000)),
                        Map.of(),
                        "",
                        ""));
        assertThat(yearEnd.ask(accountant, 2026)).isInstanceOf(YearEndRun.Asked.NotOver.class);

        world.setDay(LocalDate.of(2027, 1, 5));
        assertThat(closed(2026)).isEqualTo(new Money(800_000));
        assertThat(yearEnd.ask(accountant, 2026))
                .isInstanceOf(YearEndRun.Asked.NothingToClose.class);
        assertThat(books.balance(accountant, 310501, 0)).isEqualTo(Money.ZERO);
        assertThat(books.balance(accountant, 310502, 0)).isEqualTo(new Money(800_000));
        assertThat(books.head(accountant).surplus()).isEqualTo(Money.ZERO);

        income(LocalDate.of(2026, 12, 31), 50_000);
        assertThat(closed(2026)).isEqualTo(new Money(50_000));
        assertThat(books.balance(accountant, 310502, 0)).isEqualTo(new Money(850_000));
    }

    @Test
    void a_year_closes_only_when_two_want_it_and_its_closing_is_never_reversed() {
        income(LocalDate.of(2026, 11, 1), 900_000);
        world.setDay(LocalDate.of(2027, 1, 5));
        var size = books.head(accountant).treeSize();
        var asked = (YearEndRun.Asked.Waiting) yearEnd.ask(accountant, 2026);
        assertThat(yearEnd.openYear(accountant)).contains(new YearEndRun.OpenYear(2026, true));
        assertThat(books.head(accountant).treeSize()).isEqualTo(size);
        var both =
                People.of(
                        accountant.at(), "accountant", Permission.APPROVE, Permission.CLOSE_PERIOD);
        assertThat(approvals.decide(both, asked.approval(), true, ""))
                .isInstanceOf(Approvals.Decided.OwnRequest.class);
        approvals.decide(chair, asked.approval(), true, "");
        assertThat(books.latest(accountant, 0, 2))
                .extracting(PostedEntry::event)
                .containsExactly(YearEndRun.CARRY, YearEndRun.CLOSE);
        assertThat(yearEnd.openYear(accountant)).isEmpty();
        for (long entry = size + 1; entry <= size + 2; entry++) {
            assertThat(corrections.ask(accountant, entry, "keliru"))
                    .isInstanceOf(Corrections.Answer.ClosesAYear.class);
        }
    }

    @Test
    void years_close_in_their_order_and_never_into_a_closed_month() {
        income(LocalDate.of(2026, 11, 1), 900_000);
        world.setDay(LocalDate.of(2028, 1, 5));
        income(LocalDate.of(2027, 3, 1), 100_000);
        assertThat(yearEnd.ask(accountant, 2027))
                .isEqualTo(new YearEndRun.Asked.EarlierYearOpen(2026));
        var december = YearMonth.of(2026, 12);
        assertThat(closing.findings(accountant, december, Words.indonesian()))
                .extracting(ClosingCheck.Finding::sentence)
                .contains("Tahun 2026 belum ditutup: pendapatan dan beban masih bersaldo");
        closing.close(accountant, december, "lupa");
        assertThat(yearEnd.ask(accountant, 2026))
                .isEqualTo(new YearEndRun.Asked.MonthClosed(december));
        approvals.decide(
                chair,
                ((Closing.Asked.Waiting) closing.askToReopen(accountant, december, "lupa"))
                        .approval(),
                true,
                "");
        assertThat(closed(2026)).isEqualTo(new Money(900_000));
        assertThat(closed(2027)).isEqualTo(new Money(100_000));
        assertThat(books.balance(accountant, 310502, 0)).isEqualTo(new Money(1_000_000));
    }

    @Test
    void each_unit_closes_within_itself_and_what_units_owe_each_other_stays() {
        // USP (unit 1) earns 700.000, the shop (unit 2) loses 120.000 and owes USP 200.000.
        unit(1, Line.debit(110201, 1, rp(700_000)), Line.credit(410101, 0, rp(700_000)));
        unit(2, Line.debit(520103, 0, rp(120_000)), Line.credit(110201, 1, rp(120_000)));
        unit(1, Line.debit(111102, 0, rp(200_000)), Line.credit(110201, 1, rp(200_000)));
        unit(2, Line.debit(110201, 1, rp(200_000)), Line.credit(111102, 0, rp(200_000)));
        world.setDay(LocalDate.of(2027, 1, 5));
        assertThat(closed(2026)).isEqualTo(rp(580_000));

        var end = LocalDate.of(2026, 12, 31);
        var carried = LocalDate.of(2027, 1, 1);
        assertThat(unitBalance(1, 310501, end)).isEqualTo(rp(-700_000));
        assertThat(unitBalance(2, 310501, end)).isEqualTo(rp(120_000));
        assertThat(unitBalance(1, 310502, carried)).isEqualTo(rp(-700_000));
        assertThat(unitBalance(2, 310502, carried)).isEqualTo(rp(120_000));
        assertThat(unitBalance(1, 111102, carried)).isEqualTo(rp(200_000));
        assertThat(unitBalance(2, 111102, carried)).isEqualTo(rp(-200_000));
        assertThat(books.balance(accountant, 111102, 0)).isEqualTo(Money.ZERO);
        for (var date : new LocalDate[] {end, carried}) {
            for (int unit : new int[] {1, 2}) {
                var sum = Money.ZERO;
                for (var total : books.totals(accountant, date, date, unit)) {
                    sum = sum.plus(total.closing());
                    if (total.account() / 100_000 == 4 || total.account() / 100_000 == 5) {
                        assertThat(total.closing()).isEqualTo(Money.ZERO);
                    }
                }
                assertThat(sum).as("unit %d on %s", unit, date).isEqualTo(Money.ZERO);
            }
        }
    }

    private void unit(int unit, Line... lines) {
        var entry =
                Entry.of(
                                Uuid7.create(),
                                LocalDate.of(2026, 10, 5),
                                "bookkeeping.manual",
                                "Unit " + unit,
                                lines)
                        .inUnit(unit);
        assertThat(ledger.post(accountant, entry)).isInstanceOf(Posting.Posted.class);
    }

    /** Debit positive. */
    private Money unitBalance(int unit, int account, LocalDate on) {
        return books.totals(accountant, on, on, unit).stream()
                .filter(total -> total.account() == account)
                .map(Books.Total::closing)
                .findFirst()
                .orElse(Money.ZERO);
    }

    private static Money rp(long rupiah) {
        return new Money(rupiah);
    }

    /** Asked by the accountant and approved by the chair; answers the surplus that was asked. */
    private Money closed(int year) {
        var asked = (YearEndRun.Asked.Waiting) yearEnd.ask(accountant, year);
        assertThat(approvals.decide(chair, asked.approval(), true, ""))
                .isInstanceOf(Approvals.Decided.Recorded.class);
        return asked.surplus();
    }

    private Recorded income(LocalDate date, long rupiah) {
        return bookkeeping.record(
                accountant,
                new EventOrder(
                        Uuid7.create(),
                        EverydayEvent.OTHER_INCOME,
                        date,
                        "110201-1",
                        Map.of("amount", new Money(rupiah)),
                        Map.of(),
                        "",
                        ""));
    }
}
