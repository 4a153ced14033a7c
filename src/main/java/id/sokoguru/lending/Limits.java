package id.sokoguru.lending;

import id.sokoguru.credit.RateCap;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.rule.Rule;
import id.sokoguru.rule.Rules;
import java.time.LocalDate;

/**
 * The rules for loans as they are on a day.
 *
 * @param rateCap the most a year, percent
 * @param readsEffective whether the cap is held against the true cost too
 * @param related most to all related parties together, percent of own capital
 * @param unrelated most to one borrower, percent of own capital
 * @param consent both boards agree to a loan to a related party
 * @param salary most of the salary
 * @param capacity most of what is left of the income
 * @param stamp duty on an agreement
 * @param stampAbove from which amount (not included)
 * @param membersOnly nobody else
 */
record Limits(
        Rule rateCap,
        Rule readsEffective,
        Rule related,
        Rule unrelated,
        Rule consent,
        Rule salary,
        Rule capacity,
        Rule stamp,
        Rule stampAbove,
        Rule membersOnly) {
    static Limits on(Rules rules, LocalDate date) {
        return new Limits(
                rules.at("loan.rate_cap", date),
                rules.at("loan.rate_cap_effective", date),
                rules.at("loan.related_party_cap", date),
                rules.at("loan.unrelated_party_cap", date),
                rules.at("loan.related_party_consent", date),
                rules.at("loan.salary_share", date),
                rules.at("loan.capacity_share", date),
                rules.at("loan.stamp_duty", date),
                rules.at("loan.stamp_duty_above", date),
                rules.at("loan.members_only", date));
    }

    Rate cap() {
        return rate(rateCap);
    }

    static Rate rate(Rule rule) {
        return Rate.percent(rule.value());
    }

    RateCap.Reading reading() {
        return readsEffective.value().signum() == 0 ? RateCap.Reading.STATED : RateCap.Reading.BOTH;
    }

    /** What the law asks for an agreement of this amount. */
    Money stampDuty(Money amount) {
        return amount.rupiah() > stampAbove.value().longValueExact()
                ? Money.rupiah(stamp.value().longValueExact())
                : Money.ZERO;
    }
}
