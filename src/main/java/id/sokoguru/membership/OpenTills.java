package id.sokoguru.membership;

import id.sokoguru.kernel.Actor;
import id.sokoguru.ledger.MoneyPlace;
import java.util.List;

/**
 * Which drawers and bank accounts are ready to take and give money: asked by whoever pays members,
 * answered by the room that opens and closes tills.
 */
public interface OpenTills {
    /**
     * A place with the words that people know it by.
     *
     * @param label e.g. {@code Laci 1} or {@code BRI 0123-01-000456-30-2}
     */
    record Named(MoneyPlace place, String label) {}

    /** Whether the actor may take and give money there now. */
    boolean isOpen(Actor actor, MoneyPlace place);

    /**
     * Whether only the state of a till can tell; {@link #isOpen} answers everything else without
     * looking anything up. No person stands at the drawer of a job.
     */
    static boolean mustLook(Actor actor, MoneyPlace place) {
        return place.isTill() && !actor.device().equals(Actor.JOB);
    }

    /** The places that the actor may use now, the usual one first. */
    List<Named> usable(Actor actor);
}
