package id.sokoguru.renteng;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.lending.Loan;
import id.sokoguru.lending.Loans;
import id.sokoguru.membership.Members;
import id.sokoguru.rule.Rule;
import id.sokoguru.rule.Rules;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to groups of joint liability: which there are, who belongs to them, who leads them, whom
 * they do not want, and what should worry somebody about them.
 */
@Component
public class Groups {
    private final GroupStore store;
    private final SettlementStore settlements;
    private final Members members;
    private final Loans loans;
    private final Rules rules;
    private final Books books;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Groups(
            GroupStore store,
            SettlementStore settlements,
            Members members,
            Loans loans,
            Rules rules,
            Books books,
            Tenancy tenancy,
            BusinessDay day) {
        this.store = store;
        this.settlements = settlements;
        this.members = members;
        this.loans = loans;
        this.rules = rules;
        this.books = books;
        this.tenancy = tenancy;
        this.day = day;
    }

    // ---- groups

    /** Founds a group. The same form again answers the same group. */
    public Founding.Answer found(Actor actor, Founding order) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var earlier = store.ofRequest(actor, order.id());
                    if (earlier.isPresent()) {
                        return new Founding.Founded(earlier.get());
                    }
                    var refusal = refusal(actor, order, 0);
                    if (refusal != null) {
                        return refusal;
                    }
                    if (order.on().isAfter(day.today())) {
                        return new Founding.InFuture(day.today());
                    }
                    long number = store.nextGroup(actor);
                    store.insert(actor, number, order);
                    return new Founding.Founded(store.group(actor, number).orElseThrow());
                });
    }

    /** Changes name, meeting, officer or contribution; the day of founding stays. */
    public Founding.Answer change(Actor actor, long group, Founding order) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var refusal = refusal(actor, order, group);
                    if (refusal != null) {
                        return refusal;
                    }
                    store.change(actor, group, order);
                    return new Founding.Founded(store.group(actor, group).orElseThrow());
                });
    }

    private Founding.@Nullable Refused refusal(Actor actor, Founding order, long group) {
        if (order.name().isBlank()) {
            return new Founding.NoName();
        }
        var same = store.named(actor, order.name().strip());
        if (same.isPresent() && same.get().number() != group) {
            return new Founding.NameTaken(same.get().number());
        }
        return order.meetingDay() < 1
                        || order.meetingDay() > 31
                        || order.noticeDays() < 0
                        || order.noticeDays() > 28
                        || order.contribution().isNegative()
                ? new Founding.BadSchedule()
                : null;
    }

    public List<Group> groups(Actor actor) {
        return tenancy.read(actor, () -> store.groups(actor));
    }

    public Optional<Group> group(Actor actor, long number) {
        return tenancy.read(actor, () -> store.group(actor, number));
    }

    /** The group of a member on a day. */
    public Optional<Group> ofMember(Actor actor, long member, LocalDate date) {
        return tenancy.read(
                actor,
                () ->
                        store.ofMember(actor, member).stream()
                                .filter(seat -> isThere(seat, date))
                                .findFirst()
                                .flatMap(seat -> store.group(actor, seat.groupNo())));
    }

    private static boolean isThere(GroupStore.Seat seat, LocalDate date) {
        var left = seat.leftOn();
        return !seat.joinedOn().isAfter(date) && (left == null || left.isAfter(date));
    }

    /** Numbers of the members of a group on a day. */
    public List<Long> members(Actor actor, long group, LocalDate date) {
        return tenancy.read(
                actor,
                () ->
                        store.seats(actor, group, date).stream()
                                .map(GroupStore.Seat::memberNo)
                                .toList());
    }

    List<GroupStore.Seat> seats(Actor actor, long group, LocalDate date) {
        return tenancy.read(actor, () -> store.seats(actor, group, date));
    }

    List<GroupStore.Seat> history(Actor actor, long group) {
        return tenancy.read(actor, () -> store.history(actor, group));
    }

    List<GroupStore.Seat> seatsOf(Actor actor, long member) {
        return tenancy.read(actor, () -> store.ofMember(actor, member));
    }

    /** Member numbers of PJ I and PJ II, by rank. */
    public Map<Integer, Long> leaders(Actor actor, long group) {
        return tenancy.read(
                actor,
                () ->
                        store.leaders(actor, group).stream()
                                .collect(
                                        Collectors.toMap(
                                                GroupStore.Leader::rank,
                                                GroupStore.Leader::memberNo)));
    }

    List<GroupStore.Refusal> refusals(Actor actor, long group, long member) {
        return tenancy.read(actor, () -> store.refusals(actor, group, member));
    }

    /** The group's own savings. */
    public Money savings(Actor actor, long group) {
        return books.balance(actor, RentengJournals.SAVINGS, group);
    }

    /** What moved the group's own savings, the newest first. */
    List<Books.LedgerLine> movements(Actor actor, long group) {
        return books.place(actor, RentengJournals.SAVINGS, group, Long.MAX_VALUE, 24);
    }

    // ---- who belongs to them

    /** A member joins a group from a day on. */
    public Joining join(Actor actor, long group, long member, LocalDate date) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var refusal = cannotJoin(actor, group, member, date, 0);
                    if (refusal != null) {
                        return refusal;
                    }
                    store.join(actor, group, member, date);
                    return done(actor, group);
                });
    }

    /** Many join at once, for a group that moves in as a whole; all of them or none. */
    public Joining joinAll(Actor actor, long group, List<Long> numbers, LocalDate date) {
        return tenancy.write(
                actor,
                () -> {
                    Joining last = new Joining.NotMember();
                    for (long member : numbers) {
                        last = join(actor, group, member, date);
                        if (last instanceof Joining.Refused) {
                            tenancy.undo();
                            return last;
                        }
                    }
                    return last;
                });
    }

    private Joining done(Actor actor, long group) {
        return new Joining.Done(store.seats(actor, group, day.today()).size());
    }

    private Joining.@Nullable Refused cannotJoin(
            Actor actor, long group, long member, LocalDate date, long from) {
        var to = store.group(actor, group);
        if (to.isEmpty()) {
            return new Joining.NoGroup();
        }
        if (members.member(actor, member).filter(one -> one.isMember()).isEmpty()) {
            return new Joining.NotMember();
        }
        if (date.isBefore(to.get().foundedOn()) || date.isAfter(day.today())) {
            return new Joining.BadDate(to.get().foundedOn());
        }
        for (var seat : store.ofMember(actor, member)) {
            var left = seat.leftOn();
            if (left == null && seat.groupNo() != from) {
                return new Joining.ElsewhereAlready(seat.groupNo());
            }
            if (left != null && left.isAfter(date)) {
                return new Joining.BadDate(left);
            }
        }
        var unwanted =
                store.refusals(actor, group, member).stream()
                        .filter(one -> one.liftedOn() == null)
                        .findFirst();
        if (unwanted.isPresent()) {
            return new Joining.Unwanted(unwanted.get().refusedOn());
        }
        var most = rules.at("group.members_most", date);
        return rules.holds("group.members_most_stops", date)
                        && store.seats(actor, group, date).size() >= most.value().intValue()
                ? new Joining.TooMany(most.value().intValue(), most)
                : null;
    }

    /**
     * A member leaves her group: nobody may be out of pocket for her, and no loan may hang on it.
     */
    public Joining leave(Actor actor, long group, long member, LocalDate date, String reason) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var refusal = cannotLeave(actor, group, member, date);
                    if (refusal != null) {
                        return refusal;
                    }
                    var loan =
                            loans.ofMember(actor, member).stream()
                                    .filter(DuesLists::isJoint)
                                    .map(Loan::number)
                                    .findFirst();
                    if (loan.isPresent()) {
                        return new Joining.HasLoan(loan.get());
                    }
                    store.leave(actor, group, member, date, reason.strip());
                    return done(actor, group);
                });
    }

    private Joining.@Nullable Refused cannotLeave(
            Actor actor, long group, long member, LocalDate date) {
        var seat =
                store.ofMember(actor, member).stream()
                        .filter(one -> one.groupNo() == group && one.leftOn() == null)
                        .findFirst();
        if (seat.isEmpty()) {
            return new Joining.NotInGroup();
        }
        if (date.isBefore(seat.get().joinedOn()) || date.isAfter(day.today())) {
            return new Joining.BadDate(seat.get().joinedOn());
        }
        var debt = books.balance(actor, RentengJournals.DEBT, member);
        return debt.isPositive() ? new Joining.Owes(debt) : null;
    }

    /** A member changes groups: her loan goes with her, and the new group stands for it. */
    public Joining transfer(
            Actor actor, long from, long to, long member, LocalDate date, String reason) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var refusal = cannotLeave(actor, from, member, date);
                    if (refusal == null) {
                        refusal =
                                from == to
                                        ? new Joining.ElsewhereAlready(to)
                                        : cannotJoin(actor, to, member, date, from);
                    }
                    if (refusal != null) {
                        return refusal;
                    }
                    store.leave(actor, from, member, date, reason.strip());
                    store.join(actor, to, member, date);
                    return done(actor, to);
                });
    }

    /**
     * Makes a member PJ I or PJ II from a day on, instead of who was it.
     *
     * @param rank 1 or 2
     */
    public Joining lead(Actor actor, long group, int rank, long member, LocalDate date) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    if (store.seats(actor, group, date).stream()
                            .noneMatch(seat -> seat.memberNo() == member)) {
                        return new Joining.NotInGroup();
                    }
                    if (date.isAfter(day.today())) {
                        return new Joining.BadDate(day.today());
                    }
                    if (store.leaders(actor, group).stream()
                            .anyMatch(one -> one.rank() != rank && one.memberNo() == member)) {
                        return new Joining.LeadsAlready();
                    }
                    store.lead(actor, group, rank, member, date);
                    return done(actor, group);
                });
    }

    /** The group does not want a member; she cannot join until it changes its mind. */
    public Joining refuse(Actor actor, long group, long member, LocalDate date, String reason) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    if (store.group(actor, group).isEmpty()) {
                        return new Joining.NoGroup();
                    }
                    if (members.member(actor, member).isEmpty()) {
                        return new Joining.NotMember();
                    }
                    if (store.ofMember(actor, member).stream()
                            .anyMatch(seat -> seat.groupNo() == group && seat.leftOn() == null)) {
                        return new Joining.ElsewhereAlready(group);
                    }
                    if (reason.isBlank()) {
                        return new Joining.NoReason();
                    }
                    store.refuse(actor, group, member, date, reason.strip());
                    return done(actor, group);
                });
    }

    /** The group changes its mind. */
    public void lift(Actor actor, long group, long member, LocalDate date) {
        tenancy.write(
                actor,
                () -> {
                    store.lift(actor, group, member, date);
                    return true;
                });
    }

    // ---- what should worry somebody

    /** What is not as it should be. */
    public enum Flag {
        TOO_FEW,
        TOO_MANY,
        /** No meeting in the month before, or this month's is overdue. */
        NO_MEETING,
        NO_LEADER
    }

    /**
     * A group as it is looked at.
     *
     * @param open what members paid for each other in it and was not given back
     */
    public record Health(
            Group group,
            int size,
            Set<Flag> flags,
            List<Contagion.Month> months,
            Set<Contagion.Sign> signs,
            Money savings) {
        /** Whether not paying spreads. */
        public boolean isContagious() {
            return !signs.isEmpty();
        }

        /** Somebody was covered when they settled last. */
        public boolean isCovering() {
            return !months.isEmpty() && months.getFirst().amount().isPositive();
        }
    }

    /** The limits of a day, with where they come from. */
    public List<Rule> limits(LocalDate date) {
        return List.of(
                rules.at("group.members_least", date),
                rules.at("group.members_most", date),
                rules.at("group.members_most_stops", date),
                rules.at("group.contagion_months", date),
                rules.at("group.contagion_share", date));
    }

    /** All groups as they stand on a day, by number: a handful of reads. */
    public List<Health> health(Actor actor, LocalDate date) {
        return tenancy.read(
                actor,
                () -> {
                    var sizes =
                            store.sizes(actor, date).stream()
                                    .collect(
                                            Collectors.toMap(
                                                    GroupStore.Size::groupNo,
                                                    size -> (int) size.members()));
                    var met =
                            store.lastMeetings(actor).stream()
                                    .collect(
                                            Collectors.toMap(
                                                    GroupStore.LastMeeting::groupNo,
                                                    GroupStore.LastMeeting::heldOn));
                    var led =
                            store.leaders(actor, 0).stream()
                                    .filter(leader -> leader.rank() == 1)
                                    .map(GroupStore.Leader::groupNo)
                                    .collect(Collectors.toSet());
                    var months = months(actor, date);
                    var contagion =
                            new Contagion.Limits(
                                    (int) rules.number("group.contagion_months", date),
                                    rules.value("group.contagion_share", date));
                    var all = new ArrayList<Health>();
                    for (var group : store.groups(actor)) {
                        int size = sizes.getOrDefault(group.number(), 0);
                        var of = months.getOrDefault(group.number(), List.of());
                        all.add(
                                new Health(
                                        group,
                                        size,
                                        flags(
                                                group,
                                                size,
                                                met.get(group.number()),
                                                led.contains(group.number()),
                                                date),
                                        of,
                                        Contagion.of(of, contagion),
                                        savings(actor, group.number())));
                    }
                    return all;
                });
    }

    public Optional<Health> health(Actor actor, long group, LocalDate date) {
        return health(actor, date).stream()
                .filter(one -> one.group().number() == group)
                .findFirst();
    }

    private Set<Flag> flags(
            Group group, int size, @Nullable LocalDate met, boolean led, LocalDate date) {
        var flags = EnumSet.noneOf(Flag.class);
        if (size < rules.number("group.members_least", date)) {
            flags.add(Flag.TOO_FEW);
        }
        if (size > rules.number("group.members_most", date)) {
            flags.add(Flag.TOO_MANY);
        }
        // The last meeting that should have been held by now.
        var month = YearMonth.from(date);
        var planned = group.meetingIn(month);
        var last = planned.isBefore(date) ? planned : group.meetingIn(month.minusMonths(1));
        var since = YearMonth.from(last).atDay(1);
        if (!last.isBefore(group.foundedOn()) && (met == null || met.isBefore(since))) {
            flags.add(Flag.NO_MEETING);
        }
        if (!led) {
            flags.add(Flag.NO_LEADER);
        }
        return flags;
    }

    /** What was settled in the last year, by group and month, the newest first. */
    private Map<Long, List<Contagion.Month>> months(Actor actor, LocalDate date) {
        var months = new HashMap<Long, List<Contagion.Month>>();
        for (var row : settlements.settlements(actor, 0, date.minusMonths(12).withDayOfMonth(1))) {
            if (!row.stands()) {
                continue;
            }
            var month = YearMonth.from(row.settledOn());
            var of = months.computeIfAbsent(row.groupNo(), _ -> new ArrayList<>());
            if (!of.isEmpty() && of.getLast().month().equals(month)) {
                var first = of.removeLast();
                of.add(
                        new Contagion.Month(
                                month,
                                first.amount().plus(row.short_()),
                                first.covered() + (int) row.covered(),
                                Math.max(first.members(), (int) row.members())));
            } else {
                of.add(
                        new Contagion.Month(
                                month, row.short_(), (int) row.covered(), (int) row.members()));
            }
        }
        return months;
    }
}
