package id.sokoguru.treasury;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.OpenTills;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the rooms that pay members which drawers and bank accounts somebody may use now. */
@Component
class CounterTills implements OpenTills {
    private final Tills tills;
    private final Treasury treasury;
    private final ObjectProvider<Carriers> carriers;

    CounterTills(Tills tills, Treasury treasury, ObjectProvider<Carriers> carriers) {
        this.tills = tills;
        this.treasury = treasury;
        this.carriers = carriers;
    }

    /**
     * A till must be held by the actor, opened today; a bag is its collector's and nobody else's;
     * bank accounts are the bookkeeper's.
     */
    @Override
    public boolean isOpen(Actor actor, MoneyPlace place) {
        if (OpenTills.mustLook(actor, place)) {
            return tills.check(actor, place.sub()) instanceof TillCheck.Open;
        }
        if (place.account() == CashPlace.BAG_ACCOUNT && !actor.device().equals(Actor.JOB)) {
            var asked = carriers.getIfAvailable();
            return asked != null && asked.carries(actor, place.sub());
        }
        return actor.device().equals(Actor.JOB)
                || (place.holdsMoney() && actor.may(Permission.BOOKKEEP));
    }

    @Override
    public List<Named> usable(Actor actor) {
        var usable = new ArrayList<Named>();
        tills.openFor(actor)
                .ifPresent(position ->
                        usable.add(
                                new Named(
                                        MoneyPlace.till(position.till().till()),
                                        position.till().name())));
        // Whoever settles a member's exit as the second person pays from the bank.
        if (actor.may(Permission.BOOKKEEP) || actor.may(Permission.APPROVE)) {
            for (var bank : treasury.banks(actor)) {
                usable.add(new Named(new MoneyPlace(bank.account(), bank.sub()), bank.masked()));
            }
        }
        return usable;
    }
}
