package id.sokoguru.renteng;

import id.sokoguru.credit.Allocation;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.EntryReversed;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Side;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.Position;
import id.sokoguru.lending.Repayments;
import id.sokoguru.membership.OpenTills;
import id.sokoguru.renteng.SettlementOrder.Part;
import id.sokoguru.renteng.SettlementOrder.Sharing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The door through which a group pays as one. It is taken only when it is whole: what some lack,
 * the others step in with, or nothing is written. One settlement is one entry.
 */
@Component
public class GroupSettlements {
    private final GroupStore groups;
    private final SettlementStore store;
    private final DuesLists dues;
    private final Coverings coverings;
    private final Repayments repayments;
    private final OpenTills tills;
    private final Books books;
    private final Ledger ledger;
    private final Tenancy tenancy;
    private final BusinessDay day;

    GroupSettlements(
            GroupStore groups,
            SettlementStore store,
            DuesLists dues,
            Coverings coverings,
            Repayments repayments,
            OpenTills tills,
            Books books,
            Ledger ledger,
            Tenancy tenancy,
            BusinessDay day) {
        this.groups = groups;
        this.store = store;
        this.dues = dues;
        this.coverings = coverings;
        this.repayments = repayments;
        this.tills = tills;
        this.books = books;
        this.ledger = ledger;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** A sheet that is whole. */
    sealed interface Sum {
        record Whole(List<Shortage.Share> lacking, List<Shortage.Share> covering, Money givenBack)
                implements Sum {}

        record Not(SettlementAnswer.Refused reason) implements Sum {}
    }

    /** Adds a sheet up: pure, nothing is looked at but what is given. */
    static Sum add(DuesList list, SettlementOrder order) {
        var parts = new HashMap<Long, Part>();
        for (var part : order.parts()) {
            if (list.lines().stream().noneMatch(line -> line.member() == part.member())) {
                return no(new SettlementAnswer.NotOnSheet(part.member()));
            }
            parts.put(part.member(), part);
        }
        if (!list.total().isPositive()) {
            return no(new SettlementAnswer.NothingDue());
        }
        if (!order.due().equals(list.total())) {
            return no(new SettlementAnswer.FigureMoved(list.total()));
        }
        var lacking = new ArrayList<Shortage.Share>();
        var payers = new ArrayList<Long>();
        var agreed = new ArrayList<Shortage.Share>();
        var givenBack = Money.ZERO;
        for (var line : list.lines()) {
            var part =
                    parts.getOrDefault(
                            line.member(),
                            new Part(line.member(), Money.ZERO, Money.ZERO, Money.ZERO));
            var lacks = line.total().minus(part.paid());
            if (lacks.isNegative() || part.paid().isNegative()) {
                return no(new SettlementAnswer.MoreThanDue(line.member(), line.total()));
            }
            if (lacks.isPositive() && part.takesOver().isPositive()) {
                return no(new SettlementAnswer.CoversWhileShort(line.member()));
            }
            if (lacks.isPositive() && part.givesBack().isPositive()) {
                return no(new SettlementAnswer.GivesBackWhileShort(line.member()));
            }
            if (part.givesBack().isNegative() || part.givesBack().compareTo(line.debt()) > 0) {
                return no(new SettlementAnswer.MoreThanOwed(line.member(), line.debt()));
            }
            if (lacks.isPositive()) {
                lacking.add(new Shortage.Share(line.member(), lacks));
            } else if (line.total().isPositive()) {
                payers.add(line.member());
            }
            if (part.takesOver().isPositive()) {
                agreed.add(new Shortage.Share(line.member(), part.takesOver()));
            }
            givenBack = givenBack.plus(part.givesBack());
        }
        var missing = Shortage.sum(lacking);
        var covering = new ArrayList<Shortage.Share>();
        switch (order.sharing()) {
            case NONE -> {
                if (missing.isPositive()) {
                    return no(new SettlementAnswer.NotComplete(missing, payers.size()));
                }
            }
            case EQUALLY -> {
                if (missing.isPositive()) {
                    if (payers.isEmpty()) {
                        return no(new SettlementAnswer.NobodyPays(missing));
                    }
                    var shares = Shortage.equally(missing, payers.size());
                    for (int i = 0; i < shares.size(); i++) {
                        if (shares.get(i).isPositive()) {
                            covering.add(new Shortage.Share(payers.get(i), shares.get(i)));
                        }
                    }
                }
            }
            case AGREED -> {
                var sum = Shortage.sum(agreed);
                if (!sum.equals(missing)) {
                    return no(new SettlementAnswer.AgreedDiffers(sum, missing));
                }
                covering.addAll(agreed);
            }
        }
        var wanted = list.total().plus(givenBack);
        return order.counted().equals(wanted)
                ? new Sum.Whole(lacking, covering, givenBack)
                : no(new SettlementAnswer.CountedDiffers(order.counted(), wanted));
    }

    private static Sum no(SettlementAnswer.Refused reason) {
        return new Sum.Not(reason);
    }

    /** What would come of a sheet; empty when there is no such group. */
    java.util.Optional<Sum> check(Actor actor, SettlementOrder order) {
        return tenancy.read(
                actor,
                () ->
                        groups.group(actor, order.group())
                                .map(group -> add(dues.of(actor, group, order.date()), order)));
    }

    /** Takes what a group brings. The same order again answers the first receipt. */
    public SettlementAnswer settle(Actor actor, SettlementOrder order) {
        return tenancy.write(
                actor,
                () -> {
                    groups.lock(actor);
                    var found = groups.group(actor, order.group());
                    if (found.isEmpty()) {
                        return new SettlementAnswer.NoGroup();
                    }
                    // What is read below must still be so when it is written.
                    ledger.hold(actor);
                    var earlier = books.entry(actor, order.id());
                    if (earlier.isPresent()) {
                        return replay(actor, order, earlier.get());
                    }
                    var drawn = dues.draw(actor, found.get(), order.date());
                    return switch (add(drawn.list(), order)) {
                        case Sum.Not(var reason) -> reason;
                        case Sum.Whole whole ->
                                order.place().holdsMoney() && tills.isOpen(actor, order.place())
                                        ? post(actor, order, drawn, whole)
                                        : new SettlementAnswer.PlaceNotOpen();
                    };
                });
    }

    /** A loan on the sheet with how its dues are divided. */
    private record Paid(Position position, Allocation allocation) {}

    private SettlementAnswer post(
            Actor actor, SettlementOrder order, DuesLists.Drawn drawn, Sum.Whole whole) {
        var list = drawn.list();
        var credits = new ArrayList<Line>();
        var provisions = new ArrayList<Shortage.Share>();
        var paid = new ArrayList<Paid>();
        for (var line : list.lines()) {
            if (line.obligatory().isPositive()) {
                credits.add(
                        Line.credit(RentengJournals.OBLIGATORY, line.member(), line.obligatory()));
            }
            for (var position : drawn.loans().getOrDefault(line.member(), List.of())) {
                if (!position.dueTotal().isPositive()) {
                    continue;
                }
                var allocation = Repayments.divide(position, position.dueTotal());
                paid.add(new Paid(position, allocation));
                credits.addAll(Repayments.credits(position, allocation));
                earned(actor, position, allocation, provisions);
            }
        }
        var returned = new ArrayList<RentengJournals.Returned>();
        for (var part : order.parts()) {
            if (part.givesBack().isPositive()) {
                returned.addAll(coverings.divide(actor, part.member(), part.givesBack()));
            }
        }
        var pairs = Shortage.pairs(whole.lacking(), whole.covering());
        long first = pairs.isEmpty() ? 0 : groups.drawClaims(actor, pairs.size());
        var contributions = list.sum(DueLine::contribution);
        open(actor, list.group(), contributions, pairs, first);
        coverings.open(actor, returned);
        var entry =
                RentengJournals.settlement(
                        order.id(),
                        order.date(),
                        list.group(),
                        order.place(),
                        credits,
                        contributions,
                        provisions,
                        pairs,
                        first,
                        returned);
        return switch (ledger.post(actor, entry)) {
            case Posting.Refused reason -> new SettlementAnswer.BooksRefuse(reason);
            case Posting.Posted(var receipt) -> {
                for (var each : paid) {
                    repayments.settled(actor, order.id(), each.position(), each.allocation());
                }
                write(actor, order, list, whole, pairs, first);
                yield new SettlementAnswer.Settled(receipt);
            }
        };
    }

    /** What is left of a provision becomes income when a loan ends. */
    private void earned(
            Actor actor,
            Position position,
            Allocation allocation,
            List<Shortage.Share> provisions) {
        var after = position.standing().paid(allocation.principal(), allocation.interest());
        if (after.open().isEmpty()) {
            var left = books.balance(actor, Loans.UNEARNED_PROVISION, position.loan().number());
            if (left.isPositive()) {
                provisions.add(new Shortage.Share(position.loan().number(), left));
            }
        }
    }

    private void open(
            Actor actor,
            Group group,
            Money contributions,
            List<Shortage.Covered> pairs,
            long first) {
        var places = new ArrayList<Ledger.Opening>();
        if (contributions.isPositive()) {
            places.add(
                    new Ledger.Opening(
                            RentengJournals.SAVINGS, group.number(), "GROUP", 0, Money.ZERO));
        }
        pairs.stream()
                .map(Shortage.Covered::covered)
                .distinct()
                .forEach(member ->
                        places.add(
                                new Ledger.Opening(
                                        RentengJournals.DEBT,
                                        member,
                                        "MEMBER",
                                        member,
                                        Money.ZERO)));
        for (int i = 0; i < pairs.size(); i++) {
            // Nobody gets back more than she stepped in with: the ledger itself refuses it.
            places.add(
                    new Ledger.Opening(
                            RentengJournals.CLAIM,
                            first + i,
                            // As hers: so what cash came from whom is reckoned right.
                            "MEMBER",
                            pairs.get(i).coverer(),
                            Money.ZERO));
        }
        ledger.openAll(actor, places);
    }

    private void write(
            Actor actor,
            SettlementOrder order,
            DuesList list,
            Sum.Whole whole,
            List<Shortage.Covered> pairs,
            long first) {
        Map<Long, Money> lacks = new HashMap<>();
        whole.lacking().forEach(share -> lacks.put(share.member(), share.amount()));
        store.insert(
                actor,
                order.id(),
                order.group(),
                order.date(),
                pairs.isEmpty() ? Sharing.NONE : order.sharing(),
                list.lines().stream()
                        .map(line ->
                                new SettlementStore.Sheet(
                                        line.member(),
                                        line.obligatory(),
                                        line.principal(),
                                        line.interest(),
                                        line.penalty(),
                                        line.contribution(),
                                        lacks.getOrDefault(line.member(), Money.ZERO)))
                        .toList());
        store.insert(actor, order.id(), first, pairs);
    }

    /** The entry stands: if it is this very order, its receipt; else the id is something else's. */
    private SettlementAnswer replay(Actor actor, SettlementOrder order, PostedEntry earlier) {
        var money =
                earlier.lines().stream()
                        .anyMatch(line ->
                                line.account() == order.place().account()
                                        && line.sub() == order.place().sub()
                                        && line.side() == Side.DEBIT
                                        && line.amount().equals(order.counted()));
        var same =
                earlier.date().equals(order.date())
                        && money
                        && store.settlement(actor, order.id())
                                .filter(row -> row.groupNo() == order.group())
                                .isPresent();
        return same
                ? new SettlementAnswer.Settled(Coverings.receipt(actor, earlier))
                : new SettlementAnswer.BooksRefuse(new Posting.OtherContent(earlier.entryNo()));
    }

    // ---- reading

    /** A settlement as it was signed; empty when the entry was none. */
    record Signed(
            UUID entry,
            long group,
            LocalDate on,
            boolean stands,
            List<SettlementStore.Sheet> lines,
            List<Claim> claims) {}

    Signed signed(Actor actor, SettlementStore.Row row) {
        return tenancy.read(
                actor,
                () ->
                        new Signed(
                                row.entryId(),
                                row.groupNo(),
                                row.settledOn(),
                                row.stands(),
                                store.sheet(actor, row.entryId()),
                                store.claimsOf(actor, row.entryId())));
    }

    java.util.Optional<Signed> signed(Actor actor, UUID entry) {
        return tenancy.read(
                actor, () -> store.settlement(actor, entry).map(row -> signed(actor, row)));
    }

    List<SettlementStore.Row> list(Actor actor, long group, LocalDate from) {
        return tenancy.read(actor, () -> store.settlements(actor, group, from));
    }

    /** A settlement that is undone leaves no claims: the mirror of its entry emptied them. */
    @EventListener
    void undone(EntryReversed undone) {
        if (undone.original().event().equals(RentengJournals.SETTLEMENT)) {
            store.undo(undone.actor(), undone.original().id(), day.now());
        }
    }
}
