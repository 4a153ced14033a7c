package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A wadiah product in the month that ended last.
 *
 * @param waiting the sum that waits for a second person; null when none does
 * @param given whether the month has its bonus
 */
public record BonusRow(Product product, @Nullable Money waiting, boolean given) {}
