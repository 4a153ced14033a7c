package id.sokoguru.payroll;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.TodayItem;
import id.sokoguru.web.TodayItems;
import id.sokoguru.web.Tone;
import id.sokoguru.web.Words;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Treasurers who are late with what they kept back, and loans whose salary is gone. */
@Component
class PayrollTasks implements TodayItems {
    /** From then on a claim is a warning: the salaries of a month were paid by then. */
    static final int WARN_AFTER = 30;

    private final Agencies agencies;
    private final Payroll payroll;
    private final BusinessDay day;

    PayrollTasks(Agencies agencies, Payroll payroll, BusinessDay day) {
        this.agencies = agencies;
        this.payroll = payroll;
        this.day = day;
    }

    @Override
    public List<TodayItem> today(Actor actor, Words words) {
        var items = new ArrayList<TodayItem>();
        if (!actor.may(Permission.BOOKKEEP)
                && !actor.may(Permission.APPROVE)
                && !actor.may(Permission.OVERSEE)) {
            return items;
        }
        var root = "/k/" + actor.at().text() + "/potong-gaji";
        var late = Money.ZERO;
        long days = 0;
        for (var claim : payroll.claims(actor)) {
            var age = claim.days(day.today());
            if (age > WARN_AFTER) {
                late = late.plus(claim.open());
                days = Math.max(days, age);
            }
        }
        if (late.isPositive()) {
            items.add(
                    new TodayItem(
                            20,
                            Tone.ACT,
                            words.t("payroll.today.late", late.text(), String.valueOf(days)),
                            words.t("payroll.today.late.why"),
                            root));
        }
        var gone = agencies.toPayOff(actor).size();
        if (gone > 0) {
            items.add(
                    new TodayItem(
                            30,
                            Tone.ACT,
                            words.t("payroll.today.gone", String.valueOf(gone)),
                            words.t("payroll.today.gone.why"),
                            root));
        }
        return items;
    }
}
