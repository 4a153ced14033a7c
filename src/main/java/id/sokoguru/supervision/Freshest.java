package id.sokoguru.supervision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The cooperatives that posted last, of those that share every entry. */
record Freshest(int limit) implements Fold<List<CooperativePulse>> {
    private static final Comparator<CooperativePulse> LATEST_FIRST =
            Comparator.comparing((CooperativePulse one) -> one.lastPosting().orElseThrow())
                    .reversed()
                    .thenComparing(CooperativePulse::coopId);

    @Override
    public List<CooperativePulse> of(List<CooperativePulse> standings) {
        var all = new ArrayList<CooperativePulse>();
        for (var one : standings) {
            if (one.sharesEntries() && one.lastPosting().isPresent()) {
                all.add(one);
            }
        }
        return first(all);
    }

    @Override
    public List<CooperativePulse> plus(List<List<CooperativePulse>> parts) {
        var all = new ArrayList<CooperativePulse>();
        parts.forEach(all::addAll);
        return first(all);
    }

    private List<CooperativePulse> first(List<CooperativePulse> all) {
        all.sort(LATEST_FIRST);
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }
}
