package id.sokoguru.ledger;

import id.sokoguru.kernel.Actor;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Entries that several people post in one cooperative at the same moment go to the database
 * together. A cooperative has one journal, so postings stand in line for it; whoever finds the line
 * free posts for all who came meanwhile, in one transaction, and each gets their own receipt.
 * Alone, an entry goes alone and at once: nobody ever waits for company.
 */
final class Gathering {
    /** As many as go together: a transaction must stay short. */
    private static final int MOST = 64;

    /**
     * An entry in line.
     *
     * @param answer what the ledger said, or empty: the line is free and it is one's turn to lead
     */
    record Waiting(
            Actor actor,
            Entry entry,
            Instant recordedAt,
            CompletableFuture<Optional<Posting>> answer) {}

    private static final class Line {
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
        private boolean busy;
    }

    private final ConcurrentHashMap<Long, Line> lines = new ConcurrentHashMap<>();
    private final Function<Waiting, Posting> single;
    private final BiFunction<List<Actor>, List<Ledger.Timed>, BulkPosting> together;

    Gathering(
            Function<Waiting, Posting> single,
            BiFunction<List<Actor>, List<Ledger.Timed>, BulkPosting> together) {
        this.single = single;
        this.together = together;
    }

    Posting post(Actor actor, Entry entry, Instant recordedAt) {
        var mine = new Waiting(actor, entry, recordedAt, new CompletableFuture<>());
        var line = lines.computeIfAbsent(actor.at().value(), _ -> new Line());
        synchronized (line) {
            if (line.busy) {
                line.waiting.add(mine);
            } else {
                line.busy = true;
                mine.answer().complete(Optional.empty());
            }
        }
        return mine.answer().join().orElseGet(() -> lead(line, mine));
    }

    /** Posts one's own entry with all that wait, and hands the lead to whoever came meanwhile. */
    private Posting lead(Line line, Waiting mine) {
        var own = new CompletableFuture<Optional<Posting>>();
        var round = new ArrayList<Waiting>();
        round.add(new Waiting(mine.actor(), mine.entry(), mine.recordedAt(), own));
        synchronized (line) {
            while (round.size() < MOST && !line.waiting.isEmpty()) {
                round.add(line.waiting.poll());
            }
        }
        try {
            postRound(round);
        } finally {
            synchronized (line) {
                var next = line.waiting.poll();
                if (next == null) {
                    line.busy = false;
                } else {
                    next.answer().complete(Optional.empty());
                }
            }
        }
        return own.join().orElseThrow();
    }

    private void postRound(List<Waiting> round) {
        if (round.size() > 1 && postTogether(round)) {
            return;
        }
        for (var waiting : round) {
            try {
                waiting.answer().complete(Optional.of(single.apply(waiting)));
            } catch (RuntimeException | Error e) {
                waiting.answer().completeExceptionally(e);
            }
        }
    }

    /**
     * One refusal undoes all of them; then each is asked alone, so that only the guilty one is
     * refused.
     */
    private boolean postTogether(List<Waiting> round) {
        try {
            var posting =
                    together.apply(
                            round.stream().map(Waiting::actor).toList(),
                            round.stream()
                                    .map(w -> new Ledger.Timed(w.entry(), w.recordedAt()))
                                    .toList());
            if (posting instanceof BulkPosting.AllPosted(var receipts)) {
                for (int i = 0; i < receipts.size(); i++) {
                    round.get(i)
                            .answer()
                            .complete(Optional.of(new Posting.Posted(receipts.get(i))));
                }
                return true;
            }
            return false;
        } catch (RuntimeException twiceTheSameIdOrWorse) {
            return false;
        }
    }
}
