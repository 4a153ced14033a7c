package id.sokoguru.supervision;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import java.util.Map;

/**
 * How many members each cooperative has; a cooperative that is left out has an uncounted number.
 */
public interface MemberCounts {
    Map<CooperativeId, Long> in(Actor actor);
}
