package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;

/**
 * What the treasurer answered about a member.
 *
 * @param reason why less than listed; empty when all was kept back
 */
public record Outcome(long memberNo, Money deducted, String reason) {}
