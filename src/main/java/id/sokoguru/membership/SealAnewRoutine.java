package id.sokoguru.membership;

import id.sokoguru.dayend.Cadence;
import id.sokoguru.dayend.Routine;
import id.sokoguru.kernel.Actor;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** After a new key was put beside the old one: seals every NIK with the new one. */
@Component
class SealAnewRoutine implements Routine {
    private final MemberStore store;
    private final NationalIds ids;

    SealAnewRoutine(MemberStore store, NationalIds ids) {
        this.store = store;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "membership.seal_anew";
    }

    @Override
    public Cadence cadence() {
        return Cadence.DAY;
    }

    @Override
    public int order() {
        return 950;
    }

    @Override
    public boolean catchesUp() {
        return false;
    }

    @Override
    public Outcome run(Actor actor, LocalDate endedOn) {
        return new Outcome.Done(ids.hasOlder() ? store.sealAnew(actor) : 0);
    }
}
