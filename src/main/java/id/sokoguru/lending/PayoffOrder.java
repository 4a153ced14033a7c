package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Everything is paid at once and the loan ends.
 *
 * @param id of the entry: the same again answers the first receipt
 * @param expected the total that was shown; if it is another by now, nothing is done
 */
public record PayoffOrder(
        UUID id, long loan, Money expected, PaymentSource source, LocalDate date) {}
