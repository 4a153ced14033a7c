package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.membership.Member;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member's card at the counter.
 *
 * @param dues null when nothing is owed by rule: no member now, or no terms
 * @param paidThrough the last period that is paid in full, as people call it
 * @param principalDue what is left of simpanan pokok
 * @param offersTerms whether term deposits are offered today
 * @param asleep the numbers of accounts that sleep
 */
public record CardView(
        Member member,
        Savings.Holdings held,
        @Nullable Dues dues,
        @Nullable String paidThrough,
        Money principalDue,
        boolean hasTerms,
        List<Savings.Held> open,
        boolean offersTerms,
        Set<Long> asleep) {}
