package id.sokoguru.lending;

import id.sokoguru.kernel.Actor;
import java.time.LocalDate;

/**
 * Who sits on the boards, as far as the cooperative's profile knows members by number; answered by
 * whoever keeps the officers. The officer's own word in the analysis counts beside it.
 */
public interface RelatedParties {
    /** Whether the member is pengurus or pengawas on a day, or known to be close to one. */
    boolean isRelated(Actor actor, long member, LocalDate date);
}
