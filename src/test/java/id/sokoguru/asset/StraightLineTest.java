package id.sokoguru.asset;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class StraightLineTest {
    private static final YearMonth FIRST = YearMonth.of(2026, 3);

    @Test
    void a_laptop_of_9_600_000_wears_off_200_000_a_month_for_four_years() {
        var laptop = asset(9_600_000, 0, 48);
        assertThat(part(laptop, 1)).isEqualTo(200_000);
        assertThat(part(laptop, 48)).isEqualTo(200_000);
        assertThat(part(laptop, 49)).isZero();
        assertThat(laptop.wornBy(FIRST.minusMonths(1))).isEqualTo(Money.ZERO);
    }

    @Test
    void the_last_month_bears_what_dividing_left_and_the_residual_stays() {
        var shelf = asset(1_000_000, 100_000, 7);
        // 900.000 by 7 is 128.571,43.
        assertThat(part(shelf, 1)).isEqualTo(128_571);
        assertThat(part(shelf, 7)).isEqualTo(128_574);
        assertThat(shelf.wornBy(FIRST.plusMonths(100))).isEqualTo(Money.rupiah(900_000));
    }

    @Test
    void land_does_not_wear_off() {
        var land =
                new Asset(
                        1,
                        "Tanah",
                        120201,
                        FIRST.atDay(5),
                        Money.rupiah(50_000_000),
                        Money.ZERO,
                        240,
                        Money.ZERO);
        assertThat(land.wornBy(FIRST.plusMonths(12))).isEqualTo(Money.ZERO);
    }

    private static long part(Asset asset, int month) {
        return asset.wornBy(FIRST.plusMonths(month - 1))
                .minus(asset.wornBy(FIRST.plusMonths(month - 2)))
                .rupiah();
    }

    private static Asset asset(long cost, long residual, int months) {
        return new Asset(
                1,
                "Barang",
                120204,
                LocalDate.of(2026, 3, 5),
                Money.rupiah(cost),
                Money.rupiah(residual),
                months,
                Money.ZERO);
    }
}
