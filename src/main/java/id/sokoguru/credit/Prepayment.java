package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;

/**
 * The schedule after principal was repaid ahead of time, for the instalments that are left,
 * numbered anew from 1. Interest of the interval in which it was repaid stays as billed. It needs
 * the schedule only, so it also works for one that was agreed elsewhere. Nothing may be in arrears.
 */
public final class Prepayment {
    private Prepayment() {}

    /**
     * Same number of instalments, each smaller in proportion (all methods).
     *
     * @param paid instalments already paid in full
     * @param extra less than the balance after them
     * @param date the day of the payment
     */
    public static Schedule smaller(Schedule schedule, int paid, Money extra, LocalDate date) {
        var owed = owed(schedule, paid, extra);
        var left = owed.minus(extra);
        var part = Portion.of(left.rupiah(), owed.rupiah());
        var lines = new ArrayList<Line>();
        var before = left;
        for (var line : schedule.lines().subList(paid, schedule.lines().size())) {
            var balance = part.of(line.balance());
            var kept = isRunning(schedule, line, date);
            lines.add(
                    new Line(
                            lines.size() + 1,
                            line.due(),
                            kept ? line.accrued() : part.of(line.accrued()),
                            before.minus(balance),
                            kept ? line.interest() : part.of(line.interest()),
                            balance));
            before = balance;
        }
        return new Schedule(left, Money.ZERO, schedule.begin(paid), schedule.interval(), lines);
    }

    /**
     * Same instalment, fewer of them. Flat: instalments as agreed, the last ones fall away.
     * Annuity: same payment, interest on what is owed. Others: same principal, interest on what is
     * owed.
     */
    public static Schedule shorter(
            Schedule schedule, Method method, int paid, Money extra, LocalDate date) {
        var owed = owed(schedule, paid, extra);
        var balance = owed.minus(extra);
        var left = balance;
        var agreed = owed;
        var lines = new ArrayList<Line>();
        for (var line : schedule.lines().subList(paid, schedule.lines().size())) {
            if (balance.isZero()) {
                break;
            }
            var whole = method == Method.FLAT || isRunning(schedule, line, date);
            var part = Portion.of(balance.rupiah(), agreed.rupiah());
            var interest = whole ? line.interest() : part.of(line.interest());
            var accrued = whole ? line.accrued() : part.of(line.accrued());
            var principal =
                    method == Method.ANNUITY ? line.payment().minus(interest) : line.principal();
            var last = line.no() == schedule.lines().size();
            if (last || principal.compareTo(balance) > 0) {
                principal = balance;
            }
            balance = balance.minus(principal);
            agreed = line.balance();
            lines.add(
                    new Line(lines.size() + 1, line.due(), accrued, principal, interest, balance));
        }
        return new Schedule(left, Money.ZERO, schedule.begin(paid), schedule.interval(), lines);
    }

    private static boolean isRunning(Schedule schedule, Line line, LocalDate date) {
        return schedule.begin(line.no() - 1).isBefore(date);
    }

    private static Money owed(Schedule schedule, int paid, Money extra) {
        var owed = paid == 0 ? schedule.principal() : schedule.lines().get(paid - 1).balance();
        if (schedule.capitalised().isPositive()) {
            throw new IllegalArgumentException("a schedule with interest on interest");
        }
        if (!extra.isPositive() || extra.compareTo(owed) >= 0) {
            throw new IllegalArgumentException("extra " + extra.text() + " of " + owed.text());
        }
        return owed;
    }
}
