package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.membership.Drawers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was typed to pay a loan, as typed.
 *
 * @param source a drawer, {@code S:} and a savings account, or {@code H} for what is held
 */
public record RepaymentForm(
        @Nullable String id,
        @Nullable String amount,
        @Nullable String source,
        @Nullable String confirm) {
    static RepaymentForm fresh(Money amount) {
        return new RepaymentForm(
                Uuid7.create().toString(),
                amount.isPositive() ? amount.figure() : null,
                null,
                null);
    }

    /** As it is drawn: with an id in any case, and not confirmed. */
    RepaymentForm unconfirmed() {
        return new RepaymentForm(uuid().toString(), amount, source, null);
    }

    /** The entry's id; a missing or damaged one is replaced. */
    UUID uuid() {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    Optional<Money> money() {
        return amount == null ? Optional.empty() : Money.parse(amount).filter(Money::isPositive);
    }

    Optional<PaymentSource> from() {
        if (source == null) {
            return Optional.empty();
        }
        if (source.equals("H")) {
            return Optional.of(new PaymentSource.FromHeld());
        }
        if (source.matches("S:[0-9]{1,15}")) {
            return Optional.of(new PaymentSource.FromSavings(Long.parseLong(source.substring(2))));
        }
        return Drawers.parse(source).map(PaymentSource.Drawer::new);
    }

    boolean confirmed() {
        return "true".equals(confirm);
    }

    /** All of it but the confirmation, for the address of the page that asks for it. */
    String query() {
        return "id=" + uuid() + "&amount=" + encoded(amount) + "&source=" + encoded(source);
    }

    private static String encoded(@Nullable String value) {
        return URLEncoder.encode(value == null ? "" : value, StandardCharsets.UTF_8);
    }
}
