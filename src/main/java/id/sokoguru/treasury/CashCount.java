package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody counted, against what the books said at that moment.
 *
 * @param purpose OPENING, CLOSING or CHECK (cash opname)
 * @param entryNo the last entry that {@code book} includes
 * @param reason what the counter says about a difference, or empty
 * @param bookedAs the entry that took the difference to 111101; null = none (yet)
 */
public record CashCount(
        UUID countId,
        int account,
        long sub,
        String purpose,
        LocalDate businessDate,
        Instant countedAt,
        UUID countedBy,
        Money book,
        Money counted,
        long entryNo,
        String reason,
        @Nullable Long bookedAs) {
    /** Counted less book: negative when money is missing. */
    public Money difference() {
        return counted.minus(book);
    }

    public CashPlace place() {
        return new CashPlace(account, sub);
    }
}
