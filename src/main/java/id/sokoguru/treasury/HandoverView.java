package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;

/** A hand-over that waits, as its page shows it. */
public record HandoverView(CashPlace from, CashPlace to, Money amount) {
    static HandoverView of(Handover handover) {
        var till = CashPlace.till(handover.till());
        return handover.toVault()
                ? new HandoverView(till, CashPlace.VAULT, handover.amount())
                : new HandoverView(CashPlace.VAULT, till, handover.amount());
    }
}
