package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Who stepped in for whom, as it was agreed then.
 *
 * @param number of the cooperative, from 1; the ledger's sub-account (910198)
 * @param settlement the entry in which it happened
 * @param amount then; what is open, the ledger says
 */
public record Claim(
        long number,
        UUID settlement,
        long group,
        LocalDate settledOn,
        long covered,
        long coverer,
        Money amount) {}
