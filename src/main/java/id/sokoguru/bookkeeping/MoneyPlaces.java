package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The places from which an actor may pay: their own open till, and for the bookkeeper all others.
 */
@Component
class MoneyPlaces {
    private static final List<Integer> BANKS = List.of(110201, 110202, 110203, 110204);

    private final Books books;
    private final Chart chart;
    private final ObjectProvider<Counters> counters;

    MoneyPlaces(Books books, Chart chart, ObjectProvider<Counters> counters) {
        this.books = books;
        this.chart = chart;
        this.counters = counters;
    }

    /** In the order in which small expenses are usually paid. */
    List<MoneyPlace> of(Actor actor, Words words) {
        var places = new ArrayList<MoneyPlace>();
        if (actor.may(Permission.TELLER)) {
            openTill(actor)
                    .ifPresent(
                            till -> places.add(place(actor, words, PlaceKind.TILL, 110102, till)));
        }
        if (actor.may(Permission.BOOKKEEP)) {
            places.add(place(actor, words, PlaceKind.PETTY_CASH, 110103, 0));
            places.add(place(actor, words, PlaceKind.VAULT, 110101, 0));
            for (int bank : BANKS) {
                for (var used : books.places(actor, bank)) {
                    places.add(
                            new MoneyPlace(
                                    PlaceKind.BANK,
                                    bank,
                                    used.sub(),
                                    name(actor, words, PlaceKind.BANK, bank, used.sub()),
                                    used.balance()));
                }
            }
        }
        return places;
    }

    Optional<Long> openTill(Actor actor) {
        return counters.stream().findFirst().flatMap(known -> known.openTill(actor));
    }

    /** What people call a place of money; empty for any other account. */
    Optional<String> name(Actor actor, Words words, int account, long sub) {
        return PlaceKind.of(account).map(kind -> name(actor, words, kind, account, sub));
    }

    private MoneyPlace place(Actor actor, Words words, PlaceKind kind, int account, long sub) {
        Money balance = books.balance(actor, account, sub);
        return new MoneyPlace(kind, account, sub, name(actor, words, kind, account, sub), balance);
    }

    private String name(Actor actor, Words words, PlaceKind kind, int account, long sub) {
        return switch (kind) {
            case PETTY_CASH -> words.t("bookkeeping.place.petty_cash");
            case VAULT -> words.t("bookkeeping.place.vault");
            case TILL ->
                    told(actor, account, sub)
                            .orElseGet(() -> words.t("bookkeeping.place.till", Long.toString(sub)));
            case BANK ->
                    told(actor, account, sub).orElseGet(() -> bank(actor, words, account, sub));
        };
    }

    private Optional<String> told(Actor actor, int account, long sub) {
        return counters.stream().findFirst().flatMap(known -> known.name(actor, account, sub));
    }

    private String bank(Actor actor, Words words, int account, long sub) {
        var known = chart.byCode(actor).get(account);
        var name = known == null ? Integer.toString(account) : known.name(words.locale());
        return sub == 0 ? name : name + " " + sub;
    }
}
