package id.sokoguru.bookkeeping;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A manual journal to save or propose.
 *
 * @param id the draft's, later the entry's
 * @param description what happened, in plain Indonesian; goes into the hashed entry, so it names
 *     nobody
 * @param note free text, may name people, can be erased
 */
public record JournalOrder(
        UUID id,
        LocalDate date,
        String description,
        String document,
        String note,
        List<DraftLine> lines) {
    public JournalOrder {
        lines = List.copyOf(lines);
    }
}
