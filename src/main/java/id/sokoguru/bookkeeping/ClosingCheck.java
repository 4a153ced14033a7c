package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Actor;
import id.sokoguru.web.Words;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a room looks at before a month is closed; implemented as a bean by every room that has
 * something to say.
 */
public interface ClosingCheck {
    /**
     * @param fine whether it is in order
     * @param blocking whether the month stays open while it is not; otherwise a written reason is
     *     enough
     * @param sentence what was found
     * @param href where to put it in order
     */
    record Finding(boolean fine, boolean blocking, String sentence, @Nullable String href) {
        public static Finding fine(String sentence) {
            return new Finding(true, false, sentence, null);
        }
    }

    List<Finding> check(Actor actor, YearMonth month, Words words);
}
