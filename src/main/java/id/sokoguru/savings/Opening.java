package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Receipt;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member opens a savings account, usually with a first deposit.
 *
 * @param id of the opening and of its first deposit's entry
 * @param amount zero when the product asks for no first deposit
 */
public record Opening(
        UUID id, long member, int product, Money amount, MoneyPlace place, LocalDate date) {
    /** Answers to {@link SavingsCounter#open}. */
    public sealed interface Answer {}

    /**
     * @param receipt of the first deposit; null when there was none
     */
    public record Opened(long account, @Nullable Receipt receipt) implements Answer {}

    public record UnknownProduct() implements Answer {}

    public record NotOpened(CounterAnswer.Refused reason) implements Answer {}
}
