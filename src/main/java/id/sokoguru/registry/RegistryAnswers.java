package id.sokoguru.registry;

import id.sokoguru.access.CooperativeNames;
import id.sokoguru.access.SharingLevels;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Territory;
import id.sokoguru.web.Places;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the rooms below ask of the register: names, and how much a cooperative shares. */
@Component
class RegistryAnswers implements SharingLevels, CooperativeNames, Places {
    private final Tenancy tenancy;
    private final RegistryStore store;
    private final Regions regions;

    RegistryAnswers(Tenancy tenancy, RegistryStore store, Regions regions) {
        this.tenancy = tenancy;
        this.store = store;
        this.regions = regions;
    }

    @Override
    public int levelOf(CooperativeId cooperative) {
        return tenancy.read(Actor.system(cooperative), () -> store.sharing(cooperative));
    }

    @Override
    public Optional<String> nameOf(CooperativeId cooperative) {
        return tenancy.read(Actor.system(cooperative), () -> store.name(cooperative));
    }

    @Override
    public Optional<String> name(Actor actor) {
        var cooperative = actor.cooperative();
        return cooperative == null
                ? region(actor.territory()).map(Region::name)
                : nameOf(cooperative);
    }

    /**
     * The region that a territory is; empty for the nation, a single cooperative and odd ranges.
     */
    private Optional<Region> region(Territory territory) {
        for (int digits : new int[] {2, 4, 6, 10}) {
            long width = Math.powExact(10L, 13 - digits);
            if (territory.from() % width == 0 && territory.to() == territory.from() + width - 1) {
                return regions.get(Regions.dotted(Long.toString(territory.from() / width)));
            }
        }
        return Optional.empty();
    }
}
