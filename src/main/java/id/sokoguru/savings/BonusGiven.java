package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;

/**
 * A bonus on wadiah savings.
 *
 * @param on the last day of its month
 * @param gross before tax
 */
public record BonusGiven(LocalDate on, String product, Money gross, Money tax, int accounts) {}
