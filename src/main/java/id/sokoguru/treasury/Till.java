package id.sokoguru.treasury;

import id.sokoguru.kernel.BusinessDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A drawer for cash, and how its day stands.
 *
 * @param till its number in the cooperative, from 1; the sub-account of 110102
 * @param unit the business unit it serves, 0 = the cooperative itself
 * @param holder who holds it now; null = closed
 * @param closing the closing count that waits for a second person
 * @param sessionNo how often it was opened
 * @param openedAt the last time
 * @param closedAt the last time
 */
public record Till(
        int till,
        String name,
        short unit,
        @Nullable UUID holder,
        @Nullable UUID closing,
        int sessionNo,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt) {
    public boolean isOpen() {
        return holder != null;
    }

    /** The business day for which it was last opened. */
    public @Nullable LocalDate openedOn() {
        return openedAt == null ? null : LocalDate.ofInstant(openedAt, BusinessDay.ZONE);
    }

    public CashPlace place() {
        return CashPlace.till(till);
    }
}
