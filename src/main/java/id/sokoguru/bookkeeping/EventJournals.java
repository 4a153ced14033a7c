package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Side;
import id.sokoguru.web.Words;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns an everyday event into lines. The parts move their accounts, the place takes the
 * difference.
 */
final class EventJournals {
    private EventJournals() {}

    /** The entry of an order that was found fit. */
    static Entry entry(EventOrder order, @Nullable MoneyPlace place) {
        var event = order.event();
        var debits = new ArrayList<Line>();
        var credits = new ArrayList<Line>();
        for (var part : event.parts()) {
            var amount = order.amounts().getOrDefault(part.key(), Money.ZERO);
            if (amount.isPositive()) {
                int account =
                        part.chosen()
                                ? Objects.requireNonNull(order.accounts().get(part.field()))
                                : part.accounts().getFirst();
                if (part.side() == Side.DEBIT) {
                    debits.add(Line.debit(account, 0, amount));
                } else {
                    credits.add(Line.credit(account, 0, amount));
                }
            }
        }
        if (place != null) {
            var difference = through(order);
            switch (event.way()) {
                case PAYS -> credits.add(Line.credit(place.account(), place.sub(), difference));
                case RECEIVES ->
                        debits.addFirst(Line.debit(place.account(), place.sub(), difference));
                case RECORDS -> throw new IllegalStateException("no money moves");
            }
        }
        debits.addAll(credits);
        return new Entry(
                        order.id(),
                        order.date(),
                        "bookkeeping." + event.code(),
                        Words.indonesian().t("bookkeeping.event." + event.code() + ".title"),
                        order.document(),
                        null,
                        null,
                        debits)
                .withRemark(order.note());
    }

    /** What goes through the place: positive in a fit order. */
    static Money through(EventOrder order) {
        var difference = Money.ZERO;
        for (var part : order.event().parts()) {
            var amount = order.amounts().getOrDefault(part.key(), Money.ZERO);
            difference =
                    part.side() == Side.DEBIT ? difference.plus(amount) : difference.minus(amount);
        }
        return order.event().way() == EverydayEvent.Way.RECEIVES
                ? difference.negated()
                : difference;
    }
}
