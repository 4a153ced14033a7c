package id.sokoguru.payroll;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.lending.Loan;
import id.sokoguru.lending.Loans;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Savings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for what changes seldom: agencies, who is paid by them, the power of attorney, and what
 * a member wants kept back besides what is due.
 */
@Component
public class Agencies {
    private static final String KIND = "AGENCY";

    private final AgencyStore store;
    private final Members members;
    private final Savings savings;
    private final Loans loans;
    private final Chart chart;
    private final Ledger ledger;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Agencies(
            AgencyStore store,
            Members members,
            Savings savings,
            Loans loans,
            Chart chart,
            Ledger ledger,
            Tenancy tenancy,
            BusinessDay day) {
        this.store = store;
        this.members = members;
        this.savings = savings;
        this.loans = loans;
        this.chart = chart;
        this.ledger = ledger;
        this.tenancy = tenancy;
        this.day = day;
    }

    /**
     * Writes an agency down and opens its place in the ledger; the same request again answers the
     * same number.
     *
     * @param agency its number is drawn here
     */
    public long register(Actor actor, UUID request, Agency agency) {
        return tenancy.write(
                actor,
                () -> {
                    var earlier = store.ofRequest(actor, request);
                    if (earlier.isPresent()) {
                        return earlier.get();
                    }
                    long number = store.insert(actor, request, agency);
                    // No treasurer hands over more than was claimed: the ledger itself refuses it.
                    ledger.open(actor, PayrollJournals.CLAIM, number, KIND, 0, Money.ZERO);
                    return number;
                });
    }

    /** Another name, treasurer or cut-off day. */
    public void change(Actor actor, Agency agency) {
        tenancy.write(
                actor,
                () -> {
                    store.update(actor, agency);
                    return true;
                });
    }

    public List<Agency> agencies(Actor actor) {
        return tenancy.read(actor, () -> store.agencies(actor));
    }

    public Optional<Agency> agency(Actor actor, long number) {
        return tenancy.read(actor, () -> store.agency(actor, number));
    }

    /** What came of writing down who is paid where. */
    public enum Employed {
        DONE,
        NO_MEMBER,
        NO_AGENCY,
        ELSEWHERE
    }

    /** A member is paid by an agency from today; at the same agency again: another pay or NIP. */
    public Employed employ(Actor actor, long member, long agency, String staffNo, Money takeHome) {
        return tenancy.write(
                actor,
                () -> {
                    var found = members.member(actor, member);
                    if (found.isEmpty() || !found.get().isMember()) {
                        return Employed.NO_MEMBER;
                    }
                    if (store.agency(actor, agency).isEmpty()) {
                        return Employed.NO_AGENCY;
                    }
                    var now = current(actor, member);
                    if (now.isPresent() && now.get().agencyNo() != agency) {
                        return Employed.ELSEWHERE;
                    }
                    var since = now.map(Employee::since).orElse(day.today());
                    store.employ(actor, member, since, agency, staffNo.strip(), takeHome);
                    return Employed.DONE;
                });
    }

    /** Where a member is paid now. */
    public Optional<Employee> current(Actor actor, long member) {
        return history(actor, member).stream().filter(Employee::works).findFirst();
    }

    /** Where a member is and was paid, the newest first. */
    public List<Employee> history(Actor actor, long member) {
        return tenancy.read(actor, () -> store.employees(actor, null, member, day.today()));
    }

    /** Who is or was paid by an agency, by member number. */
    public List<Employee> employees(Actor actor, long agency) {
        return tenancy.read(actor, () -> store.employees(actor, agency, null, day.today()));
    }

    /**
     * The salary does not come from there any more: transfer, pension, death. What is still owed
     * then must be paid off, see {@link #toPayOff}.
     *
     * @return false when the member was not paid anywhere
     */
    public boolean leave(Actor actor, long member, LocalDate on, Employee.Leaving how) {
        return tenancy.write(
                actor,
                () -> {
                    if (current(actor, member).isEmpty()) {
                        return false;
                    }
                    store.leave(actor, member, on, how);
                    return true;
                });
    }

    /** Members who left their agency, are paid by no other, and still have running loans. */
    public List<Departed> toPayOff(Actor actor) {
        return tenancy.read(
                actor,
                () -> {
                    var all = store.employees(actor, null, null, day.today());
                    var departed = new ArrayList<Departed>();
                    for (var one : all) {
                        boolean newest =
                                all.stream()
                                                .filter(e -> e.memberNo() == one.memberNo())
                                                .findFirst()
                                                .orElseThrow()
                                        == one;
                        if (newest && !one.works()) {
                            var open =
                                    loans.ofMember(actor, one.memberNo()).stream()
                                            .filter(Loan::isRunning)
                                            .toList();
                            if (!open.isEmpty()) {
                                departed.add(new Departed(one, open));
                            }
                        }
                    }
                    return departed;
                });
    }

    /** Who is gone from the agency, and the loans to be paid off. */
    public record Departed(Employee employee, List<Loan> loans) {}

    // ---- power of attorney

    /** False when this number is already written down. */
    public boolean authorise(Actor actor, Mandate mandate) {
        return tenancy.write(actor, () -> store.authorise(actor, mandate));
    }

    /** The member takes the power back: from that day on nothing is listed. */
    public void revoke(Actor actor, long member, LocalDate on, String why) {
        tenancy.write(
                actor,
                () -> {
                    store.revoke(actor, member, on, why);
                    return true;
                });
    }

    public List<Mandate> mandates(Actor actor, long member) {
        return tenancy.read(actor, () -> store.mandates(actor, member));
    }

    // ---- standing orders

    /** What came of an order. */
    public enum Ordered {
        DONE,
        NO_AMOUNT,
        /** Not this member's, closed, or there is none. */
        NO_SAVINGS,
        /** These books have no such account. */
        NO_ACCOUNT
    }

    /**
     * Keeps an amount back every month, from one month to another.
     *
     * @param savingsAccount for {@link Kind#SAVINGS}, else 0
     * @param until last month; null = until further notice
     */
    public Ordered order(
            Actor actor,
            UUID request,
            long member,
            Kind kind,
            long savingsAccount,
            Money amount,
            LocalDate from,
            @Nullable LocalDate until) {
        return tenancy.write(
                actor,
                () -> {
                    if (!amount.isPositive()) {
                        return Ordered.NO_AMOUNT;
                    }
                    int account = account(actor, kind, member, savingsAccount);
                    if (account == 0) {
                        return Ordered.NO_SAVINGS;
                    }
                    if (!chart.byCode(actor).containsKey(account)) {
                        return Ordered.NO_ACCOUNT;
                    }
                    long sub =
                            switch (kind) {
                                case SAVINGS -> savingsAccount;
                                case OBLIGATORY -> member;
                                case PRINCIPAL, INTEREST, GOODS, SHOP, SOCIAL -> 0;
                            };
                    store.order(
                            actor,
                            request,
                            new StandingOrder(
                                    0,
                                    member,
                                    kind,
                                    account,
                                    sub,
                                    amount,
                                    from.withDayOfMonth(1),
                                    until == null ? null : until.withDayOfMonth(1)));
                    return Ordered.DONE;
                });
    }

    /** The kinds that these books know, for {@link #order}. */
    public List<Kind> orderable(Actor actor) {
        var accounts = chart.byCode(actor);
        var kinds = new ArrayList<>(List.of(Kind.SAVINGS, Kind.OBLIGATORY));
        if (accounts.containsKey(PayrollJournals.SHOP)) {
            kinds.add(Kind.SHOP);
        }
        if (accounts.containsKey(PayrollJournals.GOODS)) {
            kinds.add(Kind.GOODS);
        }
        kinds.add(Kind.SOCIAL);
        return kinds;
    }

    private int account(Actor actor, Kind kind, long member, long savingsAccount) {
        return switch (kind) {
            case OBLIGATORY -> PayrollJournals.OBLIGATORY;
            case GOODS -> PayrollJournals.GOODS;
            case SHOP -> PayrollJournals.SHOP;
            case SOCIAL -> PayrollJournals.SOCIAL;
            case SAVINGS ->
                    savings.account(actor, savingsAccount)
                            .filter(a -> a.memberNo() == member && a.isOpen() && !a.isTerm())
                            .map(a -> a.account())
                            .orElse(0);
            case PRINCIPAL, INTEREST ->
                    throw new IllegalArgumentException("loans are listed by themselves");
        };
    }

    /** The last month in which it is kept back. */
    public void endOrder(Actor actor, long member, long order, LocalDate lastMonth) {
        tenancy.write(
                actor,
                () -> {
                    store.endOrder(actor, member, order, lastMonth.withDayOfMonth(1));
                    return true;
                });
    }

    public List<StandingOrder> orders(Actor actor, long member) {
        return tenancy.read(actor, () -> store.orders(actor, member));
    }
}
