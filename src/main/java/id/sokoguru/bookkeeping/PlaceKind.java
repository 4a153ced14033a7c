package id.sokoguru.bookkeeping;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of places from which somebody pays and into which money comes. */
public enum PlaceKind {
    /** The drawer of a teller; only its holder pays from it. */
    TILL("cash", 110102),
    PETTY_CASH("cash", 110103),
    VAULT("lock", 110101),
    BANK("bank", 110201, 110202, 110203, 110204);

    private final String icon;
    private final int[] accounts;

    PlaceKind(String icon, int... accounts) {
        this.icon = icon;
        this.accounts = accounts;
    }

    public String icon() {
        return icon;
    }

    int[] accounts() {
        return accounts.clone();
    }

    static Optional<PlaceKind> of(int account) {
        return Arrays.stream(values())
                .filter(kind -> Arrays.stream(kind.accounts).anyMatch(a -> a == account))
                .findFirst();
    }
}
