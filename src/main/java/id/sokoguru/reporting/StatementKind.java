package id.sokoguru.reporting;

import java.util.Arrays;
import java.util.Optional;

/**
 * The statements (Permenkop UKM 2/2024; regulation.md A-06), and the trial balance from which they
 * are made.
 */
public enum StatementKind {
    POSITION("posisi-keuangan"),
    SURPLUS("hasil-usaha"),
    EQUITY("perubahan-ekuitas"),
    CASH_FLOW("arus-kas"),
    TRIAL_BALANCE("neraca-saldo");

    private final String slug;

    StatementKind(String slug) {
        this.slug = slug;
    }

    /** The word in addresses. */
    public String slug() {
        return slug;
    }

    /** Whether it shows a day rather than a period. */
    public boolean isOfADay() {
        return this == POSITION;
    }

    public static Optional<StatementKind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug.equals(slug)).findFirst();
    }
}
