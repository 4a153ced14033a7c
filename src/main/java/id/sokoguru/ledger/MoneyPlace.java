package id.sokoguru.ledger;

/** Where money is taken from or put: a till, the vault, petty cash, a bank account. */
public record MoneyPlace(int account, long sub) {
    public static final int VAULT = 110101;
    public static final int TILL = 110102;
    public static final int PETTY_CASH = 110103;

    public static MoneyPlace till(long number) {
        return new MoneyPlace(TILL, number);
    }

    public static MoneyPlace vault() {
        return new MoneyPlace(VAULT, 0);
    }

    public static MoneyPlace pettyCash() {
        return new MoneyPlace(PETTY_CASH, 0);
    }

    public boolean isTill() {
        return account == TILL;
    }

    /** Physical cash or a bank account: group 11, sub-groups 01 and 02. */
    public boolean holdsMoney() {
        return account / 100 == 1101 || account / 100 == 1102;
    }
}
