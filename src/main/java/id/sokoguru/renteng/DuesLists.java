package id.sokoguru.renteng;

import id.sokoguru.credit.Due;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.lending.Loan;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.Position;
import id.sokoguru.savings.Savings;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Draws the dues list of a group: simpanan wajib up to the month of the meeting, what is due of
 * loans for which the group stands, the contribution to the group's own savings. It is reckoned
 * anew each time; nothing of it is stored.
 */
@Component
public class DuesLists {
    /** Principal of loans within a group. */
    static final int JOINT = 110502;

    private final GroupStore groups;
    private final SettlementStore settlements;
    private final Savings savings;
    private final Loans loans;
    private final Coverings coverings;
    private final Tenancy tenancy;

    DuesLists(
            GroupStore groups,
            SettlementStore settlements,
            Savings savings,
            Loans loans,
            Coverings coverings,
            Tenancy tenancy) {
        this.groups = groups;
        this.settlements = settlements;
        this.savings = savings;
        this.loans = loans;
        this.coverings = coverings;
        this.tenancy = tenancy;
    }

    /** A list with the loans that it was reckoned from. */
    record Drawn(DuesList list, Map<Long, List<Position>> loans) {}

    /** What a group has to bring on a day. */
    public DuesList of(Actor actor, Group group, LocalDate date) {
        return draw(actor, group, date).list();
    }

    Drawn draw(Actor actor, Group group, LocalDate date) {
        return tenancy.read(
                actor,
                () -> {
                    var members =
                            groups.seats(actor, group.number(), date).stream()
                                    .map(GroupStore.Seat::memberNo)
                                    .toList();
                    var running = new ArrayList<Loan>();
                    for (long member : members) {
                        loans.ofMember(actor, member).stream()
                                .filter(DuesLists::isJoint)
                                .filter(loan -> !loan.disbursedOn().isAfter(date))
                                .forEach(running::add);
                    }
                    var of = new HashMap<Long, List<Position>>();
                    for (var position : loans.positions(actor, running, date).values()) {
                        if (position.product().contract().isMoneyLent()) {
                            of.computeIfAbsent(position.loan().member(), _ -> new ArrayList<>())
                                    .add(position);
                        }
                    }
                    var contribution =
                            settledIn(actor, group, YearMonth.from(date))
                                    ? Money.ZERO
                                    : group.contribution();
                    var obligatory = savings.owedOn(actor, members, date);
                    var debts = coverings.debts(actor, members);
                    var lines = new ArrayList<DueLine>();
                    for (long member : members) {
                        lines.add(
                                line(
                                        member,
                                        obligatory.getOrDefault(member, Money.ZERO),
                                        of.getOrDefault(member, List.of()),
                                        contribution,
                                        debts.getOrDefault(member, Money.ZERO)));
                    }
                    return new Drawn(new DuesList(group, date, lines), of);
                });
    }

    private static DueLine line(
            long member, Money obligatory, List<Position> loans, Money contribution, Money debt) {
        var principal = Money.ZERO;
        var interest = Money.ZERO;
        var penalty = Money.ZERO;
        for (var position : loans) {
            for (Due due : position.due()) {
                principal = principal.plus(due.principal());
                interest = interest.plus(due.interest());
                penalty = penalty.plus(due.penalty());
            }
        }
        return new DueLine(member, obligatory, principal, interest, penalty, contribution, debt);
    }

    /** Loans for which a group stands and that run. */
    static boolean isJoint(Loan loan) {
        return loan.isRunning() && (loan.account() == JOINT || loan.group() != null);
    }

    /** Once a month. */
    private boolean settledIn(Actor actor, Group group, YearMonth month) {
        return settlements.settlements(actor, group.number(), month.atDay(1)).stream()
                .anyMatch(row -> row.stands() && YearMonth.from(row.settledOn()).equals(month));
    }
}
