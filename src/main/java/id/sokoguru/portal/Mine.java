package id.sokoguru.portal;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Side;
import id.sokoguru.membership.Member;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Savings;
import id.sokoguru.web.NotFound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What belongs to the member who asks, and nothing of anybody else: every answer starts from the
 * member's own number and the savings accounts that the register says are theirs.
 */
@Component
class Mine {
    static final int PRINCIPAL = 310101;
    static final int OBLIGATORY = 310201;
    private static final int SPECIAL_OBLIGATORY = 310202;
    static final int CANDIDATE_DEPOSIT = 210605;
    private static final int SURPLUS_SHARE = 210701;
    static final int OWED_TO_LEAVERS = 210708;

    /** Places that are numbered by the member. */
    private static final List<Integer> BY_MEMBER =
            List.of(
                    PRINCIPAL,
                    OBLIGATORY,
                    SPECIAL_OBLIGATORY,
                    CANDIDATE_DEPOSIT,
                    SURPLUS_SHARE,
                    OWED_TO_LEAVERS);

    /** A sub-account of the ledger. */
    record Place(int account, long sub) {}

    private final Members members;
    private final Savings savings;
    private final Books books;

    Mine(Members members, Savings savings, Books books) {
        this.members = members;
        this.savings = savings;
        this.books = books;
    }

    /**
     * An entry as the member sees it.
     *
     * @param change of all that the member has here; zero when money moved between own places
     * @param moved the amount to show, never negative
     * @param parts what it did to each of the member's places
     */
    record Movement(
            long entryNo,
            LocalDate date,
            String event,
            Money change,
            Money moved,
            Map<Place, Money> parts) {}

    long number(Actor actor) {
        return actor.memberNumber().orElseThrow(() -> new NotFound("no member"));
    }

    Member member(Actor actor) {
        return members.required(actor, number(actor));
    }

    Savings.Holdings holdings(Actor actor) {
        return savings.holdings(actor, number(actor)).orElseThrow(() -> new NotFound("no member"));
    }

    /** The member's places, those without movement too. */
    List<Place> places(Actor actor, Savings.Holdings held) {
        var places = new ArrayList<Place>();
        for (int account : BY_MEMBER) {
            places.add(new Place(account, number(actor)));
        }
        for (var one : held.accounts()) {
            places.add(new Place(one.account().account(), one.account().accountNo()));
        }
        return places;
    }

    /**
     * The latest entries that touch the member's places, newest first. @param before 0 = from the
     * newest
     */
    List<Movement> latest(Actor actor, long before, int limit) {
        var lines = new TreeMap<Long, List<Books.LedgerLine>>();
        for (var place : places(actor, holdings(actor))) {
            for (var line : books.place(actor, place.account(), place.sub(), before, 2 * limit)) {
                lines.computeIfAbsent(line.entryNo(), _ -> new ArrayList<>()).add(line);
            }
        }
        return lines.descendingMap().values().stream()
                .limit(limit)
                .map(of -> {
                    var parts = new LinkedHashMap<Place, Money>();
                    for (var line : of) {
                        parts.merge(
                                new Place(line.account(), line.sub()),
                                line.credit().minus(line.debit()),
                                Money::plus);
                    }
                    var first = of.getFirst();
                    return movement(first.entryNo(), first.businessDate(), first.event(), parts);
                })
                .toList();
    }

    /** An entry that touches the member's places; empty for every other. */
    Optional<Receipt> receipt(Actor actor, long no) {
        var own = places(actor, holdings(actor));
        return books.entry(actor, no).flatMap(entry -> receipt(entry, own));
    }

    record Receipt(PostedEntry entry, Movement movement) {}

    private static Optional<Receipt> receipt(PostedEntry entry, List<Place> own) {
        var parts = new LinkedHashMap<Place, Money>();
        for (var line : entry.lines()) {
            var place = new Place(line.account(), line.sub());
            if (own.contains(place)) {
                parts.merge(
                        place,
                        line.side() == Side.CREDIT ? line.amount() : line.amount().negated(),
                        Money::plus);
            }
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Receipt(
                                entry,
                                movement(entry.entryNo(), entry.date(), entry.event(), parts)));
    }

    private static Movement movement(
            long no, LocalDate date, String event, Map<Place, Money> parts) {
        var change = Money.ZERO;
        var largest = Money.ZERO;
        for (var part : parts.values()) {
            change = change.plus(part);
            largest = part.compareTo(largest) > 0 ? part : largest;
        }
        var moved = change.isZero() ? largest : change.isNegative() ? change.negated() : change;
        return new Movement(no, date, event, change, moved, parts);
    }
}
