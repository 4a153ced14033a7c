package id.sokoguru.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Books.Cursor;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Scope;
import id.sokoguru.ledger.Side;
import id.sokoguru.reporting.Asked.Parameters;
import id.sokoguru.reporting.Statement.Style;
import id.sokoguru.reporting.Statements.Wanted;
import id.sokoguru.web.Page;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever was posted: every figure is the sum of what it opens to, down to the lines. */
@InWorld
class DrillDownTest {
    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);
    private static final LocalDate TO = LocalDate.of(2026, 9, 30);

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Chart chart;
    @Autowired Statements statements;
    @Autowired BookTables tables;

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 300, 4_000, 50_000})
    void every_figure_is_the_sum_of_its_accounts_and_every_account_of_its_lines(long seed) {
        var actor = postedAtRandom(seed);
        var period = new Period(FROM, TO);
        for (var unit : new Integer[] {null, 0, 1}) {
            for (var kind : StatementKind.values()) {
                var statement =
                        statements.of(
                                actor, new Wanted(kind, period, Comparison.YEAR_BEFORE, unit));
                for (var row : statement.rows()) {
                    if (kind == StatementKind.EQUITY
                            || row.style() == Style.GROUP
                            || kind == StatementKind.TRIAL_BALANCE) {
                        continue;
                    }
                    assertThat(Figures.sum(row.parts()))
                            .as("%s %s of unit %s", kind, row.key(), unit)
                            .isEqualTo(row.leading(statement.columns()));
                }
            }
        }
        agree(actor, period);
        for (var total : books.totals(actor, FROM, TO, null)) {
            linesSumUpTo(actor, total);
        }
    }

    private void agree(Actor actor, Period period) {
        var position =
                statements.of(
                        actor, new Wanted(StatementKind.POSITION, period, Comparison.NONE, null));
        var equity =
                statements.of(
                        actor, new Wanted(StatementKind.EQUITY, period, Comparison.NONE, null));
        var flow =
                statements.of(
                        actor, new Wanted(StatementKind.CASH_FLOW, period, Comparison.NONE, null));
        var surplus =
                statements.of(
                        actor, new Wanted(StatementKind.SURPLUS, period, Comparison.NONE, null));
        assertThat(position.amount("assets.sum")).isEqualTo(position.amount("funding.sum"));
        assertThat(equity.amount("equity.closing", "sum")).isEqualTo(position.amount("equity.sum"));
        assertThat(equity.amount("equity.surplus", "sum")).isEqualTo(surplus.amount("phu.shu"));
        assertThat(flow.amount("cash.closing")).isEqualTo(position.amount("A01"));
        assertThat(flow.amount("cash.opening").plus(flow.amount("cash.net")))
                .isEqualTo(flow.amount("cash.closing"));
    }

    /** In pages of seven lines: none is lost or shown twice at the edges of pages. */
    private void linesSumUpTo(Actor actor, Books.Total total) {
        var page = page(actor);
        var asked =
                Asked.of(page, new Parameters(FROM.toString(), TO.toString(), null, null, null));
        var debit = Money.ZERO;
        var credit = Money.ZERO;
        Cursor after = Cursor.START;
        Money carried = total.opening();
        while (true) {
            var part =
                    tables.ledger(
                            page,
                            chart.byCode(actor),
                            List.of(total.account()),
                            asked,
                            after,
                            7,
                            "");
            var rows = part.table().rows();
            var natural =
                    java.util.Objects.requireNonNull(chart.byCode(actor).get(total.account()))
                                    .normal()
                            == Side.CREDIT;
            assertThat(amount(rows.getFirst(), 5)).isEqualTo(natural ? carried.negated() : carried);
            var sums = rows.getLast();
            debit = debit.plus(amount(sums, 3));
            credit = credit.plus(amount(sums, 4));
            carried = natural ? amount(sums, 5).negated() : amount(sums, 5);
            if (part.next() == null) {
                break;
            }
            after = part.next();
        }
        assertThat(debit).as("debit of " + total.account()).isEqualTo(total.debit());
        assertThat(credit).as("credit of " + total.account()).isEqualTo(total.credit());
        assertThat(carried).isEqualTo(total.closing());
    }

    private static Money amount(Table.Row row, int cell) {
        return java.util.Objects.requireNonNull(
                ((Table.Cell.Figure) row.cells().get(cell)).amount());
    }

    private Actor postedAtRandom(long seed) {
        var random = new Random(seed);
        var actor = Actor.system(world.cooperative());
        ledger.found(actor, EnumSet.allOf(Scope.class), LocalDate.of(2025, 1, 1));
        // Not the tills: they may not go below zero, which is another test's business.
        var accounts =
                chart.accounts(actor).stream()
                        .filter(a -> a.code() / 100 != 1101 && !a.line().equals("OFF"))
                        .map(Account::code)
                        .toList();
        var entries = new ArrayList<Entry>();
        var day = LocalDate.of(2025, 6, 1);
        for (int i = 0; i < 250; i++) {
            day = day.plusDays(random.nextInt(4));
            var lines = new ArrayList<Line>();
            var unit = random.nextInt(2);
            long left = 0;
            for (int l = 0; l < 1 + random.nextInt(4); l++) {
                var amount = 1 + random.nextInt(5_000_000);
                left += amount;
                lines.add(
                        Line.debit(
                                accounts.get(random.nextInt(accounts.size())),
                                0,
                                Money.rupiah(amount)));
            }
            lines.add(
                    Line.credit(
                            random.nextBoolean()
                                    ? 110201
                                    : accounts.get(random.nextInt(accounts.size())),
                            0,
                            Money.rupiah(left)));
            entries.add(
                    Entry.of(
                                    Uuid7.create(),
                                    day.isAfter(LocalDate.of(2026, 11, 20))
                                            ? LocalDate.of(2026, 11, 20)
                                            : day,
                                    "bookkeeping.manual",
                                    "Acak " + i,
                                    lines.toArray(Line[]::new))
                            .inUnit(unit));
        }
        assertThat(ledger.postAll(actor, entries)).isInstanceOf(BulkPosting.AllPosted.class);
        return actor;
    }

    @Test
    void capital_assigned_to_a_unit_is_taken_out_of_the_combined_position_and_stays_in_the_units() {
        var actor = Actor.system(world.cooperative());
        ledger.found(actor, EnumSet.allOf(Scope.class), LocalDate.of(2025, 1, 1));
        var day = LocalDate.of(2026, 5, 4);
        posted(
                actor,
                Entry.of(
                        Uuid7.create(),
                        day,
                        "bookkeeping.manual",
                        "Simpanan pokok",
                        Line.debit(110201, 0, Money.rupiah(9_000_000)),
                        Line.credit(310101, 0, Money.rupiah(9_000_000))));
        posted(
                actor,
                Entry.of(
                        Uuid7.create(),
                        day,
                        "bookkeeping.manual",
                        "Modal USP keluar",
                        Line.debit(120103, 0, Money.rupiah(5_000_000)),
                        Line.credit(110201, 0, Money.rupiah(5_000_000))));
        posted(
                actor,
                Entry.of(
                                Uuid7.create(),
                                day,
                                "bookkeeping.manual",
                                "Modal USP masuk",
                                Line.debit(110202, 0, Money.rupiah(5_000_000)),
                                Line.credit(310102, 0, Money.rupiah(5_000_000)))
                        .inUnit(1));
        var period = new Period(FROM, TO);
        var combined =
                statements.of(
                        actor, new Wanted(StatementKind.POSITION, period, Comparison.NONE, null));
        assertThat(combined.amount("assets.sum"))
                .isEqualTo(Money.rupiah(9_000_000))
                .isEqualTo(combined.amount("funding.sum"));
        assertThat(combined.amount("E01")).isEqualTo(Money.rupiah(9_000_000));
        assertThat(combined.row("B01")).isEmpty();
        assertThat(statements.eliminated(actor, period)).isEqualTo(Money.rupiah(5_000_000));
        var unit =
                statements.of(
                        actor, new Wanted(StatementKind.POSITION, period, Comparison.NONE, 1));
        assertThat(unit.amount("assets.sum"))
                .isEqualTo(Money.rupiah(5_000_000))
                .isEqualTo(unit.amount("funding.sum"));
        assertThat(unit.amount("E01")).isEqualTo(Money.rupiah(5_000_000));
    }

    private void posted(Actor actor, Entry entry) {
        assertThat(ledger.post(actor, entry)).isInstanceOf(Posting.Posted.class);
    }

    private static Page page(Actor actor) {
        return new Page(
                actor,
                Words.indonesian(),
                "/k/" + actor.at().text() + "/buku",
                "csrf",
                TO,
                "",
                null);
    }
}
