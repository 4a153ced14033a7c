package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Drawers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into one of the counter's forms, as typed.
 *
 * @param identified whether the teller saw the papers of who stands there, as a sleeping account
 *     needs it
 * @param target the savings account to which money is moved
 */
public record CounterForm(
        @Nullable String id,
        @Nullable String amount,
        @Nullable String place,
        @Nullable String product,
        @Nullable String target,
        @Nullable String identified,
        @Nullable String confirm) {
    static CounterForm fresh(@Nullable Money amount) {
        return new CounterForm(
                Uuid7.create().toString(),
                amount == null || !amount.isPositive() ? null : amount.figure(),
                null,
                null,
                null,
                null,
                null);
    }

    /** As it is drawn: with an id in any case, and not confirmed. */
    CounterForm unconfirmed() {
        return new CounterForm(uuid().toString(), amount, place, product, target, identified, null);
    }

    /** The entry's id; a missing or damaged one is replaced, so that a page always has one. */
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
        return Drawers.parse(place);
    }

    public boolean isIdentified() {
        return "true".equals(identified);
    }

    boolean confirmed() {
        return "true".equals(confirm);
    }

    public @Nullable Integer productNumber() {
        return product == null || !product.matches("[0-9]{1,6}") ? null : Integer.valueOf(product);
    }

    @Nullable Long targetNumber() {
        return target == null || !target.matches("[0-9]{1,15}") ? null : Long.valueOf(target);
    }

    int product(int otherwise) {
        var number = productNumber();
        return number == null ? otherwise : number;
    }

    long target(long otherwise) {
        var number = targetNumber();
        return number == null ? otherwise : number;
    }

    /** All of it but the confirmation, for the address of the page that asks for it. */
    String query() {
        var query = new StringBuilder("id=").append(uuid());
        append(query, "amount", amount);
        append(query, "place", place);
        append(query, "product", product);
        append(query, "target", target);
        append(query, "identified", identified);
        return query.toString();
    }

    private static void append(StringBuilder query, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            query.append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
