package id.sokoguru.supervision;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.registry.Region;
import id.sokoguru.registry.Regions;
import id.sokoguru.supervision.Dashboard.Part;
import id.sokoguru.web.NotFound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
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

    private final Pulse pulse;
    private final PulseStore store;
    private final History history;
    private final Happenings happenings;
    private final Regions regions;
    private final BusinessDay day;
    private final ObjectProvider<TillStates> tills;
    private final Map<String, List<Region>> children = new ConcurrentHashMap<>();

    Supervision(
            Pulse pulse,
            PulseStore store,
            History history,
            Happenings happenings,
            Regions regions,
            BusinessDay day,
            ObjectProvider<TillStates> tills) {
        this.pulse = pulse;
        this.store = store;
        this.history = history;
        this.happenings = happenings;
        this.regions = regions;
        this.day = day;
        this.tills = tills;
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
        var standings = pulse.now().in(territory);
        var worries = rules(actor, today).of(standings);
        var ranked = ranked(standings, indicator, today);
        var best = ranked.subList(0, Math.min(LEAGUE, ranked.size()));
        var rest = ranked.subList(best.size(), ranked.size());
        var least = rest.subList(Math.max(0, rest.size() - LEAGUE), rest.size()).reversed();
        return new Dashboard(
                code,
                name(code),
                above(actor, code),
                today,
                indicator,
                Totals.of(standings, today),
                sparks(territory, today),
                below(code, standings, today),
                List.copyOf(worries.subList(0, Math.min(attention, worries.size()))),
                worries.size(),
                List.copyOf(best),
                List.copyOf(least),
                happenings.latest(standings, FEED));
    }

    /** The totals alone. */
    public Totals totals(Actor actor, String region) {
        return Totals.of(pulse.now().in(territory(actor, region)), day.today());
    }

    /** A page of cooperatives, and how many match in all. */
    public record Listed(List<CooperativePulse> rows, int all) {}

    public Listed cooperatives(Actor actor, CooperativeFilter filter) {
        var today = day.today();
        var words = filter.text().toLowerCase(Locale.ROOT).strip().split("\\s+");
        Predicate<CooperativePulse> fits =
                one ->
                        (filter.kind() == null || one.kind() == filter.kind())
                                && (filter.only() == null || fits(one, filter.only(), today))
                                && has(one, words);
        var found =
                new ArrayList<>(
                        pulse.now().in(territory(actor, filter.region())).stream()
                                .filter(fits)
                                .toList());
        if (filter.order() != null) {
            found.sort(byFigure(filter.order(), today));
        }
        int from = (int) Math.min((long) filter.page() * filter.size(), found.size());
        return new Listed(
                List.copyOf(found.subList(from, Math.min(from + filter.size(), found.size()))),
                found.size());
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
        return rules(actor, day.today()).of(pulse.now().in(territory(actor, region)));
    }

    /** One cooperative of the territory. */
    public Optional<CooperativePulse> cooperative(Actor actor, CooperativeId cooperative) {
        return actor.territory().contains(cooperative)
                ? pulse.now().get(cooperative)
                : Optional.empty();
    }

    List<Attention> attention(Actor actor, CooperativePulse one) {
        return rules(actor, day.today()).of(List.of(one));
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

    /**
     * Computes the days that are missing now instead of at the next quiet moment: for a demo that
     * has just been filled. Answers for how many kecamatan.
     */
    public int catchUp() {
        pulse.look();
        return history.catchUp();
    }

    private AttentionRules rules(Actor actor, LocalDate today) {
        var thresholds = new java.util.HashMap<String, Long>();
        store.thresholds(today).forEach(one -> thresholds.put(one.signal(), one.amount()));
        var states = tills.getIfAvailable();
        return new AttentionRules(
                thresholds, states == null ? Map.of() : states.openSince(actor), today);
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

    private static Comparator<CooperativePulse> byFigure(Indicator indicator, LocalDate today) {
        return Comparator.comparing(
                        (CooperativePulse one) -> indicator.of(one, today),
                        Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(CooperativePulse::coopId);
    }

    /** Those whose figure is known, the best first; of silence the shortest is the best. */
    private static List<CooperativePulse> ranked(
            List<CooperativePulse> standings, Indicator indicator, LocalDate today) {
        record Figure(CooperativePulse standing, long value) {}
        var figures = new ArrayList<Figure>(standings.size());
        for (var one : standings) {
            var value = indicator.of(one, today);
            if (value != null) {
                figures.add(new Figure(one, indicator == Indicator.DIAM ? -value : value));
            }
        }
        figures.sort(
                Comparator.comparingLong(Figure::value)
                        .reversed()
                        .thenComparing(figure -> figure.standing().coopId()));
        return figures.stream().map(Figure::standing).toList();
    }

    private Map<String, List<Long>> sparks(Territory territory, LocalDate today) {
        var sparks = new LinkedHashMap<String, List<Long>>();
        sparks.put(
                "cooperatives", history.series(territory, today, d -> d.cooperatives(), _ -> true));
        sparks.put(
                "members",
                history.series(
                        territory,
                        today,
                        d -> Objects.requireNonNullElse(d.members(), 0L),
                        d -> d.members() != null));
        sparks.put("savings", history.series(territory, today, d -> d.savings(), _ -> true));
        sparks.put("cash", history.series(territory, today, d -> d.cash(), _ -> true));
        sparks.put("assets", history.series(territory, today, d -> d.assets(), _ -> true));
        sparks.put("surplus", history.series(territory, today, d -> d.surplus(), _ -> true));
        sparks.put("activity", history.series(territory, today, d -> d.turnover(), _ -> true));
        sparks.put("posted", history.series(territory, today, d -> d.posted(), _ -> true));
        return sparks;
    }

    private List<Part> below(String code, List<CooperativePulse> standings, LocalDate today) {
        if (code.length() >= 8) {
            return List.of();
        }
        int digits = Area.digitsBelow(code);
        long width = Math.powExact(10L, 13 - digits);
        var names = new LinkedHashMap<String, String>();
        children(code).forEach(region -> names.put(region.code(), region.name()));
        var parts = new ArrayList<Part>();
        int from = 0;
        while (from < standings.size()) {
            long number = standings.get(from).coopId().value() / width;
            int to = from + 1;
            while (to < standings.size() && standings.get(to).coopId().value() / width == number) {
                to++;
            }
            var part = Area.dotted(number, digits);
            parts.add(
                    new Part(
                            part,
                            names.getOrDefault(part, part),
                            Totals.of(standings.subList(from, to), today)));
            from = to;
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
