package id.sokoguru.renteng;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.TodayItem;
import id.sokoguru.web.TodayItems;
import id.sokoguru.web.Tone;
import id.sokoguru.web.Words;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Dues lists to be drawn, meetings that were not held, groups in which not paying spreads. */
@Component
class RentengTasks implements TodayItems {
    private final Groups groups;
    private final BusinessDay day;

    RentengTasks(Groups groups, BusinessDay day) {
        this.groups = groups;
        this.day = day;
    }

    @Override
    public List<TodayItem> today(Actor actor, Words words) {
        var items = new ArrayList<TodayItem>();
        if (!actor.may(Permission.LEND)
                && !actor.may(Permission.TELLER)
                && !actor.may(Permission.APPROVE)) {
            return items;
        }
        var today = day.today();
        var href = "/k/" + actor.at().text() + "/kelompok";
        int missed = 0;
        for (var one : groups.health(actor, today)) {
            var group = one.group();
            var at = href + "/" + group.number();
            var meeting = group.nextMeeting(today);
            if (one.size() > 0 && !meeting.minusDays(group.noticeDays()).isAfter(today)) {
                items.add(
                        new TodayItem(
                                30,
                                Tone.WAIT,
                                words.t(
                                        "renteng.today.dues",
                                        group.name(),
                                        meeting.format(
                                                DateTimeFormatter.ofPattern(
                                                        "d MMMM", words.locale()))),
                                null,
                                at + "/tagihan"));
            }
            if (one.isContagious()) {
                items.add(
                        new TodayItem(
                                30,
                                Tone.ACT,
                                words.t("renteng.today.contagion", group.name()),
                                words.t("renteng.today.contagion.why"),
                                at));
            }
            missed += one.flags().contains(Groups.Flag.NO_MEETING) ? 1 : 0;
        }
        if (missed > 0) {
            items.add(
                    new TodayItem(
                            50,
                            Tone.WAIT,
                            words.t("renteng.today.missed", String.valueOf(missed)),
                            null,
                            href));
        }
        return items;
    }
}
