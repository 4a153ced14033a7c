package id.sokoguru.supervision;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A cooperative's row of {@code ledger.pub_head}; amounts in whole rupiah. */
record HeadRow(
        long coopId,
        LocalDate booksFrom,
        long treeSize,
        @Nullable LocalDate lastDate,
        @Nullable OffsetDateTime lastRecordedAt,
        @Nullable LocalDate closedThrough,
        long cash,
        long savings,
        long assets,
        long liabilities,
        long income,
        long expense,
        @Nullable LocalDate day,
        int dayEntries,
        long dayIn,
        long dayOut) {}
