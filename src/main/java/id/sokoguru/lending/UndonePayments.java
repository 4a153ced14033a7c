package id.sokoguru.lending;

import id.sokoguru.credit.Line;
import id.sokoguru.credit.Schedule;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.EntryReversed;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Sets right what stands beside the ledger when somebody undoes an entry that touched a loan: the
 * loan runs again, the earlier schedule is back, penalties that were assessed with it are
 * forgotten.
 */
@Component
class UndonePayments {
    private final LoanStore store;
    private final RepaymentStore rows;
    private final BusinessDay day;

    UndonePayments(LoanStore store, RepaymentStore rows, BusinessDay day) {
        this.store = store;
        this.rows = rows;
        this.day = day;
    }

    @EventListener
    void undone(EntryReversed undone) {
        var entry = undone.original();
        var numbers = new LinkedHashSet<Long>();
        for (var line : entry.lines()) {
            var loans =
                    line.account() / 100 == 1105
                            || line.account() / 100 == 1108
                            || line.account() == Loans.ACCRUED
                            || Booking.INCOMES.contains(line.account())
                            || line.account() == Loans.PENALTIES
                            || line.account() == Loans.BENEVOLENT;
            if (loans && line.sub() != 0) {
                numbers.add(line.sub());
            }
        }
        for (long number : numbers) {
            store.loan(undone.actor(), number)
                    .filter(loan ->
                            entry.lines().stream()
                                    .anyMatch(line ->
                                            line.sub() == number
                                                    && Repayments.isOfLoan(line.account(), loan)))
                    .ifPresent(loan -> undo(undone.actor(), loan, entry));
        }
    }

    private void undo(Actor actor, Loan loan, PostedEntry entry) {
        rows.lock(actor, loan.number());
        // What comes back after a write-off moves nothing that this room keeps rows about.
        if (entry.event().equals("lending.recovery")) {
            return;
        }
        rows.forget(actor, loan.number(), entry.id());
        if (rows.paidOutBy(actor, loan.number(), entry.id())) {
            store.end(actor, loan.number(), "CANCELLED", day.today(), day.now());
            return;
        }
        var settled = Settled.of(entry, loan);
        if (settled.principal().isPositive()
                || settled.interest().isPositive()
                || settled.penalty().isPositive()) {
            store.reopen(actor, loan.number());
        }
        var inForce = rows.inForce(actor, loan.number()).orElseThrow();
        if (entry.id().equals(inForce.entryId())) {
            rows.putBack(actor, loan.number(), inForce.scheduleNo(), day.now());
        } else if (isPayment(entry)
                && entry.entryNo() <= inForce.afterEntry()
                && inForce.scheduleNo() > 1) {
            inFront(actor, loan, inForce, settled, entry);
        }
    }

    /** A part of what an entry paid is owed again; the entry itself stands. */
    void takeBack(Actor actor, Loan loan, PostedEntry entry, Money principal, Money interest) {
        rows.lock(actor, loan.number());
        rows.forget(actor, loan.number(), entry.id());
        store.reopen(actor, loan.number());
        var inForce = rows.inForce(actor, loan.number()).orElseThrow();
        if (entry.entryNo() <= inForce.afterEntry() && inForce.scheduleNo() > 1) {
            var back = new Settled(principal, interest, Money.ZERO, Money.ZERO);
            inFront(actor, loan, inForce, back, entry);
        }
    }

    /** Accrual and its undoing are not payments: they change nothing that is owed. */
    private static boolean isPayment(PostedEntry entry) {
        return entry.lines().stream()
                .anyMatch(line ->
                        line.side() == Side.DEBIT
                                && line.account() != Loans.ACCRUED
                                && !Booking.INCOMES.contains(line.account()));
    }

    /**
     * An older payment falls away after the schedule was changed: what it paid is due since then,
     * as the first line of a new schedule.
     */
    private void inFront(
            Actor actor,
            Loan loan,
            RepaymentStore.InForce inForce,
            Settled settled,
            PostedEntry entry) {
        var principal = positive(settled.principal());
        var interest = positive(settled.interest());
        if (principal.isZero() && interest.isZero()) {
            return;
        }
        var agreed = store.schedules(actor, List.of(loan.number())).get(loan.number());
        if (agreed == null) {
            return;
        }
        var schedule = agreed.schedule();
        var due = entry.date();
        var first = schedule.lines().getFirst().due();
        if (!due.isBefore(first)) {
            due = first.minusDays(1);
        }
        var lines = new ArrayList<Line>();
        lines.add(new Line(1, due, interest, principal, interest, schedule.principal()));
        for (var line : schedule.lines()) {
            lines.add(
                    new Line(
                            line.no() + 1,
                            line.due(),
                            line.accrued(),
                            line.principal(),
                            line.interest(),
                            line.balance()));
        }
        var begin = schedule.disbursed().isBefore(due) ? schedule.disbursed() : due.minusDays(1);
        store.insertSchedule(
                actor,
                loan.number(),
                inForce.scheduleNo() + 1,
                Schedule.agreed(
                        schedule.principal().plus(principal), begin, schedule.interval(), lines),
                agreed.reason(),
                inForce.interestBefore().minus(interest),
                inForce.qualityBefore(),
                inForce.agreedOn(),
                day.now());
        rows.began(actor, loan.number(), inForce.scheduleNo() + 1, null, inForce.afterEntry());
    }

    private static Money positive(Money amount) {
        return amount.isNegative() ? Money.ZERO : amount;
    }
}
