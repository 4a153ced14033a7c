package id.sokoguru.reporting;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Proofs;
import id.sokoguru.ledger.Trace;
import id.sokoguru.ledger.Trace.Direction;
import id.sokoguru.ledger.Trace.Stay;
import id.sokoguru.web.Chart;
import id.sokoguru.web.Flow;
import id.sokoguru.web.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns a trace into a picture that fits a screen: stays at the same place and step are one card,
 * and of many small ones the largest stand alone while the others share a card.
 */
@Component
public class TraceChart {
    private static final int MOST_CARDS = 9;
    private static final int MOST_RIBBONS = 60;
    private static final int MOST_PROOFS = 30;

    private final Proofs proofs;

    TraceChart(Proofs proofs) {
        this.proofs = proofs;
    }

    /**
     * @param here what still rests in the cooperative
     * @param outside what left it (or, backwards, what came from outside)
     * @param onWay what goes on beyond the steps or lines shown
     */
    public record Drawn(Chart chart, Money here, Money outside, Money onWay, boolean moved) {}

    /** Cards being gathered: several stays at one place and step. */
    private static final class Card {
        final String key;
        final int depth;
        final Stay first;
        Money amount = Money.ZERO;
        Money resting = Money.ZERO;
        Money unseen = Money.ZERO;
        boolean outside;
        int places = 1;
        @Nullable Long entryNo;

        Card(String key, Stay first) {
            this.key = key;
            this.depth = first.depth();
            this.first = first;
        }

        void add(Stay stay) {
            amount = amount.plus(stay.amount());
            resting = resting.plus(stay.resting());
            unseen = unseen.plus(stay.unseen());
            outside |= stay.outside();
        }
    }

    private record Way(String from, String to, long entryNo) {}

    Drawn draw(Page page, Map<Integer, Account> chart, Map<Long, String> members, Trace.Flow flow) {
        var cards = gather(flow);
        var deepest = flow.stays().stream().mapToInt(Stay::depth).max().orElse(0);
        var forward = flow.direction() == Direction.FORWARD;
        var ways = new LinkedHashMap<Way, Trace.Hop>();
        var amounts = new HashMap<Way, Money>();
        for (var hop : flow.hops()) {
            var from = cards.of(hop.from());
            var to = cards.of(hop.to());
            var arrival = forward ? to : from;
            if (arrival.entryNo == null) {
                arrival.entryNo = hop.entryNo();
            }
            var many = flow.hops().size() > MOST_RIBBONS;
            var way = new Way(from.key, to.key, many ? 0 : hop.entryNo());
            ways.putIfAbsent(way, hop);
            amounts.merge(way, hop.amount(), Money::plus);
        }
        var proven = proven(page, flow);
        var stops = new ArrayList<Flow.Stop>();
        for (var card : cards.all()) {
            stops.add(
                    stop(
                            page,
                            chart,
                            members,
                            card,
                            forward ? card.depth : deepest - card.depth,
                            flow.direction()));
        }
        var hops = new ArrayList<Flow.Hop>();
        ways.forEach((way, hop) ->
                hops.add(
                        new Flow.Hop(
                                way.from(),
                                way.to(),
                                amounts.getOrDefault(way, hop.amount()),
                                way.entryNo() == 0
                                        ? page.t("reporting.trace.several")
                                        : page.shortDate(hop.date())
                                                + " · "
                                                + page.t(
                                                        "reporting.entry",
                                                        String.valueOf(hop.entryNo())),
                                way.entryNo() == 0 ? null : hop.description(),
                                way.entryNo() == 0 ? null : page.in("/buku/bukti/" + hop.entryNo()),
                                way.entryNo() != 0 && proven.contains(hop.entryNo()))));
        var here = Money.ZERO;
        var outside = Money.ZERO;
        var onWay = Money.ZERO;
        for (var stay : flow.stays()) {
            here = here.plus(stay.resting());
            onWay = onWay.plus(stay.unseen());
            if (stay.outside() && (stay.depth() > 0 || flow.hops().isEmpty())) {
                outside = outside.plus(stay.amount());
            }
        }
        return new Drawn(Flow.draw(page, stops, hops), here, outside, onWay, !hops.isEmpty());
    }

    /** Cards by stay: {@code of(index of the stay)}. */
    private record Cards(List<Card> byStay, List<Card> all) {
        Card of(int stay) {
            return byStay.get(stay);
        }
    }

    private static Cards gather(Trace.Flow flow) {
        var sums = new HashMap<String, Money>();
        for (var stay : flow.stays()) {
            sums.merge(key(stay), stay.amount(), Money::plus);
        }
        var alone = new HashSet<String>();
        flow.stays().stream()
                .map(Stay::depth)
                .distinct()
                .forEach(depth ->
                        sums.entrySet().stream()
                                .filter(e -> e.getKey().startsWith(depth + "/"))
                                .sorted(
                                        Map.Entry.<String, Money>comparingByValue()
                                                .reversed()
                                                .thenComparing(Map.Entry.comparingByKey()))
                                .limit(MOST_CARDS)
                                .forEach(e -> alone.add(e.getKey())));
        var cards = new LinkedHashMap<String, Card>();
        var byStay = new ArrayList<Card>();
        var shared = new HashMap<String, Set<String>>();
        for (var stay : flow.stays()) {
            var own = key(stay);
            // Money that goes on is told apart from money that rests or left, also where cards are
            // shared.
            var key =
                    alone.contains(own)
                            ? own
                            : stay.depth() + "/rest/" + stay.account() + "/" + stay.outside();
            var card = cards.computeIfAbsent(key, k -> new Card(k, stay));
            card.add(stay);
            shared.computeIfAbsent(key, _ -> new HashSet<>()).add(own);
            card.places = shared.getOrDefault(key, Set.of()).size();
            byStay.add(card);
        }
        var all = new ArrayList<>(cards.values());
        all.sort(Comparator.comparingInt(card -> card.depth));
        return new Cards(byStay, all);
    }

    private static String key(Stay stay) {
        return stay.depth() + "/" + stay.account() + "/" + stay.sub();
    }

    private static Flow.Stop stop(
            Page page,
            Map<Integer, Account> chart,
            Map<Long, String> members,
            Card card,
            int column,
            Direction direction) {
        var stay = card.first;
        var title =
                card.places > 1
                        ? page.t(
                                "reporting.trace.places",
                                page.count(card.places),
                                PlaceNames.account(page, chart, stay.account()))
                        : PlaceNames.of(
                                page, chart, members, stay.account(), stay.sub(), stay.owner());
        var href =
                card.entryNo == null
                        ? (stay.sub() == 0
                                ? page.in("/buku/akun/" + stay.account())
                                : page.in("/buku/akun/" + stay.account() + "/" + stay.sub()))
                        : page.in(
                                "/lacak/"
                                        + card.entryNo
                                        + "/akun/"
                                        + stay.account()
                                        + "/"
                                        + stay.sub()
                                        + "?arah="
                                        + TracePages.slug(direction));
        return new Flow.Stop(
                card.key,
                column,
                title,
                subtitle(page, card),
                card.amount,
                href,
                where(card, direction));
    }

    private static @Nullable String subtitle(Page page, Card card) {
        if (card.resting.isPositive() && card.resting.compareTo(card.amount) < 0) {
            return page.t("reporting.trace.part-here", card.resting.text());
        }
        if (card.unseen.isPositive()) {
            return page.t("reporting.trace.goes-on", card.unseen.text());
        }
        return null;
    }

    private static Flow.Where where(Card card, Direction direction) {
        if (direction == Direction.FORWARD) {
            if (card.resting.isPositive()) {
                return Flow.Where.HERE;
            }
            if (card.outside && card.depth > 0) {
                return Flow.Where.LEFT;
            }
            return card.depth == 0 ? Flow.Where.SOURCE : Flow.Where.PASSED;
        }
        if (card.depth == 0) {
            return card.outside ? Flow.Where.LEFT : Flow.Where.PASSED;
        }
        return card.outside ? Flow.Where.SOURCE : Flow.Where.PASSED;
    }

    /**
     * The entries of a trace whose proof of inclusion holds; of a long trace the first ones are
     * checked.
     */
    private Set<Long> proven(Page page, Trace.Flow flow) {
        var proven = new HashSet<Long>();
        flow.hops().stream()
                .map(Trace.Hop::entryNo)
                .distinct()
                .limit(MOST_PROOFS)
                .forEach(no -> {
                    if (proofs.inclusion(page.visitor(), no)
                            .map(Proofs.Inclusion::holds)
                            .orElse(false)) {
                        proven.add(no);
                    }
                });
        return proven;
    }
}
