package id.sokoguru.bookkeeping;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import id.sokoguru.web.TodayItem;
import id.sokoguru.web.TodayItems;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** "Hari ini": what needs doing in this cooperative, its headline figures, its latest entries. */
@Controller
class TodayPages {
    private final ObjectProvider<TodayItems> rooms;
    private final Books books;
    private final Templates templates;

    TodayPages(ObjectProvider<TodayItems> rooms, Books books, Templates templates) {
        this.rooms = rooms;
        this.books = books;
        this.templates = templates;
    }

    @GetMapping("/k/{coop}")
    @Needs({
        Permission.TELLER,
        Permission.COLLECT,
        Permission.BOOKKEEP,
        Permission.JOURNAL,
        Permission.APPROVE,
        Permission.MEMBERS,
        Permission.READ_BOOKS,
        Permission.READ_REPORTS,
        Permission.ADMINISTER
    })
    Html today(Page page, Actor actor) {
        if (actor.may(Permission.TELLER)
                && !actor.may(Permission.BOOKKEEP)
                && !actor.may(Permission.APPROVE)) {
            return Html.seeOther(page.in("/kas"));
        }
        if (actor.permissions().equals(Set.of(Permission.COLLECT))) {
            return Html.seeOther(page.in("/keliling"));
        }
        List<TodayItem> items =
                rooms.orderedStream()
                        .flatMap(room -> room.today(actor, page.words()).stream())
                        .sorted(Comparator.comparingInt(TodayItem::order))
                        .toList();
        var head =
                actor.may(Permission.READ_REPORTS) || actor.may(Permission.READ_BOOKS)
                        ? books.head(actor)
                        : null;
        List<PostedEntry> latest =
                actor.may(Permission.READ_BOOKS) ? books.latest(actor, 0, 12) : List.of();
        return Html.of(templates.bookkeepingToday(page, items, head, latest));
    }
}
