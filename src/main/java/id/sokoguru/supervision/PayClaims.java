package id.sokoguru.supervision;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import java.time.LocalDate;
import java.util.Map;

/**
 * The cooperatives that wait for a payroll treasurer's money, and since which day the oldest list
 * is claimed of which something is open.
 */
public interface PayClaims {
    Map<CooperativeId, LocalDate> claimedSince(Actor actor);
}
