package id.sokoguru.supervision;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Territory;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.EntriesPosted;
import id.sokoguru.registry.CooperativeLine;
import id.sokoguru.registry.Registry;
import id.sokoguru.registry.RegistryFilter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Holds how every cooperative stands, read once and then row by row as the ledgers move: what this
 * process posts arrives by {@link EntriesPosted} and is read within {@link #COALESCE}; what another
 * process posts is found within {@link #LOOK} by comparing one checksum a regency. One thread at a
 * time writes; readers take the immutable {@link Snapshot}. Nothing here is the truth: it is read
 * again from the ledger whenever in doubt.
 */
@Component
class Pulse implements DisposableBean {
    static final Duration COALESCE = Duration.ofMillis(200);
    static final Duration LOOK = Duration.ofMillis(2_500);
    private static final Duration LOOK_CLOSELY = Duration.ofSeconds(10);
    private static final int LOOKED_CLOSELY_AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Actor INSTALLATION = Actor.installation();

    /** Told after the snapshot has moved on. */
    interface Listener {
        /**
         * @param moved the cooperatives whose row is another one now
         */
        void moved(Snapshot before, Snapshot after, Set<CooperativeId> moved);
    }

    private final PulseStore store;
    private final Registry registry;
    private final Books books;
    private final BusinessDay day;
    private final ObjectProvider<MemberCounts> memberCounts;
    private final ObjectProvider<TillStates> tillStates;
    private final ObjectProvider<PayClaims> payClaims;
    private final LinkedBlockingQueue<CooperativeId> posted = new LinkedBlockingQueue<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Held while the snapshot is replaced. */
    private final Object turn = new Object();

    /** Held, before the turn, by whoever reads of all: the later reading must win. */
    private final Object wide = new Object();

    private volatile Snapshot snapshot = Snapshot.EMPTY;
    private volatile boolean loaded;
    private volatile boolean ending;
    private volatile Thread thread = new Thread();
    private volatile Thread around = new Thread();
    private volatile long lookAt;
    private volatile long linesAt;
    private volatile long membersAt;
    private volatile long closelyAt;

    Pulse(
            PulseStore store,
            Registry registry,
            Books books,
            BusinessDay day,
            ObjectProvider<MemberCounts> memberCounts,
            ObjectProvider<TillStates> tillStates,
            ObjectProvider<PayClaims> payClaims) {
        this.store = store;
        this.registry = registry;
        this.books = books;
        this.day = day;
        this.memberCounts = memberCounts;
        this.tillStates = tillStates;
        this.payClaims = payClaims;
    }

    void listen(Listener listener) {
        listeners.add(listener);
    }

    /** The present state; the first asker waits until it is loaded. */
    Snapshot now() {
        if (!loaded) {
            synchronized (turn) {
                if (!loaded) {
                    load();
                }
            }
        }
        return snapshot;
    }

    @EventListener
    void posted(EntriesPosted event) {
        posted.add(event.cooperative());
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread = Thread.ofPlatform().daemon().name("supervision-pulse").start(this::beat);
        around = Thread.ofPlatform().daemon().name("supervision-around").start(this::keepLooking);
    }

    @Override
    public void destroy() {
        ending = true;
        thread.interrupt();
        around.interrupt();
    }

    private void beat() {
        while (!ending) {
            try {
                var first = posted.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    // Let a burst gather: one reading for all of it.
                    TimeUnit.MILLISECONDS.sleep(COALESCE.toMillis() / 2);
                    var moved = new HashSet<CooperativeId>();
                    moved.add(first);
                    posted.drainTo(moved);
                    synchronized (turn) {
                        now();
                        reread(moved);
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!ending) {
                    LOG.warn("The figures of the office could not be read; trying again", e);
                    pause();
                }
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keepLooking() {
        while (!ending) {
            try {
                TimeUnit.MILLISECONDS.sleep(200);
                synchronized (wide) {
                    lookAround();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!ending) {
                    LOG.warn("The office could not look around; trying again", e);
                    pause();
                }
            }
        }
    }

    /**
     * What must not wait for a posting here, nor may a posting wait for it: other processes, names,
     * members, tills and pay, a closer look. So all that is wide is read before taking the turn.
     */
    private void lookAround() {
        now();
        var now = System.nanoTime();
        if (now >= lookAt) {
            look();
            lookAt = System.nanoTime() + LOOK.toNanos();
        }
        if (now >= linesAt) {
            linesAt = after(this::readLines, 50, Duration.ofSeconds(5));
        }
        if (now >= membersAt) {
            membersAt = after(this::readMembers, 50, Duration.ofSeconds(5));
        }
        if (now >= closelyAt) {
            lookClosely();
            closelyAt = System.nanoTime() + LOOK_CLOSELY.toNanos();
        }
    }

    /**
     * Runs, and says when to run again: after at least {@code least} and {@code times} as long as
     * it took.
     */
    private static long after(Runnable work, int times, Duration least) {
        var began = System.nanoTime();
        work.run();
        var took = System.nanoTime() - began;
        return began + took + Math.max(least.toNanos(), times * took);
    }

    private void load() {
        snapshot = Snapshot.of(standings(Territory.NATION));
        loaded = true;
        lookAt = System.nanoTime() + LOOK.toNanos();
        linesAt = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        membersAt = linesAt;
    }

    /** Everything anew, as at the start. */
    void reload() {
        synchronized (turn) {
            load();
        }
    }

    private List<CooperativePulse> standings(Territory territory) {
        var heads = store.heads(territory);
        var lines = lines(territory);
        var members = members();
        var tills = tills();
        var claims = claims();
        var standings = new ArrayList<CooperativePulse>(heads.size());
        for (var head : heads) {
            var coop = new CooperativeId(head.coopId());
            var line = lines.get(coop);
            if (line != null) {
                standings.add(
                        new CooperativePulse(
                                line,
                                head,
                                members.get(coop),
                                tills.get(coop),
                                claims.get(coop),
                                CooperativePulse.Findings.NONE));
            }
        }
        return standings;
    }

    /**
     * Compares with the ledger and reads what differs, at once. For programs that wrote past this
     * process.
     */
    void look() {
        now();
        var checksums = store.checksums();
        synchronized (turn) {
            for (var found : checksums) {
                var mine = snapshot.fold(regency(found.regency()), PulseStore.Checksum.OF);
                if (!found.equals(mine)) {
                    rereadRegency(found, mine);
                }
            }
        }
    }

    /** As {@link #look}, and names, sharing, members and single accounts too. */
    void lookAtAll() {
        synchronized (wide) {
            look();
            readLines();
            readMembers();
            lookClosely();
        }
    }

    private static Territory regency(int number) {
        var from = number * PulseStore.REGENCY;
        return new Territory(from, from + PulseStore.REGENCY - 1);
    }

    private void rereadRegency(PulseStore.Checksum found, PulseStore.Checksum mine) {
        var territory = regency(found.regency());
        if (mine.cooperatives() != found.cooperatives()) {
            nameNewcomers(territory);
        }
        take(store.heads(territory));
    }

    private void reread(Collection<CooperativeId> moved) {
        take(store.heads(moved));
    }

    private void take(List<HeadRow> heads) {
        var changed = new ArrayList<CooperativePulse>();
        for (var head : heads) {
            snapshot.get(new CooperativeId(head.coopId()))
                    .filter(standing -> !standing.head().equals(head))
                    .ifPresent(standing -> changed.add(standing.with(head)));
        }
        become(snapshot.with(changed), changed);
    }

    private void nameNewcomers(Territory territory) {
        var newcomers = new ArrayList<CooperativePulse>();
        for (var standing : standings(territory)) {
            if (snapshot.get(standing.coopId()).isEmpty()) {
                newcomers.add(standing);
            }
        }
        become(snapshot.with(newcomers), newcomers);
    }

    /**
     * Names, kinds and what is shared: a cooperative that shares less from now on is read so within
     * seconds.
     */
    private void readLines() {
        var lines = lines(Territory.NATION);
        synchronized (turn) {
            var changed = new ArrayList<CooperativePulse>();
            for (var standing : snapshot.in(Territory.NATION)) {
                var line = lines.get(standing.coopId());
                if (line != null && !line.equals(standing.line())) {
                    changed.add(standing.with(line));
                }
            }
            become(snapshot.with(changed), changed);
        }
    }

    private void readMembers() {
        var members = members();
        var tills = tills();
        var claims = claims();
        synchronized (turn) {
            var changed = new ArrayList<CooperativePulse>();
            for (var standing : snapshot.in(Territory.NATION)) {
                var coop = standing.coopId();
                var before = standing.members().orElse(null);
                var count = members.getOrDefault(coop, before);
                var open = tills.get(coop);
                var claimed = claims.get(coop);
                if (!Objects.equals(count, before)
                        || !Objects.equals(open, standing.tillOpenSince())
                        || !Objects.equals(claimed, standing.payClaimedSince())) {
                    changed.add(standing.with(count, open, claimed));
                }
            }
            become(snapshot.with(changed), changed);
        }
    }

    private static final List<Integer> IN_HAND = List.of(110101, 110102, 110103, 110104);
    private static final int SUSPENSE = 111101;
    private static final int BAGS = 110104;
    private static final int A_DAY_OF_PAPERS = 500;

    /**
     * Cash in hand and cash differences are single accounts: looked up behind the postings, some at
     * a time.
     */
    private void lookClosely() {
        var found = new HashMap<CooperativeId, CooperativePulse.Findings>();
        for (var standing : now().in(Territory.NATION)) {
            if (found.size() == LOOKED_CLOSELY_AT_ONCE) {
                break;
            }
            if (isDue(standing) && standing.sharesDays()) {
                found.put(standing.coopId(), findings(standing));
            }
        }
        synchronized (turn) {
            var changed = new ArrayList<CooperativePulse>();
            found.forEach((coop, one) ->
                    snapshot.get(coop).ifPresent(standing -> changed.add(standing.with(one))));
            become(snapshot.with(changed), changed);
        }
    }

    /** Something was posted since, or a night passed over a collector's bag. */
    private boolean isDue(CooperativePulse standing) {
        var before = standing.findings();
        return before.lookedAtSize() != standing.head().treeSize()
                || (before.inBags() > 0 && !day.today().equals(before.day()));
    }

    private CooperativePulse.Findings findings(CooperativePulse standing) {
        var today = day.today();
        if (!standing.begun()) {
            return new CooperativePulse.Findings(0, today, 0, 0, 0, 0);
        }
        long inHand = 0;
        long suspense = 0;
        long inBags = 0;
        long onTheRoad = 0;
        for (var total :
                books.totals(Actor.system(standing.coopId()), today.plusDays(1), today, null)) {
            if (IN_HAND.contains(total.account())) {
                inHand = Math.addExact(inHand, total.closing().rupiah());
            } else if (total.account() == SUSPENSE) {
                suspense = total.closing().rupiah();
            }
            if (total.account() == BAGS && total.closing().isPositive()) {
                inBags = total.closing().rupiah();
                onTheRoad = overNight(Actor.system(standing.coopId()), today);
            }
        }
        return new CooperativePulse.Findings(
                standing.head().treeSize(), today, inHand, suspense, inBags, onTheRoad);
    }

    /**
     * What collectors hand in is what they took first, so a bag holds money of another day when it
     * holds more than it was given today.
     */
    private long overNight(Actor actor, LocalDate today) {
        long sum = 0;
        for (var bag : books.places(actor, BAGS)) {
            long taken =
                    bag.balance().isPositive()
                            ? books.place(actor, BAGS, bag.sub(), 0, A_DAY_OF_PAPERS).stream()
                                    .filter(line -> line.businessDate().equals(today))
                                    .mapToLong(line -> line.debit().rupiah())
                                    .sum()
                            : 0;
            sum += Math.max(0, bag.balance().rupiah() - taken);
        }
        return sum;
    }

    private void become(Snapshot next, List<CooperativePulse> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var before = snapshot;
        snapshot = next;
        var moved = new HashSet<CooperativeId>();
        changed.forEach(standing -> moved.add(standing.coopId()));
        listeners.forEach(listener -> listener.moved(before, next, moved));
    }

    private Map<CooperativeId, CooperativeLine> lines(Territory territory) {
        var filter = new RegistryFilter(Area.of(territory), "", null, 0);
        var lines = new HashMap<CooperativeId, CooperativeLine>();
        registry.list(INSTALLATION, filter, 1_000_000).forEach(l -> lines.put(l.coopId(), l));
        return lines;
    }

    private Map<CooperativeId, Long> members() {
        var counts = memberCounts.getIfAvailable();
        return counts == null ? Map.of() : counts.in(INSTALLATION);
    }

    private Map<CooperativeId, LocalDate> tills() {
        var states = tillStates.getIfAvailable();
        return states == null ? Map.of() : states.openSince(INSTALLATION);
    }

    private Map<CooperativeId, LocalDate> claims() {
        var claims = payClaims.getIfAvailable();
        return claims == null ? Map.of() : claims.claimedSince(INSTALLATION);
    }
}
