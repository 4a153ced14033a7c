package id.sokoguru.savings;

import id.sokoguru.ledger.Receipt;
import java.util.List;

/** Many orders at once: all stand, or none. */
public sealed interface BulkAnswer {
    record AllDone(List<Receipt> receipts) implements BulkAnswer {}

    /**
     * @param index of the order that was refused, from 0; -1 when it cannot be told
     */
    record Refused(int index, CounterAnswer.Refused reason) implements BulkAnswer {}
}
