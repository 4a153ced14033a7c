package id.sokoguru.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Days with cash a little below the limit of the report: a few of them close together look like one
 * amount in pieces.
 *
 * @param from the first of those days
 * @param to the last of them
 */
record Structuring(LocalDate from, LocalDate to, int days) {
    /**
     * Finds groups of at least {@code enough} days within {@code window} days.
     *
     * @param days distinct, in order
     * @param window how many days, both ends counted
     */
    static List<Structuring> in(List<LocalDate> days, int enough, long window) {
        var found = new ArrayList<Structuring>();
        int i = 0;
        while (i < days.size()) {
            int end = i;
            while (end + 1 < days.size()
                    && days.get(end + 1).isBefore(days.get(i).plusDays(window))) {
                end++;
            }
            if (end - i + 1 >= enough) {
                found.add(new Structuring(days.get(i), days.get(end), end - i + 1));
                i = end + 1;
            } else {
                i++;
            }
        }
        return found;
    }
}
