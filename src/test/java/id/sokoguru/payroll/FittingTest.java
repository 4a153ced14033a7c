package id.sokoguru.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A salary that is too short serves wajib, pokok, jasa, barang, belanja in this order. */
class FittingTest {
    private static final List<Want> WANTS =
            List.of(
                    want(Kind.SHOP, 500_000),
                    want(Kind.SOCIAL, 10_000),
                    want(Kind.INTEREST, 100_000),
                    want(Kind.GOODS, 250_000),
                    want(Kind.OBLIGATORY, 50_000),
                    want(Kind.PRINCIPAL, 1_000_000));

    private static Want want(Kind kind, long rupiah) {
        return new Want(kind, 1, kind.ordinal(), Money.rupiah(rupiah));
    }

    private static List<String> listed(List<Part> parts) {
        return parts.stream().map(p -> p.kind() + " " + p.listed().figure()).toList();
    }

    @Test
    void forty_percent_of_the_take_home_pay_may_be_kept_back_and_no_rupiah_more() {
        var forty = BigDecimal.valueOf(40);
        assertThat(Fitting.ceiling(Money.rupiah(3_000_000), forty))
                .isEqualTo(Money.rupiah(1_200_000));
        assertThat(Fitting.ceiling(Money.rupiah(3_333_333), forty))
                .isEqualTo(Money.rupiah(1_333_333));
    }

    @Test
    void a_short_salary_serves_the_kinds_in_their_order() {
        assertThat(listed(Fitting.fit(WANTS, Money.rupiah(1_200_000))))
                .containsExactly(
                        "OBLIGATORY 50.000",
                        "PRINCIPAL 1.000.000",
                        "INTEREST 100.000",
                        "GOODS 50.000",
                        "SHOP –",
                        "SOCIAL –");
    }

    @Test
    void what_was_not_kept_back_fails_from_the_last_kind_on() {
        var parts = Fitting.fit(WANTS, Money.rupiah(5_000_000));
        var failed =
                Fitting.failed(parts, Money.rupiah(1_120_000)).stream()
                        .map(f -> f.part().kind() + " " + f.amount().figure())
                        .toList();
        assertThat(failed)
                .containsExactly(
                        "INTEREST 30.000", "GOODS 250.000", "SHOP 500.000", "SOCIAL 10.000");
    }

    @Test
    void what_is_kept_back_and_what_fails_are_always_the_whole() {
        var random = new SplittableRandom(42);
        for (int i = 0; i < 2_000; i++) {
            var ceiling = Money.rupiah(random.nextLong(2_500_000));
            var parts = Fitting.fit(WANTS, ceiling);
            var listed = Fitting.listed(parts);
            assertThat(listed).isLessThanOrEqualTo(ceiling);
            var deducted = Money.rupiah(random.nextLong(listed.rupiah() + 1));
            var failed =
                    Fitting.failed(parts, deducted).stream()
                            .map(Fitting.Failed::amount)
                            .reduce(Money.ZERO, Money::plus);
            assertThat(deducted.plus(failed)).isEqualTo(listed);
        }
    }
}
