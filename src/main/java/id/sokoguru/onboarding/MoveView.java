package id.sokoguru.onboarding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the move shows.
 *
 * @param step of the stepper, from 0
 * @param tables what was held against what, table by table
 * @param differences what stops the move, a sentence each; empty when nothing does
 */
public record MoveView(
        int step,
        boolean inUse,
        boolean waits,
        boolean refused,
        @Nullable String note,
        boolean mayUpload,
        boolean own,
        List<Ready> ready,
        String cutOver,
        String booksFrom,
        List<Fault> faults,
        @Nullable Uploaded workbook,
        List<Table> tables,
        List<String> differences,
        @Nullable Move move) {
    /**
     * Something to set up before.
     *
     * @param href where; null when the visitor may not
     */
    public record Ready(boolean done, String text, @Nullable String href) {}

    /** Figures of one kind. */
    public record Table(String title, String found, String stated, List<Row> rows) {}

    /**
     * @param tone {@code true} when they agree, {@code false} when they have to and do not, null
     *     when they may differ
     */
    public record Row(
            String label, String found, String stated, String difference, @Nullable Boolean tone) {}

    /** One of the cooperative's own numbers and ours. */
    public record Renamed(String kind, String old, String now, String href) {}
}
