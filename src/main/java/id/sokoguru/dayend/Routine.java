package id.sokoguru.dayend;

import id.sokoguru.kernel.Actor;
import java.time.LocalDate;

/**
 * Work of a room that comes round by itself: interest, dues, classes, reserves. Implemented as a
 * bean by every room that has some. The run calls it once for each cooperative and period, in a
 * transaction of the cooperative; when the call returns {@link Outcome.Done} the transaction also
 * holds the proof that the work was done, so it is never done twice and never left half done.
 */
public interface Routine {
    /** What stands in the rows: {@code <room>.<what>}, never changed. */
    String name();

    Cadence cadence();

    /**
     * What comes first when several end together: 100 dues and accruals, 200 interest on savings,
     * 300 due dates and penalties, 400 classes, 500 reserves, 600 amortisation and depreciation,
     * 900 the closing itself.
     */
    int order();

    /**
     * Whether periods that were missed are made up one after the other. A routine that only says
     * how things stand (a class of a loan) works for the newest day alone.
     */
    default boolean catchesUp() {
        return cadence() != Cadence.DAY;
    }

    /**
     * Does the work of one cooperative for the period that ended on {@code endedOn}. Entries carry
     * this date; what they post is posted through {@code Ledger.postAll}.
     *
     * @param actor the job in the books of {@code actor.at()}; a transaction is open
     * @param endedOn the last day of the period, Asia/Jakarta
     */
    Outcome run(Actor actor, LocalDate endedOn);

    /** What came of it. */
    sealed interface Outcome {
        /**
         * @param items accounts, loans or bills that were moved or classed; 0 = there was nothing
         */
        record Done(long items) implements Outcome {}

        /**
         * It cannot be done yet; everything is taken back and tried again at the next run.
         *
         * @param sentence what is in the way and what to do, in plain Indonesian, naming nobody
         */
        record Hindered(String sentence) implements Outcome {}
    }
}
