package id.sokoguru.screening;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.TodayItem;
import id.sokoguru.web.TodayItems;
import id.sokoguru.web.Tone;
import id.sokoguru.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What waits, for who judges it and for nobody else. */
@Component
class ScreeningTasks implements TodayItems {
    private static final int ORDER = 60;
    private static final int SOON = 3;

    private final Screening screening;
    private final BusinessDay day;

    ScreeningTasks(Screening screening, BusinessDay day) {
        this.screening = screening;
        this.day = day;
    }

    @Override
    public List<TodayItem> today(Actor actor, Words words) {
        if (!actor.may(Permission.COMPLIANCE)) {
            return List.of();
        }
        var items = new ArrayList<TodayItem>();
        dated(
                items,
                actor,
                words,
                "cases",
                screening.cases(actor).stream()
                        .filter(CaseFile::isOpen)
                        .map(CaseFile::dueOn)
                        .toList());
        dated(
                items,
                actor,
                words,
                "reports",
                screening.reports(actor).stream()
                        .filter(CashReport::isOpen)
                        .map(CashReport::dueOn)
                        .toList());
        waiting(items, actor, words, "unidentified", screening.unidentified(actor).size());
        waiting(items, actor, words, "reviews", screening.dueReviews(actor).size());
        return items;
    }

    private void dated(
            List<TodayItem> items, Actor actor, Words words, String key, List<LocalDate> due) {
        if (!due.isEmpty()) {
            var first = due.stream().min(LocalDate::compareTo).orElseThrow();
            var late = !first.isAfter(day.today().plusDays(SOON));
            items.add(item(actor, words, late ? Tone.ACT : Tone.WAIT, key, due.size()));
        }
    }

    private static void waiting(
            List<TodayItem> items, Actor actor, Words words, String key, int count) {
        if (count > 0) {
            items.add(item(actor, words, Tone.WAIT, key, count));
        }
    }

    private static TodayItem item(Actor actor, Words words, Tone tone, String key, int count) {
        return new TodayItem(
                ORDER,
                tone,
                words.t("screening.today." + key, Integer.toString(count)),
                words.t("screening.today." + key + ".why"),
                "/k/" + actor.at().text() + "/kepatuhan");
    }
}
