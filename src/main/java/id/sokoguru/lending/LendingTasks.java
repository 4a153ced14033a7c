package id.sokoguru.lending;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.TodayItem;
import id.sokoguru.web.TodayItems;
import id.sokoguru.web.Tone;
import id.sokoguru.web.Words;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Wishes that wait for a look, a consent or the money. */
@Component
class LendingTasks implements TodayItems {
    private static final int MOST = 100;

    private final Granting granting;

    LendingTasks(Granting granting) {
        this.granting = granting;
    }

    @Override
    public List<TodayItem> today(Actor actor, Words words) {
        var items = new ArrayList<TodayItem>();
        if (!actor.may(Permission.LEND)
                && !actor.may(Permission.TELLER)
                && !actor.may(Permission.OVERSEE)) {
            return items;
        }
        int fresh = 0;
        int granted = 0;
        int related = 0;
        for (var one : granting.applications(actor, true, Long.MAX_VALUE, MOST)) {
            fresh += one.state().isWorkedOn() ? 1 : 0;
            granted +=
                    one.state() == LoanApplication.State.APPROVED
                                    || one.state() == LoanApplication.State.PURCHASED
                            ? 1
                            : 0;
            related +=
                    one.state() == LoanApplication.State.SUBMITTED && granting.isRelated(actor, one)
                            ? 1
                            : 0;
        }
        var href = "/k/" + actor.at().text() + "/pinjaman";
        if (fresh > 0 && actor.may(Permission.LEND)) {
            items.add(
                    new TodayItem(
                            30,
                            Tone.WAIT,
                            words.t("lending.today.fresh", String.valueOf(fresh)),
                            null,
                            href));
        }
        if (related > 0 && actor.may(Permission.OVERSEE)) {
            items.add(
                    new TodayItem(
                            10,
                            Tone.WAIT,
                            words.t("lending.today.related", String.valueOf(related)),
                            null,
                            href));
        }
        if (granted > 0 && actor.may(Permission.TELLER)) {
            items.add(
                    new TodayItem(
                            30,
                            Tone.WAIT,
                            words.t("lending.today.granted", String.valueOf(granted)),
                            null,
                            href));
        }
        return items;
    }
}
