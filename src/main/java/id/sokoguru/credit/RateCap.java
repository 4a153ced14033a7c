package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * A loan held against the highest yearly rate, both ways, because the article says neither "flat"
 * nor "effective" (Permenkop UKM 8/2023 art. 27). Compares without rounding.
 *
 * @param cap the highest yearly rate, from the dated rules
 * @param stated the rate in the contract as a yearly one: a flat month × 12
 * @param effective what it really costs, nominal
 * @param statedPasses whether {@code stated} is at most the cap
 * @param effectivePasses whether {@code effective} is at most the cap
 */
public record RateCap(
        Rate cap,
        Rate stated,
        EffectiveRate effective,
        boolean statedPasses,
        boolean effectivePasses) {
    /** Which reading of the article decides; the office's choice. */
    public enum Reading {
        STATED,
        EFFECTIVE,
        BOTH
    }

    private static final long MOST_PRINCIPAL = 1_000_000_000_000_000L;

    /** Where the search for a passing rate ends: 1.000 %, or ten times the principal. */
    private static final long MOST_RATE = 10_000_000;

    public static RateCap check(Terms terms, Fees fees, Rate cap) {
        var schedule = Schedule.of(terms);
        return new RateCap(
                cap,
                Rate.nearest(terms.statedYearly().value()),
                EffectiveRate.of(schedule, fees),
                statedPasses(terms, cap),
                EffectiveRate.isWithin(schedule, fees, cap));
    }

    public boolean passes(Reading reading) {
        return switch (reading) {
            case STATED -> statedPasses;
            case EFFECTIVE -> effectivePasses;
            case BOTH -> statedPasses && effectivePasses;
        };
    }

    /**
     * The highest rate (in the contract's own unit, to a part per million) or the highest fixed
     * charge with which the loan passes; empty when the fees alone break the cap. Where the rate
     * does not matter (interest-free to the end) the answer is the end of the search, 1.000 %.
     */
    public static Optional<Charge> highestCharge(
            Terms terms, Fees fees, Rate cap, Reading reading) {
        LongPredicate good =
                figure -> passes(terms.with(charge(terms, figure)), fees, cap, reading);
        if (!good.test(0)) {
            return Optional.empty();
        }
        long passing = 0;
        long failing =
                switch (terms.charge()) {
                    case Charge.ByRate(var rate, _) -> Math.max(1, rate.ppm());
                    case Charge.Fixed(var total) -> Math.max(1, total.rupiah());
                };
        var most =
                switch (terms.charge()) {
                    case Charge.ByRate _ -> MOST_RATE;
                    case Charge.Fixed _ -> terms.principal().times(10).rupiah();
                };
        while (good.test(failing)) {
            passing = failing;
            if (passing >= most) {
                return Optional.of(charge(terms, passing));
            }
            failing = Math.min(most, failing * 2);
        }
        while (failing - passing > 1) {
            long middle = passing + (failing - passing) / 2;
            if (good.test(middle)) {
                passing = middle;
            } else {
                failing = middle;
            }
        }
        return Optional.of(charge(terms, passing));
    }

    /**
     * The lowest principal (to Rp1.000) at which the same rate and fees pass: a fixed fee weighs
     * less on a larger loan. Empty when no amount passes. The loan's own amount when it passes.
     */
    public static Optional<Money> lowestPrincipal(
            Terms terms, Fees fees, Rate cap, Reading reading) {
        LongPredicate good =
                thousands -> passes(of(terms, Money.rupiah(thousands * 1_000)), fees, cap, reading);
        if (passes(terms, fees, cap, reading)) {
            return Optional.of(terms.principal());
        }
        long failing = terms.principal().rupiah() / 1_000;
        long passing = failing + 1;
        while (!good.test(passing)) {
            failing = passing;
            passing = passing * 2;
            if (passing * 1_000 > Math.min(MOST_PRINCIPAL, terms.principal().rupiah() * 10_000)) {
                return Optional.empty();
            }
        }
        while (passing - failing > 1) {
            long middle = failing + (passing - failing) / 2;
            if (good.test(middle)) {
                passing = middle;
            } else {
                failing = middle;
            }
        }
        return Optional.of(Money.rupiah(passing * 1_000));
    }

    /**
     * The flat monthly rate that would bring the same interest: total interest / principal /
     * months.
     */
    public static Rate flatMonthly(Schedule schedule, int months) {
        return Rate.nearest(
                Portion.of(schedule.totalInterest().rupiah(), schedule.principal().rupiah())
                        .over(months)
                        .value());
    }

    private static Terms of(Terms terms, Money principal) {
        var other = terms.with(principal);
        return terms.charge() instanceof Charge.Fixed(var total)
                ? other.with(
                        new Charge.Fixed(
                                Portion.of(principal.rupiah(), terms.principal().rupiah())
                                        .of(total)))
                : other;
    }

    private static Charge charge(Terms terms, long figure) {
        return switch (terms.charge()) {
            case Charge.ByRate(_, var per) -> new Charge.ByRate(Rate.ppm(figure), per);
            case Charge.Fixed _ -> new Charge.Fixed(Money.rupiah(figure));
        };
    }

    private static boolean passes(Terms terms, Fees fees, Rate cap, Reading reading) {
        return (reading == Reading.EFFECTIVE || statedPasses(terms, cap))
                && (reading == Reading.STATED
                        || EffectiveRate.isWithin(Schedule.of(terms), fees, cap));
    }

    private static boolean statedPasses(Terms terms, Rate cap) {
        var stated = terms.statedYearly();
        return stated.up().compareTo(cap.fraction().multiply(stated.down())) <= 0;
    }
}
