package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;

/** Interest that was paid, with the number of its receipt; 0 = it was paid before the move. */
public record RewardRow(LocalDate on, Money gross, Money tax, long entryNo) {}
