package id.sokoguru.supervision;

import id.sokoguru.registry.CooperativeKind;
import org.jspecify.annotations.Nullable;

/**
 * Which cooperatives to list, and how.
 *
 * @param region only those seated there; empty for the whole territory
 * @param text words of the name or of the address, in any order; empty for all
 * @param only {@code BELUM}: without an entry today; {@code TERTUTUP}: that share nothing; null for
 *     all
 * @param order by which figure, the largest first; null by number
 * @param page from 0
 */
public record CooperativeFilter(
        String region,
        String text,
        @Nullable CooperativeKind kind,
        @Nullable Only only,
        @Nullable Indicator order,
        int page,
        int size) {
    public static final int PAGE = 25;

    /** The words stand in addresses. */
    public enum Only {
        BELUM,
        TERTUTUP
    }

    public static CooperativeFilter all(int size) {
        return new CooperativeFilter("", "", null, null, null, 0, size);
    }
}
