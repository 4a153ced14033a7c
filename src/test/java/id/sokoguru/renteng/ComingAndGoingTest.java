package id.sokoguru.renteng;

import static id.sokoguru.renteng.GroupDesk.MET;
import static id.sokoguru.renteng.GroupDesk.allBut;
import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.lending.Applying;
import id.sokoguru.lending.Granting;
import id.sokoguru.membership.PersonalData;
import id.sokoguru.renteng.Meeting.Decision;
import id.sokoguru.renteng.Meeting.How;
import id.sokoguru.renteng.SettlementOrder.Sharing;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Who belongs to a group, who does not, and what a meeting decides. */
@InWorld
class ComingAndGoingTest {
    private static final LocalDate JOINED = LocalDate.of(2026, 11, 5);

    @Autowired AutowireCapableBeanFactory beans;
    @Autowired World world;
    @Autowired Groups groups;
    @Autowired Meetings meetings;
    @Autowired Granting granting;
    @Autowired GroupSettlements settlements;
    @Autowired DuesLists dues;
    @Autowired List<PersonalData> personal;
    GroupDesk desk;
    Group first;
    Group second;

    @BeforeEach
    void found() {
        desk = beans.createBean(GroupDesk.Maker.class).make(32);
        first = desk.founded("Melati");
        second = desk.founded("Kenanga");
    }

    private Joining join(Group group, long member) {
        return groups.join(desk.officer, group.number(), member, JOINED);
    }

    private Groups.Health health(Group group) {
        return groups.health(desk.officer, group.number(), TODAY).orElseThrow();
    }

    @Test
    void a_member_is_in_one_group_at_a_time() {
        assertThat(join(first, 1)).isEqualTo(new Joining.Done(1));
        assertThat(join(second, 1)).isEqualTo(new Joining.ElsewhereAlready(first.number()));
        assertThat(
                        groups.transfer(
                                desk.officer, first.number(), second.number(), 1, TODAY, "dekat"))
                .isEqualTo(new Joining.Done(1));
        assertThat(groups.ofMember(desk.officer, 1, TODAY)).contains(second);
        assertThat(groups.ofMember(desk.officer, 1, JOINED)).contains(first);
    }

    @Test
    void fourteen_and_thirty_one_are_marked_fifteen_and_thirty_are_not() {
        desk.join(first, 1, 14);
        assertThat(health(first).flags()).contains(Groups.Flag.TOO_FEW);
        desk.join(first, 15, 15);
        assertThat(health(first).flags()).doesNotContain(Groups.Flag.TOO_FEW);
        desk.join(first, 16, 30);
        assertThat(health(first).flags()).doesNotContain(Groups.Flag.TOO_MANY);
        desk.join(first, 31, 31);
        assertThat(health(first).flags()).contains(Groups.Flag.TOO_MANY);
    }

    @Test
    void whom_a_group_refuses_does_not_join_until_it_changes_its_mind() {
        assertThat(groups.refuse(desk.officer, first.number(), 3, TODAY, " "))
                .isEqualTo(new Joining.NoReason());
        groups.refuse(desk.officer, first.number(), 3, TODAY, "pernah menunggak");
        assertThat(join(first, 3)).isEqualTo(new Joining.Unwanted(TODAY));
        assertThat(join(second, 3)).isInstanceOf(Joining.Done.class);
        groups.leave(desk.officer, second.number(), 3, TODAY, "");
        groups.lift(desk.officer, first.number(), 3, TODAY);
        assertThat(groups.join(desk.officer, first.number(), 3, TODAY))
                .isInstanceOf(Joining.Done.class);
    }

    @Test
    void nobody_leaves_who_owes_and_nobody_with_a_group_loan_leaves_groups() {
        desk.join(first, 1, 15);
        desk.lend(desk.product(), 2, first);
        assertThat(groups.leave(desk.officer, first.number(), 2, TODAY, ""))
                .isEqualTo(new Joining.HasLoan(1));
        var list = desk.dues(first, MET);
        assertThat(list.total()).isEqualTo(rp(15 * 30_000 + 120_000));
        desk.settled(desk.settle(list, Sharing.EQUALLY, allBut(list, 2L, 5L)));
        assertThat(groups.leave(desk.officer, first.number(), 5, TODAY, ""))
                .isEqualTo(new Joining.Owes(rp(30_000)));
        assertThat(groups.transfer(desk.officer, first.number(), second.number(), 2, TODAY, ""))
                .isEqualTo(new Joining.Owes(rp(150_000)));
        assertThat(groups.leave(desk.officer, first.number(), 6, TODAY, "pindah"))
                .isEqualTo(new Joining.Done(14));
    }

    @Test
    void a_month_without_meeting_is_marked_and_one_meeting_a_day_is_enough() {
        desk.join(first, 1, 15);
        // The meeting of 20 November should have been held.
        assertThat(health(first).flags()).contains(Groups.Flag.NO_MEETING);
        assertThat(meetings.record(desk.officer, meeting(first, List.of())))
                .isInstanceOf(Meeting.Recorded.class);
        assertThat(health(first).flags()).doesNotContain(Groups.Flag.NO_MEETING);
        assertThat(meetings.record(desk.officer, meeting(first, List.of())))
                .isInstanceOf(Meeting.ThatDayAlready.class);
    }

    private static Meeting meeting(Group group, List<Meeting.Wish> wishes) {
        Map<Long, How> attendance = new TreeMap<>();
        for (long member = 1; member <= 15; member++) {
            attendance.put(member, member == 4 ? How.WHATSAPP : How.PRESENT);
        }
        return new Meeting(
                Uuid7.create(),
                group.number(),
                MET,
                LocalTime.of(15, 30),
                "Rumah PJ",
                1L,
                "Bu Endang",
                "Dibacakan dan dibetulkan.",
                attendance,
                wishes);
    }

    @Test
    void what_a_group_agrees_to_becomes_an_application_and_what_it_refuses_does_not() {
        desk.join(first, 1, 15);
        desk.product();
        var wishes =
                List.of(
                        new Meeting.Wish(
                                2, 1, rp(1_000_000), Decision.AGREED, rp(1_000_000), 10, "Warung"),
                        new Meeting.Wish(
                                3, 1, rp(2_000_000), Decision.REDUCED, rp(1_500_000), 10, "Warung"),
                        new Meeting.Wish(
                                5, 1, rp(9_000_000), Decision.REFUSED, rp(0), 10, "Motor"));
        var meeting = meeting(first, wishes);
        var recorded = (Meeting.Recorded) meetings.record(desk.officer, meeting);
        assertThat(recorded.applications()).containsOnlyKeys(2L, 3L);
        var reduced =
                granting.application(desk.officer, recorded.applications().get(3L)).orElseThrow();
        assertThat(reduced.amount()).isEqualTo(rp(1_500_000));
        assertThat(reduced.group()).isEqualTo(first.number());
        assertThat(meetings.record(desk.officer, meeting)).isEqualTo(recorded);
        assertThat(granting.ofMember(desk.officer, 5)).isEmpty();
    }

    @Test
    void a_wish_that_lending_refuses_leaves_no_meeting_behind() {
        desk.join(first, 1, 15);
        desk.product();
        var wish =
                new Meeting.Wish(
                        2, 1, rp(50_000_000), Decision.AGREED, rp(50_000_000), 10, "Warung");
        var answer = meetings.record(desk.officer, meeting(first, List.of(wish)));
        assertThat(answer).isInstanceOf(Meeting.WishRefused.class);
        assertThat(((Meeting.WishRefused) answer).reason())
                .isInstanceOf(Applying.AmountOutside.class);
        assertThat(meetings.list(desk.officer, first.number())).isEmpty();
    }

    @Test
    void coverings_two_months_in_a_row_that_grow_mark_the_group() {
        desk.join(first, 1, 20);
        var november = desk.dues(first, MET);
        desk.settled(desk.settle(november, Sharing.EQUALLY, allBut(november, 4L)));
        assertThat(health(first).signs()).isEmpty();
        assertThat(health(first).isCovering()).isTrue();
        desk.at(
                MET.plusMonths(1),
                () -> {
                    var december = desk.dues(first, MET.plusMonths(1));
                    desk.settled(desk.settle(december, Sharing.EQUALLY, allBut(december, 4L, 5L)));
                    var health =
                            groups.health(desk.officer, first.number(), MET.plusMonths(1))
                                    .orElseThrow();
                    assertThat(health.signs())
                            .containsExactlyInAnyOrder(
                                    Contagion.Sign.REPEATED, Contagion.Sign.GROWING);
                    assertThat(
                                    groups.health(desk.officer, second.number(), TODAY)
                                            .orElseThrow()
                                            .signs())
                            .isEmpty();
                });
    }

    @Test
    void another_cooperative_sees_and_settles_nothing() {
        desk.join(first, 1, 15);
        var other = beans.createBean(GroupDesk.Maker.class).make(1);
        Actor stranger = other.officer;
        assertThat(groups.groups(stranger)).isEmpty();
        assertThat(groups.group(stranger, first.number())).isEmpty();
        assertThat(groups.members(stranger, first.number(), TODAY)).isEmpty();
        var list = desk.dues(first, MET);
        assertThat(
                        settlements.settle(
                                stranger,
                                GroupDesk.order(
                                        Uuid7.create(),
                                        list,
                                        Sharing.NONE,
                                        list.total(),
                                        allBut(list))))
                .isEqualTo(new SettlementAnswer.NoGroup());
    }

    @Test
    void a_member_gets_a_copy_of_what_is_kept_and_reasons_are_forgotten() {
        var keeper =
                personal.stream()
                        .filter(GroupPersonalData.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        groups.refuse(desk.officer, first.number(), 3, TODAY, "pernah menunggak");
        assertThat(keeper.export(desk.officer, 3).getFirst().rows())
                .containsExactly(List.of("1", "", TODAY.toString(), "pernah menunggak"));
        keeper.erase(desk.officer, 3);
        assertThat(keeper.export(desk.officer, 3).getFirst().rows())
                .containsExactly(List.of("1", "", TODAY.toString(), ""));
    }
}
