package id.sokoguru.treasury;

import id.sokoguru.access.Access;
import id.sokoguru.access.Approvals;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to the tills: registering, opening and closing them, and asking whether somebody may use
 * one. A till that another cooperative has does not exist here ({@link NotFound}).
 */
@Component
public class Tills {
    private final TreasuryStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Ledger ledger;
    private final Books books;
    private final Access access;
    private final Approvals approvals;
    private final Handovers handovers;

    Tills(
            TreasuryStore store,
            Tenancy tenancy,
            BusinessDay day,
            Ledger ledger,
            Books books,
            Access access,
            Approvals approvals,
            Handovers handovers) {
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.ledger = ledger;
        this.books = books;
        this.access = access;
        this.approvals = approvals;
        this.handovers = handovers;
    }

    /** What came of registering a till. */
    public sealed interface Registration {
        record Registered(int till) implements Registration {}

        record NameTaken() implements Registration {}
    }

    /**
     * Registers a till and opens its place in the ledger, which never falls below zero.
     *
     * @param unit the business unit it serves, 0 = the cooperative itself
     */
    public Registration register(Actor actor, String name, int unit) {
        return tenancy.write(
                actor,
                () -> {
                    store.lockTills(actor);
                    var tills = store.tills(actor);
                    if (tills.stream()
                            .anyMatch(till -> till.name().equalsIgnoreCase(name.strip()))) {
                        return new Registration.NameTaken();
                    }
                    int number = tills.isEmpty() ? 1 : tills.getLast().till() + 1;
                    store.insertTill(actor, number, name.strip(), unit, day.now());
                    ledger.open(actor, CashPlace.TILL_ACCOUNT, number, "TILL", 0, Money.ZERO);
                    return new Registration.Registered(number);
                });
    }

    public List<Till> all(Actor actor) {
        return tenancy.read(actor, () -> store.tills(actor));
    }

    /** The till with this number; {@link NotFound} when this cooperative has none. */
    public Till till(Actor actor, long number) {
        return tenancy.read(actor, () -> find(actor, number));
    }

    private Till find(Actor actor, long number) {
        return store.till(actor, number).orElseThrow(() -> new NotFound("till " + number));
    }

    /** How a till stands; {@link NotFound} when this cooperative has none of this number. */
    public TillPosition position(Actor actor, long number) {
        return tenancy.read(actor, () -> position(actor, find(actor, number), null));
    }

    /** How all tills stand, in the order of their numbers. */
    public List<TillPosition> positions(Actor actor) {
        return tenancy.read(
                actor,
                () -> {
                    var tills = store.tills(actor);
                    var holders = tills.stream().map(Till::holder).filter(h -> h != null).toList();
                    var names = access.names(holders);
                    return tills.stream().map(till -> position(actor, till, names)).toList();
                });
    }

    /**
     * The till that the actor holds, opened today or left open, with its figures for the thin bar;
     * whether they may use it says {@link #check}.
     */
    public Optional<TillPosition> openFor(Actor actor) {
        return tenancy.read(
                actor,
                () -> store.heldBy(actor, actor.user()).map(till -> position(actor, till, null)));
    }

    private TillPosition position(Actor actor, Till till, @Nullable Map<UUID, String> names) {
        var place = books.place(actor, CashPlace.TILL_ACCOUNT, till.till());
        var balance = place.map(Books.Place::balance).orElse(Money.ZERO);
        var holder = till.holder();
        if (holder == null || place.isEmpty()) {
            return new TillPosition(till, "", balance, Money.ZERO, Money.ZERO, balance);
        }
        var session = store.session(actor, till.till(), till.sessionNo());
        var name = names == null ? nameOf(actor, holder) : names.getOrDefault(holder, "");
        return new TillPosition(
                till,
                name,
                session.debits().minus(session.credits()),
                place.get().debits().minus(session.debits()),
                place.get().credits().minus(session.credits()),
                balance);
    }

    String nameOf(Actor actor, UUID user) {
        return user.equals(actor.user())
                ? actor.name()
                : access.names(List.of(user)).getOrDefault(user, "");
    }

    /**
     * Whether the actor may take and pay money at a till now. Asked in the transaction that posts,
     * the till stays as it is until that transaction ends; asked before it, the ledger refuses the
     * entry if the till has closed since ({@link Posting.PlaceClosed}).
     */
    public TillCheck check(Actor actor, long tillNumber) {
        return tenancy.read(
                actor,
                () -> {
                    store.shareTills(actor);
                    return check(actor, find(actor, tillNumber));
                });
    }

    private TillCheck check(Actor actor, Till till) {
        var holder = till.holder();
        var openedOn = till.openedOn();
        if (holder == null || openedOn == null) {
            return new TillCheck.NotOpen();
        } else if (!holder.equals(actor.user())) {
            return new TillCheck.HeldBy(nameOf(actor, holder));
        } else if (till.closing() != null) {
            return new TillCheck.NotOpen();
        } else if (openedOn.isBefore(day.today())) {
            return new TillCheck.LeftOpen(openedOn);
        } else {
            return new TillCheck.Open(till);
        }
    }

    /** Opens a till for today: what lies in it was counted and is what the books say. */
    public OpeningAnswer open(Actor actor, OpeningOrder order) {
        return tenancy.write(actor, () -> opened(actor, order));
    }

    private OpeningAnswer opened(Actor actor, OpeningOrder order) {
        store.lockTills(actor);
        ledger.hold(actor);
        var till = find(actor, order.till());
        if (store.count(actor, order.id()).isPresent()) {
            return new OpeningAnswer.Opened(position(actor, till, null));
        }
        var holder = till.holder();
        if (holder != null && !holder.equals(actor.user())) {
            return new OpeningAnswer.HeldBy(nameOf(actor, holder));
        }
        var mine = store.heldBy(actor, actor.user());
        if (mine.isPresent()) {
            return new OpeningAnswer.YouHold(mine.get());
        }
        var place = books.place(actor, CashPlace.TILL_ACCOUNT, till.till()).orElseThrow();
        var counted = order.count().total();
        if (!counted.equals(place.balance())) {
            return new OpeningAnswer.Differs(place.balance(), counted);
        }
        var vault = books.balance(actor, CashPlace.VAULT.account(), 0);
        if (order.fromVault().compareTo(vault) > 0) {
            return new OpeningAnswer.VaultHasOnly(vault);
        }
        var now = day.now();
        int session = till.sessionNo() + 1;
        var count = count(actor, order.id(), till, "OPENING", place.balance(), counted, "");
        store.insertCount(actor, count, order.count());
        store.insertSession(
                actor,
                till.till(),
                new TreasuryStore.Session(
                        session,
                        day.today(),
                        actor.user(),
                        order.id(),
                        place.debits(),
                        place.credits()),
                now);
        store.setState(actor, till.till(), session, actor.user(), null, now, null);
        reopen(actor, till.till());
        if (order.fromVault().isPositive()) {
            handovers.ask(
                    actor,
                    second(order.id()),
                    "OPENING",
                    till.till(),
                    false,
                    order.fromVault(),
                    "");
        }
        return new OpeningAnswer.Opened(position(actor, find(actor, till.till()), null));
    }

    private CashCount count(
            Actor actor,
            UUID id,
            Till till,
            String purpose,
            Money book,
            Money counted,
            String reason) {
        return new CashCount(
                id,
                CashPlace.TILL_ACCOUNT,
                till.till(),
                purpose,
                day.today(),
                day.now(),
                actor.user(),
                book,
                counted,
                books.head(actor).treeSize(),
                reason.strip(),
                null);
    }

    /**
     * Closes a till. What is too much is taken to 111101 at once; what is missing needs a reason
     * and a second person (C093), and until then nobody may use the till. The holder closes, or
     * whoever may approve closes for a holder who is away.
     */
    public ClosingAnswer close(Actor actor, ClosingOrder order) {
        return tenancy.write(actor, () -> closed(actor, order));
    }

    private ClosingAnswer closed(Actor actor, ClosingOrder order) {
        store.lockTills(actor);
        ledger.hold(actor);
        var till = find(actor, order.till());
        var earlier = store.count(actor, order.id());
        if (earlier.isPresent()) {
            if (order.id().equals(till.closing())) {
                return new ClosingAnswer.Waiting(earlier.get());
            }
            return store.wasClosedBy(actor, order.id())
                    ? new ClosingAnswer.Closed(earlier.get())
                    : new ClosingAnswer.CountRefused();
        }
        var holder = till.holder();
        if (holder == null || !(holder.equals(actor.user()) || actor.may(Permission.APPROVE))) {
            return new ClosingAnswer.NotHeld();
        }
        var waiting = till.closing();
        if (waiting != null) {
            return new ClosingAnswer.Waiting(store.count(actor, waiting).orElseThrow());
        }
        var book = books.balance(actor, CashPlace.TILL_ACCOUNT, till.till());
        var counted = order.count().total();
        var difference = counted.minus(book);
        if (order.toVault().compareTo(counted) > 0) {
            return new ClosingAnswer.MoreThanCounted(counted);
        }
        if (difference.isNegative() && order.reason().isBlank()) {
            return new ClosingAnswer.ReasonMissing(difference);
        }
        var count = count(actor, order.id(), till, "CLOSING", book, counted, order.reason());
        store.insertCount(actor, count, order.count());
        if (difference.isNegative()) {
            store.setState(actor, till.till(), till.sessionNo(), holder, order.id(), null, null);
            shut(actor, till.till());
            approvals.request(
                    actor,
                    ClosingApproval.KIND,
                    order.id(),
                    "Tutup kasir %d: kurang %s. Alasan: %s"
                            .formatted(till.till(), difference.negated().text(), count.reason()),
                    Long.toString(order.toVault().rupiah()));
            return new ClosingAnswer.Waiting(count);
        }
        var refused = finish(actor, till, count, actor.user(), null);
        if (refused.isPresent()) {
            return new ClosingAnswer.NotPosted(refused.get());
        }
        if (order.toVault().isPositive()) {
            handovers.ask(
                    actor, second(order.id()), "CLOSING", till.till(), true, order.toVault(), "");
        }
        return new ClosingAnswer.Closed(store.count(actor, order.id()).orElseThrow());
    }

    /**
     * Takes the difference to 111101 and writes the closing down; answers why the ledger refuses,
     * if it does.
     */
    Optional<Posting.Refused> finish(
            Actor actor, Till till, CashCount count, UUID closedBy, @Nullable UUID confirmedBy) {
        if (till.closing() != null) {
            reopen(actor, till.till());
        }
        if (!count.difference().isZero()) {
            var entry =
                    TreasuryJournals.difference(
                                    count.countId(), day.today(), count.place(), count.difference())
                            .withRemark(count.reason());
            switch (ledger.post(actor, entry)) {
                case Posting.Posted(var receipt) ->
                        store.insertDifference(
                                actor, count.countId(), receipt.entryNo(), count.difference());
                case Posting.Refused refused -> {
                    return Optional.of(refused);
                }
            }
        }
        var place = books.place(actor, CashPlace.TILL_ACCOUNT, till.till()).orElseThrow();
        var now = day.now();
        store.insertClosing(
                actor,
                till.till(),
                till.sessionNo(),
                now,
                closedBy,
                confirmedBy,
                count.countId(),
                place.debits(),
                place.credits());
        store.setState(actor, till.till(), till.sessionNo(), null, null, null, now);
        shut(actor, till.till());
        return Optional.empty();
    }

    /**
     * Shuts the drawer in the books: a deposit that was looked at while the till was open is
     * refused by the ledger.
     */
    void shut(Actor actor, int till) {
        ledger.closePlace(actor, CashPlace.TILL_ACCOUNT, till);
    }

    void reopen(Actor actor, int till) {
        ledger.openPlace(actor, CashPlace.TILL_ACCOUNT, till);
    }

    /** The id of what an order asks for besides: the same every time that the order is sent. */
    static UUID second(UUID order) {
        return new UUID(order.getMostSignificantBits(), order.getLeastSignificantBits() ^ 1);
    }

    /** The entries with which a past day begins: money from the vault, if any was given. */
    public static List<Ledger.Timed> entriesAtOpening(TillDay past) {
        if (!past.fromVault().isPositive()) {
            return List.of();
        }
        return List.of(
                new Ledger.Timed(
                        TreasuryJournals.handover(
                                Uuid7.create(),
                                date(past.openedAt()),
                                "OPENING",
                                past.till(),
                                false,
                                past.fromVault()),
                        past.openedAt()));
    }

    /**
     * The entries with which a past day ends: the difference (J50), and money back to the vault.
     */
    public static List<Ledger.Timed> entriesAtClosing(TillDay past) {
        var closedAt = past.closedAt();
        if (closedAt == null) {
            return List.of();
        }
        var entries = new ArrayList<Ledger.Timed>();
        if (!past.difference().isZero()) {
            Entry difference =
                    TreasuryJournals.difference(
                                    Uuid7.create(),
                                    date(closedAt),
                                    CashPlace.till(past.till()),
                                    past.difference())
                            .withRemark(past.reason());
            entries.add(new Ledger.Timed(difference, closedAt));
        }
        if (past.toVault().isPositive()) {
            entries.add(
                    new Ledger.Timed(
                            TreasuryJournals.handover(
                                    Uuid7.create(),
                                    date(closedAt),
                                    "CLOSING",
                                    past.till(),
                                    true,
                                    past.toVault()),
                            closedAt));
        }
        return entries;
    }

    private static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, BusinessDay.ZONE);
    }

    /**
     * Writes down all past days of the tills of one cooperative, from the first, whose entries have
     * been posted ({@link #entriesAtOpening}, {@link #entriesAtClosing} and those of the counter
     * between them). The days' money must be what the ledger has for each till, to the rupiah.
     *
     * @param days each till's in the order of time; none of them overlap
     * @param differences the number of the entry of each day that has a difference, by the day
     * @throws IllegalArgumentException when the days and the ledger disagree, or a till has days
     *     already
     */
    public void recordDays(Actor actor, List<TillDay> days, Map<TillDay, Long> differences) {
        tenancy.write(
                actor,
                () -> {
                    store.lockTills(actor);
                    var states = new HashMap<Integer, PastTill>();
                    var rows = new ArrayList<PastTill.Row>(days.size());
                    for (var past : days) {
                        var state = states.computeIfAbsent(past.till(), PastTill::new);
                        rows.add(state.add(past, differences.get(past)));
                    }
                    for (var state : states.values()) {
                        var till = find(actor, state.till());
                        if (till.sessionNo() != 0) {
                            throw new IllegalArgumentException(
                                    "till " + state.till() + " has days already");
                        }
                        var place = books.place(actor, CashPlace.TILL_ACCOUNT, state.till());
                        if (place.isEmpty() || !state.agreesWith(place.get())) {
                            throw new IllegalArgumentException(
                                    "till " + state.till() + ": days and ledger disagree");
                        }
                    }
                    store.insertDays(actor, rows, books.head(actor).treeSize());
                    for (var state : states.values()) {
                        store.setState(
                                actor,
                                state.till(),
                                state.days(),
                                state.holder(),
                                null,
                                state.openedAt(),
                                state.closedAt());
                        if (state.holder() == null) {
                            shut(actor, state.till());
                        }
                    }
                    return days.size();
                });
    }
}
