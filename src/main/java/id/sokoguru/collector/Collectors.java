package id.sokoguru.collector;

import id.sokoguru.access.Access;
import id.sokoguru.access.Audit;
import id.sokoguru.access.Role;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.membership.Members;
import id.sokoguru.treasury.BagOrder;
import id.sokoguru.treasury.Bags;
import id.sokoguru.treasury.Carriers;
import id.sokoguru.treasury.CashPlace;
import id.sokoguru.web.NotFound;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to who goes round: registering collectors, what they may carry, whom they visit, their
 * phones, and taking in what they bring. A collector whom this cooperative does not have does not
 * exist here ({@link NotFound}).
 */
@Component
public class Collectors implements Carriers {
    private final CollectorStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Ledger ledger;
    private final Books books;
    private final Members members;
    private final Bags bags;
    private final Access access;
    private final Audit audit;

    Collectors(
            CollectorStore store,
            Tenancy tenancy,
            BusinessDay day,
            Ledger ledger,
            Books books,
            Members members,
            Bags bags,
            Access access,
            Audit audit) {
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.ledger = ledger;
        this.books = books;
        this.members = members;
        this.bags = bags;
        this.access = access;
        this.audit = audit;
    }

    // ---- who goes round

    /** What came of registering a collector. */
    public sealed interface Registration {
        record Registered(Collector collector) implements Registration {}

        /** They are one already. */
        record Known(Collector collector) implements Registration {}

        /** Nobody here with the role of a collector. */
        record NotCollector() implements Registration {}
    }

    /**
     * Gives somebody with the role a number and a bag in the ledger, which never falls below zero.
     */
    public Registration register(Actor actor, UUID user) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var known = store.ofUser(actor, user);
                    if (known.isPresent()) {
                        return new Registration.Known(known.get());
                    }
                    if (!access.holding(actor, Role.COLLECTOR).containsKey(user)) {
                        return new Registration.NotCollector();
                    }
                    var all = store.collectors(actor);
                    int number = all.isEmpty() ? 1 : all.getLast().collectorNo() + 1;
                    var collector = new Collector(number, user);
                    store.insertCollector(actor, collector, day.now());
                    ledger.open(actor, CashPlace.BAG_ACCOUNT, number, "COLLECTOR", 0, Money.ZERO);
                    return new Registration.Registered(collector);
                });
    }

    public List<Collector> all(Actor actor) {
        return tenancy.read(actor, () -> store.collectors(actor));
    }

    public Collector collector(Actor actor, int number) {
        return tenancy.read(actor, () -> store.collector(actor, number))
                .orElseThrow(() -> new NotFound("collector " + number));
    }

    /** The collector that the actor is; empty when they are none. */
    public Optional<Collector> self(Actor actor) {
        return tenancy.read(actor, () -> store.ofUser(actor, actor.user()));
    }

    @Override
    public boolean carries(Actor actor, long bag) {
        return self(actor).filter(self -> self.collectorNo() == bag).isPresent();
    }

    /** Names of the collectors by number. */
    public Map<Integer, String> names(Actor actor) {
        var all = all(actor);
        var names = access.names(all.stream().map(Collector::userId).toList());
        var byNumber = new HashMap<Integer, String>();
        all.forEach(one -> byNumber.put(one.collectorNo(), names.getOrDefault(one.userId(), "")));
        return byNumber;
    }

    // ---- how much they may carry

    /** The limit in force on a day; empty = none was set. */
    public Optional<CarryLimit> limit(Actor actor, int collector, LocalDate date) {
        return tenancy.read(
                actor,
                () ->
                        store.limits(actor, collector).stream()
                                .filter(limit -> !limit.validFrom().isAfter(date))
                                .findFirst());
    }

    public List<CarryLimit> limits(Actor actor, int collector) {
        return tenancy.read(actor, () -> store.limits(actor, collector));
    }

    /** Sets what may be carried from a day on; the same day again corrects it. */
    public void setLimit(Actor actor, int collector, CarryLimit limit) {
        tenancy.write(
                actor,
                () -> {
                    collector(actor, collector);
                    store.setLimit(actor, collector, limit, day.now());
                    audit.record(
                            actor,
                            "collector.audit.limit",
                            "K" + collector,
                            limit.amount().text() + " / " + limit.validFrom());
                    return true;
                });
    }

    // ---- whom they visit

    /** What came of putting somebody on a route. */
    public sealed interface Assignment {
        /**
         * @param before the collector who visited them until now, if another
         */
        record Assigned(@Nullable Integer before) implements Assignment {}

        record NoMember() implements Assignment {}
    }

    /** Puts a member on a route; they leave the one on which they were. */
    public Assignment assign(Actor actor, Stop stop) {
        return tenancy.write(
                actor,
                () -> {
                    collector(actor, stop.collectorNo());
                    if (members.member(actor, stop.memberNo())
                            .filter(member -> member.left() == null)
                            .isEmpty()) {
                        return new Assignment.NoMember();
                    }
                    var before =
                            store.stop(actor, stop.memberNo())
                                    .map(Stop::collectorNo)
                                    .filter(no -> no != stop.collectorNo())
                                    .orElse(null);
                    store.assign(actor, stop, day.now());
                    audit.record(
                            actor,
                            "collector.audit.assigned",
                            "K" + stop.collectorNo(),
                            String.valueOf(stop.memberNo()));
                    return new Assignment.Assigned(before);
                });
    }

    public void unassign(Actor actor, int collector, long member) {
        tenancy.write(
                actor,
                () -> {
                    if (store.unassign(actor, collector, member) == 0) {
                        throw new NotFound("stop " + member);
                    }
                    audit.record(
                            actor,
                            "collector.audit.unassigned",
                            "K" + collector,
                            String.valueOf(member));
                    return true;
                });
    }

    public List<Stop> route(Actor actor, int collector) {
        return tenancy.read(actor, () -> store.route(actor, collector));
    }

    public Optional<Stop> stop(Actor actor, long member) {
        return tenancy.read(actor, () -> store.stop(actor, member));
    }

    // ---- their phones

    /**
     * The receipt book of a device of the acting collector; the first time it gets the next number.
     */
    public Phone phone(Actor actor, UUID device) {
        return tenancy.write(
                actor,
                () -> {
                    var self = required(actor);
                    store.lock(actor, self.collectorNo());
                    if (store.phone(actor, self.collectorNo(), device).isEmpty()) {
                        var known = store.phones(actor, self.collectorNo());
                        int next = known.isEmpty() ? 1 : known.getLast().phoneNo() + 1;
                        store.insertPhone(actor, self.collectorNo(), next, device, day.now());
                    }
                    int number =
                            store.phone(actor, self.collectorNo(), device).orElseThrow().phoneNo();
                    return phones(actor, self.collectorNo()).stream()
                            .filter(phone -> phone.number() == number)
                            .findFirst()
                            .orElseThrow();
                });
    }

    /** The collector that the actor is; {@link NotFound} for everybody else. */
    Collector required(Actor actor) {
        return self(actor).orElseThrow(() -> new NotFound("collector"));
    }

    /** Notes that a phone was heard of, with what it says it still has to send. */
    public void heard(Actor actor, int phone, int pending) {
        tenancy.write(
                actor,
                () -> {
                    store.heard(actor, required(actor).collectorNo(), phone, pending, day.now());
                    return true;
                });
    }

    /** The phones of a collector, with the papers that are missing between those that arrived. */
    public List<Phone> phones(Actor actor, int collector) {
        return tenancy.read(
                actor,
                () -> {
                    var papers = new HashMap<Integer, TreeSet<Integer>>();
                    for (var paper : store.papers(actor, collector)) {
                        papers.computeIfAbsent(paper.phoneNo(), _ -> new TreeSet<>())
                                .add(paper.paperNo());
                    }
                    var phones = new ArrayList<Phone>();
                    for (var row : store.phones(actor, collector)) {
                        var here = papers.getOrDefault(row.phoneNo(), new TreeSet<>());
                        phones.add(
                                new Phone(
                                        collector,
                                        row.phoneNo(),
                                        row.lastSyncedAt().toInstant(),
                                        row.pending(),
                                        here.isEmpty() ? 0 : here.last(),
                                        missing(here)));
                    }
                    return phones;
                });
    }

    /** So many missing numbers are named; a phone that invents numbers fills no page. */
    private static final int NAMED = 50;

    private static List<Integer> missing(TreeSet<Integer> here) {
        var missing = new ArrayList<Integer>();
        int expected = 1;
        for (int number : here) {
            while (expected < number && missing.size() < NAMED) {
                missing.add(expected++);
            }
            expected = number + 1;
        }
        return missing;
    }

    // ---- what they carry

    /**
     * How a collector stands.
     *
     * @param bag what the books say is carried
     * @param expected what must be handed in: the bag less what is missing and waits for a decision
     * @param since the date of the oldest paper that was not handed in; null = nothing is carried
     * @param limit null = none was set
     * @param phones with what they owe
     */
    public record Position(
            Collector collector,
            String name,
            Money bag,
            Money expected,
            @Nullable LocalDate since,
            @Nullable CarryLimit limit,
            List<Phone> phones) {
        /** Carried over night. */
        public boolean isStale(LocalDate today) {
            return expected.isPositive() && since != null && since.isBefore(today);
        }

        public boolean isOverLimit() {
            return limit != null && bag.compareTo(limit.amount()) > 0;
        }

        public int unsent() {
            return phones.stream()
                    .mapToInt(phone -> Math.max(phone.pending(), phone.missing().size()))
                    .sum();
        }
    }

    public List<Position> positions(Actor actor) {
        return tenancy.read(
                actor,
                () -> {
                    var names = names(actor);
                    return store.collectors(actor).stream()
                            .map(one ->
                                    position(actor, one, names.getOrDefault(one.collectorNo(), "")))
                            .toList();
                });
    }

    public Position position(Actor actor, int number) {
        return tenancy.read(
                actor,
                () -> {
                    var one = collector(actor, number);
                    return position(
                            actor,
                            one,
                            access.names(List.of(one.userId())).getOrDefault(one.userId(), ""));
                });
    }

    private Position position(Actor actor, Collector one, String name) {
        int number = one.collectorNo();
        return new Position(
                one,
                name,
                books.balance(actor, CashPlace.BAG_ACCOUNT, number),
                bags.expected(actor, number),
                store.carriedSince(actor, number).orElse(null),
                limit(actor, number, day.today()).orElse(null),
                phones(actor, number));
    }

    // ---- handing in

    /** Takes in what a collector brings to a till; see {@link Bags}. */
    public Bags.Answer handIn(Actor actor, BagOrder order) {
        return tenancy.write(
                actor,
                () -> {
                    collector(actor, Math.toIntExact(order.bag()));
                    var answer = bags.handIn(actor, order);
                    if (answer instanceof Bags.Answer.HandedIn) {
                        store.insertHandover(
                                actor,
                                new HandedIn(
                                        order.id(),
                                        Math.toIntExact(order.bag()),
                                        Math.toIntExact(order.till()),
                                        day.now().atOffset(ZoneOffset.UTC),
                                        actor.user(),
                                        bags.entry(actor, order.id())
                                                .map(entry -> entry.entryNo())
                                                .orElse(null)));
                    }
                    return answer;
                });
    }

    public List<HandedIn> handovers(Actor actor, int collector) {
        return tenancy.read(actor, () -> store.handovers(actor, collector));
    }

    public Optional<HandedIn> handover(Actor actor, UUID id) {
        return tenancy.read(actor, () -> store.handover(actor, id));
    }
}
