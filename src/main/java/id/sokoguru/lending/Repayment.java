package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payment towards a loan. How it is divided follows from the loan's product.
 *
 * @param id of the entry: the same again answers the first receipt
 * @param amount positive; what nothing is owed for is kept for the member
 * @param date the business date, Asia/Jakarta
 */
public record Repayment(UUID id, long loan, Money amount, PaymentSource source, LocalDate date) {}
