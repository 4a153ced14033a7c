package id.sokoguru.screening;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How well a member is known, and how risky they are.
 *
 * @param documents what was seen, e.g. {@code KTP asli, KK}; needed for {@link Level#VERIFIED}
 * @param reasons names of {@link RiskReason}, with commas
 * @param reviewOn when somebody looks again
 */
public record Assessment(
        long memberNo,
        Level level,
        String documents,
        Risk risk,
        String reasons,
        String note,
        LocalDate reviewOn,
        OffsetDateTime at,
        UUID byUser) {
    public List<RiskReason> reasonList() {
        return reasons.isEmpty()
                ? List.of()
                : Arrays.stream(reasons.split(",")).map(RiskReason::valueOf).toList();
    }

    /** What somebody decided about a member. */
    public record Order(
            long member,
            Level level,
            String documents,
            Risk risk,
            Set<RiskReason> reasons,
            String note,
            LocalDate reviewOn) {}

    /** Answers to {@link Screening#assess}. */
    public sealed interface Answer {}

    public record Assessed() implements Answer {}

    /** VERIFIED says that documents were seen: which? */
    public record DocumentsMissing() implements Answer {}

    /** HIGH says that there is a reason: which? */
    public record ReasonMissing() implements Answer {}

    /** The next look lies between tomorrow and what the rule of the risk class allows. */
    public record ReviewOutside(LocalDate latest) implements Answer {}

    public record Unknown() implements Answer {}
}
