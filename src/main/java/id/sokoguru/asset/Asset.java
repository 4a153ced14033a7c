package id.sokoguru.asset;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * A thing that lasts. It wears off in equal parts, a part a month from the month in which it was
 * bought; the last month bears what dividing left.
 *
 * @param account 120201 to 120205; its place in the ledger is {@code (account, assetNo)}
 * @param residual what it is still worth at the end
 * @param months of use; 0 = it does not wear off (land)
 * @param worn what had worn off before it came into these books
 */
public record Asset(
        long assetNo,
        String name,
        int account,
        LocalDate boughtOn,
        Money cost,
        Money residual,
        int months,
        Money worn) {
    private static final int LAND = 120201;

    /** The contra account in which what wore off is gathered: 120293 for 120204. */
    public int contra() {
        return switch (account) {
            case 120202 -> 120291;
            case 120203 -> 120292;
            case 120205 -> 120294;
            default -> 120293;
        };
    }

    boolean wearsOff() {
        return months > 0 && account != LAND;
    }

    /** What has worn off when a month has ended, from its first month on. */
    Money wornBy(YearMonth month) {
        long ended = ChronoUnit.MONTHS.between(YearMonth.from(boughtOn), month) + 1;
        if (!wearsOff() || ended <= 0) {
            return Money.ZERO;
        }
        var whole = cost.minus(residual);
        return ended >= months
                ? whole
                : Money.rupiah(Math.multiplyExact(whole.rupiah() / months, ended));
    }
}
