package id.sokoguru.treasury;

/**
 * An account that the cooperative holds at a bank.
 *
 * @param account 110201 BRI, 110202 BNI, 110203 Mandiri, 110204 others, 110205 QRIS and wallets,
 *     110206 agent
 * @param sub its number in the cooperative's books, from 1
 * @param number at the bank, digits only
 * @param holder in whose name
 */
public record BankAccount(int account, long sub, String bank, String number, String holder) {
    public CashPlace place() {
        return new CashPlace(account, sub);
    }

    /** {@code BRI ••••1234}. */
    public String masked() {
        return bank + " ••••" + number.substring(number.length() - 4);
    }
}
