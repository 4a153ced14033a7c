package id.sokoguru.dayend;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Scope;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The run with a routine that posts a rupiah a month, so that every doubling and loss shows. */
@InWorld
class RoutinesTest {
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 31);

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired RunStore store;
    @Autowired Tenancy tenancy;
    @Autowired BusinessDay day;

    private CooperativeId coop;
    private Actor job;
    private final List<LocalDate> called = new ArrayList<>();

    @BeforeEach
    void a_cooperative_whose_books_began_in_august() {
        coop = world.cooperative();
        job = Actor.system(coop);
        ledger.found(job, Set.of(Scope.SP), LocalDate.of(2026, 8, 1));
        assertThat(rupiah(LocalDate.of(2026, 8, 3))).isInstanceOf(Posting.Posted.class);
    }

    @Test
    void every_month_that_was_missed_is_made_up_once() {
        var run = run(new Monthly());
        assertThat(run.runOne(coop, OCTOBER).works()).isEqualTo(3);
        assertThat(called)
                .containsExactly(LocalDate.of(2026, 8, 31), LocalDate.of(2026, 9, 30), OCTOBER);
        assertThat(income()).isEqualTo(4);
        assertThat(run.runOne(coop, OCTOBER).works()).isZero();
        assertThat(income()).isEqualTo(4);
    }

    @Test
    void two_who_run_at_once_do_the_work_once() throws Exception {
        var run = run(new Monthly());
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = both.submit(() -> run.runOne(coop, OCTOBER));
            var other = both.submit(() -> run.runOne(coop, OCTOBER));
            one.get();
            other.get();
        }
        assertThat(income()).isEqualTo(4);
    }

    @Test
    void what_fails_after_posting_leaves_nothing_and_is_done_at_the_next_run() {
        var monthly = new Monthly();
        monthly.failsFor = LocalDate.of(2026, 9, 30);
        var run = run(monthly);
        var first = run.runOne(coop, OCTOBER);
        assertThat(first.works()).isEqualTo(1);
        assertThat(first.hindered()).isEqualTo(1);
        assertThat(income()).isEqualTo(2);
        assertThat(store(1).getFirst().sentence()).contains("gagal");

        monthly.failsFor = null;
        assertThat(run.runOne(coop, OCTOBER).works()).isEqualTo(2);
        assertThat(income()).isEqualTo(4);
        assertThat(store(10)).allMatch(row -> row.sentence() == null);
    }

    @Test
    void what_is_in_the_way_is_said_and_later_months_wait_for_it() {
        var monthly = new Monthly();
        monthly.hinderedFor = LocalDate.of(2026, 8, 31);
        var progress = run(monthly).runOne(coop, OCTOBER);
        assertThat(progress.works()).isZero();
        assertThat(called).hasSize(1);
        assertThat(income()).isEqualTo(1);
        assertThat(store(1).getFirst().sentence()).isEqualTo("Bulan ini sudah ditutup.");
    }

    @Test
    void a_routine_that_only_says_how_things_stand_works_for_the_newest_day_alone() {
        run(new Monthly() {
                    @Override
                    public Cadence cadence() {
                        return Cadence.DAY;
                    }

                    @Override
                    public boolean catchesUp() {
                        return false;
                    }
                })
                .runOne(coop, OCTOBER);
        assertThat(called).containsExactly(OCTOBER);
    }

    private DayEndRun run(Routine routine) {
        return new DayEndRun(Stream.of(routine), store, tenancy, day);
    }

    private List<RunStore.Row> store(int limit) {
        return tenancy.read(job, () -> store.history(job, limit));
    }

    private long income() {
        return books.balance(job, 410101, 0).rupiah();
    }

    private Posting rupiah(LocalDate date) {
        return ledger.post(
                job,
                Entry.of(
                        Uuid7.create(),
                        date,
                        "dayend.test",
                        "Satu rupiah",
                        Line.debit(110101, 0, Money.rupiah(1)),
                        Line.credit(410101, 0, Money.rupiah(1))));
    }

    /** Posts one rupiah a month. */
    private class Monthly implements Routine {
        @org.jspecify.annotations.Nullable LocalDate failsFor;
        @org.jspecify.annotations.Nullable LocalDate hinderedFor;

        @Override
        public String name() {
            return "dayend.rupiah";
        }

        @Override
        public Cadence cadence() {
            return Cadence.MONTH;
        }

        @Override
        public int order() {
            return 100;
        }

        @Override
        public Outcome run(Actor actor, LocalDate endedOn) {
            called.add(endedOn);
            assertThat(rupiah(endedOn)).isInstanceOf(Posting.Posted.class);
            if (endedOn.equals(failsFor)) {
                throw new IllegalStateException("the power went off");
            }
            return endedOn.equals(hinderedFor)
                    ? new Outcome.Hindered("Bulan ini sudah ditutup.")
                    : new Outcome.Done(1);
        }
    }
}
