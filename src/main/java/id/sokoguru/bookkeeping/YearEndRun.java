package id.sokoguru.bookkeeping;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalId;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Periods;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Side;
import id.sokoguru.web.Words;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Closes a year (J60) when two people want it: income and expenses go to 310501 on 31 December, and
 * 310501 becomes 310502, the undistributed SHU, on 1 January. Each business unit closes within
 * itself, so that its books stay balanced and what the units owe each other is not touched. Doing
 * it again closes only what was recorded since. The entry that closes carries its own event, by
 * which the statements of the year leave it out.
 */
@Component
public class YearEndRun implements ApprovalKind {
    /** The kind of approval. */
    public static final String KIND = "bookkeeping.year_end";

    public static final String CLOSE = Books.YEAR_CLOSE;
    public static final String CARRY = "bookkeeping.year_carry";

    private static final int CURRENT = 310501;
    private static final int UNDISTRIBUTED = 310502;

    private final Books books;
    private final Ledger ledger;
    private final Periods periods;
    private final Approvals approvals;
    private final Effects effects;
    private final Tenancy tenancy;
    private final BusinessDay day;

    YearEndRun(
            Books books,
            Ledger ledger,
            Periods periods,
            Approvals approvals,
            Effects effects,
            Tenancy tenancy,
            BusinessDay day) {
        this.books = books;
        this.ledger = ledger;
        this.periods = periods;
        this.approvals = approvals;
        this.effects = effects;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** What came of asking to close a year. */
    public sealed interface Asked {
        /**
         * Somebody else decides.
         *
         * @param surplus that would be closed now; negative is a loss
         */
        record Waiting(ApprovalId approval, Money surplus) implements Asked {}

        /** No income and no expense is left in the year. */
        record NothingToClose() implements Asked {}

        /** The year is not over. */
        record NotOver() implements Asked {}

        /** Years are closed in their order. */
        record EarlierYearOpen(int year) implements Asked {}

        /** December, or the January after it, takes no entries any more. */
        record MonthClosed(YearMonth month) implements Asked {}
    }

    /** Asks for the closing of a year; asking again while it waits answers the waiting request. */
    public Asked ask(Actor actor, int year) {
        if (day.today().getYear() <= year) {
            return new Asked.NotOver();
        }
        return tenancy.write(
                actor,
                () -> {
                    if (!isOpen(actor, year)) {
                        return new Asked.NothingToClose();
                    }
                    var first = firstOpen(actor);
                    if (first.isPresent() && first.getAsInt() < year) {
                        return new Asked.EarlierYearOpen(first.getAsInt());
                    }
                    var december = YearMonth.of(year, 12);
                    for (var month : List.of(december, december.plusMonths(1))) {
                        if (periods.isClosed(actor, month)) {
                            return new Asked.MonthClosed(month);
                        }
                    }
                    var surplus = surplus(actor, year);
                    return new Asked.Waiting(
                            approvals.request(
                                    actor,
                                    KIND,
                                    subject(actor, year),
                                    "Tutup tahun " + year + ": SHU " + surplus.text(),
                                    Integer.toString(year)),
                            surplus);
                });
    }

    /**
     * A year that is over and has income or expenses that are not closed.
     *
     * @param asked whether somebody asked and waits
     */
    public record OpenYear(int year, boolean asked) {}

    /** The first of the years that are over and not closed. */
    public Optional<OpenYear> openYear(Actor actor) {
        return tenancy.read(
                actor,
                () -> {
                    var year = firstOpen(actor);
                    return year.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    new OpenYear(year.getAsInt(), asked(actor, year.getAsInt())));
                });
    }

    private OptionalInt firstOpen(Actor actor) {
        return IntStream.range(books.head(actor).booksFrom().getYear(), day.today().getYear())
                .filter(year -> isOpen(actor, year))
                .findFirst();
    }

    private boolean isOpen(Actor actor, int year) {
        return books.units(actor, lastDay(year)).stream()
                .anyMatch(unit -> !results(actor, year, unit).isEmpty());
    }

    private boolean asked(Actor actor, int year) {
        return approvals.of(actor, KIND, subject(actor, year)).stream().anyMatch(Approval::waits);
    }

    private Money surplus(Actor actor, int year) {
        var sum = Money.ZERO;
        for (var total : results(actor, year, null)) {
            sum = sum.minus(total.closing());
        }
        return sum;
    }

    /** The accounts of income and expenses of a unit that are not at zero when the year ends. */
    private List<Books.Total> results(Actor actor, int year, @Nullable Integer unit) {
        return books.totals(actor, LocalDate.of(year, 1, 1), lastDay(year), unit).stream()
                .filter(total -> total.account() / 100_000 == 4 || total.account() / 100_000 == 5)
                .filter(total -> !total.closing().isZero())
                .toList();
    }

    private static LocalDate lastDay(int year) {
        return LocalDate.of(year, 12, 31);
    }

    private Optional<Posting.Refused> close(Actor actor, int year, UUID approval) {
        for (int unit : books.units(actor, lastDay(year))) {
            var results = results(actor, year, unit);
            if (results.isEmpty()) {
                continue;
            }
            var lines = new ArrayList<Line>();
            var surplus = Money.ZERO;
            for (var total : results) {
                lines.add(moved(total.account(), unit, total.closing().negated()));
                surplus = surplus.minus(total.closing());
            }
            var entries = new ArrayList<Entry>();
            if (!surplus.isZero()) {
                lines.add(moved(CURRENT, unit, surplus.negated()));
                entries.add(carry(year, unit, surplus, approval));
            }
            entries.addFirst(
                    new Entry(
                            id(CLOSE, unit, approval),
                            lastDay(year),
                            CLOSE,
                            "Penutupan pendapatan dan beban tahun " + year + named(unit),
                            "",
                            null,
                            null,
                            lines));
            for (var entry : entries) {
                if (ledger.post(actor, entry) instanceof Posting.Refused reason) {
                    return Optional.of(reason);
                }
            }
        }
        return Optional.empty();
    }

    private static Entry carry(int year, int unit, Money surplus, UUID approval) {
        return new Entry(
                id(CARRY, unit, approval),
                lastDay(year).plusDays(1),
                CARRY,
                "SHU tahun " + year + " menjadi SHU belum dibagi" + named(unit),
                "",
                null,
                null,
                List.of(
                        moved(CURRENT, unit, surplus),
                        moved(UNDISTRIBUTED, unit, surplus.negated())));
    }

    private static String named(int unit) {
        return unit == 0 ? "" : ", unit " + unit;
    }

    /**
     * @param amount debit positive, not zero
     */
    private static Line moved(int account, int unit, Money amount) {
        return amount.isPositive()
                ? new Line(account, 0, unit, Side.DEBIT, amount)
                : new Line(account, 0, unit, Side.CREDIT, amount.negated());
    }

    private static UUID id(String event, int unit, UUID approval) {
        return UUID.nameUUIDFromBytes(
                (event + " " + unit + " " + approval).getBytes(StandardCharsets.UTF_8));
    }

    private static UUID subject(Actor actor, int year) {
        return UUID.nameUUIDFromBytes(
                (KIND + actor.at().text() + year).getBytes(StandardCharsets.UTF_8));
    }

    // ---- the approval

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String effect(Words words, Actor reader, Approval approval) {
        var year = Integer.parseInt(approval.payload());
        // What was decided is told as it was asked; only what waits has figures of its own.
        var surplus = approval.waits() ? surplus(reader, year) : Money.ZERO;
        if (surplus.isZero()) {
            return words.t("bookkeeping.period.year.effect", approval.payload());
        }
        return surplus.isNegative()
                ? words.t(
                        "bookkeeping.period.year.effect.loss",
                        approval.payload(),
                        surplus.negated().text())
                : words.t(
                        "bookkeeping.period.year.effect.surplus",
                        approval.payload(),
                        surplus.text());
    }

    @Override
    public Optional<String> link(Actor reader, Approval approval) {
        return Optional.of("/k/" + reader.at().text() + "/periode");
    }

    @Override
    public Outcome onApproved(Actor approver, Approval approval) {
        var year = Integer.parseInt(approval.payload());
        return close(approver, year, approval.approvalId())
                .<Outcome>map(reason ->
                        new Outcome.Impossible(
                                effects.refusal(approver, Words.indonesian(), reason)))
                .orElseGet(Outcome.Done::new);
    }
}
