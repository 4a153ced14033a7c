package id.sokoguru.screening;

import id.sokoguru.dayend.Cadence;
import id.sokoguru.dayend.Routine;
import id.sokoguru.kernel.Actor;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Adds up what each member brought and took in cash, every night. */
@Component
class CashRoutine implements Routine {
    private final Screening screening;

    CashRoutine(Screening screening) {
        this.screening = screening;
    }

    @Override
    public String name() {
        return "screening.cash";
    }

    @Override
    public Cadence cadence() {
        return Cadence.DAY;
    }

    @Override
    public int order() {
        return 700;
    }

    /**
     * Not by the run, day by day: the room remembers how far it came and adds up all missed days in
     * one statement.
     */
    @Override
    public boolean catchesUp() {
        return false;
    }

    /** The number of items is that of days with much cash: it says nothing of any suspicion. */
    @Override
    public Outcome run(Actor actor, LocalDate endedOn) {
        return new Outcome.Done(screening.addUp(actor, endedOn));
    }
}
