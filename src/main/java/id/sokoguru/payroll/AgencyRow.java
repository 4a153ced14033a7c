package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import java.util.List;

/**
 * An agency as its claim stands.
 *
 * @param buckets 0–30, 31–60, 61–90, more than 90 days
 * @param held kept back from salaries and not handed over
 * @param days of the oldest claim
 */
public record AgencyRow(Agency agency, List<Money> buckets, Money open, Money held, long days) {}
