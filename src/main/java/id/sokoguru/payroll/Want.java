package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;

/**
 * What a member should pay from the salary.
 *
 * @param account and sub: the place in the ledger that is credited; of interest the income, which
 *     lending may divide further
 * @param amount positive
 */
record Want(Kind kind, int account, long sub, Money amount) {}
