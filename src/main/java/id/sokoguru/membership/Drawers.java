package id.sokoguru.membership;

import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Page;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Where counter forms take money from and put it: the choice of drawers and bank accounts, as text
 * and back.
 */
@Component
public class Drawers {
    private final ObjectProvider<OpenTills> tills;
    private final Books books;

    Drawers(ObjectProvider<OpenTills> tills, Books books) {
        this.tills = tills;
        this.books = books;
    }

    /**
     * What the actor may use now, the usual one first; without a room that opens tills, every till
     * there is.
     */
    public List<Choice> choices(Page page) {
        var actor = page.visitor();
        var asked = tills.getIfAvailable();
        if (asked != null) {
            return asked.usable(actor).stream()
                    .map(named -> Choice.of(text(named.place()), named.label()))
                    .toList();
        }
        return books.places(actor, MoneyPlace.TILL).stream()
                .filter(place -> place.sub() != 0)
                .map(place ->
                        Choice.of(
                                text(new MoneyPlace(place.account(), place.sub())),
                                page.t("membership.drawer", String.valueOf(place.sub()))))
                .toList();
    }

    /** The words for a place. */
    public String label(Page page, MoneyPlace place) {
        return choices(page).stream()
                .filter(choice -> choice.value().equals(text(place)))
                .map(Choice::label)
                .findFirst()
                .orElse(page.t("membership.drawer", String.valueOf(place.sub())));
    }

    public static String text(MoneyPlace place) {
        return place.account() + ":" + place.sub();
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    public static Optional<MoneyPlace> parse(@Nullable String text) {
        if (text == null || !text.matches("[0-9]{6}:[0-9]{1,15}")) {
            return Optional.empty();
        }
        var parts = text.split(":");
        return Optional.of(new MoneyPlace(Integer.parseInt(parts[0]), Long.parseLong(parts[1])));
    }
}
