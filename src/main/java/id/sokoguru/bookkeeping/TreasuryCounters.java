package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Actor;
import id.sokoguru.treasury.Till;
import id.sokoguru.treasury.TillCheck;
import id.sokoguru.treasury.Tills;
import id.sokoguru.treasury.Treasury;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the treasury knows about tills and bank accounts. */
@Component
class TreasuryCounters implements Counters {
    private final Tills tills;
    private final Treasury treasury;

    TreasuryCounters(Tills tills, Treasury treasury) {
        this.tills = tills;
        this.treasury = treasury;
    }

    @Override
    public Optional<Long> openTill(Actor actor) {
        return tills.openFor(actor)
                .map(position -> (long) position.till().till())
                .filter(number -> tills.check(actor, number) instanceof TillCheck.Open);
    }

    @Override
    public Optional<String> name(Actor actor, int account, long sub) {
        if (account == 110102) {
            return tills.all(actor).stream()
                    .filter(till -> till.till() == sub)
                    .map(Till::name)
                    .findFirst();
        }
        return treasury.banks(actor).stream()
                .filter(bank -> bank.account() == account && bank.sub() == sub)
                .map(bank -> bank.masked())
                .findFirst();
    }

    @Override
    public int openTills(Actor actor) {
        return (int) tills.all(actor).stream().filter(Till::isOpen).count();
    }
}
