package id.sokoguru.collector;

import java.time.Instant;
import java.util.List;

/**
 * A device with a receipt book of its own.
 *
 * @param pending what it had not sent when it was last heard of
 * @param last the highest paper number that arrived
 * @param missing lower numbers that did not: papers that members may hold and the books do not know
 */
public record Phone(
        int collector,
        int number,
        Instant lastSynced,
        int pending,
        int last,
        List<Integer> missing) {
    public Phone {
        missing = List.copyOf(missing);
    }

    /** Whether papers are known to be on the phone and not here. */
    public boolean owes() {
        return pending > 0 || !missing.isEmpty();
    }
}
