package id.sokoguru.supervision;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import java.time.LocalDate;
import java.util.Map;

/**
 * The cooperatives with a till that is still open, and since which business date the oldest of them
 * is.
 */
public interface TillStates {
    Map<CooperativeId, LocalDate> openSince(Actor actor);
}
