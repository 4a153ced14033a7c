package id.sokoguru.collector;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.TodayItem;
import id.sokoguru.web.TodayItems;
import id.sokoguru.web.Tone;
import id.sokoguru.web.Words;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Bags that were not handed in, phones that owe papers, and money that waits for a decision. */
@Component
class CollectorTasks implements TodayItems {
    private static final int FIRST = 15;
    private static final int LATER = 35;

    private final Collectors collectors;
    private final Receipts receipts;
    private final BusinessDay day;

    CollectorTasks(Collectors collectors, Receipts receipts, BusinessDay day) {
        this.collectors = collectors;
        this.receipts = receipts;
        this.day = day;
    }

    @Override
    public List<TodayItem> today(Actor actor, Words words) {
        var items = new ArrayList<TodayItem>();
        if (!actor.may(Permission.TELLER)
                && !actor.may(Permission.BOOKKEEP)
                && !actor.may(Permission.APPROVE)
                && !actor.may(Permission.OVERSEE)) {
            return items;
        }
        var root = "/k/" + actor.at().text() + "/kolektor";
        for (var one : collectors.positions(actor)) {
            var no = one.collector().collectorNo();
            if (one.isStale(day.today())) {
                items.add(
                        new TodayItem(
                                FIRST,
                                Tone.ACT,
                                words.t("collector.today.stale", one.name(), one.expected().text()),
                                words.t("collector.today.stale.why"),
                                root + "/" + no));
            } else if (one.isOverLimit()) {
                items.add(
                        new TodayItem(
                                FIRST,
                                Tone.ACT,
                                words.t("collector.today.limit", one.name(), one.bag().text()),
                                null,
                                root + "/" + no));
            }
            if (one.unsent() > 0) {
                items.add(
                        new TodayItem(
                                LATER,
                                Tone.WAIT,
                                words.t(
                                        "collector.today.unsent",
                                        one.name(),
                                        String.valueOf(one.unsent())),
                                words.t("collector.today.unsent.why"),
                                root + "/" + no));
            }
        }
        int open = receipts.open(actor).size();
        if (open > 0) {
            items.add(
                    new TodayItem(
                            LATER,
                            Tone.WAIT,
                            words.t("collector.today.open", String.valueOf(open)),
                            null,
                            root + "/titipan"));
        }
        return items;
    }
}
