package id.sokoguru.collector;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;

/**
 * How much a collector may carry, from a day on.
 *
 * @param strict whether no receipt is written beyond it; else one is warned
 */
public record CarryLimit(LocalDate validFrom, Money amount, boolean strict) {}
