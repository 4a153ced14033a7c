package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Drawers;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A term deposit as typed, when it is placed and when it is cashed.
 *
 * @param source a drawer, or {@code tabungan-} and the number of a savings account
 */
public record DepositForm(
        @Nullable String id,
        @Nullable String product,
        @Nullable String amount,
        @Nullable String source,
        @Nullable String payTo,
        @Nullable String renewal,
        @Nullable String pays,
        @Nullable String confirm) {
    static final String SAVINGS = "tabungan-";

    static DepositForm fresh(String product, String payTo) {
        return new DepositForm(
                Uuid7.create().toString(), product, null, null, payTo, "NONE", "MONTHLY", null);
    }

    UUID uuid() {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    Optional<Money> money() {
        return amount == null ? Optional.empty() : Money.parse(amount);
    }

    Optional<MoneyPlace> where() {
        if (source != null && source.startsWith(SAVINGS)) {
            var number = whole(source.substring(SAVINGS.length()));
            return number == 0
                    ? Optional.empty()
                    : Optional.of(new MoneyPlace(Product.VOLUNTARY, number));
        }
        return Drawers.parse(source);
    }

    int productNumber() {
        return (int) Math.min(whole(product), 999_999);
    }

    long payToNumber() {
        return whole(payTo);
    }

    Deposit.Renewal renews() {
        return switch (renewal == null ? "" : renewal) {
            case "PRINCIPAL" -> Deposit.Renewal.PRINCIPAL;
            case "WHOLE" -> Deposit.Renewal.WHOLE;
            default -> Deposit.Renewal.NONE;
        };
    }

    Deposit.Pays paysWhen() {
        return "AT_MATURITY".equals(pays) ? Deposit.Pays.AT_MATURITY : Deposit.Pays.MONTHLY;
    }

    boolean confirmed() {
        return "true".equals(confirm);
    }

    private static long whole(@Nullable String typed) {
        return typed == null || !typed.matches("[0-9]{1,15}") ? 0 : Long.parseLong(typed);
    }
}
