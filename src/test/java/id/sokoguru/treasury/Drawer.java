package id.sokoguru.treasury;

import id.sokoguru.access.Access;
import id.sokoguru.access.Approval;
import id.sokoguru.access.Approvals;
import id.sokoguru.access.NewUser;
import id.sokoguru.access.Place;
import id.sokoguru.access.Role;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Scope;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A cooperative with books, two tills, a bank account, two tellers and a chair: the cast of this
 * room.
 */
final class Drawer {
    static final String PASSWORD = "kata sandi untuk uji";

    final World world;
    final Ledger ledger;
    final Books books;
    final Tills tills;
    final Approvals approvals;
    final BusinessDay day;
    final CooperativeId cooperative;
    final Actor siti;
    final Actor budi;
    final Actor chair;
    final int till;

    Drawer(
            World world,
            Ledger ledger,
            Books books,
            Tills tills,
            Approvals approvals,
            Access access,
            BusinessDay day) {
        this(world.cooperative(), world, ledger, books, tills, approvals, access, day);
        ledger.found(
                Actor.system(cooperative), EnumSet.allOf(Scope.class), LocalDate.of(2026, 1, 1));
    }

    /** In a cooperative that the registry founded: for pages, which only open for those. */
    Drawer(
            CooperativeId cooperative,
            World world,
            Ledger ledger,
            Books books,
            Tills tills,
            Approvals approvals,
            Access access,
            BusinessDay day) {
        this.world = world;
        this.ledger = ledger;
        this.books = books;
        this.tills = tills;
        this.approvals = approvals;
        this.day = day;
        this.cooperative = cooperative;
        var system = Actor.system(cooperative);
        siti = person(access, "Siti", Role.TELLER);
        budi = person(access, "Budi", Role.TELLER);
        chair = person(access, "Hartini", Role.CHAIR);
        till = ((Tills.Registration.Registered) tills.register(system, "Kasir depan", 0)).till();
    }

    private Actor person(Access access, String name, Role role) {
        var created =
                access.create(
                        Actor.system(cooperative),
                        new NewUser(
                                signInName(name),
                                name,
                                PASSWORD,
                                List.of(Place.in(cooperative, role))));
        var user = ((Access.Created.Done) created).user();
        return new Actor(
                user,
                name,
                cooperative,
                Territory.of(cooperative),
                Set.copyOf(EnumSet.copyOf(role.permissions())),
                null,
                true,
                "web");
    }

    String signInName(String name) {
        return name.toLowerCase(Locale.ROOT) + "-" + Long.toString(cooperative.value(), 36);
    }

    /** Money comes into the vault from outside (a member's capital), as if of yesterday. */
    Drawer withVault(long rupiah) {
        posted(
                Entry.of(
                        Uuid7.create(),
                        day.today(),
                        "bookkeeping.manual",
                        "Modal awal",
                        Line.debit(110101, 0, Money.rupiah(rupiah)),
                        Line.credit(310601, 0, Money.rupiah(rupiah))));
        return this;
    }

    /** A payment at the counter, as savings would post it. */
    void taken(long rupiah) {
        posted(
                Entry.of(
                        Uuid7.create(),
                        day.today(),
                        "bookkeeping.manual",
                        "Terima di loket",
                        Line.debit(110102, till, Money.rupiah(rupiah)),
                        Line.credit(310601, 0, Money.rupiah(rupiah))));
    }

    Posting.Posted posted(Entry entry) {
        return switch (ledger.post(Actor.system(cooperative), entry)) {
            case Posting.Posted done -> done;
            case Posting.Refused refused -> throw new AssertionError(refused.toString());
        };
    }

    OpeningAnswer opens(Actor who, long counted, long fromVault) {
        return tills.open(
                who,
                new OpeningOrder(
                        Uuid7.create(),
                        till,
                        Denominations.making(Money.rupiah(counted)),
                        Money.rupiah(fromVault)));
    }

    ClosingAnswer closes(Actor who, long counted, String reason, long toVault) {
        return tills.close(who, closing(counted, reason, toVault));
    }

    ClosingOrder closing(long counted, String reason, long toVault) {
        return new ClosingOrder(
                Uuid7.create(),
                till,
                Denominations.making(Money.rupiah(counted)),
                reason,
                Money.rupiah(toVault));
    }

    List<Approval> waiting() {
        return approvals.list(chair, true);
    }

    Approvals.Decided decides(Actor who, boolean approve) {
        return approvals.decide(who, waiting().getFirst().id(), approve, "");
    }

    Money balance(int account, long sub) {
        return books.balance(chair, account, sub);
    }

    Money inTill() {
        return balance(110102, till);
    }

    static Money rp(long rupiah) {
        return Money.rupiah(rupiah);
    }
}
