package id.sokoguru.demo;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** How a cooperative keeps its books; the office's attention list lives on these. */
enum Habit {
    /** Posts to the last day and closes every month. */
    DILIGENT(true, 0),
    /** Some days behind, and the last month is not closed. */
    LATE(false, 8),
    /** Has not been heard of for weeks. */
    SILENT(false, 38),
    /** The drawer of the last day was never counted. */
    TILL_LEFT_OPEN(false, 0),
    /** Money is missing and nobody decided what becomes of it. */
    DIFFERENCE_OPEN(true, 0),
    /** Founded, officers seated, and no member has come yet. */
    NOT_BEGUN(false, 0);

    private final boolean lively;
    private final int daysBehind;

    Habit(boolean lively, int daysBehind) {
        this.lively = lively;
        this.daysBehind = daysBehind;
    }

    static Habit of(SplittableRandom random) {
        int percent = random.nextInt(100);
        if (percent < 74) {
            return DILIGENT;
        } else if (percent < 84) {
            return LATE;
        } else if (percent < 92) {
            return SILENT;
        } else if (percent < 95) {
            return TILL_LEFT_OPEN;
        } else if (percent < 97) {
            return DIFFERENCE_OPEN;
        } else {
            return NOT_BEGUN;
        }
    }

    /** Whether somebody comes to its counter while the demo runs. */
    boolean isLively() {
        return lively;
    }

    LocalDate lastDay(LocalDate yesterday) {
        return yesterday.minusDays(daysBehind);
    }

    /** Whether a month is closed some days after it is over. */
    boolean closes(boolean lastMonth) {
        return switch (this) {
            case DILIGENT, DIFFERENCE_OPEN, TILL_LEFT_OPEN -> true;
            case LATE -> !lastMonth;
            case SILENT, NOT_BEGUN -> false;
        };
    }
}
