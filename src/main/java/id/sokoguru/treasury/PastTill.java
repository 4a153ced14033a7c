package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Adds up a till's past days, so that each knows the totals with which it began and ended. */
final class PastTill {
    private final int till;
    private int days;
    private Money debits = Money.ZERO;
    private Money credits = Money.ZERO;
    private @Nullable UUID holder;
    private @Nullable Instant openedAt;
    private @Nullable Instant closedAt;

    PastTill(int till) {
        this.till = till;
    }

    /** A day as it goes into the tables. */
    record Row(
            TillDay day,
            int session,
            UUID openingCount,
            UUID closingCount,
            Money openingDebits,
            Money openingCredits,
            Money bookAtClosing,
            Money closingDebits,
            Money closingCredits,
            @Nullable Long differenceEntry) {}

    Row add(TillDay day, @Nullable Long differenceEntry) {
        if (holder != null || (closedAt != null && day.openedAt().isBefore(closedAt))) {
            throw new IllegalArgumentException("till " + till + " was open when it was opened");
        }
        if (!day.difference().isZero() && differenceEntry == null) {
            throw new IllegalArgumentException("a difference without its entry");
        }
        var openingDebits = debits;
        var openingCredits = credits;
        debits = debits.plus(day.fromVault()).plus(day.received());
        credits = credits.plus(day.paid());
        var book = debits.minus(credits);
        if (day.difference().isNegative()) {
            credits = credits.minus(day.difference());
        } else {
            debits = debits.plus(day.difference());
        }
        var closingDebits = debits;
        var closingCredits = credits;
        credits = credits.plus(day.toVault());
        if (debits.compareTo(credits) < 0) {
            throw new IllegalArgumentException("till " + till + " would fall below zero");
        }
        openedAt = day.openedAt();
        holder = day.closedAt() == null ? day.teller() : null;
        closedAt = day.closedAt() == null ? closedAt : day.closedAt();
        days++;
        return new Row(
                day,
                days,
                Uuid7.create(),
                Uuid7.create(),
                openingDebits,
                openingCredits,
                book,
                closingDebits,
                closingCredits,
                differenceEntry);
    }

    boolean agreesWith(Books.Place place) {
        return place.debits().equals(debits) && place.credits().equals(credits);
    }

    int till() {
        return till;
    }

    int days() {
        return days;
    }

    @Nullable UUID holder() {
        return holder;
    }

    @Nullable Instant openedAt() {
        return openedAt;
    }

    @Nullable Instant closedAt() {
        return closedAt;
    }
}
