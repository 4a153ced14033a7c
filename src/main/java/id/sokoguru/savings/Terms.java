package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Page;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * What the members' meeting decided that everybody pays, from a day on.
 *
 * @param principal simpanan pokok, once, equal for all
 * @param principalInParts whether it may be paid in instalments
 * @param obligatory simpanan wajib of one period
 */
public record Terms(
        LocalDate validFrom,
        Money principal,
        boolean principalInParts,
        Money obligatory,
        Period period) {

    /** How often simpanan wajib is due: from the first day of the month or from Monday. */
    public enum Period {
        MONTH,
        WEEK;

        /** The first day of the period in which a day lies. */
        public LocalDate of(LocalDate date) {
            return this == MONTH
                    ? date.withDayOfMonth(1)
                    : date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        /** How people call it: {@code September 2026}, or a week by its Monday. */
        String text(Page page, LocalDate first) {
            return this == MONTH ? page.month(first) : page.date(first);
        }

        public LocalDate after(LocalDate first) {
            return this == MONTH ? first.plusMonths(1) : first.plusWeeks(1);
        }
    }

    /**
     * What is usual for a kind of cooperative, to propose when it is founded; the meeting decides.
     * Village cooperatives: pokok 50.000, wajib 10.000 a month (as in Desa Kumitir); others pokok
     * 100.000, wajib 20.000 a month.
     *
     * @param kind the registry's word, e.g. {@code KDMP}
     */
    public static Terms usual(String kind, LocalDate from) {
        return switch (kind) {
            case "KDMP", "KKMP" ->
                    new Terms(from, Money.rupiah(50_000), true, Money.rupiah(10_000), Period.MONTH);
            case "KPRI", "KARYAWAN" ->
                    new Terms(
                            from, Money.rupiah(100_000), true, Money.rupiah(50_000), Period.MONTH);
            case "SEKUNDER" ->
                    new Terms(
                            from,
                            Money.rupiah(5_000_000),
                            true,
                            Money.rupiah(100_000),
                            Period.MONTH);
            default ->
                    new Terms(
                            from, Money.rupiah(100_000), false, Money.rupiah(20_000), Period.MONTH);
        };
    }
}
