package id.sokoguru.reporting;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.ledger.Scope;
import id.sokoguru.registry.Officer;
import id.sokoguru.registry.Position;
import id.sokoguru.registry.Profile;
import id.sokoguru.registry.Registry;
import id.sokoguru.reporting.Letterhead.Signer;
import id.sokoguru.reporting.Letterhead.UnitName;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The letterhead as the register knows it; books that the register does not know have a plain one.
 */
@Component
class RegistryLetterheads implements Letterheads {
    /** Who signs: chair, secretary, treasurer (UU 25/1992 art. 29, 30). */
    private static final Map<Position, String> SIGN =
            Map.of(
                    Position.KETUA, "chair",
                    Position.SEKRETARIS, "secretary",
                    Position.BENDAHARA, "treasurer");

    private final Registry registry;
    private final BusinessDay day;

    RegistryLetterheads(Registry registry, BusinessDay day) {
        this.registry = registry;
        this.day = day;
    }

    @Override
    public Letterhead of(Actor actor) {
        return registry.profile(actor, actor.at())
                .map(profile -> of(actor, profile))
                .orElseGet(() -> plain(actor));
    }

    private Letterhead of(Actor actor, Profile profile) {
        var scopes = profile.scopes();
        var lends =
                scopes.contains(Scope.SP) || scopes.contains(Scope.SY) || scopes.contains(Scope.AP);
        var today = day.today();
        var officers =
                registry.officers(actor, actor.at()).stream()
                        .filter(officer -> officer.isIn(today))
                        .toList();
        return new Letterhead(
                profile.name(),
                profile.legalNumber(),
                profile.address() == null
                        ? profile.regionPath()
                        : profile.address() + ", " + profile.regionPath(),
                profile.regionPath().split(",")[0].strip(),
                lends,
                registry.units(actor, actor.at()).stream()
                        .map(unit -> new UnitName(unit.unit(), unit.name()))
                        .toList(),
                signers(officers));
    }

    private static List<Signer> signers(List<Officer> officers) {
        return List.of(Position.KETUA, Position.SEKRETARIS, Position.BENDAHARA).stream()
                .map(position ->
                        new Signer(
                                SIGN.getOrDefault(position, ""),
                                officers.stream()
                                        .filter(o -> o.position() == position)
                                        .map(Officer::name)
                                        .findFirst()
                                        .orElse(null)))
                .toList();
    }

    private static Letterhead plain(Actor actor) {
        return new Letterhead(
                "Koperasi " + actor.at().text(),
                null,
                null,
                null,
                true,
                List.of(),
                signers(List.of()));
    }
}
