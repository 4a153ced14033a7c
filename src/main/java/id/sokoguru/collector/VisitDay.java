package id.sokoguru.collector;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * When somebody is visited: on every day, on a weekday, or on a market day (pasaran, every five
 * days).
 */
public enum VisitDay {
    DAILY,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    THURSDAY,
    FRIDAY,
    SATURDAY,
    SUNDAY,
    LEGI,
    PAHING,
    PON,
    WAGE,
    KLIWON;

    /** 17 August 1945 was a Friday Legi. */
    private static final LocalDate LEGI_DAY = LocalDate.of(1945, 8, 17);

    private static final List<VisitDay> PASARAN = List.of(LEGI, PAHING, PON, WAGE, KLIWON);

    public boolean isOn(LocalDate date) {
        return this == DAILY || this == weekday(date.getDayOfWeek()) || this == pasaran(date);
    }

    /** The market day of a date, in the order Legi, Pahing, Pon, Wage, Kliwon. */
    public static VisitDay pasaran(LocalDate date) {
        return PASARAN.get(Math.floorMod(ChronoUnit.DAYS.between(LEGI_DAY, date), PASARAN.size()));
    }

    private static VisitDay weekday(DayOfWeek day) {
        return valueOf(day.name());
    }
}
