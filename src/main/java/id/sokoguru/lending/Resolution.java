package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import java.util.UUID;

/** What is to be done with a loan that is not repaid as agreed; each needs a second person. */
public sealed interface Resolution {
    /** Of the request: the entry's id. */
    UUID id();

    long loan();

    /** Another number of instalments from today, at the product's rate; nothing is posted. */
    record Reschedule(UUID id, long loan, int instalments) implements Resolution {}

    record WriteOff(UUID id, long loan) implements Resolution {}

    /** The borrower died: the insurer pays. */
    record Insured(UUID id, long loan) implements Resolution {}

    /**
     * The collateral becomes the cooperative's.
     *
     * @param collateral number in the register
     * @param value what it is worth today
     */
    record Foreclose(UUID id, long loan, long collateral, Money value) implements Resolution {}

    /** What was owed for paying late is not asked for. */
    record Waive(UUID id, long loan, Money amount, String reason) implements Resolution {}

    /**
     * A part of the margin is forgiven when the price is paid off within {@link
     * Resolutions#DISCOUNT_DAYS} days (muqasah): the seller's to give, never promised before.
     */
    record Discount(UUID id, long loan, Money amount, String reason) implements Resolution {}
}
