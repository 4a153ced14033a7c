package id.sokoguru.onboarding;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.web.TodayItem;
import id.sokoguru.web.TodayItems;
import id.sokoguru.web.Tone;
import id.sokoguru.web.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** Shows a cooperative with empty books the way in. */
@Component
class MoveTasks implements TodayItems {
    private static final int FIRST = 5;

    private final Books books;
    private final Tenancy tenancy;

    MoveTasks(Books books, Tenancy tenancy) {
        this.books = books;
        this.tenancy = tenancy;
    }

    @Override
    public List<TodayItem> today(Actor actor, Words words) {
        if (!actor.may(Permission.JOURNAL) && !actor.may(Permission.APPROVE)) {
            return List.of();
        }
        if (tenancy.read(actor, () -> books.head(actor).treeSize()) > 0) {
            return List.of();
        }
        return List.of(
                new TodayItem(
                        FIRST,
                        Tone.WAIT,
                        words.t("onboarding.today"),
                        words.t("onboarding.today.why"),
                        "/k/" + actor.at().text() + "/pindahan"));
    }
}
