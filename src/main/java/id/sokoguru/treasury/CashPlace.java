package id.sokoguru.treasury;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place where the cooperative's money lies: the vault, a till, petty cash, a collector's bag, a
 * bank account.
 *
 * @param account 110101 … 110104 or 110201 … 110206
 * @param sub the till's, bag's or bank account's number; 0 for the vault and petty cash
 */
public record CashPlace(int account, long sub) {
    public static final int TILL_ACCOUNT = 110102;
    public static final int BAG_ACCOUNT = 110104;
    public static final CashPlace VAULT = new CashPlace(110101, 0);
    public static final CashPlace PETTY_CASH = new CashPlace(110103, 0);

    private static final Pattern WRITTEN = Pattern.compile("(1101|1102)(\\d\\d)-(\\d{1,9})");

    /** What kind of place it is. */
    public enum Kind {
        VAULT,
        TILL,
        PETTY_CASH,
        BAG,
        BANK
    }

    public CashPlace {
        if (kind(account).isEmpty() || (sub == 0) != (account == 110101 || account == 110103)) {
            throw new IllegalArgumentException("no place for money: " + account + "-" + sub);
        }
    }

    public static CashPlace till(long number) {
        return new CashPlace(TILL_ACCOUNT, number);
    }

    /** What a collector carries outside. */
    public static CashPlace bag(long number) {
        return new CashPlace(BAG_ACCOUNT, number);
    }

    /** Reads {@code 110102-1}, as forms and addresses write it; empty for anything else. */
    public static Optional<CashPlace> parse(String text) {
        var matcher = WRITTEN.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new CashPlace(
                            Integer.parseInt(matcher.group(1) + matcher.group(2)),
                            Long.parseLong(matcher.group(3))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public Kind kind() {
        return kind(account).orElseThrow();
    }

    public boolean isTill() {
        return kind() == Kind.TILL;
    }

    public boolean isBank() {
        return kind() == Kind.BANK;
    }

    public String text() {
        return account + "-" + sub;
    }

    private static Optional<Kind> kind(int account) {
        return Optional.ofNullable(
                switch (account) {
                    case 110101 -> Kind.VAULT;
                    case 110102 -> Kind.TILL;
                    case 110103 -> Kind.PETTY_CASH;
                    case 110104 -> Kind.BAG;
                    case 110201, 110202, 110203, 110204, 110205, 110206 -> Kind.BANK;
                    default -> null;
                });
    }
}
