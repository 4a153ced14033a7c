package id.sokoguru.lending;

import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Portion;
import id.sokoguru.credit.RateCap;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An application held against every rule of a day. Pure: everything it needs is handed in, so the
 * same facts always give the same answer.
 */
final class Examination {
    /**
     * What is known in the moment of the decision.
     *
     * @param margin agreed margin or ujrah; nil without
     * @param member whether the borrower may borrow at all
     * @param related whether the borrower is a related party
     * @param consented whether the supervisory board agreed
     * @param ownCapital modal sendiri
     * @param owed by the borrower already
     * @param owedByRelated by all other related parties
     * @param monthly due each month on running loans here
     * @param savings of the borrower
     * @param running loans of this product that run
     * @param collateral appraised value offered
     * @param replaces loan that the new one pays off; not counted in what is owed and due
     * @param payoff what that takes today; null when it has ended
     */
    record Facts(
            LocalDate date,
            LoanProduct product,
            Money amount,
            int instalments,
            Money margin,
            @Nullable Long group,
            boolean member,
            boolean related,
            boolean consented,
            Money ownCapital,
            Money owed,
            Money owedByRelated,
            Money monthly,
            Money savings,
            int running,
            Money collateral,
            @Nullable Analysis analysis,
            Strictness strictness,
            @Nullable Long replaces,
            @Nullable Money payoff) {}

    private final Facts facts;
    private final Limits limits;
    private final List<Check> checks = new ArrayList<>();

    private Examination(Facts facts, Limits limits) {
        this.facts = facts;
        this.limits = limits;
    }

    /** All checks that concern this application, in the order in which they are read. */
    static List<Check> of(Facts facts, Limits limits) {
        var one = new Examination(facts, limits);
        one.product();
        one.rates();
        one.exposure();
        one.burden();
        one.conditions();
        return List.copyOf(one.checks);
    }

    private void product() {
        var product = facts.product();
        checks.add(
                Check.of(Check.Kind.MEMBER, facts.member(), true, "", "").by(limits.membersOnly()));
        var amount = facts.amount();
        checks.add(
                Check.of(
                                Check.Kind.AMOUNT,
                                amount.compareTo(product.leastPrincipal()) >= 0
                                        && amount.compareTo(product.mostPrincipal()) <= 0,
                                true,
                                amount.text(),
                                product.leastPrincipal().text()
                                        + " – "
                                        + product.mostPrincipal().text())
                        .passing(
                                amount.compareTo(product.mostPrincipal()) > 0
                                        ? product.mostPrincipal()
                                        : product.leastPrincipal()));
        checks.add(
                Check.of(
                        Check.Kind.INSTALMENTS,
                        facts.instalments() >= product.leastInstalments()
                                && facts.instalments() <= product.mostInstalments(),
                        true,
                        String.valueOf(facts.instalments()),
                        product.leastInstalments() + " – " + product.mostInstalments()));
        if (product.joint()) {
            checks.add(
                    Check.of(
                            Check.Kind.GROUP,
                            facts.group() != null,
                            true,
                            facts.group() == null ? "–" : String.valueOf(facts.group()),
                            ""));
        }
    }

    private Simulation simulated(Money amount) {
        var margin = Portion.of(amount.rupiah(), facts.amount().rupiah()).of(facts.margin());
        return Simulation.of(
                facts.product(), amount, facts.instalments(), facts.date(), margin, limits);
    }

    /** Both readings of the article; those that do not decide only warn. */
    private void rates() {
        var simulated = simulated(facts.amount());
        var cap = simulated.cap();
        // The article speaks of loans at interest; a margin agreed once is only shown beside it.
        boolean stops = facts.strictness().rateStops() && !facts.product().contract().isSharia();
        boolean both = limits.reading() == RateCap.Reading.BOTH;
        checks.add(
                Check.of(
                                Check.Kind.RATE_STATED,
                                cap.statedPasses(),
                                stops,
                                cap.stated().text(),
                                cap.cap().text())
                        .by(limits.rateCap())
                        .passing(passingRate(simulated, RateCap.Reading.STATED)));
        var effective =
                Check.of(
                                Check.Kind.RATE_EFFECTIVE,
                                cap.effectivePasses(),
                                stops && both,
                                cap.effective().nominal().text(),
                                cap.cap().text())
                        .by(both ? limits.readsEffective() : limits.rateCap());
        checks.add(
                cap.effectivePasses()
                        ? effective
                        : effective
                                .passing(passingRate(simulated, RateCap.Reading.BOTH))
                                .passing(
                                        RateCap.lowestPrincipal(
                                                        simulated.terms(),
                                                        simulated.fees(),
                                                        limits.cap(),
                                                        RateCap.Reading.BOTH)
                                                .orElse(null)));
    }

    private @Nullable Rate passingRate(Simulation simulated, RateCap.Reading reading) {
        return RateCap.highestCharge(simulated.terms(), simulated.fees(), limits.cap(), reading)
                .map(charge -> charge instanceof Charge.ByRate(var rate, _) ? rate : null)
                .orElse(null);
    }

    /** BMPP: related parties together, everybody else alone, of modal sendiri today. */
    private void exposure() {
        boolean related = facts.related();
        var rule = related ? limits.related() : limits.unrelated();
        var most = Limits.rate(rule).of(floor(facts.ownCapital()), RoundingMode.DOWN);
        var already = related ? facts.owed().plus(facts.owedByRelated()) : facts.owed();
        var whole = already.plus(facts.amount());
        checks.add(
                Check.of(
                                related ? Check.Kind.EXPOSURE_RELATED : Check.Kind.EXPOSURE,
                                whole.compareTo(most) <= 0,
                                facts.strictness().exposureStops(),
                                whole.text(),
                                most.text())
                        .by(rule)
                        .passing(floor(most.minus(already))));
        if (related && limits.consent().value().signum() != 0) {
            checks.add(
                    Check.of(Check.Kind.CONSENT, facts.consented(), true, "", "")
                            .by(limits.consent()));
        }
    }

    /** What the borrower can carry each month. */
    private void burden() {
        var analysis = facts.analysis();
        if (analysis == null) {
            return;
        }
        var other = facts.monthly().plus(analysis.otherInstalments());
        var burden = other.plus(simulated(facts.amount()).heaviestMonth());
        var share = facts.product().salaryShare();
        if (!share.isZero()) {
            carried(Check.Kind.SALARY, true, other, burden, share.of(analysis.salary()))
                    .map(check -> check.by(limits.salary()))
                    .ifPresent(checks::add);
        }
        if (analysis.income().isPositive()) {
            var most = Limits.rate(limits.capacity()).of(floor(analysis.left()));
            carried(Check.Kind.CAPACITY, false, other, burden, most)
                    .map(check -> check.by(limits.capacity()))
                    .ifPresent(checks::add);
        }
    }

    private java.util.Optional<Check> carried(
            Check.Kind kind, boolean stops, Money other, Money burden, Money most) {
        return java.util.Optional.of(
                Check.of(kind, burden.compareTo(most) <= 0, stops, burden.text(), most.text())
                        .passing(
                                burden.compareTo(most) <= 0
                                        ? null
                                        : largest(amount ->
                                                other.plus(simulated(amount).heaviestMonth())
                                                                .compareTo(most)
                                                        <= 0)));
    }

    /** The largest amount in whole Rp1.000, below the one asked for, that is still good. */
    private Money largest(Predicate<Money> good) {
        long low = 0;
        long high = facts.amount().rupiah() / 1_000;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (good.test(Money.rupiah(middle * 1_000))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Money.rupiah(low * 1_000);
    }

    private void conditions() {
        var product = facts.product();
        if (facts.replaces() != null) {
            var needed = facts.payoff() == null ? Money.ZERO : facts.payoff();
            var brings = simulated(facts.amount()).fees().net(facts.amount());
            checks.add(
                    Check.of(
                            Check.Kind.TOP_UP,
                            brings.compareTo(needed) >= 0,
                            true,
                            brings.text(),
                            needed.text()));
        }
        if (product.savingsMultiple() > 0) {
            var most = facts.savings().times(product.savingsMultiple());
            var whole = facts.owed().plus(facts.amount());
            checks.add(
                    Check.of(
                                    Check.Kind.SAVINGS,
                                    whole.compareTo(most) <= 0,
                                    true,
                                    whole.text(),
                                    product.savingsMultiple()
                                            + " × "
                                            + facts.savings().text()
                                            + " = "
                                            + most.text())
                            .passing(floor(most.minus(facts.owed()))));
        }
        checks.add(
                Check.of(
                        Check.Kind.CONCURRENT,
                        facts.running() < product.concurrent(),
                        true,
                        String.valueOf(facts.running()),
                        String.valueOf(product.concurrent())));
        var from = product.collateralFrom();
        if (from.isPositive() && facts.amount().compareTo(from) >= 0) {
            checks.add(
                    Check.of(
                                    Check.Kind.COLLATERAL,
                                    facts.collateral().isPositive(),
                                    true,
                                    facts.collateral().text(),
                                    from.text())
                            .passing(from.minus(Money.rupiah(1_000))));
        }
    }

    private static Money floor(Money money) {
        return money.isNegative() ? Money.ZERO : money;
    }
}
