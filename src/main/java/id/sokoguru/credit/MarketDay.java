package id.sokoguru.credit;

import java.time.LocalDate;

/**
 * The five days of the Javanese market week (pasaran), on which rural markets are held and market
 * loans are collected. Independence Day, 17 August 1945, was a Friday Legi; 8 June 1921 a Wednesday
 * Kliwon (RECALLED high; the two agree with each other).
 */
public enum MarketDay {
    LEGI,
    PAHING,
    PON,
    WAGE,
    KLIWON;

    private static final long LEGI_ONCE = LocalDate.of(1945, 8, 17).toEpochDay();

    public static MarketDay of(LocalDate date) {
        return values()[(int) Math.floorMod(date.toEpochDay() - LEGI_ONCE, 5L)];
    }

    /** The first such day after {@code date}. */
    public LocalDate after(LocalDate date) {
        var next = date.plusDays(1);
        while (of(next) != this) {
            next = next.plusDays(1);
        }
        return next;
    }
}
