package id.sokoguru.supervision;

import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Territory;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All cooperatives at one moment, in the order of their numbers, so that a territory is a stretch
 * of the list. Never changes.
 */
final class Snapshot {
    static final Snapshot EMPTY = new Snapshot(new CooperativePulse[0]);

    private final CooperativePulse[] rows;

    private Snapshot(CooperativePulse[] rows) {
        this.rows = rows;
    }

    static Snapshot of(Collection<CooperativePulse> standings) {
        var sorted = standings.toArray(CooperativePulse[]::new);
        Arrays.sort(sorted, (a, b) -> a.coopId().compareTo(b.coopId()));
        return new Snapshot(sorted);
    }

    int size() {
        return rows.length;
    }

    /** The one way to the rows: only what lies in the territory. */
    List<CooperativePulse> in(Territory territory) {
        return Arrays.asList(rows)
                .subList(
                        from(territory.from()),
                        Math.max(from(territory.from()), from(territory.to() + 1)));
    }

    Optional<CooperativePulse> get(CooperativeId cooperative) {
        int at = from(cooperative.value());
        return at < rows.length && rows[at].coopId().equals(cooperative)
                ? Optional.of(rows[at])
                : Optional.empty();
    }

    /** The place of the first cooperative whose number is at least this. */
    private int from(long number) {
        int low = 0;
        int high = rows.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows[middle].coopId().value() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The same with some rows replaced or added. */
    Snapshot with(Collection<CooperativePulse> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        if (changed.stream().allMatch(one -> get(one.coopId()).isPresent())) {
            var next = rows.clone();
            for (var one : changed) {
                next[from(one.coopId().value())] = one;
            }
            return new Snapshot(next);
        }
        var all = new TreeMap<CooperativeId, CooperativePulse>();
        for (var row : rows) {
            all.put(row.coopId(), row);
        }
        changed.forEach(one -> all.put(one.coopId(), one));
        return of(all.values());
    }

    /**
     * By regency, what {@link PulseStore#checksums} counts: they differ when a ledger moved that we
     * did not hear of.
     */
    Map<Integer, PulseStore.Checksum> checksums() {
        var sums = new HashMap<Integer, PulseStore.Checksum>();
        for (var row : rows) {
            int regency = (int) (row.coopId().value() / PulseStore.REGENCY);
            var one = PulseStore.Checksum.of(regency, row.head());
            sums.merge(regency, one, PulseStore.Checksum::plus);
        }
        return sums;
    }
}
