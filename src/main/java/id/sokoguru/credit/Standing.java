package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a loan stands: its schedule and how much principal and interest were paid in all, as the
 * ledger says. Each fills the instalments from the oldest on, so a reversal needs no bookkeeping of
 * its own.
 */
public record Standing(Schedule schedule, Money principalPaid, Money interestPaid) {
    public Standing {
        if (principalPaid.isNegative() || interestPaid.isNegative()) {
            throw new IllegalArgumentException("paid less than nothing");
        }
        if (principalPaid.compareTo(schedule.principal().plus(schedule.capitalised())) > 0) {
            throw new IllegalArgumentException("more principal paid than was lent");
        }
    }

    public static Standing fresh(Schedule schedule) {
        return new Standing(schedule, Money.ZERO, Money.ZERO);
    }

    public Standing paid(Money principal, Money interest) {
        return new Standing(schedule, principalPaid.plus(principal), interestPaid.plus(interest));
    }

    /** What is still open of each instalment, penalties not counted; paid ones are left out. */
    public List<Due> open() {
        var open = new ArrayList<Due>();
        var principal = principalPaid;
        var interest = interestPaid;
        for (var line : schedule.lines()) {
            var paidPrincipal = min(principal, line.principal());
            var paidInterest = min(interest, line.interest());
            principal = principal.minus(paidPrincipal);
            interest = interest.minus(paidInterest);
            var due =
                    new Due(
                            line.no(),
                            line.due(),
                            line.principal().minus(paidPrincipal),
                            line.interest().minus(paidInterest),
                            Money.ZERO);
            if (due.total().isPositive()) {
                open.add(due);
            }
        }
        return open;
    }

    /** Open instalments due on or before a day, the oldest first. */
    public List<Due> due(LocalDate date) {
        return open().stream().filter(each -> !each.date().isAfter(date)).toList();
    }

    /** Open instalments due after a day, the next first. */
    public List<Due> coming(LocalDate date) {
        return open().stream().filter(each -> each.date().isAfter(date)).toList();
    }

    /** Instalments due before a day: what is late on that day. */
    public List<Due> late(LocalDate date) {
        return open().stream().filter(each -> each.date().isBefore(date)).toList();
    }

    /** Principal owed on a day, with what a grace has added to it until then. */
    public Money outstanding(LocalDate date) {
        return schedule.principal().plus(schedule.capitalisedUntil(date)).minus(principalPaid);
    }

    private static Money min(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
