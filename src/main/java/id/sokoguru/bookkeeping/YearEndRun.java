package id.sokoguru.bookkeeping;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Closes a year (J60): income and expenses go to 310501 on 31 December, and 310501 becomes 310502,
 * the undistributed SHU, on 1 January. Running it again closes only what was recorded since;
 * nothing new means nothing is posted. Both entries carry their own event, so that statements of
 * the year leave them out.
 */
@Component
public class YearEndRun {
    public static final String CLOSE = "bookkeeping.year_close";
    public static final String CARRY = "bookkeeping.year_carry";

    private static final int CURRENT = 310501;
    private static final int UNDISTRIBUTED = 310502;

    private final Books books;
    private final Ledger ledger;
    private final Tenancy tenancy;
    private final BusinessDay day;

    YearEndRun(Books books, Ledger ledger, Tenancy tenancy, BusinessDay day) {
        this.books = books;
        this.ledger = ledger;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** What came of it. */
    public sealed interface Answer {
        /**
         * @param surplus of the year as closed by this run; negative is a loss
         */
        record Closed(Money surplus) implements Answer {}

        record NothingToClose() implements Answer {}

        /** The year is not over. */
        record NotOver() implements Answer {}

        record Declined(Posting.Refused reason) implements Answer {}
    }

    public Answer run(Actor actor, int year) {
        if (day.today().getYear() <= year) {
            return new Answer.NotOver();
        }
        return tenancy.write(actor, () -> close(actor, year));
    }

    private Answer close(Actor actor, int year) {
        var lastDay = LocalDate.of(year, 12, 31);
        // The head's size names the run: two who press at once make the same entries.
        var run = actor.at().text() + " " + year + " after " + books.head(actor).treeSize();
        var lines = new ArrayList<Line>();
        var surplus = Money.ZERO;
        for (var total : books.totals(actor, LocalDate.of(year, 1, 1), lastDay, null)) {
            var group = total.account() / 100_000;
            if ((group == 4 || group == 5) && !total.closing().isZero()) {
                lines.add(mirror(total.account(), total.closing()));
                surplus = surplus.minus(total.closing());
            }
        }
        if (lines.isEmpty()) {
            return new Answer.NothingToClose();
        }
        if (!surplus.isZero()) {
            lines.add(side(CURRENT, surplus));
        }
        var closing =
                new Entry(
                        id(CLOSE + run),
                        lastDay,
                        CLOSE,
                        "Penutupan pendapatan dan beban tahun " + year,
                        "",
                        null,
                        null,
                        lines);
        if (ledger.post(actor, closing) instanceof Posting.Refused reason) {
            return new Answer.Declined(reason);
        }
        if (surplus.isZero()) {
            return new Answer.Closed(surplus);
        }
        var carried =
                new Entry(
                        id(CARRY + run),
                        lastDay.plusDays(1),
                        CARRY,
                        "SHU tahun " + year + " menjadi SHU belum dibagi",
                        "",
                        null,
                        null,
                        List.of(side(CURRENT, surplus.negated()), side(UNDISTRIBUTED, surplus)));
        if (ledger.post(actor, carried) instanceof Posting.Refused reason) {
            return new Answer.Declined(reason);
        }
        return new Answer.Closed(surplus);
    }

    /** The line that brings a balance (debit positive) to zero. */
    private static Line mirror(int account, Money balance) {
        return balance.isPositive()
                ? Line.credit(account, 0, balance)
                : Line.debit(account, 0, balance.negated());
    }

    /** A surplus is credited, a loss debited. */
    private static Line side(int account, Money surplus) {
        return surplus.isPositive()
                ? Line.credit(account, 0, surplus)
                : Line.debit(account, 0, surplus.negated());
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
