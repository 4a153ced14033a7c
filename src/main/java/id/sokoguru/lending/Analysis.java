package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the credit officer found: the five Cs in words, the figures of a month, a recommendation.
 *
 * @param income of all sources
 * @param costs of business and household
 * @param otherInstalments owed to others each month
 * @param salary taken home; nil when there is none
 * @param related pengurus, pengawas, their spouse, parents or children, as the officer knows
 * @param amount recommended
 * @param margin or ujrah agreed with the member; null = as the product's rate proposes
 */
public record Analysis(
        String character,
        String capacity,
        String capital,
        String collateral,
        String condition,
        Money income,
        Money costs,
        Money otherInstalments,
        Money salary,
        boolean related,
        Money amount,
        int instalments,
        @Nullable Money margin) {
    /** With the margin that the product proposes. */
    public Analysis(
            String character,
            String capacity,
            String capital,
            String collateral,
            String condition,
            Money income,
            Money costs,
            Money otherInstalments,
            Money salary,
            boolean related,
            Money amount,
            int instalments) {
        this(
                character,
                capacity,
                capital,
                collateral,
                condition,
                income,
                costs,
                otherInstalments,
                salary,
                related,
                amount,
                instalments,
                null);
    }

    /** What is left of the income each month. */
    public Money left() {
        return income.minus(costs);
    }
}
