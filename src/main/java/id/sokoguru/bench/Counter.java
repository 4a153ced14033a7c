package id.sokoguru.bench;

import id.sokoguru.access.Access;
import id.sokoguru.access.NewUser;
import id.sokoguru.access.Place;
import id.sokoguru.access.Role;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Application;
import id.sokoguru.membership.MemberKind;
import id.sokoguru.membership.Members;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.Founding;
import id.sokoguru.registry.FoundingAnswer;
import id.sokoguru.registry.Registry;
import id.sokoguru.savings.BulkAnswer;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.savings.Opening;
import id.sokoguru.savings.Product;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.Terms;
import id.sokoguru.treasury.Denominations;
import id.sokoguru.treasury.OpeningAnswer;
import id.sokoguru.treasury.OpeningOrder;
import id.sokoguru.treasury.Tills;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sets up a real counter through the rooms' doors: a cooperative with members, their savings
 * accounts, an open till and the token of the teller who holds it.
 */
@Component
public class Counter {
    /** The till of every counter made here. */
    public static final int TILL = 1;

    /**
     * What a client needs.
     *
     * @param accounts the savings accounts are numbered from 1 to this
     * @param token for {@code Authorization: Bearer}
     */
    public record Open(CooperativeId cooperative, int accounts, String token) {
        /** Where deposits are sent. */
        public String deposits() {
            return "/api/v1/cooperatives/" + cooperative.text() + "/savings/deposits";
        }

        /** The JSON of a deposit in cash. */
        public static String deposit(long account, long rupiah) {
            return "{\"account\":" + account + ",\"amount\":" + rupiah + ",\"till\":" + TILL + "}";
        }
    }

    private final Registry registry;
    private final Access access;
    private final Members members;
    private final Savings savings;
    private final CounterLists lists;
    private final Tills tills;
    private final BusinessDay day;

    Counter(
            Registry registry,
            Access access,
            Members members,
            Savings savings,
            CounterLists lists,
            Tills tills,
            BusinessDay day) {
        this.registry = registry;
        this.access = access;
        this.members = members;
        this.savings = savings;
        this.lists = lists;
        this.tills = tills;
        this.day = day;
    }

    /** Founds a cooperative in a village and opens its counter for today. */
    public Open open(String village, int accounts) {
        var today = day.today();
        var booksFrom = today.withDayOfYear(1);
        var cooperative = found(village, booksFrom);
        var system = Actor.system(cooperative);
        tills.register(system, "Laci 1", 0);
        savings.setTerms(
                system,
                new Terms(
                        booksFrom,
                        Money.rupiah(100_000),
                        false,
                        Money.rupiah(20_000),
                        Terms.Period.MONTH));
        savings.setProduct(system, Product.usual(booksFrom));
        var teller =
                access.createAll(
                                Actor.installation(),
                                List.of(
                                        new NewUser(
                                                "kasir-" + cooperative.text(),
                                                "Kasir",
                                                null,
                                                List.of(Place.in(cooperative, Role.TELLER)))))
                        .getFirst();
        var opened =
                tills.open(
                        acting(teller, cooperative),
                        new OpeningOrder(Uuid7.create(), TILL, Denominations.NONE, Money.ZERO));
        if (!(opened instanceof OpeningAnswer.Opened)) {
            throw new IllegalStateException("the till did not open: " + opened);
        }
        join(system, accounts, today);
        var token =
                access.token(
                        Actor.installation(), teller, "bench", cooperative, Duration.ofDays(1));
        return new Open(cooperative, accounts, token);
    }

    private CooperativeId found(String village, LocalDate booksFrom) {
        var answer = registry.found(Actor.installation(), founding(village, booksFrom));
        if (answer instanceof FoundingAnswer.Founded(var cooperative)) {
            return cooperative;
        }
        throw new IllegalStateException("not founded: " + answer);
    }

    /**
     * A cooperative that lived through a month: members, each with a savings account that earns by
     * the daily balance, a deposit and a withdrawal.
     *
     * @param from the first day of the month
     */
    void livedThrough(String village, int accounts, LocalDate from) {
        var system = Actor.system(found(village, from));
        tills.register(system, "Laci 1", 0);
        savings.setTerms(
                system,
                new Terms(
                        from,
                        Money.rupiah(100_000),
                        false,
                        Money.rupiah(20_000),
                        Terms.Period.MONTH));
        savings.setProduct(system, Product.usual(from).earning("3", Product.Method.DAILY));
        join(system, accounts, from);
        move(system, accounts, from, true, 1_000_000);
        move(system, accounts, from.plusDays(10), true, 500_000);
        move(system, accounts, from.plusDays(20), false, 800_000);
    }

    private void move(Actor system, int accounts, LocalDate date, boolean in, long rupiah) {
        var orders = new ArrayList<CounterOrder>();
        var till = MoneyPlace.till(TILL);
        for (int account = 1; account <= accounts; account++) {
            var amount = Money.rupiah(rupiah + account % 7 * 1_000);
            orders.add(
                    in
                            ? new CounterOrder.Deposit(Uuid7.create(), account, amount, till, date)
                            : new CounterOrder.Withdrawal(
                                    Uuid7.create(), account, amount, till, date));
        }
        if (!(lists.takeAll(system, orders) instanceof BulkAnswer.AllDone)) {
            throw new IllegalStateException("the month's movements were refused");
        }
    }

    static Founding founding(String village, LocalDate booksFrom) {
        var id = Uuid7.create();
        return new Founding(
                id,
                "Koperasi Uji " + id,
                CooperativeKind.KSP,
                village,
                booksFrom,
                booksFrom,
                Set.of());
    }

    private void join(Actor system, int count, LocalDate today) {
        var applications = new ArrayList<Application>();
        for (int i = 1; i <= count; i++) {
            applications.add(
                    new Application(
                            Uuid7.create(),
                            MemberKind.BIASA,
                            "Anggota " + i,
                            null,
                            null,
                            null,
                            null,
                            null,
                            "RT 01",
                            null,
                            null,
                            today));
        }
        var till = MoneyPlace.till(TILL);
        var principals = new ArrayList<CounterOrder>();
        var openings = new ArrayList<Opening>();
        for (long number : members.enrolAll(system, applications)) {
            principals.add(
                    new CounterOrder.Principal(
                            Uuid7.create(), number, Money.rupiah(100_000), till, today));
            openings.add(new Opening(Uuid7.create(), number, 1, Money.ZERO, till, today));
        }
        if (!(lists.takeAll(system, principals) instanceof BulkAnswer.AllDone)) {
            throw new IllegalStateException("simpanan pokok was refused");
        }
        savings.openAll(system, openings);
    }

    private static Actor acting(UUID user, CooperativeId cooperative) {
        return new Actor(
                user,
                "Kasir",
                cooperative,
                Territory.of(cooperative),
                Role.TELLER.permissions(),
                null,
                true,
                "bench");
    }
}
