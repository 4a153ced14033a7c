package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;

/** Money that a treasurer handed over for a list. */
public record Remittance(
        UUID entryId, long listNo, Money amount, LocalDate receivedOn, boolean undone) {}
