package id.sokoguru.registry;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Scope;
import id.sokoguru.registry.FoundingAnswer.Founded;
import id.sokoguru.registry.MassFounding.FoundedAll;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/**
 * The register of cooperatives: found them, describe them, seat their officers, say what they
 * share.
 */
@Component
public class Registry {
    /**
     * What a cooperative founded here shares with its office until it decides otherwise: every
     * entry.
     */
    static final int FIRST_SHARING = 3;

    private final Tenancy tenancy;
    private final RegistryStore store;
    private final Regions regions;
    private final Ledger ledger;
    private final BusinessDay day;

    Registry(
            Tenancy tenancy, RegistryStore store, Regions regions, Ledger ledger, BusinessDay day) {
        this.tenancy = tenancy;
        this.store = store;
        this.regions = regions;
        this.ledger = ledger;
        this.day = day;
    }

    /**
     * Founds a cooperative with its books, units and sharing level, in one transaction of its own.
     * The number is the village's next serial; it is drawn under a lock, so two founders never get
     * the same.
     */
    public FoundingAnswer found(Actor actor, Founding order) {
        require(actor, Permission.INSTALLATION);
        var village = regions.village(order.village());
        if (village.isEmpty()) {
            return new FoundingAnswer.UnknownRegion(order.village());
        }
        if (!order.kind().fits(village.get().level())) {
            return new FoundingAnswer.KindDoesNotFitRegion(village.get().level());
        }
        var beginning = misnamed(order.kind(), order.name());
        if (beginning.isPresent()) {
            return new FoundingAnswer.NameDoesNotFitKind(beginning.get());
        }
        return tenancy.write(inTheNation(actor), () -> foundUnderLock(actor, order));
    }

    private FoundingAnswer foundUnderLock(Actor actor, Founding order) {
        store.lock(order.village(), order.name());
        var ground = store.ground(order);
        if (ground.sameId() != 0) {
            return again(order, CooperativeId.of(ground.sameId()));
        }
        if (ground.sameName() != 0) {
            return new FoundingAnswer.NameTaken(CooperativeId.of(ground.sameName()));
        }
        if (ground.last() >= 999) {
            return new FoundingAnswer.VillageFull();
        }
        var cooperative = CooperativeId.of(order.village(), ground.last() + 1);
        var founder = in(actor, cooperative);
        var scopes = order.scopes().isEmpty() ? order.kind().scopes() : order.scopes();
        store.become(cooperative);
        store.found(
                founder,
                cooperative,
                order,
                scopes,
                FirstUnits.of(scopes),
                FIRST_SHARING,
                day.now());
        ledger.found(founder, scopes, order.booksFrom());
        return new Founded(cooperative);
    }

    private FoundingAnswer again(Founding order, CooperativeId earlier) {
        var same =
                store.profile(earlier)
                        .filter(p -> p.region().equals(order.village()))
                        .filter(p -> p.kind() == order.kind() && p.name().equals(order.name()))
                        .isPresent();
        return same ? new Founded(earlier) : new FoundingAnswer.IdUsedBefore(earlier);
    }

    /** The beginning that the law asks for when the name lacks it, or has nothing after it. */
    private static Optional<String> misnamed(CooperativeKind kind, String name) {
        return kind.nameBeginsWith()
                .filter(beginning ->
                        !name.startsWith(beginning)
                                || name.substring(beginning.length()).isBlank());
    }

    /**
     * Founds the Merah Putih cooperative of every village of a region that has none yet: KKMP in
     * kelurahan, KDMP elsewhere. Asking again founds only what is missing. Each cooperative is a
     * transaction of its own, so a broken run is simply run again.
     *
     * @param kind KDMP or KKMP; either means the whole programme
     * @param booksFrom the first business date of their books, also the day of their founding
     * @param progress told how many are done, for long runs
     */
    public MassFounding foundAll(
            Actor actor,
            String region,
            CooperativeKind kind,
            LocalDate booksFrom,
            IntConsumer progress) {
        require(actor, Permission.INSTALLATION);
        if (!kind.isMerahPutih()) {
            return new MassFounding.NotAProgramme(kind);
        }
        var villages = regions.villages(region);
        if (villages.isEmpty()) {
            return new MassFounding.UnknownRegion(region);
        }
        var territory = Territory.ofRegion(region);
        var seats =
                new HashSet<>(
                        tenancy.read(
                                inTheNation(actor),
                                () -> store.merahPutihSeats(territory.from(), territory.to())));
        int founded = 0;
        for (var village : villages) {
            if (!seats.contains(village.code())) {
                foundMerahPutih(actor, village, booksFrom);
                progress.accept(++founded);
            }
        }
        return new FoundedAll(founded, villages.size() - founded);
    }

    /** As the longer one, telling nobody how far it is. */
    public MassFounding foundAll(
            Actor actor, String region, CooperativeKind kind, LocalDate booksFrom) {
        return foundAll(actor, region, kind, booksFrom, done -> {});
    }

    /** A name that is taken gets the kecamatan behind it, then the regency (SE Menkop 1/2025). */
    private void foundMerahPutih(Actor actor, Region village, LocalDate booksFrom) {
        var kind = CooperativeKind.merahPutihIn(village.level());
        for (var name : merahPutihNames(kind, village)) {
            var order =
                    new Founding(
                            Uuid7.create(),
                            name,
                            kind,
                            village.code(),
                            booksFrom,
                            booksFrom,
                            kind.scopes());
            var answer = found(actor, order);
            if (answer instanceof Founded) {
                return;
            }
            if (!(answer instanceof FoundingAnswer.NameTaken)) {
                throw new IllegalStateException(village.code() + ": " + answer);
            }
        }
        throw new IllegalStateException(village.code() + ": every name is taken");
    }

    private List<String> merahPutihNames(CooperativeKind kind, Region village) {
        var name = kind.nameBeginsWith().orElseThrow() + village.name();
        var district = regions.get(village.code().substring(0, 8)).orElseThrow();
        var regency = regions.get(village.code().substring(0, 5)).orElseThrow();
        var withDistrict = name + " Kecamatan " + district.name();
        return List.of(name, withDistrict, withDistrict + " " + regency.name());
    }

    /** A cooperative that the actor may see: their own, or one of their territory. */
    public Optional<Profile> profile(Actor actor, CooperativeId cooperative) {
        return tenancy.read(actor, () -> store.profile(cooperative));
    }

    /**
     * The cooperatives that the actor may see, in the order of their numbers.
     *
     * @param limit at most this many
     */
    public List<CooperativeLine> list(Actor actor, RegistryFilter filter, int limit) {
        var wanted = Territory.ofRegion(filter.region());
        var from = Math.max(wanted.from(), filter.after() + 1);
        return tenancy.read(actor, () -> store.list(from, wanted.to(), filter, limit));
    }

    /** Replaces the identity of the actor's cooperative. */
    public ProfileChange.Answer change(Actor actor, ProfileChange order) {
        require(actor, Permission.ADMINISTER);
        var inTheNation = inTheNation(actor);
        return tenancy.write(
                inTheNation,
                () -> {
                    var cooperative = actor.at();
                    var now = store.profile(cooperative).orElseThrow();
                    var beginning = misnamed(now.kind(), order.name());
                    if (beginning.isPresent()) {
                        return new ProfileChange.NameDoesNotFitKind(beginning.get());
                    }
                    store.lock(now.region(), order.name());
                    if (store.isNameTaken(order.name(), cooperative)) {
                        return new ProfileChange.NameTaken();
                    }
                    return store.change(cooperative, order)
                            ? new ProfileChange.Changed(order.version() + 1)
                            : new ProfileChange.ChangedMeanwhile();
                });
    }

    /**
     * The units of a cooperative that the actor may see; the first is number 0, the cooperative
     * itself.
     */
    public List<Unit> units(Actor actor, CooperativeId cooperative) {
        return tenancy.read(actor, () -> store.units(cooperative));
    }

    /** What became of opening a unit. */
    public sealed interface UnitOpening {}

    public record UnitOpened(Unit unit) implements UnitOpening {}

    public record UnitCodeTaken(Unit by) implements UnitOpening {}

    /** Opens a unit in the actor's cooperative under the next number. */
    public UnitOpening openUnit(Actor actor, String code, String name) {
        require(actor, Permission.ADMINISTER);
        return tenancy.write(
                actor,
                () -> {
                    store.lockCooperative(actor.at());
                    var units = store.units(actor.at());
                    for (var unit : units) {
                        if (unit.code().equalsIgnoreCase(code)) {
                            return new UnitCodeTaken(unit);
                        }
                    }
                    var unit = new Unit(units.getLast().unit() + 1, code, name);
                    store.addUnit(actor.at(), unit);
                    return new UnitOpened(unit);
                });
    }

    /** All terms of officers, those in office first. */
    public List<Officer> officers(Actor actor, CooperativeId cooperative) {
        return tenancy.read(actor, () -> store.officers(cooperative));
    }

    /** Seats somebody in the actor's cooperative. */
    public Appointment.Answer appoint(Actor actor, Appointment order) {
        require(actor, Permission.ADMINISTER);
        if (order.exOfficio() && order.position() != Position.KETUA_PENGAWAS) {
            return new Appointment.NotExOfficio();
        }
        return tenancy.write(
                actor,
                () -> {
                    var cooperative = actor.at();
                    store.lockCooperative(cooperative);
                    var earlier = store.appointed(cooperative, order.id());
                    if (earlier.isPresent()) {
                        return new Appointment.Appointed(earlier.get());
                    }
                    if (order.position().isSingle()) {
                        for (var officer : store.officers(cooperative)) {
                            if (officer.position() == order.position()
                                    && (officer.to() == null
                                            || !officer.to().isBefore(order.from()))) {
                                return new Appointment.SeatTaken(officer);
                            }
                        }
                    }
                    return new Appointment.Appointed(store.appoint(cooperative, order));
                });
    }

    /** Ends an officer's term on its last day. */
    public Dismissal dismiss(Actor actor, int number, LocalDate lastDay) {
        require(actor, Permission.ADMINISTER);
        return tenancy.write(
                actor,
                () -> {
                    store.lockCooperative(actor.at());
                    for (var officer : store.officers(actor.at())) {
                        if (officer.officer() == number && officer.to() == null) {
                            if (lastDay.isBefore(officer.from())) {
                                return new Dismissal.BeforeItBegan(officer.from());
                            }
                            store.dismiss(actor.at(), number, lastDay);
                            return new Dismissal.Dismissed(number);
                        }
                    }
                    return new Dismissal.NotInOffice();
                });
    }

    /**
     * Grants the office a level from now on: 0 profile, 1 reports, 2 daily aggregates, 3 every
     * entry with members masked. Earlier levels stay on record with who granted them.
     */
    public void share(Actor actor, int level) {
        require(actor, Permission.ADMINISTER);
        if (level < 0 || level > 3) {
            throw new IllegalArgumentException("no sharing level: " + level);
        }
        tenancy.write(
                actor,
                () -> {
                    store.lockCooperative(actor.at());
                    if (store.sharing(actor.at()) != level) {
                        store.share(actor, level, day.now());
                    }
                    return level;
                });
    }

    private static void require(Actor actor, Permission permission) {
        if (!actor.may(permission)) {
            throw new IllegalStateException("the page let somebody in without " + permission);
        }
    }

    /** Names are unique among all cooperatives, so whoever gives one looks at all of them. */
    private static Actor inTheNation(Actor actor) {
        return new Actor(
                actor.user(),
                actor.name(),
                actor.cooperative(),
                Territory.NATION,
                actor.permissions(),
                actor.member(),
                actor.unmasked(),
                actor.device());
    }

    private static Actor in(Actor actor, CooperativeId cooperative) {
        return new Actor(
                actor.user(),
                actor.name(),
                cooperative,
                Territory.of(cooperative),
                actor.permissions(),
                null,
                actor.unmasked(),
                actor.device());
    }

    /**
     * The units that every new cooperative has: itself, and one for each line of business of its
     * chart.
     */
    private static final class FirstUnits {
        static List<Unit> of(java.util.Set<Scope> scopes) {
            var units = new ArrayList<Unit>();
            units.add(new Unit(0, "INDUK", "Induk"));
            if (scopes.contains(Scope.SP)) {
                units.add(new Unit(units.size(), "USP", "Unit Simpan Pinjam"));
            }
            if (scopes.contains(Scope.SY)) {
                units.add(new Unit(units.size(), "USPPS", "Unit Simpan Pinjam Syariah"));
            }
            if (scopes.contains(Scope.RT)) {
                units.add(new Unit(units.size(), "TOKO", "Toko / Gerai"));
            }
            return units;
        }
    }
}
