package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Side;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of a manual journal as far as it is filled in.
 *
 * @param account code of the account, null while it is missing or unknown
 * @param sub the sub-account's number, 0 = the account itself
 * @param unit the business unit, 0 = the cooperative as a whole
 * @param amount whole rupiah, null while missing
 */
public record DraftLine(
        @Nullable Integer account, long sub, int unit, Side side, @Nullable Long amount) {
    /** The line to post; empty while something is missing. */
    Optional<Line> line() {
        return account == null || amount == null || amount <= 0
                ? Optional.empty()
                : Optional.of(new Line(account, sub, unit, side, new Money(amount)));
    }
}
