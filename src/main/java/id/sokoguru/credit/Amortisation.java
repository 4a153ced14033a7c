package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** How a provision received at the start becomes income, line by line; the parts sum to the fee. */
public final class Amortisation {
    private Amortisation() {}

    /** The same each line, half up to Rp1, the remainder in the last. */
    public static List<Money> straight(Money fee, int lines) {
        var parts = new ArrayList<Money>();
        var left = fee;
        var share = Portion.of(1, lines).of(fee);
        for (int no = 1; no <= lines; no++) {
            var part = no == lines || share.compareTo(left) > 0 ? left : share;
            parts.add(part);
            left = left.minus(part);
        }
        return parts;
    }

    /**
     * By the effective rate (SAK EP section 11): the loan is carried at what its payments are worth
     * at the rate that makes them worth principal − fee; what that brings beyond the contract's
     * interest is income from the fee. Cumulated, then rounded, so nothing drifts.
     */
    public static List<Money> effective(Schedule schedule, Money fee) {
        if (fee.compareTo(schedule.principal()) >= 0) {
            throw new IllegalArgumentException("the fee eats the loan");
        }
        var discounts = EffectiveRate.discounts(schedule, schedule.principal().minus(fee));
        var carried = BigDecimal.valueOf(schedule.principal().minus(fee).rupiah());
        var before = BigDecimal.ONE;
        var owed = schedule.principal();
        var parts = new ArrayList<Money>();
        var given = Money.ZERO;
        for (int i = 0; i < discounts.size(); i++) {
            var line = schedule.lines().get(i);
            carried =
                    carried.multiply(before)
                            .divide(discounts.get(i), Portion.DIGITS)
                            .subtract(BigDecimal.valueOf(line.payment().rupiah()));
            before = discounts.get(i);
            owed = owed.plus(line.accrued()).minus(line.payment());
            var left =
                    Money.rupiah(
                            BigDecimal.valueOf(owed.rupiah())
                                    .subtract(carried)
                                    .setScale(0, RoundingMode.HALF_UP)
                                    .longValueExact());
            var earned = i == discounts.size() - 1 ? fee : fee.minus(left);
            if (earned.compareTo(given) < 0) {
                earned = given;
            }
            if (earned.compareTo(fee) > 0) {
                earned = fee;
            }
            parts.add(earned.minus(given));
            given = earned;
        }
        return parts;
    }
}
