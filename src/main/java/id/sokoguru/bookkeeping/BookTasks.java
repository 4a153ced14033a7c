package id.sokoguru.bookkeeping;

import id.sokoguru.access.Approvals;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.web.TodayItem;
import id.sokoguru.web.TodayItems;
import id.sokoguru.web.Tone;
import id.sokoguru.web.Words;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What waits in the books: approvals, an undecided cash difference, drafts, the month that is over.
 */
@Component
class BookTasks implements TodayItems {
    private final Approvals approvals;
    private final Closing closing;
    private final JournalStore drafts;
    private final Books books;
    private final Tenancy tenancy;
    private final BusinessDay day;

    BookTasks(
            Approvals approvals,
            Closing closing,
            JournalStore drafts,
            Books books,
            Tenancy tenancy,
            BusinessDay day) {
        this.approvals = approvals;
        this.closing = closing;
        this.drafts = drafts;
        this.books = books;
        this.tenancy = tenancy;
        this.day = day;
    }

    @Override
    public List<TodayItem> today(Actor actor, Words words) {
        return tenancy.read(actor, () -> items(actor, words));
    }

    private List<TodayItem> items(Actor actor, Words words) {
        var root = "/k/" + actor.at().text();
        var items = new ArrayList<TodayItem>();
        if (actor.may(Permission.APPROVE)) {
            var waiting =
                    approvals.list(actor, true).stream()
                            .filter(request -> !request.requestedBy().equals(actor.user()))
                            .count();
            if (waiting > 0) {
                items.add(
                        item(
                                words,
                                10,
                                Tone.ACT,
                                "approvals",
                                Long.toString(waiting),
                                root + "/persetujuan"));
            }
        }
        var suspense = books.balance(actor, BookChecks.SUSPENSE, 0);
        if (!suspense.isZero() && actor.may(Permission.BOOKKEEP)) {
            items.add(item(words, 40, Tone.WAIT, "suspense", suspense.text(), root + "/kas"));
        }
        if (actor.may(Permission.JOURNAL)) {
            var left =
                    drafts.latest(actor, 100).stream()
                            .filter(draft -> draft.state() == JournalDraft.State.DRAFT)
                            .count();
            if (left > 0) {
                items.add(
                        item(
                                words,
                                45,
                                Tone.WAIT,
                                "drafts",
                                Long.toString(left),
                                root + "/jurnal"));
            }
        }
        if (actor.may(Permission.CLOSE_PERIOD)) {
            closing.months(actor).stream()
                    .filter(month ->
                            month.state() == Closing.State.OPEN
                                    || month.state() == Closing.State.REOPENED)
                    .reduce((newer, older) -> older)
                    .ifPresent(month ->
                            items.add(
                                    item(
                                            words,
                                            50,
                                            late(month.month()) ? Tone.ACT : Tone.WAIT,
                                            "period",
                                            Months.text(words, month.month()),
                                            root + "/periode/" + month.month() + "/tutup")));
        }
        return items;
    }

    /** After the tenth of the next month. */
    private boolean late(YearMonth month) {
        return day.today().isAfter(month.plusMonths(1).atDay(10));
    }

    private static TodayItem item(
            Words words, int order, Tone tone, String key, String figure, String href) {
        return new TodayItem(
                order,
                tone,
                words.t("bookkeeping.today." + key, figure),
                words.t("bookkeeping.today." + key + ".why"),
                href);
    }
}
