package id.sokoguru.savings;

import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.savings.Interest.Stretch;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The worked numbers of rewards on savings. */
class InterestTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
    private static final List<Stretch> MONTH =
            List.of(
                    new Stretch(10, rp(1_000_000)),
                    new Stretch(10, rp(1_500_000)),
                    new Stretch(10, rp(700_000)));
    private static final FinalTax TAX = new FinalTax(rp(240_000), Rate.percent("10"));

    @Test
    void three_methods_give_three_amounts_on_the_same_month() {
        assertThat(of(Product.Method.DAILY, MONTH)).isEqualTo(rp(2_630));
        assertThat(of(Product.Method.AVERAGE, MONTH)).isEqualTo(rp(2_667));
        assertThat(of(Product.Method.LOWEST, MONTH)).isEqualTo(rp(1_750));
    }

    @Test
    void the_day_basis_changes_daily_interest_only() {
        // 32.000.000 rupiah-days by 3 %: by 360 days 2.666,67, by 366 days 2.622,95.
        assertThat(Interest.of(basis(360), MONTH)).isEqualTo(rp(2_667));
        assertThat(Interest.of(basis(366), MONTH)).isEqualTo(rp(2_623));
    }

    @Test
    void days_below_the_least_balance_earn_nothing() {
        // Only the twenty days of a million and more: 25.000.000 by 3 % by 365.
        assertThat(Interest.of(least(Product.Method.DAILY, 1_000_000), MONTH)).isEqualTo(rp(2_055));
        // The mean of 1.066.667 reaches a million, the lowest of 700.000 does not.
        assertThat(Interest.of(least(Product.Method.AVERAGE, 1_000_000), MONTH))
                .isEqualTo(rp(2_667));
        assertThat(Interest.of(least(Product.Method.LOWEST, 1_000_000), MONTH))
                .isEqualTo(Money.ZERO);
    }

    @Test
    void a_term_deposit_of_fifty_million_pays_225_000_net() {
        var gross = Interest.ofMonths(rp(50_000_000), Rate.percent("6"), 1);
        assertThat(gross).isEqualTo(rp(250_000));
        assertThat(gross.minus(TAX.of(gross))).isEqualTo(rp(225_000));
    }

    @Test
    void interest_of_240_000_is_not_taxed_also_when_a_fraction_was_rounded_away() {
        var even = Interest.ofMonths(rp(48_000_000), Rate.percent("6"), 1);
        var fraction = Interest.ofMonths(rp(48_000_001), Rate.percent("6"), 1);
        assertThat(even).isEqualTo(rp(240_000));
        assertThat(fraction).isEqualTo(rp(240_000));
        assertThat(TAX.of(even)).isEqualTo(Money.ZERO);
        assertThat(TAX.of(fraction)).isEqualTo(Money.ZERO);
    }

    @Test
    void above_the_limit_the_whole_is_taxed() {
        assertThat(TAX.of(rp(240_000))).isEqualTo(Money.ZERO);
        assertThat(TAX.of(rp(240_001))).isEqualTo(rp(24_000));
        assertThat(TAX.of(rp(300_000))).isEqualTo(rp(30_000));
        assertThat(TAX.of(rp(150_000).plus(rp(100_000)))).isEqualTo(rp(25_000));
    }

    @Test
    void what_comes_later_in_the_month_bears_the_tax_of_what_came_before() {
        assertThat(TAX.further(Money.ZERO, Money.ZERO, rp(150_000))).isEqualTo(Money.ZERO);
        assertThat(TAX.further(rp(150_000), Money.ZERO, rp(100_000))).isEqualTo(rp(25_000));
        assertThat(TAX.further(rp(250_000), rp(25_000), rp(50_000))).isEqualTo(rp(5_000));
    }

    @Test
    void profit_is_shared_by_balance_and_nisbah() {
        // 10.000.000 x (30 of 100 million) x 30 % = 900.000, by 1 : 2.
        assertThat(
                        Interest.shares(
                                rp(10_000_000),
                                List.of(10_000_000L, 20_000_000L),
                                100_000_000,
                                Rate.percent("30")))
                .containsExactly(rp(300_000), rp(600_000));
    }

    @Test
    void shares_always_sum_to_the_rounded_whole() {
        var random = new Random(15);
        for (int i = 0; i < 500; i++) {
            var balances = new ArrayList<Long>();
            long own = 0;
            for (int k = 0; k < 1 + random.nextInt(20); k++) {
                balances.add(random.nextLong(50_000_000));
                own += balances.getLast();
            }
            long all = own + random.nextLong(100_000_000) + 1;
            var income = rp(random.nextLong(1_000_000_000));
            var nisbah = Rate.ppm(1 + random.nextLong(1_000_000));
            var shares = Interest.shares(income, balances, all, nisbah);
            long sum = shares.stream().mapToLong(Money::rupiah).sum();
            var exact =
                    new java.math.BigDecimal(income.rupiah())
                            .multiply(java.math.BigDecimal.valueOf(own))
                            .multiply(nisbah.fraction())
                            .divide(
                                    java.math.BigDecimal.valueOf(all),
                                    0,
                                    java.math.RoundingMode.HALF_UP);
            assertThat(sum).isEqualTo(exact.longValueExact());
            assertThat(shares).noneMatch(Money::isNegative);
        }
    }

    private static Money of(Product.Method method, List<Stretch> month) {
        return Interest.of(Product.usual(DAY).earning("3", method), month);
    }

    private static Product basis(int days) {
        return with(Product.usual(DAY).earning("3", Product.Method.DAILY), days, Money.ZERO);
    }

    private static Product least(Product.Method method, long least) {
        return with(Product.usual(DAY).earning("3", method), 365, rp(least));
    }

    private static Product with(Product p, int basis, Money least) {
        return new Product(
                p.number(),
                p.validFrom(),
                p.name(),
                p.kind(),
                p.minimumOpening(),
                p.minimumBalance(),
                p.rate(),
                p.method(),
                basis,
                least,
                p.administration(),
                p.months(),
                p.lockedUntil(),
                p.breakRate(),
                p.breakApproval(),
                p.nisbah(),
                p.forExisting(),
                p.dormantMonths());
    }
}
