package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;

/**
 * A kind of voluntary savings, from a day on.
 *
 * @param account the ledger's: 210201 for savings that can be taken at any time
 * @param minimumOpening what the first deposit must reach
 * @param minimumBalance what stays until the account is closed; of accounts opened from now on
 */
public record Product(
        int number,
        LocalDate validFrom,
        String name,
        int account,
        Money minimumOpening,
        Money minimumBalance) {
    public static final int VOLUNTARY = 210201;

    /** Simpanan sukarela as most offer it: opening Rp10.000, Rp5.000 stays. */
    public static Product usual(LocalDate from) {
        return new Product(
                1, from, "Simpanan Sukarela", VOLUNTARY, Money.rupiah(10_000), Money.rupiah(5_000));
    }
}
