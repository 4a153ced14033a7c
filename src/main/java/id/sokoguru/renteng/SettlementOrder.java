package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a group brings.
 *
 * @param id of the entry: the same again answers the first receipt
 * @param due of all, as the sheet showed it
 * @param counted the money that is there, given back to others included
 */
public record SettlementOrder(
        UUID id,
        long group,
        LocalDate date,
        MoneyPlace place,
        Money due,
        Sharing sharing,
        Money counted,
        List<Part> parts) {
    /** How what is missing is borne. */
    public enum Sharing {
        /** Not decided: nothing may be missing. */
        NONE,
        /** By all who paid in full, the same each. */
        EQUALLY,
        /** As agreed. */
        AGREED
    }

    /**
     * @param paid of her own dues
     * @param givesBack of what others paid for her before
     * @param takesOver of what is missing, when it is agreed
     */
    public record Part(long member, Money paid, Money givesBack, Money takesOver) {
        public static Part full(DueLine line) {
            return new Part(line.member(), line.total(), Money.ZERO, Money.ZERO);
        }
    }
}
