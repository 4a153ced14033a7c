package id.sokoguru.demo;

import id.sokoguru.registry.CooperativeKind;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How large a cooperative is, and what follows from it.
 *
 * @param members who join in the three months
 * @param open the days of the week on which there is somebody at the counter
 * @param unit what an ordinary deposit is a multiple of, rupiah
 */
record Size(int members, Set<DayOfWeek> open, int unit) {
    static Size of(CooperativeKind kind, SplittableRandom random) {
        return switch (kind) {
            case SEKUNDER -> new Size(12, days(DayOfWeek.WEDNESDAY), 500_000);
            case KPRI, KARYAWAN ->
                    new Size(180, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), 50_000);
            case KSP, KSU ->
                    new Size(240, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), 20_000);
            case KOPWAN -> new Size(40, days(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY), 5_000);
            default -> village(random);
        };
    }

    /** The size of the demo's own village: large enough to look around in. */
    static Size large() {
        return new Size(180, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), 10_000);
    }

    private static Size village(SplittableRandom random) {
        int percent = random.nextInt(100);
        if (percent < 3) {
            return new Size(
                    random.nextInt(220, 401),
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY),
                    10_000);
        } else if (percent < 25) {
            return new Size(
                    random.nextInt(70, 130),
                    days(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY),
                    10_000);
        } else {
            return new Size(
                    random.nextInt(20, 46),
                    random.nextBoolean()
                            ? days(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY)
                            : days(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                    5_000);
        }
    }

    boolean isOpenOn(LocalDate date) {
        return open.contains(date.getDayOfWeek());
    }

    private static Set<DayOfWeek> days(DayOfWeek first, DayOfWeek... others) {
        return EnumSet.of(first, others);
    }
}
