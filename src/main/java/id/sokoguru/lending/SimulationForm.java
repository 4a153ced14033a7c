package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody would like to borrow, as typed.
 *
 * @param produk number of the product
 * @param jumlah the amount
 * @param kali how many instalments
 */
public record SimulationForm(
        @Nullable String produk, @Nullable String jumlah, @Nullable String kali) {
    boolean isEmpty() {
        return jumlah == null && kali == null;
    }

    Optional<Money> amount() {
        return jumlah == null ? Optional.empty() : Money.parse(jumlah).filter(Money::isPositive);
    }

    int instalments() {
        return kali == null || !kali.strip().matches("[0-9]{1,4}")
                ? 0
                : Integer.parseInt(kali.strip());
    }

    int product() {
        return produk == null || !produk.matches("[0-9]{1,6}") ? 0 : Integer.parseInt(produk);
    }
}
