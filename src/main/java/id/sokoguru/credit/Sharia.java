package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Sharia contracts as terms or schedules. {@link Line#interest} holds margin, ujrah or the expected
 * share of profit; a sale price never grows with lateness, and a loan (qardh) brings nothing.
 */
public final class Sharia {
    private Sharia() {}

    /** Sale at cost plus a margin fixed in the contract, in monthly instalments. */
    public static Terms murabahah(Money cost, Money margin, int months, LocalDate date) {
        return Terms.monthly(cost, Method.FLAT, new Charge.Fixed(margin), months, date);
    }

    /** Lease or service (multijasa): cost and a fixed ujrah, in monthly instalments. */
    public static Terms ijarah(Money cost, Money ujrah, int months, LocalDate date) {
        return Terms.monthly(cost, Method.FLAT, new Charge.Fixed(ujrah), months, date);
    }

    /** Loan without any yield; administration at cost is a fee. */
    public static Terms qardh(Money amount, int months, LocalDate date) {
        return Terms.monthly(amount, Method.FLAT, Charge.NONE, months, date);
    }

    /**
     * Profit sharing as expected: each month the cooperative's nisbah of the profit that the
     * business plan expects, capital back at the end (mudharabah, musyarakah). Real sharing follows
     * real profit; a month of loss shares nothing.
     *
     * @param profits expected profit of each month; negative for a loss
     * @param nisbah the cooperative's share of profit
     */
    public static Schedule profitSharing(
            Money capital, List<Money> profits, Rate nisbah, LocalDate date) {
        var lines = new ArrayList<Line>();
        for (int i = 0; i < profits.size(); i++) {
            var last = i == profits.size() - 1;
            var profit = profits.get(i);
            var share = profit.isPositive() ? nisbah.of(profit) : Money.ZERO;
            lines.add(
                    new Line(
                            i + 1,
                            Interval.MONTHLY.after(date, date.getDayOfMonth(), i + 1),
                            share,
                            last ? capital : Money.ZERO,
                            share,
                            last ? Money.ZERO : capital));
        }
        return new Schedule(capital, Money.ZERO, date, Interval.MONTHLY, lines);
    }

    /**
     * Musyarakah mutanaqishah: the member buys the cooperative's share of a thing in equal parts
     * and pays rent on the share not yet bought: rent × share before / price.
     *
     * @param price of the whole thing
     * @param share what the cooperative paid of it
     * @param rent of the whole thing a month
     */
    public static Schedule mutanaqishah(
            Money price, Money share, Money rent, int months, LocalDate date) {
        var part = Portion.of(1, months).of(share);
        var lines = new ArrayList<Line>();
        var balance = share;
        for (int no = 1; no <= months; no++) {
            var ujrah = Portion.of(balance.rupiah(), price.rupiah()).of(rent);
            var bought = no == months || part.compareTo(balance) > 0 ? balance : part;
            balance = balance.minus(bought);
            lines.add(
                    new Line(
                            no,
                            Interval.MONTHLY.after(date, date.getDayOfMonth(), no),
                            ujrah,
                            bought,
                            ujrah,
                            balance));
        }
        return new Schedule(share, Money.ZERO, date, Interval.MONTHLY, lines);
    }
}
