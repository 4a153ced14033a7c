package id.sokoguru.dayend;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Runs what has come round: for every cooperative, every period that has ended and every routine,
 * in order, each in one transaction. Running it twice changes nothing; a run that was killed goes
 * on where it stopped.
 */
@Component
public class DayEndRun {
    private static final Logger LOG = LoggerFactory.getLogger(DayEndRun.class);

    /** Work for two cores while tellers go on: more would only make them wait. */
    private static final int SIDE_BY_SIDE = 3;

    private final List<Routine> routines;
    private final RunStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable Tally tally;

    @Autowired
    DayEndRun(ObjectProvider<Routine> routines, RunStore store, Tenancy tenancy, BusinessDay day) {
        this(routines.stream(), store, tenancy, day);
    }

    DayEndRun(Stream<Routine> routines, RunStore store, Tenancy tenancy, BusinessDay day) {
        this.routines =
                routines.sorted(
                                Comparator.comparingInt(Routine::order)
                                        .thenComparing(Routine::name))
                        .toList();
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** Ten past midnight in Jakarta: yesterday has ended. What was missed is made up. */
    @Scheduled(cron = "0 10 0 * * *", zone = "Asia/Jakarta")
    void night() {
        runAll(day.today().minusDays(1))
                .ifPresent(done ->
                        LOG.info(
                                "Routines: {} works in {} cooperatives, {} items, {} hindered",
                                done.works(),
                                done.total(),
                                done.items(),
                                done.hindered()));
    }

    /** The routines in the order in which they work. */
    public List<Routine> routines() {
        return routines;
    }

    /** How the run goes, or how the last one ended; empty when none was since the start. */
    public Optional<Progress> progress() {
        var now = tally;
        return now == null ? Optional.empty() : Optional.of(now.progress());
    }

    /**
     * Does everything that has ended until a day, in all cooperatives.
     *
     * @param until the last day that counts as ended, Asia/Jakarta
     * @return empty when a run is going on already
     */
    public Optional<Progress> runAll(LocalDate until) {
        if (!running.compareAndSet(false, true)) {
            return Optional.empty();
        }
        try {
            return Optional.of(run(Actor.installation(), until));
        } finally {
            running.set(false);
        }
    }

    /** Does everything that has ended until a day in one cooperative. */
    public Progress runOne(CooperativeId cooperative, LocalDate until) {
        var mine = new Tally(day.now(), 1);
        var one = Actor.system(cooperative);
        var waiting = tenancy.read(one, () -> waiting(one, until));
        waiting.forEach((coop, works) -> workOff(coop, works, mine));
        mine.end(day.now());
        return mine.progress();
    }

    private Progress run(Actor actor, LocalDate until) {
        var waiting = tenancy.read(actor, () -> waiting(actor, until));
        var mine = new Tally(day.now(), waiting.size());
        tally = mine;
        try (var workers = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            var futures = new ArrayList<Future<?>>();
            waiting.forEach(
                    (coop, works) -> futures.add(workers.submit(() -> workOff(coop, works, mine))));
            for (var future : futures) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        mine.end(day.now());
        return mine.progress();
    }

    private record Work(Routine routine, LocalDate endedOn) {}

    /** What has ended and is not done, the oldest first, within a day in the routines' order. */
    private Map<Long, List<Work>> waiting(Actor actor, LocalDate until) {
        var last = new HashMap<String, LocalDate>();
        store.last(actor).forEach(row -> last.put(row.coopId() + row.routine(), row.endedOn()));
        var waiting = new HashMap<Long, List<Work>>();
        for (var books : store.books(actor)) {
            var works = new ArrayList<Work>();
            for (var routine : routines) {
                var done = last.get(books.coopId() + routine.name());
                var from = done == null ? books.booksFrom() : done.plusDays(1);
                if (!routine.catchesUp() && from.isBefore(newest(routine.cadence(), until))) {
                    from = newest(routine.cadence(), until);
                }
                for (var end = routine.cadence().end(from);
                        !end.isAfter(until);
                        end = routine.cadence().end(end.plusDays(1))) {
                    works.add(new Work(routine, end));
                }
            }
            if (!works.isEmpty()) {
                works.sort(
                        Comparator.comparing(Work::endedOn)); // stable: keeps the routines' order
                waiting.put(books.coopId(), works);
            }
        }
        return waiting;
    }

    /** The end of the newest period that is over. */
    private static LocalDate newest(Cadence cadence, LocalDate until) {
        return cadence.endsOn(until)
                ? until
                : switch (cadence) {
                    case DAY -> until;
                    case MONTH -> until.withDayOfMonth(1).minusDays(1);
                    case YEAR -> until.withDayOfYear(1).minusDays(1);
                };
    }

    private void workOff(long coop, List<Work> works, Tally mine) {
        var actor = Actor.system(new CooperativeId(coop));
        var stuck = new ArrayList<Routine>();
        for (var work : works) {
            // A month that could not be done holds up the months after it, not the other routines.
            if (!stuck.contains(work.routine()) && !workOff(actor, work, mine)) {
                stuck.add(work.routine());
            }
        }
        mine.done.incrementAndGet();
    }

    private boolean workOff(Actor actor, Work work, Tally mine) {
        var routine = work.routine();
        var endedOn = work.endedOn();
        String sentence;
        try {
            var outcome = tenancy.write(actor, () -> take(actor, routine, endedOn));
            switch (outcome) {
                case Routine.Outcome.Done(var items) -> {
                    mine.works.incrementAndGet();
                    mine.items.addAndGet(items);
                    return true;
                }
                case Routine.Outcome.Hindered(var why) -> sentence = why;
            }
        } catch (RuntimeException e) {
            LOG.error("{} of {} for {} failed", routine.name(), actor.at().text(), endedOn, e);
            sentence =
                    "Pekerjaan ini gagal karena kesalahan program. Hubungi pengelola; tidak ada yang"
                            + " tercatat.";
        }
        var why = sentence;
        mine.hindered.incrementAndGet();
        tenancy.write(
                actor,
                () -> {
                    store.hindered(actor, routine.name(), endedOn, why, day.now());
                    return null;
                });
        return false;
    }

    private Routine.Outcome take(Actor actor, Routine routine, LocalDate endedOn) {
        if (!store.take(actor, routine.name(), endedOn, day.now())) {
            return new Routine.Outcome.Done(0);
        }
        var outcome = routine.run(actor, endedOn);
        switch (outcome) {
            case Routine.Outcome.Done(var items) -> {
                store.done(actor, routine.name(), endedOn, items);
                store.cleared(actor, routine.name(), endedOn);
            }
            case Routine.Outcome.Hindered _ -> tenancy.undo();
        }
        return outcome;
    }

    /** What a run counts as it goes. */
    private static final class Tally {
        private final Instant startedAt;
        private final int total;
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicLong works = new AtomicLong();
        private final AtomicLong items = new AtomicLong();
        private final AtomicLong hindered = new AtomicLong();
        private volatile @Nullable Instant finishedAt;

        Tally(Instant startedAt, int total) {
            this.startedAt = startedAt;
            this.total = total;
        }

        void end(Instant now) {
            finishedAt = now;
        }

        Progress progress() {
            return new Progress(
                    done.get(),
                    total,
                    works.get(),
                    items.get(),
                    hindered.get(),
                    startedAt,
                    finishedAt);
        }
    }
}
