package id.sokoguru.kernel;

/**
 * A cooperative's number: the ten digits of the village of its seat (Kemendagri code without dots)
 * followed by three digits of a serial drawn in that village, e.g. {@code 3517022001001}. So the
 * cooperatives of a district, a regency or a province are a plain range of numbers, no sequence is
 * shared between shards, and the number never changes, even when the village does.
 */
public record CooperativeId(long value) implements Comparable<CooperativeId> {
    public CooperativeId {
        if (value < 1_000_000_000_000L || value > 9_999_999_999_999L) {
            throw new IllegalArgumentException("not a cooperative's number: " + value);
        }
    }

    /** Builds the number from a village's dotted or plain code and a serial of 1 to 999. */
    public static CooperativeId of(String villageCode, int serial) {
        return new CooperativeId(Long.parseLong(villageCode.replace(".", "")) * 1_000 + serial);
    }

    public static CooperativeId of(Long value) {
        return new CooperativeId(value);
    }

    /** The village's code in the decree's writing, e.g. {@code 35.17.02.2001}. */
    public String village() {
        var digits = Long.toString(value);
        return digits.substring(0, 2)
                + "."
                + digits.substring(2, 4)
                + "."
                + digits.substring(4, 6)
                + "."
                + digits.substring(6, 10);
    }

    public String text() {
        return Long.toString(value);
    }

    @Override
    public int compareTo(CooperativeId other) {
        return Long.compare(value, other.value);
    }
}
