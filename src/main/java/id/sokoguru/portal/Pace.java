package id.sokoguru.portal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How fast one address may check receipts, so that the open page is neither a way to guess nor a
 * way to keep the server busy: a hundred and twenty at once (a meeting behind one router), then two
 * a second; a miss counts ten times. Kept in memory: guessing 64 bits is hopeless anyway.
 */
@Component
class Pace {
    static final int BURST = 120;
    static final int MISS = 10;
    private static final long EACH = 500_000_000;
    private static final int REMEMBERED = 20_000;

    /** When the address will have its whole burst again, in nanoseconds. */
    private final ConcurrentHashMap<String, Long> whole = new ConcurrentHashMap<>();

    private final LongSupplier nanos;

    @Autowired
    Pace() {
        this(System::nanoTime);
    }

    Pace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Takes one; false when this address must wait, and then nothing is taken. */
    boolean take(String address) {
        var now = nanos.getAsLong();
        if (whole.size() > REMEMBERED) {
            whole.values().removeIf(at -> at - now <= 0);
        }
        var taken = new boolean[1];
        whole.compute(
                network(address),
                (_, at) -> {
                    var from = at == null || at - now < 0 ? now : at;
                    taken[0] = from + EACH - now <= BURST * EACH;
                    return taken[0] ? from + EACH : from;
                });
        return taken[0];
    }

    /** What was asked for is not there. */
    void missed(String address) {
        whole.merge(network(address), nanos.getAsLong(), (at, _) -> at + (MISS - 1) * EACH);
    }

    void forget() {
        whole.clear();
    }

    /** One IPv6 network hands out more addresses than there are grains of sand: count it as one. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        var parts = address.split(":", 5);
        return parts.length < 5
                ? address
                : parts[0] + ":" + parts[1] + ":" + parts[2] + ":" + parts[3];
    }
}
