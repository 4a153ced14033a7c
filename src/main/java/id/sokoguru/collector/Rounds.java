package id.sokoguru.collector;

import id.sokoguru.credit.Due;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.lending.Loan;
import id.sokoguru.lending.Loans;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Product;
import id.sokoguru.savings.Savings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The day list: whom a collector visits, what is due, what they usually save. Nobody else's. */
@Component
public class Rounds {
    private final Collectors collectors;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Members members;
    private final Savings savings;
    private final Loans loans;

    Rounds(
            Collectors collectors,
            Tenancy tenancy,
            BusinessDay day,
            Members members,
            Savings savings,
            Loans loans) {
        this.collectors = collectors;
        this.tenancy = tenancy;
        this.day = day;
        this.members = members;
        this.savings = savings;
        this.loans = loans;
    }

    /** The route of the acting collector: who is visited today first, most owed first. */
    public List<HouseCall> own(Actor actor) {
        var self = collectors.required(actor);
        return tenancy.read(
                actor,
                () -> {
                    var visits = new ArrayList<HouseCall>();
                    for (var stop : collectors.route(actor, self.collectorNo())) {
                        visit(actor, stop, visits);
                    }
                    visits.sort(
                            Comparator.comparing((HouseCall visit) -> !visit.today())
                                    .thenComparing(HouseCall::due, Comparator.reverseOrder())
                                    .thenComparing(HouseCall::member));
                    return visits;
                });
    }

    private void visit(Actor actor, Stop stop, List<HouseCall> visits) {
        var reader = reader(actor);
        var member = members.member(reader, stop.memberNo()).orElse(null);
        if (member == null || member.left() != null) {
            return;
        }
        var payables = new ArrayList<HouseCall.Payable>();
        var mine = loans.ofMember(actor, stop.memberNo()).stream().filter(Loan::isRunning).toList();
        var positions = loans.positions(actor, mine, day.today());
        for (var loan : mine) {
            var position = Objects.requireNonNull(positions.get(loan.number()));
            var due = position.dueTotal();
            var since = position.due().stream().map(Due::date).min(Comparator.naturalOrder());
            var next = position.next();
            if (due.isPositive()) {
                payables.add(
                        new HouseCall.Payable(
                                Taking.Kind.LOAN,
                                loan.number(),
                                loan.productName(),
                                due,
                                due,
                                since.orElse(null)));
            } else {
                next.ifPresent(coming ->
                        payables.add(
                                new HouseCall.Payable(
                                        Taking.Kind.LOAN,
                                        loan.number(),
                                        loan.productName(),
                                        coming.total(),
                                        Money.ZERO,
                                        coming.date())));
            }
        }
        savings.dues(reader, stop.memberNo())
                .ifPresent(dues -> {
                    var unpaid = dues.unpaid();
                    var open = unpaid.isEmpty();
                    payables.add(
                            new HouseCall.Payable(
                                    Taking.Kind.OBLIGATORY,
                                    0,
                                    "",
                                    open ? dues.next().open() : dues.arrears(),
                                    open ? Money.ZERO : dues.arrears(),
                                    open ? dues.next().period() : unpaid.getFirst().period()));
                });
        for (var account : savings.accounts(reader, stop.memberNo())) {
            if (account.isOpen() && account.account() == Product.VOLUNTARY) {
                payables.add(
                        new HouseCall.Payable(
                                Taking.Kind.SAVINGS,
                                account.accountNo(),
                                account.productName(),
                                stop.usual(),
                                Money.ZERO,
                                null));
            }
        }
        visits.add(
                new HouseCall(
                        stop.memberNo(),
                        member.name(),
                        member.address(),
                        member.phone(),
                        stop.visitDay(),
                        stop.visitDay().isOn(day.today()),
                        payables));
    }

    /**
     * As who reads members in full: what this room shows a collector of their own route, and asks
     * to hold a paper against. The role itself reads nobody.
     */
    static Actor reader(Actor actor) {
        var permissions = EnumSet.of(Permission.READ_MEMBERS);
        permissions.addAll(actor.permissions());
        return new Actor(
                actor.user(),
                actor.name(),
                actor.at(),
                actor.territory(),
                permissions,
                actor.member(),
                true,
                actor.device());
    }
}
