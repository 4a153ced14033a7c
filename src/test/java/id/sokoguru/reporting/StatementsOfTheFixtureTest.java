package id.sokoguru.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.fixture.Fixture;
import id.sokoguru.fixture.FixtureYear;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.reporting.Statements.Wanted;
import id.sokoguru.world.InWorld;
import java.time.LocalDate;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** chart-of-accounts.md §5: the figures in which J01 to J52 end. */
@InWorld
class StatementsOfTheFixtureTest {
    private static final LocalDate TODAY = FixtureYear.LAST_DAY;
    private static final Period YEAR = Period.yearTo(TODAY);

    @Autowired FixtureYear year;
    @Autowired Books books;
    @Autowired Statements statements;

    private Actor actor;

    @BeforeEach
    void play() {
        actor = year.played().system();
    }

    @Test
    void the_trial_balance_is_that_of_the_fixture_to_the_account() {
        var statement = of(StatementKind.TRIAL_BALANCE);
        var balances = new TreeMap<Integer, Money>();
        for (var row : statement.rows()) {
            if (row.style() == Statement.Style.LINE) {
                var closing = Figures.sum(row.parts());
                if (!closing.isZero()) {
                    balances.put(Integer.valueOf(row.key()), closing);
                }
            }
        }
        assertThat(balances).isEqualTo(Fixture.trialBalance());
        assertThat(statement.amount("trial.sum", "now-debit"))
                .isEqualTo(statement.amount("trial.sum", "now-credit"));
    }

    @Test
    void assets_are_169_255_170_and_so_are_liabilities_equity_and_the_surplus() {
        var position = of(StatementKind.POSITION);
        assertThat(position.amount("assets.sum")).isEqualTo(Money.rupiah(169_255_170));
        assertThat(position.amount("liabilities.sum")).isEqualTo(Money.rupiah(111_720_000));
        assertThat(position.amount("equity.before")).isEqualTo(Money.rupiah(58_860_000));
        assertThat(position.amount("surplus")).isEqualTo(Money.rupiah(-1_324_830));
        assertThat(position.amount("funding.sum")).isEqualTo(Money.rupiah(169_255_170));
        Fixture.statementLines()
                .forEach((line, amount) -> {
                    if ("ABLME".indexOf(line.charAt(0)) >= 0) {
                        assertThat(position.amount(line)).as(line).isEqualTo(amount);
                    }
                });
    }

    @Test
    void the_surplus_statement_has_every_line_and_ends_in_a_loss_of_1_324_830() {
        var phu = of(StatementKind.SURPLUS);
        Fixture.statementLines()
                .forEach((line, amount) -> {
                    if (line.charAt(0) == 'R') {
                        assertThat(phu.amount(line)).as(line).isEqualTo(amount);
                    } else if (line.charAt(0) == 'X') {
                        assertThat(phu.amount(line)).as(line).isEqualTo(amount.negated());
                    }
                });
        assertThat(phu.amount("phu.gross")).isEqualTo(Money.rupiah(28_450_000));
        assertThat(phu.amount("phu.others.gross")).isEqualTo(Money.rupiah(200_000));
        assertThat(phu.amount("phu.shu-after"))
                .isEqualTo(
                        phu.amount("phu.before-tax")
                                .minus(Money.rupiah(330_000))
                                .plus(Money.rupiah(15_000))
                                .minus(x03Below(phu)));
        assertThat(phu.amount("phu.shu")).isEqualTo(Money.rupiah(-1_324_830));
    }

    private static Money x03Below(Statement phu) {
        var keys = phu.rows().stream().map(Statement.Row::key).toList();
        return keys.indexOf("X03") > keys.indexOf("phu.shu-after") ? phu.amount("X03") : Money.ZERO;
    }

    @Test
    void interest_is_a_direct_cost_where_there_is_a_savings_and_loan_unit_and_below_elsewhere() {
        var chart = new TreeMap<Integer, id.sokoguru.ledger.Account>();
        var totals = books.totals(actor, YEAR.from(), YEAR.to(), null);
        accounts.accounts(actor).forEach(account -> chart.put(account.code(), account));
        var figures = Figures.movement(chart, totals);
        var lender = Layouts.surplus(figures, null, true);
        var shop = Layouts.surplus(figures, null, false);
        assertThat(lender.amount("phu.net")).isEqualTo(Money.rupiah(5_630_000));
        assertThat(lender.amount("phu.shu-gross")).isEqualTo(Money.rupiah(5_920_000));
        assertThat(lender.amount("phu.shu-coop")).isEqualTo(Money.rupiah(-289_830));
        assertThat(lender.amount("phu.shu-after")).isEqualTo(Money.rupiah(-1_489_830));
        assertThat(lender.amount("phu.before-tax")).isEqualTo(Money.rupiah(-1_174_830));
        assertThat(shop.amount("phu.net")).isEqualTo(Money.rupiah(6_110_000));
        assertThat(shop.amount("phu.shu-gross")).isEqualTo(Money.rupiah(6_400_000));
        assertThat(shop.amount("phu.before-tax")).isEqualTo(Money.rupiah(-1_174_830));
        assertThat(shop.amount("phu.shu")).isEqualTo(lender.amount("phu.shu"));
    }

    @Autowired id.sokoguru.ledger.Chart accounts;

    @Test
    void cash_flows_25_244_170_and_16_600_000_and_67_660_000_make_76_304_170() {
        var flow = of(StatementKind.CASH_FLOW);
        assertThat(flow.amount("cash.OP.sum")).isEqualTo(Money.rupiah(25_244_170));
        assertThat(flow.amount("cash.INV.sum")).isEqualTo(Money.rupiah(-16_600_000));
        assertThat(flow.amount("cash.FIN.sum")).isEqualTo(Money.rupiah(67_660_000));
        assertThat(flow.row("cash.NONE.sum")).isEmpty();
        assertThat(flow.amount("cash.net")).isEqualTo(Money.rupiah(76_304_170));
        assertThat(flow.amount("cash.opening")).isEqualTo(Money.ZERO);
        assertThat(flow.amount("cash.closing")).isEqualTo(Money.rupiah(76_304_170));
        assertThat(flow.amount("cash.closing")).isEqualTo(of(StatementKind.POSITION).amount("A01"));
    }

    @Test
    void changes_in_equity_end_in_the_equity_of_the_position() {
        var equity = of(StatementKind.EQUITY);
        assertThat(equity.columns())
                .containsExactly("E01", "E02", "E05", "E03", "E04", "E06", "sum");
        assertThat(equity.amount("equity.opening", "sum")).isEqualTo(Money.ZERO);
        assertThat(equity.amount("equity.added", "E01")).isEqualTo(Money.rupiah(10_000_000));
        assertThat(equity.amount("equity.taken", "E01")).isEqualTo(Money.rupiah(-100_000));
        assertThat(equity.amount("equity.added", "E02")).isEqualTo(Money.rupiah(24_200_000));
        assertThat(equity.amount("equity.taken", "E02")).isEqualTo(Money.rupiah(-240_000));
        assertThat(equity.amount("equity.added", "E06")).isEqualTo(Money.rupiah(25_000_000));
        assertThat(equity.amount("equity.surplus", "E05")).isEqualTo(Money.rupiah(-1_324_830));
        assertThat(equity.amount("equity.closing", "E01")).isEqualTo(Money.rupiah(9_900_000));
        assertThat(equity.amount("equity.closing", "sum"))
                .isEqualTo(of(StatementKind.POSITION).amount("equity.sum"))
                .isEqualTo(Money.rupiah(57_535_170));
    }

    @Test
    void a_month_before_stands_beside_and_was_its_own_month() {
        var month = new Period(LocalDate.of(2026, 11, 1), TODAY);
        var beside =
                statements.of(
                        actor,
                        new Wanted(StatementKind.SURPLUS, month, Comparison.PERIOD_BEFORE, null));
        var alone =
                statements.of(
                        actor,
                        new Wanted(
                                StatementKind.SURPLUS,
                                new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2026, 10, 21)),
                                Comparison.NONE,
                                null));
        assertThat(beside.amount("phu.shu", "before")).isEqualTo(alone.amount("phu.shu"));
        assertThat(alone.amount("phu.shu")).isNotEqualTo(Money.ZERO);
        var position =
                statements.of(
                        actor,
                        new Wanted(StatementKind.POSITION, month, Comparison.PERIOD_BEFORE, null));
        var october =
                statements.of(
                        actor,
                        new Wanted(
                                StatementKind.POSITION,
                                Period.yearTo(LocalDate.of(2026, 10, 31)),
                                Comparison.NONE,
                                null));
        assertThat(position.amount("assets.sum", "before"))
                .isEqualTo(october.amount("assets.sum"))
                .isEqualTo(october.amount("funding.sum"))
                .isNotEqualTo(Money.ZERO);
    }

    @Test
    void a_day_without_books_shows_nothing_rather_than_failing() {
        var position =
                statements.of(
                        actor,
                        new Wanted(
                                StatementKind.POSITION,
                                Period.yearTo(LocalDate.of(2024, 6, 30)),
                                Comparison.YEAR_BEFORE,
                                null));
        assertThat(position.amount("assets.sum")).isEqualTo(Money.ZERO);
    }

    private Statement of(StatementKind kind) {
        return statements.of(actor, new Wanted(kind, YEAR, Comparison.NONE, null));
    }
}
