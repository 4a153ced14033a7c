package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether not paying spreads in a group: a pure reading of its settlements. Others can pay for one
 * member once; when they must do it again and again, they will stop paying too.
 */
public final class Contagion {
    private Contagion() {}

    /** What is seen. */
    public enum Sign {
        /** Covered in several months in a row. */
        REPEATED,
        /** More than in the month before. */
        GROWING,
        /** A large part of the members were covered. */
        WIDE
    }

    /**
     * A month of settlements.
     *
     * @param amount what others paid
     * @param covered members for whom others paid
     * @param members on the sheet
     */
    public record Month(YearMonth month, Money amount, int covered, int members) {}

    /**
     * @param months so many in a row are a sign
     * @param share percent of the members
     */
    public record Limits(int months, BigDecimal share) {}

    /**
     * The signs in the newest month that was settled; none when nobody was covered in it.
     *
     * @param months the newest first
     */
    public static Set<Sign> of(List<Month> months, Limits limits) {
        var signs = EnumSet.noneOf(Sign.class);
        if (months.isEmpty() || !months.getFirst().amount().isPositive()) {
            return signs;
        }
        var newest = months.getFirst();
        int row = 1;
        while (row < months.size()
                && months.get(row).amount().isPositive()
                && months.get(row).month().equals(newest.month().minusMonths(row))) {
            row++;
        }
        if (row >= limits.months()) {
            signs.add(Sign.REPEATED);
        }
        if (row > 1 && newest.amount().compareTo(months.get(1).amount()) > 0) {
            signs.add(Sign.GROWING);
        }
        var hundredfold = BigDecimal.valueOf(100L * newest.covered());
        if (hundredfold.compareTo(limits.share().multiply(BigDecimal.valueOf(newest.members())))
                >= 0) {
            signs.add(Sign.WIDE);
        }
        return signs;
    }
}
