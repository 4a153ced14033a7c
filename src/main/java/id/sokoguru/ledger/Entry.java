package id.sokoguru.ledger;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A balanced entry that wants to be posted. It cannot be built unbalanced.
 *
 * @param id made by the client when the form was drawn: the idempotency key
 * @param date the business date, Asia/Jakarta
 * @param event what happened, in code: {@code savings.deposit}
 * @param description what happened, in plain Indonesian; names nobody, since it is hashed
 * @param document the source document's number, or empty
 * @param reversalOf the entry that this one undoes
 * @param remark free text that a person typed; kept outside the hash (only its salted digest is in
 *     it), so that it can be erased
 * @param lines at least two; credits are the sources and debits the destinations, matched in line
 *     order
 */
public record Entry(
        UUID id,
        LocalDate date,
        String event,
        String description,
        String document,
        @Nullable UUID reversalOf,
        @Nullable String remark,
        List<Line> lines) {
    public Entry {
        lines = List.copyOf(lines);
        if (lines.size() < 2) {
            throw new IllegalArgumentException("an entry needs two lines");
        }
        var balance = Money.ZERO;
        for (var line : lines) {
            balance =
                    line.side() == Side.DEBIT
                            ? balance.plus(line.amount())
                            : balance.minus(line.amount());
        }
        if (!balance.isZero()) {
            throw new IllegalArgumentException("debit and credit differ by " + balance.text());
        }
        description = printable(description);
        document = printable(document);
    }

    public static Entry of(
            UUID id, LocalDate date, String event, String description, Line... lines) {
        return new Entry(id, date, event, description, "", null, null, List.of(lines));
    }

    public Entry withDocument(String document) {
        return new Entry(id, date, event, description, document, reversalOf, remark, lines);
    }

    public Entry withRemark(@Nullable String remark) {
        var text = remark == null || remark.isBlank() ? null : remark.strip();
        return new Entry(id, date, event, description, document, reversalOf, text, lines);
    }

    /** All lines moved into one business unit. */
    public Entry inUnit(int unit) {
        return new Entry(
                id,
                date,
                event,
                description,
                document,
                reversalOf,
                remark,
                lines.stream().map(line -> line.inUnit(unit)).toList());
    }

    /**
     * Whether this is the same happening as another with its id: words may differ, what happened
     * may not.
     */
    boolean sameContent(Entry other) {
        return date.equals(other.date)
                && event.equals(other.event)
                && document.equals(other.document)
                && Objects.equals(reversalOf, other.reversalOf)
                && lines.equals(other.lines);
    }

    /** The sum of the debit lines. */
    public Money total() {
        var total = Money.ZERO;
        for (var line : lines) {
            if (line.side() == Side.DEBIT) {
                total = total.plus(line.amount());
            }
        }
        return total;
    }

    /** The hashed text is one line a field, so control characters become blanks. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
