package id.sokoguru.ledger;

import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it stands in the journal.
 *
 * @param actor the user who posted it, by id
 * @param remark what was typed, unless it was erased
 * @param remarkDigest sha256(salt ‖ remark) when there was a remark
 * @param reversedBy the number of the entry that undid this one
 */
public record PostedEntry(
        long entryNo,
        UUID id,
        LocalDate date,
        Instant recordedAt,
        String event,
        String description,
        String document,
        UUID actor,
        String device,
        @Nullable UUID reversalOf,
        @Nullable Long reversedBy,
        @Nullable String remark,
        byte @Nullable [] remarkDigest,
        byte[] leaf,
        List<PostedLine> lines) {

    /**
     * A line with its serials.
     *
     * @param before the side's total before: the line is the rupiahs numbered (before, before +
     *     amount]
     */
    public record PostedLine(
            int lineNo, int account, long sub, int unit, Side side, Money amount, long before) {}

    public String leafHex() {
        return HexFormat.of().formatHex(leaf);
    }

    public Money total() {
        var total = Money.ZERO;
        for (var line : lines) {
            if (line.side() == Side.DEBIT) {
                total = total.plus(line.amount());
            }
        }
        return total;
    }
}
