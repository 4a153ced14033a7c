package id.sokoguru.supervision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first cooperatives of a territory by a figure. */
record Ranking(Indicator indicator, LocalDate today, Order order, int limit)
        implements Fold<List<Ranking.Ranked>> {
    enum Order {
        /** Known figures only, the best first; of silence the shortest is the best. */
        BEST,
        /** Exactly the other end. */
        LEAST,
        /** The largest figure first, the unknown ones last. */
        LARGEST
    }

    /**
     * @param figure null when the office does not know it
     */
    record Ranked(CooperativePulse standing, @Nullable Long figure) {}

    private static final Comparator<Ranked> UP =
            Comparator.comparing(Ranked::figure, Comparator.nullsFirst(Comparator.naturalOrder()));
    private static final Comparator<Ranked> BY_NUMBER =
            Comparator.comparing(ranked -> ranked.standing().coopId());

    private Comparator<Ranked> comparator() {
        var best = indicator == Indicator.DIAM ? UP : UP.reversed();
        return switch (order) {
            case BEST -> best.thenComparing(BY_NUMBER);
            case LEAST -> best.thenComparing(BY_NUMBER).reversed();
            case LARGEST -> UP.reversed().thenComparing(BY_NUMBER);
        };
    }

    @Override
    public List<Ranked> of(List<CooperativePulse> standings) {
        var all = new ArrayList<Ranked>(standings.size());
        for (var one : standings) {
            var figure = indicator.of(one, today);
            if (figure != null || order == Order.LARGEST) {
                all.add(new Ranked(one, figure));
            }
        }
        return first(all);
    }

    @Override
    public List<Ranked> plus(List<List<Ranked>> parts) {
        var all = new ArrayList<Ranked>();
        parts.forEach(all::addAll);
        return first(all);
    }

    private List<Ranked> first(List<Ranked> all) {
        all.sort(comparator());
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    static List<CooperativePulse> standings(List<Ranked> ranked) {
        return ranked.stream().map(Ranked::standing).toList();
    }
}
