package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * What one rule says about an application.
 *
 * @param found the figure of the application, as text
 * @param allowed the limit, as text
 * @param rule the article; null for a condition of the product
 * @param amount the largest amount that would pass; for the rate cap the smallest
 * @param rate the highest rate that would pass
 */
public record Check(
        Kind kind,
        Outcome outcome,
        String found,
        String allowed,
        @Nullable Rule rule,
        @Nullable Money amount,
        @Nullable Rate rate) {
    /** Which rule. */
    public enum Kind {
        MEMBER,
        AMOUNT,
        INSTALMENTS,
        GROUP,
        RATE_STATED,
        RATE_EFFECTIVE,
        EXPOSURE,
        EXPOSURE_RELATED,
        CONSENT,
        SALARY,
        CAPACITY,
        SAVINGS,
        CONCURRENT,
        COLLATERAL,
        /** Whether the new loan is enough to pay the old one off. */
        TOP_UP
    }

    /** What follows. */
    public enum Outcome {
        PASSED,
        /** Beyond the limit, and the cooperative decided that this only warns. */
        WARNED,
        BLOCKED
    }

    static Check of(Kind kind, boolean passes, boolean stops, String found, String allowed) {
        return new Check(
                kind,
                passes ? Outcome.PASSED : stops ? Outcome.BLOCKED : Outcome.WARNED,
                found,
                allowed,
                null,
                null,
                null);
    }

    Check by(Rule article) {
        return new Check(kind, outcome, found, allowed, article, amount, rate);
    }

    /** With the amount that would pass; nothing to say when it passes anyway. */
    Check passing(@Nullable Money most) {
        return outcome == Outcome.PASSED
                ? this
                : new Check(kind, outcome, found, allowed, rule, most, rate);
    }

    Check passing(@Nullable Rate highest) {
        return outcome == Outcome.PASSED
                ? this
                : new Check(kind, outcome, found, allowed, rule, amount, highest);
    }

    public boolean blocks() {
        return outcome == Outcome.BLOCKED;
    }

    public boolean passed() {
        return outcome == Outcome.PASSED;
    }
}
