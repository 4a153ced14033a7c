package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;

/**
 * A member's line of a list, for one thing.
 *
 * @param wanted what is due
 * @param listed what of it fits into the salary
 * @param accrued of listed interest: what had been booked as receivable before
 * @param returned put back on the member after the deduction failed
 */
public record Part(
        int partNo,
        Kind kind,
        int account,
        long sub,
        Money wanted,
        Money listed,
        Money accrued,
        Money returned) {}
