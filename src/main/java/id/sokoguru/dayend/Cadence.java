package id.sokoguru.dayend;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How often a routine works. */
public enum Cadence {
    DAY,
    MONTH,
    YEAR;

    /** The last day of the period to which a day belongs. */
    public LocalDate end(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
            case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
        };
    }

    /** Whether a day is the last of its period. */
    boolean endsOn(LocalDate day) {
        return end(day).equals(day);
    }
}
