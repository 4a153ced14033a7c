package id.sokoguru.collector;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A receipt as it arrived, and what became of it.
 *
 * @param entryNo null while it waits
 * @param reason why it is not booked as what it was for; empty when it is
 * @param note what was decided about it; null = nothing yet
 */
public record Taken(
        UUID receiptId,
        int collectorNo,
        int phoneNo,
        int paperNo,
        Taking.Kind kind,
        long memberNo,
        long target,
        Money amount,
        LocalDate businessDate,
        OffsetDateTime takenAt,
        OffsetDateTime receivedAt,
        Outcome outcome,
        @Nullable Long entryNo,
        String reason,
        @Nullable String note) {
    /** What became of it. */
    public enum Outcome {
        /** Booked as what it was for. */
        POSTED,
        /** Kept for the member (210601): somebody decides what it is for. */
        HELD,
        /** In no book yet. */
        WAITING
    }

    /** The number on the paper, e.g. {@code K1-2-0007}. */
    public String paper() {
        return paper(collectorNo, phoneNo, paperNo);
    }

    static String paper(int collector, int phone, int number) {
        return "K%d-%d-%04d".formatted(collector, phone, number);
    }

    boolean isOf(int collector, Taking taking) {
        return collectorNo == collector
                && phoneNo == taking.phone()
                && (paperNo == taking.paper() || taking.paper() == 0)
                && kind == taking.kind()
                && memberNo == taking.member()
                && target == taking.target()
                && amount.equals(taking.amount())
                && businessDate.equals(taking.date());
    }
}
