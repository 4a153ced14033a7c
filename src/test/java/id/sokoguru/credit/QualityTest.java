package id.sokoguru.credit;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How late, which class, how much reserve. */
class QualityTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);
    private static final LocalDate DUE = LocalDate.of(2026, 2, 15);

    private static Money rp(long rupiah) {
        return Money.rupiah(rupiah);
    }

    private static Schedule schedule(Method method) {
        return Schedule.of(Terms.monthly(rp(12_000_000), method, Charge.monthly("1"), 12, DAY));
    }

    private static DaysPastDue late(long days) {
        return new DaysPastDue(days, null, null);
    }

    @Test
    void a_loan_is_late_from_the_day_after_its_oldest_open_instalment() {
        var fresh = Standing.fresh(schedule(Method.FLAT));
        assertThat(DaysPastDue.of(fresh, DUE).days()).isZero();
        assertThat(DaysPastDue.of(fresh, DUE.plusDays(1)).days()).isEqualTo(1);
        // One rupiah short is late all the same; the older instalment counts.
        var short1 = fresh.paid(rp(999_999), rp(120_000));
        var late = DaysPastDue.of(short1, DUE.plusDays(40));
        assertThat(late.days()).isEqualTo(40);
        assertThat(late.principalSince()).isEqualTo(DUE);
        assertThat(late.interestSince()).isEqualTo(DUE.plusMonths(1));
        assertThat(DaysPastDue.of(fresh.paid(rp(1_000_000), rp(120_000)), DUE.plusDays(20)).days())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "0, CURRENT, CURRENT",
        "30, CURRENT, CURRENT",
        "31, SPECIAL_MENTION, CURRENT",
        "90, SPECIAL_MENTION, CURRENT",
        "91, SUBSTANDARD, SUBSTANDARD",
        "120, SUBSTANDARD, SUBSTANDARD",
        "121, DOUBTFUL, SUBSTANDARD",
        "180, DOUBTFUL, SUBSTANDARD",
        "181, LOSS, DOUBTFUL",
        "270, LOSS, DOUBTFUL",
        "271, LOSS, LOSS",
    })
    void classes_by_days(long days, Quality usual, Quality legacy) {
        assertThat(DayScheme.USUAL.of(late(days))).isEqualTo(usual);
        assertThat(DayScheme.LEGACY.of(late(days))).isEqualTo(legacy);
    }

    private static InstalmentScheme.Circumstances worth(long collateral, boolean savable) {
        return circumstances(collateral, savable, false, null);
    }

    private static InstalmentScheme.Circumstances circumstances(
            long collateral, boolean savable, boolean handedOver, @Nullable LocalDate doubtful) {
        return new InstalmentScheme.Circumstances(
                rp(10_000_000), rp(collateral), savable, handedOver, doubtful);
    }

    private static Quality older(
            InstalmentScheme.Shape shape, LocalDate today, InstalmentScheme.Circumstances how) {
        return InstalmentScheme.PERMENKOP.of(
                shape,
                new DaysPastDue(today.toEpochDay() - DUE.toEpochDay(), DUE, null),
                LocalDate.of(2027, 1, 15),
                today,
                how);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTHLY, 2026-05-15, CURRENT",
        "MONTHLY, 2026-05-16, SUBSTANDARD",
        "MONTHLY, 2026-08-15, SUBSTANDARD",
        "MONTHLY, 2026-08-16, LOSS",
        "SHORTER_THAN_MONTHLY, 2026-03-15, CURRENT",
        "SHORTER_THAN_MONTHLY, 2026-03-16, SUBSTANDARD",
        "SHORTER_THAN_MONTHLY, 2026-04-16, LOSS",
        "HALF_YEARLY_OR_LONGER, 2026-08-15, CURRENT",
        "HALF_YEARLY_OR_LONGER, 2026-08-16, SUBSTANDARD",
    })
    void older_classes_by_type_of_instalment(
            InstalmentScheme.Shape shape, LocalDate today, Quality quality) {
        assertThat(older(shape, today, worth(0, true))).isEqualTo(quality);
    }

    @Test
    void collateral_makes_the_difference_between_doubt_and_loss() {
        var today = LocalDate.of(2026, 9, 1);
        var monthly = InstalmentScheme.Shape.MONTHLY;
        assertThat(older(monthly, today, worth(7_500_000, true))).isEqualTo(Quality.DOUBTFUL);
        assertThat(older(monthly, today, worth(7_499_999, true))).isEqualTo(Quality.LOSS);
        assertThat(older(monthly, today, worth(9_999_999, false))).isEqualTo(Quality.LOSS);
        assertThat(older(monthly, today, worth(10_000_000, false))).isEqualTo(Quality.DOUBTFUL);
        var since = today.minusMonths(21);
        assertThat(older(monthly, today, circumstances(10_000_000, true, false, since)))
                .isEqualTo(Quality.LOSS);
        assertThat(older(monthly, today, circumstances(10_000_000, true, false, since.plusDays(1))))
                .isEqualTo(Quality.DOUBTFUL);
        assertThat(older(monthly, DUE, circumstances(10_000_000, true, true, null)))
                .isEqualTo(Quality.LOSS);
    }

    @Test
    void a_harvest_loan_is_substandard_for_three_months_after_its_day() {
        var standing = Standing.fresh(schedule(Method.HARVEST));
        var maturity = standing.schedule().maturity();
        for (var months : List.of(0, 3, 4)) {
            var today = maturity.plusMonths(months).plusDays(months == 3 ? 0 : 1);
            var quality =
                    InstalmentScheme.PERMENKOP.of(
                            InstalmentScheme.Shape.of(Method.HARVEST, Interval.MONTHLY),
                            DaysPastDue.of(standing, today),
                            maturity,
                            today,
                            worth(0, true));
            assertThat(quality).isEqualTo(months == 4 ? Quality.LOSS : Quality.SUBSTANDARD);
        }
    }

    @Test
    void a_restructured_loan_keeps_its_class_for_three_paid_instalments() {
        for (int paid = 0; paid < 3; paid++) {
            assertThat(Restructuring.quality(Quality.DOUBTFUL, Quality.CURRENT, paid, 3))
                    .isEqualTo(Quality.DOUBTFUL);
        }
        assertThat(Restructuring.quality(Quality.DOUBTFUL, Quality.CURRENT, 3, 3))
                .isEqualTo(Quality.CURRENT);
        assertThat(Restructuring.quality(Quality.DOUBTFUL, Quality.LOSS, 0, 3))
                .isEqualTo(Quality.LOSS);
    }

    @ParameterizedTest
    @CsvSource({
        "CURRENT, 10000000, 50000",
        "SPECIAL_MENTION, 4500000, 22500",
        "SUBSTANDARD, 4500000, 450000",
        "DOUBTFUL, 4500000, 2250000",
        "LOSS, 4500000, 4500000",
    })
    void reserve_by_class_after_what_the_collateral_is_good_for(
            Quality quality, long base, long amount) {
        // 1.000.000 of savings count in full, a motorcycle of 9.000.000 by half, a promise not at
        // all.
        var collateral =
                List.of(
                        new Reserve.Collateral(Reserve.Collateral.Kind.SAVINGS, rp(1_000_000)),
                        new Reserve.Collateral(
                                Reserve.Collateral.Kind.VEHICLE_WITH_FIDUCIA, rp(9_000_000)),
                        new Reserve.Collateral(Reserve.Collateral.Kind.OTHER, rp(50_000_000)));
        var reserve = Reserve.of(rp(10_000_000), quality, collateral, Reserve.Rules.PERDEP);
        assertThat(reserve.base()).isEqualTo(rp(base));
        assertThat(reserve.amount()).isEqualTo(rp(amount));
    }

    @Test
    void collateral_beyond_the_debt_needs_no_reserve() {
        var land = new Reserve.Collateral(Reserve.Collateral.Kind.MORTGAGED_LAND, rp(100_000_000));
        assertThat(
                        Reserve.of(
                                        rp(10_000_000),
                                        Quality.LOSS,
                                        List.of(land),
                                        Reserve.Rules.AS_RURAL_BANKS)
                                .amount())
                .isEqualTo(Money.ZERO);
    }

    @Test
    void rates_are_read_and_written_as_people_do() {
        assertThat(Rate.parse("1,5")).contains(Rate.percent("1.5"));
        assertThat(Rate.parse(" 24 %")).contains(Rate.percent("24"));
        assertThat(Rate.parse("1.1226")).contains(Rate.ppm(11_226));
        assertThat(Rate.parse("1,12265")).isEmpty();
        assertThat(Rate.parse("-1")).isEmpty();
        assertThat(Rate.percent("31.7164").text()).isEqualTo("31,7164%");
        assertThat(Rate.percent("20").text()).isEqualTo("20%");
        assertThat(Rate.ZERO.text()).isEqualTo("0%");
        assertThat(Rate.percent("0.5").of(rp(101))).isEqualTo(rp(1));
        assertThat(Rate.percent("0.5").of(rp(99))).isEqualTo(Money.ZERO);
    }
}
