package id.sokoguru.reporting;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Books.Total;
import id.sokoguru.ledger.Chart;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to the statements of {@code actor.at()}: for any day or period, one unit or all
 * together.
 */
@Component
public class Statements {
    /**
     * A wish for a statement.
     *
     * @param unit one business unit, or null for all together, with what they owe each other taken
     *     out
     */
    public record Wanted(
            StatementKind kind, Period period, Comparison comparison, @Nullable Integer unit) {}

    private final Books books;
    private final Chart chart;
    private final Letterheads letterheads;

    Statements(Books books, Chart chart, Letterheads letterheads) {
        this.books = books;
        this.chart = chart;
        this.letterheads = letterheads;
    }

    /**
     * The statement, always of one moment: postings that arrive while it is read do not tear it.
     */
    public Statement of(Actor actor, Wanted wanted) {
        for (int attempt = 1; ; attempt++) {
            var size = books.head(actor).treeSize();
            var statement = read(actor, wanted);
            if (attempt == 3 || books.head(actor).treeSize() == size) {
                return statement;
            }
        }
    }

    private Statement read(Actor actor, Wanted wanted) {
        var accounts = chart.byCode(actor);
        var period = wanted.period();
        var unit = wanted.unit();
        var totals = totals(actor, period, unit);
        var earlierPeriod = earlier(wanted);
        var earlier = earlierPeriod == null ? null : totals(actor, earlierPeriod, unit);
        var combined = unit == null;
        return switch (wanted.kind()) {
            case TRIAL_BALANCE -> Layouts.trialBalance(accounts, totals, earlier);
            case POSITION ->
                    Layouts.position(
                            position(accounts, totals, combined),
                            earlier == null ? null : position(accounts, earlier, combined));
            case SURPLUS ->
                    Layouts.surplus(
                            earned(actor, accounts, period, unit),
                            earlierPeriod == null
                                    ? null
                                    : earned(actor, accounts, earlierPeriod, unit),
                            letterheads.of(actor).x03IsPokok());
            case EQUITY ->
                    Layouts.equity(
                            accounts,
                            totals,
                            earned(actor, accounts, period, unit),
                            earlier,
                            earlierPeriod == null
                                    ? null
                                    : earned(actor, accounts, earlierPeriod, unit),
                            combined);
            case CASH_FLOW ->
                    Layouts.cashFlow(
                            accounts,
                            moved(actor, period, unit),
                            totals,
                            earlierPeriod == null ? null : moved(actor, earlierPeriod, unit),
                            earlier);
        };
    }

    /** For a day, the period before ends where this one begins. */
    static @Nullable Period earlier(Wanted wanted) {
        var period = wanted.period();
        if (wanted.kind().isOfADay() && wanted.comparison() == Comparison.PERIOD_BEFORE) {
            var day = period.from().minusDays(1);
            return new Period(day, day);
        }
        return wanted.comparison().of(period).orElse(null);
    }

    private static Figures position(
            Map<Integer, Account> accounts, List<Total> totals, boolean combined) {
        var figures = Figures.closing(accounts, totals);
        if (combined) {
            figures.eliminateAssignedCapital();
        }
        return figures;
    }

    /**
     * What was taken out of the combined position because it is between the cooperative's own
     * units.
     */
    Money eliminated(Actor actor, Period period) {
        return Figures.closing(chart.byCode(actor), totals(actor, period, null))
                .eliminateAssignedCapital();
    }

    private List<Total> totals(Actor actor, Period period, @Nullable Integer unit) {
        return books.totals(actor, period.from(), period.to(), unit);
    }

    /** Income and expenses as they were earned: a year that was closed since is not empty. */
    private Figures earned(
            Actor actor, Map<Integer, Account> accounts, Period period, @Nullable Integer unit) {
        return Figures.movement(
                accounts, books.totalsBeforeClosing(actor, period.from(), period.to(), unit));
    }

    private List<Total> moved(Actor actor, Period period, @Nullable Integer unit) {
        return books.cashFlow(actor, period.from(), period.to(), unit);
    }
}
