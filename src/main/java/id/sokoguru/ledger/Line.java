package id.sokoguru.ledger;

import id.sokoguru.kernel.Money;

/**
 * One side of an entry.
 *
 * @param account the six-digit {@code GGSSNN} code of the chart
 * @param sub the sub-account (a member's savings, a till, a bank account); 0 = the account itself
 * @param unit the business unit, 0 = the cooperative as a whole
 * @param amount more than zero
 */
public record Line(int account, long sub, int unit, Side side, Money amount) {
    public Line {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("a line needs an amount: " + amount);
        }
    }

    public static Line debit(int account, long sub, Money amount) {
        return new Line(account, sub, 0, Side.DEBIT, amount);
    }

    public static Line credit(int account, long sub, Money amount) {
        return new Line(account, sub, 0, Side.CREDIT, amount);
    }

    public Line inUnit(int unit) {
        return new Line(account, sub, unit, side, amount);
    }
}
