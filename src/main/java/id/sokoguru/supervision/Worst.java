package id.sokoguru.supervision;

import id.sokoguru.supervision.Attention.Signal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What needs attention in a territory, the most severe first.
 *
 * @param only one signal; null for every
 */
record Worst(AttentionRules rules, @Nullable Signal only, int limit) implements Fold<Worst.Found> {
    /**
     * @param first as many as asked for
     * @param all how many there are in all
     * @param counts how many there are of each signal, whichever was asked for
     */
    record Found(List<Attention> first, int all, Map<Signal, Integer> counts) {}

    @Override
    public Found of(List<CooperativePulse> standings) {
        var counts = new EnumMap<Signal, Integer>(Signal.class);
        var found = rules.of(standings);
        found.forEach(one -> counts.merge(one.signal(), 1, Integer::sum));
        if (only != null) {
            found.removeIf(one -> one.signal() != only);
        }
        return new Found(first(found), found.size(), counts);
    }

    @Override
    public Found plus(List<Found> parts) {
        int all = 0;
        var counts = new EnumMap<Signal, Integer>(Signal.class);
        var found = new ArrayList<Attention>();
        for (var part : parts) {
            all += part.all();
            found.addAll(part.first());
            part.counts().forEach((signal, n) -> counts.merge(signal, n, Integer::sum));
        }
        found.sort(AttentionRules.WORST_FIRST);
        return new Found(first(found), all, counts);
    }

    private List<Attention> first(List<Attention> sorted) {
        return List.copyOf(sorted.subList(0, Math.min(limit, sorted.size())));
    }
}
