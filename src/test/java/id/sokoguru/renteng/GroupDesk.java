package id.sokoguru.renteng;

import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Schedule;
import id.sokoguru.credit.Terms;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.lending.Loan;
import id.sokoguru.lending.LoanProduct;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.NewLoan;
import id.sokoguru.lending.Preset;
import id.sokoguru.membership.Members;
import id.sokoguru.renteng.SettlementOrder.Part;
import id.sokoguru.renteng.SettlementOrder.Sharing;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * A women's cooperative with groups, for tests: everybody joined in November, so that each owes one
 * month of simpanan wajib (20.000), 10.000 for the group, and with a loan of a million 100.000 and
 * 20.000 a month: 150.000.
 */
final class GroupDesk {
    static final LocalDate MET = LocalDate.of(2026, 11, 20);
    static final Money EACH = rp(150_000);

    /** Made by the bean factory, since every test shares one context. */
    static class Maker {
        final World world;
        final Ledger ledger;
        final Books books;
        final Members members;
        final Savings savings;
        final SavingsCounter desk;
        final CounterLists lists;
        final Loans loans;
        final Groups groups;
        final DuesLists dues;
        final GroupSettlements settlements;
        final Coverings coverings;

        Maker(
                World world,
                Ledger ledger,
                Books books,
                Members members,
                Savings savings,
                SavingsCounter desk,
                CounterLists lists,
                Loans loans,
                Groups groups,
                DuesLists dues,
                GroupSettlements settlements,
                Coverings coverings) {
            this.world = world;
            this.ledger = ledger;
            this.books = books;
            this.members = members;
            this.savings = savings;
            this.desk = desk;
            this.lists = lists;
            this.loans = loans;
            this.groups = groups;
            this.dues = dues;
            this.settlements = settlements;
            this.coverings = coverings;
        }

        GroupDesk make(int members) {
            return new GroupDesk(this, members);
        }
    }

    final Counter counter;
    final Actor officer;
    private final Maker with;

    private GroupDesk(Maker with, int members) {
        this.with = with;
        counter =
                new Counter(
                        with.world.cooperative(),
                        with.ledger,
                        with.members,
                        with.savings,
                        with.desk,
                        with.lists);
        officer =
                Counter.actor(
                        counter.coop,
                        true,
                        Permission.LEND,
                        Permission.TELLER,
                        Permission.MEMBERS,
                        Permission.READ_MEMBERS,
                        Permission.READ_BOOKS);
        counter.join(members, LocalDate.of(2026, 11, 5));
        var capital =
                Entry.of(
                        Uuid7.create(),
                        LocalDate.of(2026, 1, 6),
                        "bookkeeping.manual",
                        "Hibah",
                        Line.debit(110102, 1, rp(500_000_000)),
                        Line.credit(310601, 0, rp(500_000_000)));
        assertThat(with.ledger.post(officer, capital)).isInstanceOf(Posting.Posted.class);
    }

    Group founded(String name) {
        return founded(name, 10_000);
    }

    Group founded(String name, long contribution) {
        var answer = with.groups.found(officer, founding(name, contribution));
        assertThat(answer).isInstanceOf(Founding.Founded.class);
        return ((Founding.Founded) answer).group();
    }

    static Founding founding(String name, long contribution) {
        return new Founding(
                Uuid7.create(),
                name,
                LocalDate.of(2026, 1, 10),
                20,
                LocalTime.of(15, 30),
                "Rumah PJ",
                7,
                rp(contribution),
                "Bu Endang");
    }

    /** Members {@code from} to {@code to} join. */
    void join(Group group, long from, long to) {
        assertThat(
                        with.groups.joinAll(
                                officer,
                                group.number(),
                                LongStream.rangeClosed(from, to).boxed().toList(),
                                LocalDate.of(2026, 11, 5)))
                .isInstanceOf(Joining.Done.class);
    }

    LoanProduct product() {
        var product =
                Preset.JOINT.product(1, LocalDate.of(2026, 1, 1), "Renteng", Rate.percent("40"));
        with.loans.setProduct(officer, product);
        return product;
    }

    /** A million in ten months at 2 % flat, paid out so that the first instalment is due. */
    Loan lend(LoanProduct product, long member, Group group) {
        var id = Uuid7.create();
        var paidOut = MET.minusMonths(1);
        var loan =
                with.loans.make(
                        officer,
                        new NewLoan(
                                id,
                                null,
                                member,
                                group.number(),
                                product,
                                Schedule.of(
                                        Terms.monthly(
                                                rp(1_000_000),
                                                Method.FLAT,
                                                Charge.monthly("2"),
                                                10,
                                                paidOut)),
                                Schedule.Reason.GRANTED,
                                Money.ZERO,
                                Money.ZERO,
                                false,
                                "Modal warung",
                                paidOut));
        var entry =
                Entry.of(
                        id,
                        paidOut,
                        "lending.disbursement",
                        "Pencairan",
                        Line.debit(110502, loan.number(), rp(1_000_000)),
                        Line.credit(110102, 1, rp(1_000_000)));
        assertThat(with.ledger.post(officer, entry)).isInstanceOf(Posting.Posted.class);
        return loan;
    }

    /** Twenty members who owe 150.000 each. */
    Group twenty() {
        var group = founded("Melati");
        join(group, 1, 20);
        var product = product();
        for (long member = 1; member <= 20; member++) {
            lend(product, member, group);
        }
        return group;
    }

    DuesList dues(Group group, LocalDate date) {
        return with.dues.of(officer, group, date);
    }

    /** Who is named pays nothing, everybody else in full. */
    static List<Part> allBut(DuesList list, Long... unpaid) {
        var without = List.of(unpaid);
        var parts = new ArrayList<Part>();
        for (var line : list.lines()) {
            parts.add(
                    without.contains(line.member())
                            ? new Part(line.member(), Money.ZERO, Money.ZERO, Money.ZERO)
                            : Part.full(line));
        }
        return parts;
    }

    static SettlementOrder order(
            UUID id, DuesList list, Sharing sharing, Money counted, List<Part> parts) {
        return new SettlementOrder(
                id,
                list.group().number(),
                list.date(),
                Counter.TILL,
                list.total(),
                sharing,
                counted,
                parts);
    }

    SettlementAnswer settle(DuesList list, Sharing sharing, List<Part> parts) {
        var back = parts.stream().map(Part::givesBack).reduce(Money.ZERO, Money::plus);
        return with.settlements.settle(
                officer, order(Uuid7.create(), list, sharing, list.total().plus(back), parts));
    }

    long settled(SettlementAnswer answer) {
        assertThat(answer).isInstanceOf(SettlementAnswer.Settled.class);
        return ((SettlementAnswer.Settled) answer).receipt().entryNo();
    }

    /** Does something on another day, and comes back. */
    void at(LocalDate date, Runnable work) {
        with.world.setDay(date);
        work.run();
        with.world.setTime(World.START);
    }

    Money balance(int account, long sub) {
        return with.books.balance(officer, account, sub);
    }
}
