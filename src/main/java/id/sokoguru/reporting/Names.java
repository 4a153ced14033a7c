package id.sokoguru.reporting;

import id.sokoguru.kernel.Actor;
import java.util.Collection;
import java.util.Map;

/**
 * Members' names as the actor may see them: in full, masked, or not at all. Implemented by whoever
 * keeps the members; until then they are called by their numbers.
 */
public interface Names {
    /** Names by member number; numbers without a name are left out. */
    Map<Long, String> of(Actor actor, Collection<Long> memberNumbers);
}
