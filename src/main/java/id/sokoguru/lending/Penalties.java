package id.sokoguru.lending;

import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Due;
import id.sokoguru.credit.Standing;
import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The penalties of a loan: those that still grow, and those that were assessed and wait. */
final class Penalties {
    private Penalties() {}

    /** What is open on a day, each instalment with the penalty of its lateness alone. */
    static List<Due> growing(Standing standing, LoanProduct product, LocalDate date) {
        return standing.due(date).stream()
                .map(due -> {
                    var line = standing.schedule().lines().get(due.no() - 1);
                    return due.withPenalty(
                            product.penalty()
                                    .of(
                                            due.principal().plus(due.interest()),
                                            due.principal(),
                                            line.payment(),
                                            date.toEpochDay() - due.date().toEpochDay()));
                })
                .toList();
    }

    private static Money sum(List<Due> dues) {
        return dues.stream().map(Due::penalty).reduce(Money.ZERO, Money::plus);
    }

    /**
     * What would vanish with a payment: the penalty of what it pays, up to the day on which it
     * does.
     */
    static Money assessed(Standing before, Standing after, LoanProduct product, LocalDate date) {
        var gone = sum(growing(before, product, date)).minus(sum(growing(after, product, date)));
        return gone.isNegative() ? Money.ZERO : gone;
    }

    /**
     * What is open with its penalties.
     *
     * @param waiting assessed less paid; negative when a penalty that still grows was paid
     */
    static List<Due> due(Standing standing, LoanProduct product, Money waiting, LocalDate date) {
        var dues = new ArrayList<>(growing(standing, product, date));
        var credit = waiting.isNegative() ? waiting.negated() : Money.ZERO;
        for (int i = 0; i < dues.size() && credit.isPositive(); i++) {
            var due = dues.get(i);
            var used = due.penalty().compareTo(credit) <= 0 ? due.penalty() : credit;
            dues.set(i, due.withPenalty(due.penalty().minus(used)));
            credit = credit.minus(used);
        }
        if (waiting.isPositive()) {
            var earlier = new Due(0, date, Money.ZERO, Money.ZERO, waiting);
            // Where a penalty never keeps a debt alive, it waits for all that is due.
            var first = product.allocation().kinds().getFirst() == Allocation.Kind.PENALTY;
            dues.add(first ? 0 : dues.size(), earlier);
        }
        return dues;
    }
}
