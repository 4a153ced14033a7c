package id.sokoguru.renteng;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import id.sokoguru.ledger.Side;
import id.sokoguru.lending.Loans;
import id.sokoguru.membership.OpenTills;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for what members paid for each other: what is open, giving it back, taking it out. The
 * cooperative owes and is owed nothing of it, so it stands outside the balance sheet.
 */
@Component
public class Coverings {
    private final SettlementStore store;
    private final Books books;
    private final Ledger ledger;
    private final OpenTills tills;
    private final Tenancy tenancy;

    Coverings(SettlementStore store, Books books, Ledger ledger, OpenTills tills, Tenancy tenancy) {
        this.store = store;
        this.books = books;
        this.ledger = ledger;
        this.tills = tills;
        this.tenancy = tenancy;
    }

    /** What others paid for a member and have not got back. */
    public Money debt(Actor actor, long member) {
        return books.balance(actor, RentengJournals.DEBT, member);
    }

    /** As {@link #debt}, of many; who owes nothing is left out. */
    public Map<Long, Money> debts(Actor actor, Collection<Long> members) {
        var debts = new HashMap<Long, Money>();
        for (var place : books.places(actor, List.of(RentengJournals.DEBT), List.copyOf(members))) {
            if (place.balance().isPositive()) {
                debts.put(place.sub(), place.balance());
            }
        }
        return debts;
    }

    /** A claim with what of it is open. */
    public record Standing(Claim claim, Money open) {}

    /** What a member has to give back and to whom, the oldest first. */
    public List<Standing> owedBy(Actor actor, long member) {
        return tenancy.read(actor, () -> standing(actor, store.claimsOn(actor, member)));
    }

    /** What a member is to get back and from whom, the oldest first. */
    public List<Standing> owedTo(Actor actor, long member) {
        return tenancy.read(actor, () -> standing(actor, store.claimsOf(actor, member)));
    }

    /** All claims of a settlement, also those that were given back. */
    public List<Claim> of(Actor actor, java.util.UUID settlement) {
        return tenancy.read(actor, () -> store.claimsOf(actor, settlement));
    }

    private List<Standing> standing(Actor actor, List<Claim> claims) {
        var open = new HashMap<Long, Money>();
        for (var place :
                books.places(
                        actor,
                        List.of(RentengJournals.CLAIM),
                        claims.stream().map(Claim::number).toList())) {
            open.put(place.sub(), place.balance());
        }
        return claims.stream()
                .map(claim -> new Standing(claim, open.getOrDefault(claim.number(), Money.ZERO)))
                .filter(each -> each.open().isPositive())
                .toList();
    }

    /** How an amount that a member gives back is divided: the oldest settlement first. */
    List<RentengJournals.Returned> divide(Actor actor, long member, Money amount) {
        var open =
                owedBy(actor, member).stream()
                        .map(each ->
                                new Shortage.Open(
                                        each.claim().number(),
                                        each.claim().settlement(),
                                        each.claim().coverer(),
                                        each.open()))
                        .toList();
        return Shortage.giveBack(open, amount).stream()
                .map(each ->
                        new RentengJournals.Returned(
                                member, each.coverer(), each.claim(), each.amount()))
                .toList();
    }

    /** Opens the places that {@link #divide} needs, in the caller's transaction. */
    void open(Actor actor, List<RentengJournals.Returned> returned) {
        var coverers = new LinkedHashSet<Long>();
        returned.forEach(each -> coverers.add(each.coverer()));
        var places = new ArrayList<Ledger.Opening>();
        for (long member : coverers) {
            places.add(new Ledger.Opening(Loans.HELD, member, "MEMBER", member, Money.ZERO));
        }
        ledger.openAll(actor, places);
    }

    /** A member gives back at the till what others paid for her; it is kept for them. */
    public GivingBack.Answer giveBack(Actor actor, GivingBack order) {
        return tenancy.write(
                actor,
                () -> {
                    ledger.hold(actor);
                    var earlier = books.entry(actor, order.id());
                    if (earlier.isPresent()) {
                        return replay(actor, order, earlier.get(), RentengJournals.GIVEN_BACK);
                    }
                    var refusal = refusal(actor, order, debt(actor, order.member()));
                    if (refusal != null) {
                        return refusal;
                    }
                    var returned = divide(actor, order.member(), order.amount());
                    open(actor, returned);
                    return done(
                            ledger.post(
                                    actor,
                                    RentengJournals.givenBack(
                                            order.id(),
                                            order.date(),
                                            order.place(),
                                            order.member(),
                                            returned)));
                });
    }

    /** What is kept for a member (titipan, 210601) is handed to her in cash or by transfer. */
    public GivingBack.Answer takeOut(Actor actor, GivingBack order) {
        return tenancy.write(
                actor,
                () -> {
                    ledger.hold(actor);
                    var earlier = books.entry(actor, order.id());
                    if (earlier.isPresent()) {
                        return replay(actor, order, earlier.get(), RentengJournals.TAKEN_OUT);
                    }
                    var refusal =
                            refusal(actor, order, books.balance(actor, Loans.HELD, order.member()));
                    if (refusal != null) {
                        return refusal;
                    }
                    return done(
                            ledger.post(
                                    actor,
                                    RentengJournals.takenOut(
                                            order.id(),
                                            order.date(),
                                            order.place(),
                                            order.member(),
                                            order.amount())));
                });
    }

    private GivingBack.@Nullable Refused refusal(Actor actor, GivingBack order, Money open) {
        if (!order.amount().isPositive()) {
            return new GivingBack.NoAmount();
        }
        if (order.amount().compareTo(open) > 0) {
            return new GivingBack.MoreThanOpen(open);
        }
        return order.place().holdsMoney() && tills.isOpen(actor, order.place())
                ? null
                : new GivingBack.PlaceNotOpen();
    }

    private static GivingBack.Answer done(Posting posting) {
        return switch (posting) {
            case Posting.Posted(var receipt) -> new GivingBack.Done(receipt);
            case Posting.Refused reason -> new GivingBack.BooksRefuse(reason);
        };
    }

    /** The entry stands: if it is this very order, its receipt; else the id is something else's. */
    private static GivingBack.Answer replay(
            Actor actor, GivingBack order, PostedEntry earlier, String event) {
        var out = event.equals(RentengJournals.TAKEN_OUT);
        var money =
                earlier.lines().stream()
                        .anyMatch(line ->
                                line.account() == order.place().account()
                                        && line.sub() == order.place().sub()
                                        && line.side() == (out ? Side.CREDIT : Side.DEBIT)
                                        && line.amount().equals(order.amount()));
        var hers =
                earlier.lines().stream()
                        .anyMatch(line ->
                                line.account() == (out ? Loans.HELD : RentengJournals.DEBT)
                                        && line.sub() == order.member());
        return earlier.event().equals(event) && earlier.date().equals(order.date()) && money && hers
                ? new GivingBack.Done(receipt(actor, earlier))
                : new GivingBack.BooksRefuse(new Posting.OtherContent(earlier.entryNo()));
    }

    static Receipt receipt(Actor actor, PostedEntry entry) {
        return new Receipt(
                actor.at(), entry.entryNo(), entry.id(), entry.recordedAt(), entry.leaf(), true);
    }
}
