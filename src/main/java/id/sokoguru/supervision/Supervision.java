package id.sokoguru.supervision;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.registry.Region;
import id.sokoguru.registry.Regions;
import id.sokoguru.supervision.Attention.Signal;
import id.sokoguru.supervision.Dashboard.Part;
import id.sokoguru.web.NotFound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to a territory's figures. Whoever lacks SUPERVISE may not ask; a region or cooperative
 * outside the actor's territory does not exist for them (404). The figures are at most some 300 ms
 * old for what this process posts, and some seconds for what another one does.
 */
@Component
public class Supervision {
    private static final int LEAGUE = 5;
    private static final int FEED = 15;

    /** So many of a list are remembered for every region; who leafs further waits for a sort. */
    private static final int FEW = 100;

    private final Pulse pulse;
    private final PulseStore store;
    private final History history;
    private final Happenings happenings;
    private final Regions regions;
    private final BusinessDay day;
    private final Map<String, List<Region>> children = new ConcurrentHashMap<>();

    Supervision(
            Pulse pulse,
            PulseStore store,
            History history,
            Happenings happenings,
            Regions regions,
            BusinessDay day) {
        this.pulse = pulse;
        this.store = store;
        this.history = history;
        this.happenings = happenings;
        this.regions = regions;
        this.day = day;
    }

    /** The actor's whole territory, by savings. */
    public Dashboard dashboard(Actor actor) {
        return dashboard(actor, "", Indicator.SIMPANAN, 8);
    }

    /**
     * @param region a code within the actor's territory; empty for all of it
     * @param attention how many of the most severe to show
     */
    public Dashboard dashboard(Actor actor, String region, Indicator indicator, int attention) {
        var territory = territory(actor, region);
        var code = Area.of(territory);
        var today = day.today();
        var snapshot = pulse.now();
        var best = ranked(snapshot, territory, indicator, today, Ranking.Order.BEST);
        var least =
                new ArrayList<>(ranked(snapshot, territory, indicator, today, Ranking.Order.LEAST));
        least.removeAll(best);
        var worries = snapshot.fold(territory, new Worst(rules(today), null, attention));
        return new Dashboard(
                code,
                name(code),
                above(actor, code),
                today,
                indicator,
                snapshot.fold(territory, new Totals.On(today)),
                sparks(code, today),
                below(snapshot, territory, code, today),
                worries.first(),
                worries.all(),
                best,
                List.copyOf(least),
                happenings.latest(snapshot, territory, FEED));
    }

    /** The totals alone. */
    public Totals totals(Actor actor, String region) {
        return pulse.now().fold(territory(actor, region), new Totals.On(day.today()));
    }

    /** A page of cooperatives, and how many match in all. */
    public record Listed(List<CooperativePulse> rows, int all) {}

    public Listed cooperatives(Actor actor, CooperativeFilter filter) {
        var today = day.today();
        var snapshot = pulse.now();
        var territory = territory(actor, filter.region());
        var upTo = ((long) filter.page() + 1) * filter.size();
        var all = filter.text().isBlank() && filter.kind() == null && filter.only() == null;
        if (all && filter.order() != null && upTo <= FEW) {
            // The pages that people turn need no look at every cooperative.
            var first = new Ranking(filter.order(), today, Ranking.Order.LARGEST, FEW);
            var rows = Ranking.standings(snapshot.fold(territory, first));
            return page(rows, filter, snapshot.size(territory));
        }
        var words = filter.text().toLowerCase(Locale.ROOT).strip().split("\\s+");
        Predicate<CooperativePulse> fits =
                one ->
                        (filter.kind() == null || one.kind() == filter.kind())
                                && (filter.only() == null || fits(one, filter.only(), today))
                                && has(one, words);
        var found = new ArrayList<>(snapshot.in(territory));
        if (!all) {
            found.removeIf(fits.negate());
        }
        var rows =
                filter.order() == null
                        ? found
                        : Ranking.standings(
                                new Ranking(
                                                filter.order(),
                                                today,
                                                Ranking.Order.LARGEST,
                                                Integer.MAX_VALUE)
                                        .of(found));
        return page(rows, filter, found.size());
    }

    private static Listed page(List<CooperativePulse> rows, CooperativeFilter filter, int all) {
        int from = (int) Math.min((long) filter.page() * filter.size(), rows.size());
        return new Listed(
                List.copyOf(rows.subList(from, Math.min(from + filter.size(), rows.size()))), all);
    }

    private static boolean fits(
            CooperativePulse one, CooperativeFilter.Only only, LocalDate today) {
        return switch (only) {
            case BELUM -> one.entriesOn(today).filter(entries -> entries == 0).isPresent();
            case TERTUTUP -> !one.sharesBalances();
        };
    }

    private static boolean has(CooperativePulse one, String[] words) {
        var text = (one.name() + " " + one.regionPath()).toLowerCase(Locale.ROOT);
        for (var word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** What needs attention in a region, the most severe first. */
    public List<Attention> attention(Actor actor, String region) {
        return worries(actor, region, null, Integer.MAX_VALUE).first();
    }

    /**
     * The same, the first ones only.
     *
     * @param only one signal; null for every
     */
    Worst.Found worries(Actor actor, String region, @Nullable Signal only, int limit) {
        var territory = territory(actor, region);
        var rules = rules(day.today());
        var snapshot = pulse.now();
        if (limit <= FEW) {
            return snapshot.fold(territory, new Worst(rules, only, FEW));
        }
        // Asked for by few: not worth remembering.
        return new Worst(rules, only, limit).of(snapshot.in(territory));
    }

    /** One cooperative of the territory. */
    public Optional<CooperativePulse> cooperative(Actor actor, CooperativeId cooperative) {
        return actor.territory().contains(cooperative)
                ? pulse.now().get(cooperative)
                : Optional.empty();
    }

    List<Attention> attention(CooperativePulse one) {
        return rules(day.today()).of(List.of(one));
    }

    /** All cooperatives of a region, in the order of their numbers. */
    List<CooperativePulse> all(Actor actor, String region) {
        return pulse.now().in(territory(actor, region));
    }

    /**
     * Reads at once what other programs wrote to the ledgers; else it is noticed within 2.5
     * seconds.
     */
    public void refresh() {
        pulse.look();
    }

    /**
     * As {@link #refresh}, with names, sharing levels, members and single accounts, which are
     * noticed within 10 s.
     */
    public void reread() {
        pulse.lookAtAll();
    }

    /** Forgets all and reads it again, as after a start. */
    public void reload() {
        pulse.reload();
    }

    /**
     * Computes the days that are missing now instead of at the next quiet moment: for a demo that
     * has just been filled. Answers for how many kecamatan.
     */
    public int catchUp() {
        pulse.look();
        return history.catchUp();
    }

    private AttentionRules rules(LocalDate today) {
        var thresholds = new HashMap<String, Long>();
        store.thresholds(today).forEach(one -> thresholds.put(one.signal(), one.amount()));
        return new AttentionRules(thresholds, today);
    }

    /** The territory of a region that the actor watches. */
    Territory territory(Actor actor, String region) {
        if (!actor.may(Permission.SUPERVISE) && !actor.may(Permission.INSTALLATION)) {
            throw new IllegalStateException("the page let somebody in without SUPERVISE");
        }
        if (region.isEmpty()) {
            return actor.territory();
        }
        if (!Area.isCode(region)) {
            throw new NotFound("no region " + region);
        }
        var wanted = Territory.ofRegion(region);
        if (!Area.within(wanted, actor.territory())) {
            throw new NotFound("no region " + region);
        }
        return wanted;
    }

    private static List<CooperativePulse> ranked(
            Snapshot snapshot,
            Territory territory,
            Indicator indicator,
            LocalDate today,
            Ranking.Order order) {
        return Ranking.standings(
                snapshot.fold(territory, new Ranking(indicator, today, order, LEAGUE)));
    }

    private Map<String, List<Long>> sparks(String region, LocalDate today) {
        var sparks = new LinkedHashMap<String, List<Long>>();
        sparks.put("cooperatives", history.series(region, today, d -> d.cooperatives(), _ -> true));
        sparks.put(
                "members",
                history.series(
                        region,
                        today,
                        d -> Objects.requireNonNullElse(d.members(), 0L),
                        d -> d.members() != null));
        sparks.put("savings", history.series(region, today, d -> d.savings(), _ -> true));
        sparks.put("cash", history.series(region, today, d -> d.cash(), _ -> true));
        sparks.put("assets", history.series(region, today, d -> d.assets(), _ -> true));
        sparks.put("surplus", history.series(region, today, d -> d.surplus(), _ -> true));
        sparks.put("activity", history.series(region, today, d -> d.turnover(), _ -> true));
        sparks.put("posted", history.series(region, today, d -> d.posted(), _ -> true));
        return sparks;
    }

    private List<Part> below(Snapshot snapshot, Territory territory, String code, LocalDate today) {
        if (code.length() >= 8) {
            return List.of();
        }
        var names = new LinkedHashMap<String, String>();
        children(code).forEach(region -> names.put(region.code(), region.name()));
        var parts = new ArrayList<Part>();
        parts(snapshot, territory, Area.digitsBelow(code), today)
                .forEach((part, totals) ->
                        parts.add(new Part(part, names.getOrDefault(part, part), totals)));
        return parts;
    }

    /**
     * The regions of a level with a cooperative in a territory, by code in order, added up.
     *
     * @param digits 2 provinces, 4 regencies, 6 kecamatan
     */
    Map<String, Totals> parts(Territory territory, int digits, LocalDate today) {
        return parts(pulse.now(), territory, digits, today);
    }

    private static Map<String, Totals> parts(
            Snapshot snapshot, Territory territory, int digits, LocalDate today) {
        var parts = new LinkedHashMap<String, Totals>();
        for (var number : snapshot.regions(territory, digits)) {
            var code = Area.dotted(number, digits);
            var part = Area.common(Territory.ofRegion(code), territory);
            parts.put(code, snapshot.fold(part, new Totals.On(today)));
        }
        return parts;
    }

    private List<Region> children(String code) {
        return children.computeIfAbsent(code, regions::children);
    }

    String name(String code) {
        return code.isEmpty() ? "" : regions.get(code).map(Region::name).orElse(code);
    }

    private List<Region> above(Actor actor, String code) {
        var above = new ArrayList<Region>();
        for (int length : new int[] {2, 5}) {
            if (length < code.length()) {
                var wider = code.substring(0, length);
                if (Area.within(Territory.ofRegion(wider), actor.territory())) {
                    regions.get(wider).ifPresent(above::add);
                }
            }
        }
        return above;
    }

    /**
     * @param code of the region, e.g. {@code 35.17} @return the names of its kecamatan by code
     */
    Map<String, String> namesBelow(String code) {
        var names = new LinkedHashMap<String, String>();
        children(code).forEach(region -> names.put(region.code(), region.name()));
        return names;
    }
}
