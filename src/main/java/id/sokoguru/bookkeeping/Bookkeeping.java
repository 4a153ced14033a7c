package id.sokoguru.bookkeeping;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The door to the everyday events: nobody is asked for debit or credit. */
@Component
public class Bookkeeping {
    private final Ledger ledger;
    private final Chart chart;
    private final MoneyPlaces places;
    private final Tenancy tenancy;

    Bookkeeping(Ledger ledger, Chart chart, MoneyPlaces places, Tenancy tenancy) {
        this.ledger = ledger;
        this.chart = chart;
        this.places = places;
        this.tenancy = tenancy;
    }

    /** The events that this actor can have here: a teller those of a till, the bookkeeper all. */
    public List<EverydayEvent> events(Actor actor) {
        var known = chart.byCode(actor).keySet();
        return Arrays.stream(EverydayEvent.values())
                .filter(event -> event.fits(known))
                .filter(event ->
                        actor.may(Permission.BOOKKEEP) || event.places().contains(PlaceKind.TILL))
                .toList();
    }

    /** Those events whose title, explanation or search words contain all that was typed. */
    public List<EverydayEvent> search(Actor actor, Words words, String typed) {
        var wanted = typed.toLowerCase(Locale.ROOT).strip().split("\\s+");
        return events(actor).stream()
                .filter(event -> {
                    var key = "bookkeeping.event." + event.code();
                    var text =
                            (words.t(key + ".title")
                                            + " "
                                            + words.t(key + ".about")
                                            + " "
                                            + words.t(key + ".words"))
                                    .toLowerCase(Locale.ROOT);
                    return Arrays.stream(wanted).allMatch(text::contains);
                })
                .toList();
    }

    /** The places through which the actor may let this event's money go. */
    public List<MoneyPlace> places(Actor actor, EverydayEvent event, Words words) {
        return places.of(actor, words).stream()
                .filter(place -> event.places().contains(place.kind()))
                .toList();
    }

    /** What came of looking at an order without recording it. */
    public sealed interface Preview {
        record Fit(Entry entry) implements Preview {}

        record Unfit(Recorded.Refused why) implements Preview {}
    }

    /** What an order would post; writes nothing. */
    public Preview preview(Actor actor, EventOrder order) {
        return check(
                order,
                new HashSet<>(chart.byCode(actor).keySet()),
                places.of(actor, Words.indonesian()));
    }

    /** Records an event; the same order again answers the first receipt. */
    public Recorded record(Actor actor, EventOrder order) {
        return tenancy.write(
                actor,
                () ->
                        switch (preview(actor, order)) {
                            case Preview.Unfit(var why) -> why;
                            case Preview.Fit(var entry) ->
                                    switch (ledger.post(actor, entry)) {
                                        case Posting.Posted(var receipt) ->
                                                new Recorded.Done(receipt, entry);
                                        case Posting.Refused reason ->
                                                new Recorded.Declined(reason);
                                    };
                        });
    }

    /** What came of recording many. */
    public sealed interface AllRecorded {
        record Done(int entries) implements AllRecorded {}

        /**
         * @param index of the first order that cannot stand, or -1; then none stands
         */
        record Refused(int index, Recorded.Refused why) implements AllRecorded {}
    }

    /**
     * Records many events of one cooperative at once, with the times at which they were recorded:
     * for imports and the demo. All stand or none.
     */
    public AllRecorded recordAll(Actor actor, List<TimedOrder> orders) {
        return tenancy.write(
                actor,
                () ->
                        switch (prepareAll(actor, orders)) {
                            case Prepared.Unfit(int index, var why) ->
                                    new AllRecorded.Refused(index, why);
                            case Prepared.Fit(var entries) ->
                                    switch (ledger.postAllRecorded(actor, entries)) {
                                        case BulkPosting.AllPosted(var receipts) ->
                                                new AllRecorded.Done(receipts.size());
                                        case BulkPosting.Refused(int index, var reason) ->
                                                new AllRecorded.Refused(
                                                        index, new Recorded.Declined(reason));
                                    };
                        });
    }

    /** Orders that were looked at before anything is posted. */
    public sealed interface Prepared {
        /**
         * @param entries one an order, in the order of the list
         */
        record Fit(List<Ledger.Timed> entries) implements Prepared {}

        /**
         * @param index of the first order that cannot stand, from 0
         */
        record Unfit(int index, Recorded.Refused why) implements Prepared {}
    }

    /**
     * The entries of many orders, for who posts them in time between those of other rooms; writes
     * nothing.
     */
    public Prepared prepareAll(Actor actor, List<TimedOrder> orders) {
        if (orders.isEmpty()) {
            return new Prepared.Fit(List.of());
        }
        return tenancy.read(
                actor,
                () -> {
                    var known = new HashSet<>(chart.byCode(actor).keySet());
                    var usable = places.of(actor, Words.indonesian());
                    var entries = new ArrayList<Ledger.Timed>(orders.size());
                    for (int i = 0; i < orders.size(); i++) {
                        switch (check(orders.get(i).order(), known, usable)) {
                            case Preview.Unfit(var why) -> {
                                return new Prepared.Unfit(i, why);
                            }
                            case Preview.Fit(var entry) ->
                                    entries.add(
                                            new Ledger.Timed(entry, orders.get(i).recordedAt()));
                        }
                    }
                    return new Prepared.Fit(entries);
                });
    }

    /** An order with the instant at which it was recorded. */
    public record TimedOrder(EventOrder order, Instant recordedAt) {}

    private static Preview check(EventOrder order, Set<Integer> known, List<MoneyPlace> usable) {
        var event = order.event();
        if (!event.fits(known)) {
            return new Preview.Unfit(new Recorded.NotHere());
        }
        for (var part : event.parts()) {
            var amount = order.amounts().get(part.key());
            if (amount == null ? !part.optional() : !fits(amount, part)) {
                return new Preview.Unfit(new Recorded.AmountMissing(part.key()));
            }
            var chosen = order.accounts().get(part.field());
            if (part.chosen()
                    && (chosen == null
                            || !part.accounts().contains(chosen)
                            || !known.contains(chosen))) {
                return new Preview.Unfit(new Recorded.AccountMissing(part.field()));
            }
        }
        if (event.places().isEmpty()) {
            return new Preview.Fit(EventJournals.entry(order, null));
        }
        if (!EventJournals.through(order).isPositive()) {
            var keptBack =
                    event.parts().stream()
                            .filter(EverydayEvent.Part::optional)
                            .findFirst()
                            .orElseThrow();
            return new Preview.Unfit(new Recorded.TooMuchKeptBack(keptBack.key()));
        }
        var place =
                usable.stream()
                        .filter(p -> event.places().contains(p.kind()))
                        .filter(p -> p.key().equals(order.place()))
                        .findFirst();
        return place.isEmpty()
                ? new Preview.Unfit(new Recorded.PlaceUnfit())
                : new Preview.Fit(EventJournals.entry(order, place.get()));
    }

    private static boolean fits(Money amount, EverydayEvent.Part part) {
        return part.optional() ? !amount.isNegative() : amount.isPositive();
    }
}
