package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Access;
import id.sokoguru.access.NewUser;
import id.sokoguru.access.Place;
import id.sokoguru.access.Role;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Scope;
import id.sokoguru.membership.Application;
import id.sokoguru.membership.MemberKind;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.Sex;
import id.sokoguru.registry.Appointment;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.Founding;
import id.sokoguru.registry.FoundingAnswer;
import id.sokoguru.registry.Position;
import id.sokoguru.registry.Registry;
import id.sokoguru.savings.BulkAnswer;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.savings.Opening;
import id.sokoguru.savings.Product;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.Terms;
import id.sokoguru.treasury.CashPlace;
import id.sokoguru.treasury.MoveAnswer;
import id.sokoguru.treasury.MoveOrder;
import id.sokoguru.treasury.Tills;
import id.sokoguru.treasury.Treasury;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes village cooperatives with members, money and people who sign in, all through the doors. */
class Village {
    static final String PASSWORD = "sapi biru makan jagung";
    static final LocalDate FROM = LocalDate.of(2026, 8, 3);
    private static final MoneyPlace BANK = new MoneyPlace(110201, 1);
    private static final AtomicInteger TAKEN = new AtomicInteger();
    private static final List<String> NAMES =
            List.of(
                    "Siti Rahayu",
                    "Budi Santoso",
                    "Sri Wahyuni",
                    "Slamet Riyadi",
                    "Nur Hidayati",
                    "Joko Prasetyo",
                    "Endang Lestari",
                    "Mulyono Hadi Kusumo Wardoyo",
                    "Ratna Dewi",
                    "Agus Setiawan");

    private final Registry registry;
    private final Savings savings;
    private final CounterLists lists;
    private final Members members;
    private final Tills tills;
    private final Treasury treasury;
    private final Access access;

    Village(
            Registry registry,
            Savings savings,
            CounterLists lists,
            Members members,
            Tills tills,
            Treasury treasury,
            Access access) {
        this.registry = registry;
        this.savings = savings;
        this.lists = lists;
        this.members = members;
        this.tills = tills;
        this.treasury = treasury;
        this.access = access;
    }

    /**
     * A cooperative and whoever signs in to it; what they sign in with ends in its tag.
     *
     * @param tag set apart from every other cooperative of the run
     */
    record Cooperative(CooperativeId number, String name, String tag, long account) {
        String at(String path) {
            return "/k/" + number.text() + path;
        }

        String signIn(Role role) {
            return role.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + tag;
        }

        Actor system() {
            return Actor.system(number);
        }
    }

    /**
     * Founded in August, ten members with pokok, two months of wajib and savings, money at hand.
     */
    Cooperative founded() {
        int n = TAKEN.incrementAndGet();
        var tag = "j" + n;
        var name = "Koperasi Desa Merah Putih Sumber Rejeki " + n;
        var founding =
                new Founding(
                        Uuid7.create(),
                        name,
                        CooperativeKind.KDMP,
                        "35.17.03.2003",
                        FROM,
                        FROM,
                        EnumSet.noneOf(Scope.class));
        var number =
                ((FoundingAnswer.Founded) registry.found(Actor.installation(), founding))
                        .cooperative();
        var system = Actor.system(number);
        appoint(system, "Hartini", Position.KETUA);
        appoint(system, "Wibowo", Position.BENDAHARA);
        savings.setTerms(system, Terms.usual("KDMP", FROM));
        savings.setProduct(system, Product.usual(FROM));
        tills.register(system, "Kasir depan", 0);
        tills.register(system, "Kasir belakang", 0);
        treasury.registerBank(system, 110201, "BRI Diwek", "001100223344", name);
        long account = fill(system);
        people(number, tag);
        return new Cooperative(number, name, tag, account);
    }

    private void appoint(Actor system, String name, Position position) {
        registry.appoint(system, new Appointment(Uuid7.create(), name, position, false, FROM));
    }

    /** Answers the savings account of member 1. */
    private long fill(Actor system) {
        var applications = new ArrayList<Application>();
        for (var name : NAMES) {
            applications.add(
                    new Application(
                            Uuid7.create(),
                            MemberKind.BIASA,
                            name,
                            null,
                            null,
                            LocalDate.of(1974, 5, 6),
                            Sex.P,
                            "0812-3456-" + (7000 + applications.size()),
                            "RT 01 RW 02",
                            "35.17.03.2003",
                            "Petani",
                            FROM));
        }
        var numbers = members.enrolAll(system, applications);
        var orders = new ArrayList<CounterOrder>();
        for (long member : numbers) {
            orders.add(new CounterOrder.Principal(Uuid7.create(), member, rp(50_000), BANK, FROM));
        }
        taken(system, orders);
        var openings = new ArrayList<Opening>();
        for (long member : numbers) {
            openings.add(new Opening(Uuid7.create(), member, 1, Money.ZERO, BANK, FROM));
        }
        var accounts = savings.openAll(system, openings);
        orders.clear();
        for (int i = 0; i < accounts.size(); i++) {
            orders.add(
                    new CounterOrder.Obligatory(
                            Uuid7.create(), numbers.get(i), rp(20_000), BANK, FROM.plusDays(14)));
            orders.add(
                    new CounterOrder.Deposit(
                            Uuid7.create(),
                            accounts.get(i),
                            rp(130_000 + 45_000L * i),
                            BANK,
                            FROM.plusDays(20 + i)));
        }
        taken(system, orders);
        move(system, new CashPlace(110201, 1), CashPlace.VAULT, 2_000_000);
        move(system, CashPlace.VAULT, CashPlace.PETTY_CASH, 400_000);
        return accounts.getFirst();
    }

    private void taken(Actor system, List<CounterOrder> orders) {
        assertThat(lists.takeAll(system, orders)).isInstanceOf(BulkAnswer.AllDone.class);
    }

    private void move(Actor system, CashPlace from, CashPlace to, long rupiah) {
        var order =
                new MoveOrder(
                        Uuid7.create(),
                        FROM.plusDays(40),
                        from,
                        to,
                        rp(rupiah),
                        Money.ZERO,
                        "",
                        "");
        assertThat(treasury.move(system, order)).isInstanceOf(MoveAnswer.Moved.class);
    }

    private void people(CooperativeId number, String tag) {
        var users = new ArrayList<NewUser>();
        for (var role : Role.values()) {
            if (role.where() != Role.Where.COOPERATIVE) {
                continue;
            }
            var place = role == Role.MEMBER ? Place.member(number, 1) : Place.in(number, role);
            users.add(
                    new NewUser(
                            new Cooperative(number, "", tag, 0).signIn(role),
                            called(role),
                            PASSWORD,
                            List.of(place)));
        }
        users.add(
                new NewUser(
                        "dinas." + tag,
                        "Dwi Astuti",
                        PASSWORD,
                        List.of(Place.office("35.17", Role.OFFICE_INSPECTOR))));
        users.add(
                new NewUser(
                        "admin." + tag, "Eko Purnomo", PASSWORD, List.of(Place.installation())));
        access.createAll(Actor.installation(), users);
    }

    private static String called(Role role) {
        return switch (role) {
            case TELLER -> "Wati";
            case BOOKKEEPER -> "Rini";
            case MANAGER -> "Darmawan";
            case CHAIR -> "Hartini";
            case MEMBER -> "Siti Rahayu";
            case INTERNAL_SUPERVISOR -> "Suparman";
            case ADMINISTRATOR -> "Tuti";
            default -> role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
        };
    }

    static Money rp(long rupiah) {
        return Money.rupiah(rupiah);
    }
}
