package id.sokoguru.savings;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Scope;
import id.sokoguru.membership.Application;
import id.sokoguru.membership.MemberKind;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.Sex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A small women's cooperative with one drawer, for tests: pokok 100.000, wajib 20.000 a month. */
public final class Counter {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    public static final MoneyPlace TILL = MoneyPlace.till(1);

    public final CooperativeId coop;
    public final Actor teller;
    public final Actor chair;
    private final Members members;
    private final Savings savings;
    private final SavingsCounter desk;
    private final CounterLists lists;

    public Counter(
            CooperativeId coop,
            Ledger ledger,
            Members members,
            Savings savings,
            SavingsCounter desk,
            CounterLists lists) {
        this(coop, ledger, members, savings, desk, lists, Set.of(Scope.SP));
    }

    /** With other parts of the chart. */
    public Counter(
            CooperativeId coop,
            Ledger ledger,
            Members members,
            Savings savings,
            SavingsCounter desk,
            CounterLists lists,
            Set<Scope> scopes) {
        this.coop = coop;
        this.members = members;
        this.savings = savings;
        this.desk = desk;
        this.lists = lists;
        this.teller = actor(coop, true, Permission.TELLER, Permission.MEMBERS);
        this.chair = actor(coop, true, Permission.APPROVE, Permission.MEMBERS, Permission.TELLER);
        ledger.found(teller, scopes, LocalDate.of(2026, 1, 1));
        ledger.open(teller, MoneyPlace.TILL, 1, "TILL", 0, Money.ZERO);
        savings.setTerms(
                teller,
                new Terms(
                        LocalDate.of(2026, 1, 1),
                        rp(100_000),
                        false,
                        rp(20_000),
                        Terms.Period.MONTH));
        savings.setProduct(
                teller,
                Product.plain(
                        1,
                        LocalDate.of(2026, 1, 1),
                        "Simpanan Sukarela",
                        Product.Kind.ORDINARY,
                        rp(10_000),
                        rp(5_000)));
    }

    public static Actor actor(CooperativeId coop, boolean unmasked, Permission... permissions) {
        // As a job acts: the drawer of these books was opened in the ledger, not by the treasury.
        return new Actor(
                Uuid7.create(),
                "Bu Siti",
                coop,
                Territory.of(coop),
                Set.of(permissions),
                null,
                unmasked,
                Actor.JOB);
    }

    public static Money rp(long rupiah) {
        return Money.rupiah(rupiah);
    }

    public static Application application(String name, LocalDate date) {
        return new Application(
                Uuid7.create(),
                MemberKind.BIASA,
                name,
                null,
                null,
                LocalDate.of(1974, 5, 6),
                Sex.P,
                "0812-3456-7890",
                "RT 01 RW 02",
                "35.17.03.2001",
                "Petani",
                date);
    }

    /** Members numbered 1 … {@code count} who have paid simpanan pokok on a day. */
    public void join(int count, LocalDate on) {
        var applications = new ArrayList<Application>();
        for (int i = 0; i < count; i++) {
            applications.add(application("Anggota " + i, on));
        }
        var orders = new ArrayList<CounterOrder>();
        for (long number : members.enrolAll(teller, applications)) {
            orders.add(new CounterOrder.Principal(Uuid7.create(), number, rp(100_000), TILL, on));
        }
        assertThat(lists.takeAll(teller, orders)).isInstanceOf(BulkAnswer.AllDone.class);
    }

    /** Opens a savings account with a first deposit. */
    public long account(long member, long firstDeposit) {
        var answer =
                desk.open(
                        teller,
                        new Opening(Uuid7.create(), member, 1, rp(firstDeposit), TILL, TODAY));
        assertThat(answer).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) answer).account();
    }

    public CounterAnswer deposit(long account, long rupiah) {
        return desk.take(
                teller, new CounterOrder.Deposit(Uuid7.create(), account, rp(rupiah), TILL, TODAY));
    }

    public CounterAnswer withdraw(UUID id, long account, long rupiah) {
        return desk.take(teller, new CounterOrder.Withdrawal(id, account, rp(rupiah), TILL, TODAY));
    }

    public CounterAnswer obligatory(long member, long rupiah, LocalDate on) {
        return desk.take(
                teller, new CounterOrder.Obligatory(Uuid7.create(), member, rp(rupiah), TILL, on));
    }

    public static List<Long> numbers(int count) {
        return java.util.stream.LongStream.rangeClosed(1, count).boxed().toList();
    }
}
