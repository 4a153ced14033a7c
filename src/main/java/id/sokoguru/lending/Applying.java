package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a loan.
 *
 * @param id of the form: the same again answers the same application
 * @param group of joint liability; null outside
 * @param byPhone by the member alone
 * @param replaces number of a running loan of the member at interest, which the new one pays off
 *     (top-up); null for a loan of its own
 */
public record Applying(
        UUID id,
        long member,
        int product,
        Money amount,
        int instalments,
        @Nullable Long group,
        String purpose,
        boolean byPhone,
        @Nullable Long replaces) {
    /** A loan of its own. */
    public Applying(
            UUID id,
            long member,
            int product,
            Money amount,
            int instalments,
            @Nullable Long group,
            String purpose,
            boolean byPhone) {
        this(id, member, product, amount, instalments, group, purpose, byPhone, null);
    }

    /** What comes of it. */
    public sealed interface Answer {}

    public record Applied(LoanApplication application) implements Answer {}

    /** Reasons why not. */
    public sealed interface Refused extends Answer {}

    /** No member with that number in this cooperative. */
    public record NotMember() implements Refused {}

    public record UnknownProduct() implements Refused {}

    /** The amount is not one that the product offers. */
    public record AmountOutside(Money least, Money most) implements Refused {}

    public record InstalmentsOutside(int least, int most) implements Refused {}

    public record NoPurpose() implements Refused {}

    /** Not a running loan at interest of this member, or the new one is not at interest. */
    public record NotReplaceable() implements Refused {}
}
