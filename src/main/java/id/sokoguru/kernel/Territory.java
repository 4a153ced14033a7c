package id.sokoguru.kernel;

/**
 * The range of cooperative numbers that somebody may look at: one cooperative, a regency, a
 * province, the nation. The database's row-level security compares with this range.
 *
 * @param from the lowest cooperative number, inclusive
 * @param to the highest cooperative number, inclusive
 */
public record Territory(long from, long to) {
    public static final Territory NONE = new Territory(1, 0);
    public static final Territory NATION = new Territory(0, 9_999_999_999_999L);

    public static Territory of(CooperativeId cooperative) {
        return new Territory(cooperative.value(), cooperative.value());
    }

    /**
     * The cooperatives whose seat lies in a region, given its code such as {@code 35.17}; empty
     * code = the nation.
     */
    public static Territory ofRegion(String code) {
        var digits = code.replace(".", "");
        if (digits.isEmpty()) {
            return NATION;
        }
        long width = Math.powExact(10L, 13 - digits.length());
        long from = Long.parseLong(digits) * width;
        return new Territory(from, from + width - 1);
    }

    public boolean contains(CooperativeId cooperative) {
        return from <= cooperative.value() && cooperative.value() <= to;
    }
}
