package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Money;
import org.jspecify.annotations.Nullable;

/** A line of a manual journal as its page shows it: one of the two amounts is there. */
public record JournalRow(int account, String name, @Nullable Money debit, @Nullable Money credit) {}
