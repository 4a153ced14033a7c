package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Actor;
import java.util.Optional;

/**
 * What the books do not know about tills and bank accounts; as {@link TreasuryCounters} asks the
 * treasury.
 */
public interface Counters {
    /** The number of the till that the actor has open now. */
    Optional<Long> openTill(Actor actor);

    /**
     * How people call a till or a bank account, e.g. {@code BRI 0123-45}; empty when there is no
     * such place.
     */
    Optional<String> name(Actor actor, int account, long sub);

    /** How many tills are open now. */
    int openTills(Actor actor);
}
