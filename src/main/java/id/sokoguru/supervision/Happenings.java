package id.sokoguru.supervision;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Territory;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.PostedEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** What was posted last, of the cooperatives that share every entry. */
@Component
class Happenings {
    private static final int EACH = 5;
    private static final int REMEMBERED = 5_000;
    private static final Comparator<Happening> LATEST_FIRST =
            Comparator.comparing(Happening::recordedAt)
                    .thenComparing(Happening::entryNo)
                    .reversed();

    private record Latest(long size, List<Happening> entries) {}

    private final Books books;
    private final Map<CooperativeId, Latest> remembered = new ConcurrentHashMap<>();

    Happenings(Books books) {
        this.books = books;
    }

    /** What happened last in a territory. */
    List<Happening> latest(Snapshot snapshot, Territory territory, int limit) {
        var freshest = snapshot.fold(territory, new Freshest(limit));
        var all = new ArrayList<Happening>();
        freshest.forEach(one -> all.addAll(latest(one)));
        all.sort(LATEST_FIRST);
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    /** What one cooperative did last; nothing unless it shares every entry. */
    List<Happening> latest(CooperativePulse one) {
        if (!one.sharesEntries()) {
            return List.of();
        }
        var known = remembered.get(one.coopId());
        var size = one.head().treeSize();
        if (known != null && known.size() == size) {
            return known.entries();
        }
        if (remembered.size() > REMEMBERED) {
            remembered.clear();
        }
        var read = told(one, books.latest(reader(one), size + 1, EACH));
        remembered.put(one.coopId(), new Latest(size, read));
        return read;
    }

    /** The entries numbered from (inclusive) to the cooperative's last, latest first. */
    List<Happening> since(CooperativePulse one, long from) {
        var read = told(one, books.numbered(reader(one), from, one.head().treeSize()));
        return read.stream().sorted(LATEST_FIRST).toList();
    }

    private static List<Happening> told(CooperativePulse one, List<PostedEntry> entries) {
        return entries.stream()
                .map(e ->
                        new Happening(
                                one.coopId(),
                                one.name(),
                                e.entryNo(),
                                e.event(),
                                e.description(),
                                e.total(),
                                e.recordedAt()))
                .toList();
    }

    /** Reads one cooperative's journal and may do nothing else; the level was asked before. */
    private static Actor reader(CooperativePulse one) {
        return new Actor(
                Actor.SYSTEM_USER,
                "Sistem",
                one.coopId(),
                Territory.of(one.coopId()),
                java.util.Set.of(id.sokoguru.kernel.Permission.READ_BOOKS),
                null,
                false,
                "system");
    }
}
