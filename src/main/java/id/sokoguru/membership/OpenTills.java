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

    /**
     * Whether the actor may take and give money there now; called with every deposit, so be quick.
     */
    boolean isOpen(Actor actor, MoneyPlace place);

    /** The places that the actor may use now, the usual one first. */
    List<Named> usable(Actor actor);
}
