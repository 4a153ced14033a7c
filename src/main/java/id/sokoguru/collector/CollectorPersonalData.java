package id.sokoguru.collector;

import id.sokoguru.kernel.Actor;
import id.sokoguru.membership.PersonalData;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** On whose route a member is, and the papers they were given. */
@Component
class CollectorPersonalData implements PersonalData {
    private static final int AFTER_LOANS = 350;

    private final Collectors collectors;
    private final Receipts receipts;

    CollectorPersonalData(Collectors collectors, Receipts receipts) {
        this.collectors = collectors;
        this.receipts = receipts;
    }

    @Override
    public int order() {
        return AFTER_LOANS;
    }

    @Override
    public List<Section> export(Actor actor, long member) {
        var route = new ArrayList<List<String>>();
        collectors
                .stop(actor, member)
                .ifPresent(stop ->
                        route.add(
                                List.of(
                                        "K" + stop.collectorNo(),
                                        stop.visitDay().name(),
                                        String.valueOf(stop.usual().rupiah()))));
        var papers = new ArrayList<List<String>>();
        for (var taken : receipts.ofMember(actor, member)) {
            papers.add(
                    List.of(
                            taken.paper(),
                            taken.businessDate().toString(),
                            taken.kind().name(),
                            String.valueOf(taken.target()),
                            String.valueOf(taken.amount().rupiah())));
        }
        return List.of(
                new Section(
                        "collector.personal.route",
                        List.of(
                                "collector.collector",
                                "collector.route.day",
                                "collector.route.usual"),
                        route),
                new Section(
                        "collector.personal.papers",
                        List.of(
                                "collector.paper",
                                "collector.date",
                                "collector.for",
                                "collector.target",
                                "collector.amount"),
                        papers));
    }

    /** The route ends; papers name the member by number only. */
    @Override
    public void erase(Actor actor, long member) {
        collectors
                .stop(actor, member)
                .ifPresent(stop -> collectors.unassign(actor, stop.collectorNo(), member));
    }
}
