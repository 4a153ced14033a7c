package id.sokoguru.payroll;

import id.sokoguru.ledger.EntryReversed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sets the rows right when somebody undoes an entry of this room. */
@Component
class UndoneLists {
    private final PayrollStore store;

    UndoneLists(PayrollStore store) {
        this.store = store;
    }

    @EventListener
    void undone(EntryReversed undone) {
        if (undone.original().event().startsWith("payroll.")) {
            store.undone(undone.actor(), undone.original().id());
        }
    }
}
