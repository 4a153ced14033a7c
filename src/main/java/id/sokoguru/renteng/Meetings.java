package id.sokoguru.renteng;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.lending.Applying;
import id.sokoguru.lending.Granting;
import id.sokoguru.lending.LoanProduct;
import id.sokoguru.lending.Loans;
import id.sokoguru.renteng.Meeting.Decision;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for meetings: who was there, what was said, what the group says to each wish for a loan.
 * A wish that the group stands for becomes an application of lending in the same transaction.
 */
@Component
public class Meetings {
    private final GroupStore store;
    private final Loans loans;
    private final Granting granting;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Meetings(GroupStore store, Loans loans, Granting granting, Tenancy tenancy, BusinessDay day) {
        this.store = store;
        this.loans = loans;
        this.granting = granting;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** Writes a meeting down. The same form again answers the same meeting. */
    public Meeting.Answer record(Actor actor, Meeting meeting) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var earlier = store.meetingOfRequest(actor, meeting.id());
                    if (earlier.isPresent()) {
                        return recorded(actor, earlier.get().meetingNo());
                    }
                    var refusal = refusal(actor, meeting);
                    if (refusal != null) {
                        return refusal;
                    }
                    long number = store.nextMeeting(actor);
                    store.insert(actor, number, meeting, day.now());
                    for (var wish : meeting.wishes()) {
                        if (wish.decision() == Decision.REFUSED) {
                            store.insert(actor, number, wish, null);
                            continue;
                        }
                        switch (granting.apply(actor, applying(meeting, wish))) {
                            case Applying.Refused reason -> {
                                tenancy.undo();
                                return new Meeting.WishRefused(wish.member(), reason);
                            }
                            case Applying.Applied(var application) ->
                                    store.insert(actor, number, wish, application.number());
                        }
                    }
                    return recorded(actor, number);
                });
    }

    private Meeting.Recorded recorded(Actor actor, long number) {
        var applications = new LinkedHashMap<Long, Long>();
        for (var wish : store.wishes(actor, number)) {
            var application = wish.applicationNo();
            if (application != null) {
                applications.put(wish.memberNo(), application);
            }
        }
        return new Meeting.Recorded(number, applications);
    }

    private static Applying applying(Meeting meeting, Meeting.Wish wish) {
        return new Applying(
                UUID.nameUUIDFromBytes(
                        (meeting.id() + " " + wish.member()).getBytes(StandardCharsets.UTF_8)),
                wish.member(),
                wish.product(),
                wish.agreed(),
                wish.instalments(),
                meeting.group(),
                wish.purpose(),
                false);
    }

    private Meeting.@Nullable Refused refusal(Actor actor, Meeting meeting) {
        var group = store.group(actor, meeting.group());
        if (group.isEmpty()) {
            return new Meeting.NoGroup();
        }
        if (meeting.on().isBefore(group.get().foundedOn()) || meeting.on().isAfter(day.today())) {
            return new Meeting.BadDate(group.get().foundedOn());
        }
        var that =
                store.meetings(actor, meeting.group()).stream()
                        .filter(one -> one.heldOn().equals(meeting.on()))
                        .findFirst();
        if (that.isPresent()) {
            return new Meeting.ThatDayAlready(that.get().meetingNo());
        }
        Set<Long> members = new HashSet<>();
        for (var seat : store.seats(actor, meeting.group(), meeting.on())) {
            if (!meeting.attendance().containsKey(seat.memberNo())) {
                return new Meeting.AttendanceMissing(seat.memberNo());
            }
            members.add(seat.memberNo());
        }
        for (long member : meeting.attendance().keySet()) {
            if (!members.contains(member)) {
                return new Meeting.NotInGroup(member);
            }
        }
        var led = meeting.ledBy();
        if (led != null && !members.contains(led)) {
            return new Meeting.NotInGroup(led);
        }
        for (var wish : meeting.wishes()) {
            if (!members.contains(wish.member())) {
                return new Meeting.NotInGroup(wish.member());
            }
            var joint =
                    loans.product(actor, wish.product(), day.today())
                            .filter(LoanProduct::joint)
                            .isPresent();
            if (!joint) {
                return new Meeting.NotJoint(wish.member());
            }
            if (!fits(wish)) {
                return new Meeting.BadAmount(wish.member());
            }
        }
        return null;
    }

    private static boolean fits(Meeting.Wish wish) {
        return wish.asked().isPositive()
                && switch (wish.decision()) {
                    case AGREED -> wish.agreed().equals(wish.asked());
                    case REDUCED ->
                            wish.agreed().isPositive() && wish.agreed().compareTo(wish.asked()) < 0;
                    case REFUSED -> wish.agreed().equals(Money.ZERO);
                };
    }

    /** The newest first. */
    List<GroupStore.MeetingRow> list(Actor actor, long group) {
        return tenancy.read(actor, () -> store.meetings(actor, group));
    }

    Optional<GroupStore.MeetingRow> meeting(Actor actor, long number) {
        return tenancy.read(actor, () -> store.meeting(actor, number));
    }

    List<GroupStore.Attendance> attendance(Actor actor, long meeting) {
        return tenancy.read(actor, () -> store.attendance(actor, meeting));
    }

    List<GroupStore.WishRow> wishes(Actor actor, long meeting) {
        return tenancy.read(actor, () -> store.wishes(actor, meeting));
    }
}
