package id.sokoguru.lending;

import id.sokoguru.credit.Due;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for loans that come in the middle of their life. They stand as they stood elsewhere:
 * principal by the opening entry, interest by what the schedule keeps as earned before (ADR 0036),
 * so that no past income is invented here.
 */
@Component
public class BroughtLoans {
    private static final int ALLOWANCE = 110591;

    private final LoanStore store;
    private final RepaymentStore rows;
    private final Loans loans;
    private final Qualities qualities;
    private final Ledger ledger;
    private final Tenancy tenancy;
    private final BusinessDay day;

    BroughtLoans(
            LoanStore store,
            RepaymentStore rows,
            Loans loans,
            Qualities qualities,
            Ledger ledger,
            Tenancy tenancy,
            BusinessDay day) {
        this.store = store;
        this.rows = rows;
        this.loans = loans;
        this.qualities = qualities;
        this.ledger = ledger;
        this.tenancy = tenancy;
        this.day = day;
    }

    /**
     * A loan as it stands on the day of the opening.
     *
     * @param loan its schedule from the first instalment on, and the interest paid elsewhere
     * @param outstanding principal owed; from 1 to what was lent
     * @param accrued interest that the opening balance has as a receivable (110601)
     * @param unearned provision that the opening balance has as not yet earned (110509)
     * @param allowance for its loss in the opening balance (110591)
     * @param penalty owed on that day; null = whatever the product's rule says
     */
    public record MidLife(
            NewLoan loan,
            Money outstanding,
            Money accrued,
            Money unearned,
            Money allowance,
            @Nullable Money penalty) {
        /** Paid, or receivable before our books began: the ledger here never sees it earned. */
        Money earnedElsewhere() {
            return loan.interestElsewhere().plus(accrued);
        }
    }

    /**
     * @param numbers of the loans, in the order given
     * @param lines for the opening entry
     */
    public record TakenOver(List<Long> numbers, List<Line> lines) {}

    /**
     * Makes the loans and their places, in the caller's transaction, and says what the opening
     * entry has to carry. Posts nothing; call {@link #settle} when the entry stands.
     */
    public TakenOver begin(Actor actor, List<MidLife> all) {
        return tenancy.write(
                actor,
                () -> {
                    if (all.isEmpty()) {
                        return new TakenOver(List.of(), List.of());
                    }
                    long number = store.drawLoans(actor, all.size());
                    store.insertTakenOver(actor, number, all, day.now());
                    var numbers = new ArrayList<Long>();
                    var lines = new ArrayList<Line>();
                    var places = new ArrayList<Ledger.Opening>();
                    for (var each : all) {
                        places.addAll(Loans.places(each.loan(), number));
                        lines.add(
                                Line.debit(
                                        each.loan().product().account(),
                                        number,
                                        each.outstanding()));
                        if (each.accrued().isPositive()) {
                            lines.add(Line.debit(Loans.ACCRUED, number, each.accrued()));
                        }
                        if (each.unearned().isPositive()) {
                            lines.add(
                                    Line.credit(Loans.UNEARNED_PROVISION, number, each.unearned()));
                        }
                        if (each.allowance().isPositive()) {
                            places.add(
                                    new Ledger.Opening(
                                            ALLOWANCE,
                                            number,
                                            Loans.KIND,
                                            each.loan().member(),
                                            Money.ZERO));
                            lines.add(Line.credit(ALLOWANCE, number, each.allowance()));
                        }
                        numbers.add(number++);
                    }
                    ledger.openAll(actor, places);
                    return new TakenOver(numbers, lines);
                });
    }

    /**
     * Writes what stands beside the ledger on the day of the opening: penalties as they were owed,
     * and the class that follows from the days past due. In the transaction of the entry.
     */
    public void settle(
            Actor actor, UUID entry, LocalDate opening, List<MidLife> all, List<Long> numbers) {
        tenancy.write(
                actor,
                () -> {
                    var positions = loans.running(actor, opening);
                    for (int i = 0; i < all.size(); i++) {
                        var owed = all.get(i).penalty();
                        var position = Objects.requireNonNull(positions.get(numbers.get(i)));
                        if (owed == null) {
                            continue;
                        }
                        var grown =
                                Penalties.growing(position.standing(), position.product(), opening)
                                        .stream()
                                        .map(Due::penalty)
                                        .reduce(Money.ZERO, Money::plus);
                        if (!owed.equals(grown)) {
                            rows.assess(actor, numbers.get(i), entry, owed.minus(grown), opening);
                        }
                    }
                    return qualities.record(actor, opening);
                });
    }
}
