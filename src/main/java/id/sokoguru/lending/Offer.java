package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What or who stands behind a loan that is asked for. */
public sealed interface Offer {
    /** What collateral is. */
    enum CollateralKind {
        VEHICLE,
        LAND,
        SAVINGS,
        GOODS,
        SALARY,
        OTHER
    }

    /**
     * @param paper number of the BPKB, certificate or decree; may be empty
     * @param appraised what the officer thinks it is worth
     */
    record Collateral(CollateralKind kind, String description, String paper, Money appraised)
            implements Offer {}

    /**
     * @param member number, when the guarantor is a member
     * @param name of somebody who is not
     */
    record Guarantor(@Nullable Long member, String name, String relation) implements Offer {}
}
