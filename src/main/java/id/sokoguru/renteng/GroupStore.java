package id.sokoguru.renteng;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of groups: who belongs to them, who leads them, when they met. */
@Component
class GroupStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    GroupStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    // ---- groups

    private static final String GROUP =
            """
            select g.group_no as number, g.name, g.founded_on, g.meeting_day, g.meeting_time, g.place, g.notice_days,
                   g.contribution, g.officer
              from renteng.joint_group g
             where g.coop_id = :coop
            """;
    private static final Query<Group> GROUPS =
            Query.of(Group.class, GROUP + " order by g.group_no");
    private static final Query<Group> GROUP_BY_NO =
            Query.of(Group.class, GROUP + " and g.group_no = :group");
    private static final Query<Group> GROUP_OF_REQUEST =
            Query.of(Group.class, GROUP + " and g.request_id = :request");
    private static final Query<Group> GROUP_BY_NAME =
            Query.of(Group.class, GROUP + " and lower(g.name) = lower(:name)");

    List<Group> groups(Actor actor) {
        return GROUPS.on(jdbc).param("coop", actor.at().value()).query(GROUPS.row()).list();
    }

    Optional<Group> group(Actor actor, long number) {
        return GROUP_BY_NO
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("group", number)
                .query(GROUP_BY_NO.row())
                .optional();
    }

    Optional<Group> ofRequest(Actor actor, UUID request) {
        return GROUP_OF_REQUEST
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("request", request)
                .query(GROUP_OF_REQUEST.row())
                .optional();
    }

    Optional<Group> named(Actor actor, String name) {
        return GROUP_BY_NAME
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("name", name)
                .query(GROUP_BY_NAME.row())
                .optional();
    }

    /** Two who work on groups of a cooperative wait for each other. */
    void lock(Actor actor) {
        template.update(
                """
                insert into renteng.counter (coop_id) values (?)
                on conflict (coop_id) do update set last_group = counter.last_group
                """,
                actor.at().value());
    }

    private long next(Actor actor, String column, int count) {
        return jdbc.sql(
                        "update renteng.counter set "
                                + column
                                + " = "
                                + column
                                + " + :count where coop_id = :coop returning "
                                + column)
                .param("coop", actor.at().value())
                .param("count", count)
                .query(Long.class)
                .single();
    }

    long nextGroup(Actor actor) {
        return next(actor, "last_group", 1);
    }

    long nextMeeting(Actor actor) {
        return next(actor, "last_meeting", 1);
    }

    /** The first of so many numbers. */
    long drawClaims(Actor actor, int count) {
        return next(actor, "last_claim", count) - count + 1;
    }

    void insert(Actor actor, long number, Founding order) {
        template.update(
                """
                insert into renteng.joint_group (coop_id, group_no, request_id, name, founded_on, meeting_day,
                  meeting_time, place, notice_days, contribution, officer)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                actor.at().value(),
                number,
                order.id(),
                order.name().strip(),
                order.on(),
                order.meetingDay(),
                order.meetingTime(),
                order.place().strip(),
                order.noticeDays(),
                order.contribution().rupiah(),
                order.officer().strip());
    }

    void change(Actor actor, long number, Founding order) {
        template.update(
                """
                update renteng.joint_group set name = ?, meeting_day = ?, meeting_time = ?, place = ?, notice_days = ?,
                       contribution = ?, officer = ?
                 where coop_id = ? and group_no = ?
                """,
                order.name().strip(),
                order.meetingDay(),
                order.meetingTime(),
                order.place().strip(),
                order.noticeDays(),
                order.contribution().rupiah(),
                order.officer().strip(),
                actor.at().value(),
                number);
    }

    // ---- who belongs to them

    /**
     * @param leftOn null while she is there
     */
    record Seat(
            long groupNo,
            long memberNo,
            LocalDate joinedOn,
            @Nullable LocalDate leftOn,
            String reason) {}

    private static final String SEAT =
            """
            select s.group_no, s.member_no, s.joined_on, s.left_on, s.reason from renteng.seat s
             where s.coop_id = :coop
            """;
    private static final Query<Seat> SEATS =
            Query.of(
                    Seat.class,
                    SEAT
                            + """
                             and s.group_no = :group and s.joined_on <= :date and (s.left_on is null or s.left_on > :date)
                             order by s.member_no
                            """);
    private static final Query<Seat> SEATS_OF_MEMBER =
            Query.of(Seat.class, SEAT + " and s.member_no = :member order by s.joined_on desc");
    private static final Query<Seat> SEATS_OF_GROUP =
            Query.of(
                    Seat.class,
                    SEAT + " and s.group_no = :group order by s.joined_on, s.member_no");

    /** The members of a group on a day, by number. */
    List<Seat> seats(Actor actor, long group, LocalDate date) {
        return SEATS.on(jdbc)
                .param("coop", actor.at().value())
                .param("group", group)
                .param("date", date)
                .query(SEATS.row())
                .list();
    }

    /** The newest first. */
    List<Seat> ofMember(Actor actor, long member) {
        return SEATS_OF_MEMBER
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(SEATS_OF_MEMBER.row())
                .list();
    }

    /** Whoever was there, as they came. */
    List<Seat> history(Actor actor, long group) {
        return SEATS_OF_GROUP
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("group", group)
                .query(SEATS_OF_GROUP.row())
                .list();
    }

    record Size(long groupNo, long members) {}

    private static final Query<Size> SIZES =
            Query.of(
                    Size.class,
                    """
                    select group_no, count(*) as members from renteng.seat
                     where coop_id = :coop and joined_on <= :date and (left_on is null or left_on > :date)
                     group by group_no
                    """);

    List<Size> sizes(Actor actor, LocalDate date) {
        return SIZES.on(jdbc)
                .param("coop", actor.at().value())
                .param("date", date)
                .query(SIZES.row())
                .list();
    }

    void join(Actor actor, long group, long member, LocalDate date) {
        template.update(
                "insert into renteng.seat (coop_id, group_no, member_no, joined_on) values (?, ?, ?, ?)",
                actor.at().value(),
                group,
                member,
                date);
    }

    void leave(Actor actor, long group, long member, LocalDate date, String reason) {
        template.update(
                """
                update renteng.seat set left_on = ?, reason = ?
                 where coop_id = ? and group_no = ? and member_no = ? and left_on is null
                """,
                date,
                reason,
                actor.at().value(),
                group,
                member);
        template.update(
                """
                update renteng.leader set until_on = ?
                 where coop_id = ? and group_no = ? and member_no = ? and until_on is null
                """,
                date,
                actor.at().value(),
                group,
                member);
    }

    // ---- who leads them

    record Leader(long groupNo, int rank, long memberNo, LocalDate fromOn) {}

    private static final Query<Leader> LEADERS =
            Query.of(
                    Leader.class,
                    """
                    select group_no, rank, member_no, from_on from renteng.leader
                     where coop_id = :coop and (:group = 0 or group_no = :group) and until_on is null
                     order by group_no, rank
                    """);

    /**
     * @param group 0 = of all
     */
    List<Leader> leaders(Actor actor, long group) {
        return LEADERS.on(jdbc)
                .param("coop", actor.at().value())
                .param("group", group)
                .query(LEADERS.row())
                .list();
    }

    void lead(Actor actor, long group, int rank, long member, LocalDate date) {
        template.update(
                """
                update renteng.leader set until_on = ?
                 where coop_id = ? and group_no = ? and rank = ? and until_on is null
                """,
                date,
                actor.at().value(),
                group,
                rank);
        template.update(
                """
                insert into renteng.leader (coop_id, group_no, rank, member_no, from_on) values (?, ?, ?, ?, ?)
                on conflict (coop_id, group_no, rank, from_on)
                  do update set member_no = excluded.member_no, until_on = null
                """,
                actor.at().value(),
                group,
                rank,
                member,
                date);
    }

    // ---- whom they refuse

    record Refusal(
            long groupNo,
            long memberNo,
            LocalDate refusedOn,
            String reason,
            @Nullable LocalDate liftedOn) {}

    private static final Query<Refusal> REFUSALS =
            Query.of(
                    Refusal.class,
                    """
                    select group_no, member_no, refused_on, reason, lifted_on from renteng.refusal
                     where coop_id = :coop and (:group = 0 or group_no = :group) and (:member = 0 or member_no = :member)
                     order by refused_on desc, member_no
                    """);

    /**
     * The newest first, also those that were lifted.
     *
     * @param group 0 = of all
     * @param member 0 = all
     */
    List<Refusal> refusals(Actor actor, long group, long member) {
        return REFUSALS.on(jdbc)
                .param("coop", actor.at().value())
                .param("group", group)
                .param("member", member)
                .query(REFUSALS.row())
                .list();
    }

    void refuse(Actor actor, long group, long member, LocalDate date, String reason) {
        template.update(
                """
                insert into renteng.refusal (coop_id, group_no, member_no, refused_on, reason) values (?, ?, ?, ?, ?)
                on conflict (coop_id, group_no, member_no, refused_on)
                  do update set reason = excluded.reason, lifted_on = null
                """,
                actor.at().value(),
                group,
                member,
                date,
                reason);
    }

    void lift(Actor actor, long group, long member, LocalDate date) {
        template.update(
                """
                update renteng.refusal set lifted_on = ?
                 where coop_id = ? and group_no = ? and member_no = ? and lifted_on is null
                """,
                date,
                actor.at().value(),
                group,
                member);
    }

    /** Forgets why somebody was refused or left; that it was so stays. */
    void forgetReasons(Actor actor, long member) {
        template.update(
                "update renteng.refusal set reason = '' where coop_id = ? and member_no = ?",
                actor.at().value(),
                member);
        template.update(
                "update renteng.seat set reason = '' where coop_id = ? and member_no = ?",
                actor.at().value(),
                member);
    }

    // ---- meetings

    record MeetingRow(
            long meetingNo,
            long groupNo,
            LocalDate heldOn,
            LocalTime heldAt,
            String place,
            @Nullable Long ledBy,
            String officer,
            String minutes,
            long present,
            long members) {}

    private static final String MEETING =
            """
            select m.meeting_no, m.group_no, m.held_on, m.held_at, m.place, m.led_by, m.officer, m.minutes,
                   (select count(*) from renteng.attendance a
                     where a.coop_id = m.coop_id and a.meeting_no = m.meeting_no
                       and a.how in ('PRESENT', 'WHATSAPP')) as present,
                   (select count(*) from renteng.attendance a
                     where a.coop_id = m.coop_id and a.meeting_no = m.meeting_no) as members
              from renteng.meeting m
             where m.coop_id = :coop
            """;
    private static final Query<MeetingRow> MEETINGS =
            Query.of(
                    MeetingRow.class,
                    MEETING + " and m.group_no = :group order by m.held_on desc limit 60");
    private static final Query<MeetingRow> MEETING_BY_NO =
            Query.of(MeetingRow.class, MEETING + " and m.meeting_no = :meeting");
    private static final Query<MeetingRow> MEETING_OF_REQUEST =
            Query.of(MeetingRow.class, MEETING + " and m.request_id = :request");

    /** The newest first. */
    List<MeetingRow> meetings(Actor actor, long group) {
        return MEETINGS.on(jdbc)
                .param("coop", actor.at().value())
                .param("group", group)
                .query(MEETINGS.row())
                .list();
    }

    Optional<MeetingRow> meeting(Actor actor, long number) {
        return MEETING_BY_NO
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("meeting", number)
                .query(MEETING_BY_NO.row())
                .optional();
    }

    Optional<MeetingRow> meetingOfRequest(Actor actor, UUID request) {
        return MEETING_OF_REQUEST
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("request", request)
                .query(MEETING_OF_REQUEST.row())
                .optional();
    }

    record LastMeeting(long groupNo, LocalDate heldOn) {}

    private static final Query<LastMeeting> LAST_MEETINGS =
            Query.of(
                    LastMeeting.class,
                    """
                    select group_no, max(held_on) as held_on from renteng.meeting
                     where coop_id = :coop group by group_no
                    """);

    List<LastMeeting> lastMeetings(Actor actor) {
        return LAST_MEETINGS
                .on(jdbc)
                .param("coop", actor.at().value())
                .query(LAST_MEETINGS.row())
                .list();
    }

    record Attendance(long memberNo, Meeting.How how) {}

    private static final Query<Attendance> ATTENDANCE =
            Query.of(
                    Attendance.class,
                    """
                    select member_no, how from renteng.attendance
                     where coop_id = :coop and meeting_no = :meeting order by member_no
                    """);

    List<Attendance> attendance(Actor actor, long meeting) {
        return ATTENDANCE
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("meeting", meeting)
                .query(ATTENDANCE.row())
                .list();
    }

    record WishRow(
            long meetingNo,
            long memberNo,
            int productNo,
            Money asked,
            Meeting.Decision decision,
            Money agreed,
            int instalments,
            String purpose,
            @Nullable Long applicationNo) {}

    private static final String WISH =
            """
            select w.meeting_no, w.member_no, w.product_no, w.asked, w.decision, w.agreed, w.instalments, w.purpose,
                   w.application_no
              from renteng.wish w
             where w.coop_id = :coop
            """;
    private static final Query<WishRow> WISHES =
            Query.of(WishRow.class, WISH + " and w.meeting_no = :meeting order by w.member_no");
    private static final Query<WishRow> WISHES_OF =
            Query.of(WishRow.class, WISH + " and w.member_no = :member order by w.meeting_no");

    List<WishRow> wishes(Actor actor, long meeting) {
        return WISHES.on(jdbc)
                .param("coop", actor.at().value())
                .param("meeting", meeting)
                .query(WISHES.row())
                .list();
    }

    List<WishRow> wishesOf(Actor actor, long member) {
        return WISHES_OF
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(WISHES_OF.row())
                .list();
    }

    void insert(Actor actor, long number, Meeting meeting, Instant now) {
        long coop = actor.at().value();
        template.update(
                """
                insert into renteng.meeting (coop_id, meeting_no, group_no, request_id, held_on, held_at, place, led_by,
                  officer, minutes, recorded_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                coop,
                number,
                meeting.group(),
                meeting.id(),
                meeting.on(),
                meeting.at(),
                meeting.place().strip(),
                meeting.ledBy(),
                meeting.officer().strip(),
                meeting.minutes().strip(),
                actor.user(),
                now.atOffset(ZoneOffset.UTC));
        template.batchUpdate(
                "insert into renteng.attendance (coop_id, meeting_no, member_no, how) values (?, ?, ?, ?)",
                meeting.attendance().entrySet().stream()
                        .map(each ->
                                new Object[] {coop, number, each.getKey(), each.getValue().name()})
                        .toList());
    }

    void insert(Actor actor, long meeting, Meeting.Wish wish, @Nullable Long application) {
        template.update(
                """
                insert into renteng.wish (coop_id, meeting_no, member_no, product_no, asked, decision, agreed, instalments,
                  purpose, application_no)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                actor.at().value(),
                meeting,
                wish.member(),
                wish.product(),
                wish.asked().rupiah(),
                wish.decision().name(),
                wish.agreed().rupiah(),
                wish.instalments(),
                wish.purpose().strip(),
                application);
    }
}
