package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Something done about a loan that is late, with the figures of that day.
 *
 * @param days late on that day
 * @param due to be paid on that day, penalties included
 * @param principal owed on that day
 * @param promisedOn when the borrower promised to pay; only of a promise
 */
public record Chase(
        long loanNo,
        int stepNo,
        What what,
        LocalDate doneOn,
        int days,
        Money due,
        Money principal,
        @Nullable LocalDate promisedOn,
        @Nullable Money promised,
        String note,
        OffsetDateTime doneAt) {
    /** What can be done, the mildest first. */
    public enum What {
        CALL,
        VISIT,
        PROMISE,
        LETTER_1,
        LETTER_2,
        LETTER_3,
        NOTE;

        public boolean isLetter() {
            return this == LETTER_1 || this == LETTER_2 || this == LETTER_3;
        }
    }
}
