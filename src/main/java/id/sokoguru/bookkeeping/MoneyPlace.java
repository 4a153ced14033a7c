package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Money;

/**
 * A place that somebody may use now.
 *
 * @param sub the till's or the bank account's number, 0 = the account itself
 * @param name in the reader's language, e.g. {@code Kas kecil}
 * @param balance what is there now
 */
public record MoneyPlace(PlaceKind kind, int account, long sub, String name, Money balance) {
    /** As forms send it: {@code 110201-3}. */
    public String key() {
        return account + "-" + sub;
    }
}
