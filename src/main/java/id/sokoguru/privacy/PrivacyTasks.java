package id.sokoguru.privacy;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.TodayItem;
import id.sokoguru.web.TodayItems;
import id.sokoguru.web.Tone;
import id.sokoguru.web.Words;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Requests and breaches whose clock runs: red on the last day. */
@Component
class PrivacyTasks implements TodayItems {
    private static final int ORDER = 60;
    private static final Duration LAST_DAY = Duration.ofHours(24);

    private final Privacy privacy;
    private final BusinessDay day;

    PrivacyTasks(Privacy privacy, BusinessDay day) {
        this.privacy = privacy;
        this.day = day;
    }

    @Override
    public List<TodayItem> today(Actor actor, Words words) {
        var items = new ArrayList<TodayItem>();
        if (actor.may(Permission.APPROVE)) {
            add(
                    items,
                    actor,
                    words,
                    "requests",
                    privacy.requests(actor).stream()
                            .filter(Request::isOpen)
                            .map(Request::dueAt)
                            .toList());
            add(
                    items,
                    actor,
                    words,
                    "breaches",
                    privacy.breaches(actor).stream()
                            .filter(Breach::isOpen)
                            .map(Breach::dueAt)
                            .toList());
        }
        return items;
    }

    private void add(
            List<TodayItem> items, Actor actor, Words words, String key, List<OffsetDateTime> due) {
        if (!due.isEmpty()) {
            var first = due.stream().min(OffsetDateTime::compareTo).orElseThrow().toInstant();
            var red = !first.isAfter(day.now().plus(LAST_DAY));
            items.add(
                    new TodayItem(
                            ORDER,
                            red ? Tone.ACT : Tone.WAIT,
                            words.t("privacy.today." + key, Integer.toString(due.size())),
                            words.t("privacy.today." + key + ".why"),
                            "/k/" + actor.at().text() + "/privasi"));
        }
    }
}
