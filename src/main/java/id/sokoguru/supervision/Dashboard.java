package id.sokoguru.supervision;

import id.sokoguru.registry.Region;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A territory at a glance.
 *
 * @param region its code; empty for the nation
 * @param name its name
 * @param above the regions above it that the actor may see, the widest first
 * @param sparks by figure, the days before today, oldest first
 * @param below the regions directly below, with their figures; empty in a kecamatan
 * @param attention the most severe, at most as many as asked for
 * @param attentionCount how many there are in all
 * @param best at most five cooperatives, by the indicator
 * @param least likewise, from the other end; none of {@code best}
 */
public record Dashboard(
        String region,
        String name,
        List<Region> above,
        LocalDate today,
        Indicator indicator,
        Totals totals,
        Map<String, List<Long>> sparks,
        List<Part> below,
        List<Attention> attention,
        int attentionCount,
        List<CooperativePulse> best,
        List<CooperativePulse> least,
        List<Happening> latest) {

    /** A region directly below, added up. */
    public record Part(String code, String name, Totals totals) {}
}
