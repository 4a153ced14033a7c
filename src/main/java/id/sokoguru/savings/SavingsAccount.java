package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A member's savings account: terms only, the balance is the ledger's.
 *
 * @param accountNo its own counter in each cooperative; the ledger's sub-account
 * @param account the ledger account, e.g. 210201
 * @param lockedUntil the first day on which it may be drawn on; null = at any time
 */
public record SavingsAccount(
        long accountNo,
        int productNo,
        String productName,
        int account,
        long memberNo,
        Money minimumBalance,
        @Nullable LocalDate lockedUntil,
        LocalDate openedOn,
        @Nullable LocalDate closedOn,
        @Nullable OffsetDateTime blockedAt) {
    /** Placed and cashed at {@link Deposits}. */
    public boolean isTerm() {
        return Product.Kind.isTerm(account);
    }

    public boolean isOpen() {
        return closedOn == null;
    }

    /** Whether it can be drawn on at any time. */
    public boolean isAtCall() {
        return Product.Kind.isAtCall(account);
    }
}
