package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting of a group, as it is written down.
 *
 * @param id of the form: the same again answers the same meeting
 * @param ledBy member number of who led it
 * @param officer of the cooperative who came (PPL); empty = nobody
 * @param minutes as read aloud and corrected
 * @param wishes for loans, with what the group said
 */
public record Meeting(
        UUID id,
        long group,
        LocalDate on,
        LocalTime at,
        String place,
        @Nullable Long ledBy,
        String officer,
        String minutes,
        Map<Long, How> attendance,
        List<Wish> wishes) {
    /** How somebody took part. */
    public enum How {
        PRESENT,
        /** From afar, on a phone of her own. */
        WHATSAPP,
        EXCUSED,
        ABSENT;

        public boolean isThere() {
            return this == PRESENT || this == WHATSAPP;
        }
    }

    /** What a group says to a wish. */
    public enum Decision {
        AGREED,
        REDUCED,
        REFUSED
    }

    /**
     * @param agreed what the group stands for; nil when it refused
     */
    public record Wish(
            long member,
            int product,
            Money asked,
            Decision decision,
            Money agreed,
            int instalments,
            String purpose) {}

    /** What comes of it. */
    public sealed interface Answer {}

    /**
     * @param applications of lending, by member
     */
    public record Recorded(long meeting, Map<Long, Long> applications) implements Answer {}

    public sealed interface Refused extends Answer {}

    public record NoGroup() implements Refused {}

    /** One meeting of a group a day. */
    public record ThatDayAlready(long meeting) implements Refused {}

    public record BadDate(LocalDate earliest) implements Refused {}

    public record NotInGroup(long member) implements Refused {}

    /** Everybody's attendance is asked. */
    public record AttendanceMissing(long member) implements Refused {}

    /** A reduced wish needs less than was asked and more than nothing. */
    public record BadAmount(long member) implements Refused {}

    /** Only loans that are granted within a group. */
    public record NotJoint(long member) implements Refused {}

    /** Whom lending refuses, and why. */
    public record WishRefused(long member, id.sokoguru.lending.Applying.Refused reason)
            implements Refused {}
}
