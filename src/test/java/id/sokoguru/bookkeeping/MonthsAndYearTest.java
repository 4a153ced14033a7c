package id.sokoguru.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Scope;
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
        assertThat(yearEnd.run(accountant, 2026)).isInstanceOf(YearEndRun.Answer.NotOver.class);

        world.setDay(LocalDate.of(2027, 1, 5));
        assertThat(yearEnd.run(accountant, 2026))
                .isEqualTo(new YearEndRun.Answer.Closed(new Money(800_000)));
        assertThat(yearEnd.run(accountant, 2026))
                .isInstanceOf(YearEndRun.Answer.NothingToClose.class);
        assertThat(books.balance(accountant, 310501, 0)).isEqualTo(Money.ZERO);
        assertThat(books.balance(accountant, 310502, 0)).isEqualTo(new Money(800_000));
        assertThat(books.head(accountant).surplus()).isEqualTo(Money.ZERO);

        income(LocalDate.of(2026, 12, 31), 50_000);
        assertThat(yearEnd.run(accountant, 2026))
                .isEqualTo(new YearEndRun.Answer.Closed(new Money(50_000)));
        assertThat(books.balance(accountant, 310502, 0)).isEqualTo(new Money(850_000));
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
