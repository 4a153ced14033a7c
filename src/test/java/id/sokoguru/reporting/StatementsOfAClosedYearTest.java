package id.sokoguru.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.bookkeeping.YearEndRun;
import id.sokoguru.fixture.FixtureYear;
import id.sokoguru.fixture.FixtureYear.Played;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.reporting.Statements.Wanted;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** J60: the year of the fixture is closed in January, and its statements go on telling it. */
@InWorld
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsOfAClosedYearTest {
    private static final LocalDate END = LocalDate.of(2026, 12, 31);
    private static final Period YEAR = new Period(LocalDate.of(2026, 1, 1), END);
    private static final Period JANUARY =
            new Period(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 31));
    private static final Money LOSS = Money.rupiah(-1_324_830);

    @Autowired World world;
    @Autowired FixtureYear year;
    @Autowired YearEndRun yearEnd;
    @Autowired Approvals approvals;
    @Autowired Statements statements;
    @Autowired Books books;

    private final Map<StatementKind, Statement> before = new EnumMap<>(StatementKind.class);
    private Played played;

    @BeforeAll
    void close() {
        played = year.play();
        for (var kind : StatementKind.values()) {
            before.put(kind, of(kind, YEAR));
        }
        world.setDay(LocalDate.of(2027, 1, 5));
        var asked = (YearEndRun.Asked.Waiting) yearEnd.ask(played.bookkeeper(), 2026);
        assertThat(asked.surplus()).isEqualTo(LOSS);
        assertThat(approvals.decide(played.chair(), asked.approval(), true, ""))
                .isInstanceOf(Approvals.Decided.Recorded.class);
        world.setTime(World.START);
    }

    @Test
    void the_accounts_of_income_and_expenses_are_at_zero_and_the_loss_stands_in_310502() {
        for (var total : books.totals(played.chair(), YEAR.from(), END, null)) {
            if (total.account() / 100_000 == 4 || total.account() / 100_000 == 5) {
                assertThat(total.closing()).as("%d", total.account()).isEqualTo(Money.ZERO);
            }
        }
        assertThat(books.balance(played.chair(), 310501, 0)).isEqualTo(Money.ZERO);
        assertThat(books.balance(played.chair(), 310502, 0)).isEqualTo(LOSS);
    }

    @Test
    void the_surplus_statement_of_the_year_is_what_it_was() {
        assertThat(of(StatementKind.SURPLUS, YEAR)).isEqualTo(before(StatementKind.SURPLUS));
        assertThat(of(StatementKind.SURPLUS, YEAR).amount("phu.shu")).isEqualTo(LOSS);
        var december = new Period(LocalDate.of(2026, 12, 1), END);
        assertThat(of(StatementKind.SURPLUS, december).amount("phu.shu")).isEqualTo(Money.ZERO);
    }

    @Test
    void the_changes_in_equity_and_the_cash_flow_of_the_year_are_what_they_were() {
        assertThat(of(StatementKind.EQUITY, YEAR)).isEqualTo(before(StatementKind.EQUITY));
        assertThat(of(StatementKind.CASH_FLOW, YEAR)).isEqualTo(before(StatementKind.CASH_FLOW));
    }

    @Test
    void the_position_shows_the_loss_within_the_equity_instead_of_below_it() {
        var then = before(StatementKind.POSITION);
        var now = of(StatementKind.POSITION, YEAR);
        assertThat(then.amount("surplus")).isEqualTo(LOSS);
        assertThat(now.amount("surplus")).isEqualTo(Money.ZERO);
        assertThat(now.amount("E05")).isEqualTo(then.amount("E05").plus(LOSS)).isEqualTo(LOSS);
        for (var sum : List.of("assets.sum", "liabilities.sum", "equity.sum", "funding.sum")) {
            assertThat(now.amount(sum)).as(sum).isEqualTo(then.amount(sum));
        }
        assertThat(now.amount("assets.sum")).isEqualTo(Money.rupiah(169_255_170));
        assertThat(now.amount("equity.sum")).isEqualTo(Money.rupiah(57_535_170));
    }

    @Test
    void the_new_year_begins_with_nothing_earned_and_the_year_before_beside_it() {
        var january =
                statements.of(
                        played.chair(),
                        new Wanted(StatementKind.SURPLUS, JANUARY, Comparison.NONE, null));
        assertThat(january.amount("phu.shu")).isEqualTo(Money.ZERO);
        var equity = of(StatementKind.EQUITY, JANUARY);
        assertThat(equity.amount("equity.opening", "E05")).isEqualTo(LOSS);
        assertThat(equity.amount("equity.surplus", "E05")).isEqualTo(Money.ZERO);
        assertThat(equity.amount("equity.distributed", "E05")).isEqualTo(Money.ZERO);
        assertThat(equity.amount("equity.closing", "E05")).isEqualTo(LOSS);
        var next = new Period(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 12, 31));
        var beside =
                statements.of(
                        played.chair(),
                        new Wanted(StatementKind.SURPLUS, next, Comparison.YEAR_BEFORE, null));
        assertThat(beside.amount("phu.shu", "before")).isEqualTo(LOSS);
        assertThat(beside.amount("phu.shu", "now")).isEqualTo(Money.ZERO);
    }

    @Test
    void every_unit_has_its_own_year_too() {
        var shown = new ArrayList<Money>();
        for (int unit : books.units(played.chair(), END)) {
            shown.add(
                    statements
                            .of(
                                    played.chair(),
                                    new Wanted(StatementKind.SURPLUS, YEAR, Comparison.NONE, unit))
                            .amount("phu.shu"));
        }
        assertThat(shown).containsExactly(LOSS);
    }

    private Statement before(StatementKind kind) {
        return java.util.Objects.requireNonNull(before.get(kind));
    }

    private Statement of(StatementKind kind, Period period) {
        return statements.of(played.chair(), new Wanted(kind, period, Comparison.NONE, null));
    }
}
