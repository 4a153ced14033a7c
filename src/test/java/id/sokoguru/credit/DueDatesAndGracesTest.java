package id.sokoguru.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When instalments fall due, odd first periods, and three graces that are not the same. */
class DueDatesAndGracesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

    private static Money rp(long rupiah) {
        return Money.rupiah(rupiah);
    }

    private static Terms flat(long principal, int months) {
        return Terms.monthly(rp(principal), Method.FLAT, Charge.monthly("1"), months, DAY);
    }

    private static List<Long> interest(Terms terms) {
        return Schedule.of(terms).lines().stream().map(l -> l.interest().rupiah()).toList();
    }

    private static List<Long> principal(Terms terms) {
        return Schedule.of(terms).lines().stream().map(l -> l.principal().rupiah()).toList();
    }

    @Test
    void the_anchor_day_comes_back_after_a_short_month() {
        var terms =
                Terms.monthly(
                        rp(4_000_000),
                        Method.FLAT,
                        Charge.monthly("1"),
                        4,
                        LocalDate.of(2025, 12, 31));
        assertThat(Schedule.of(terms).lines().stream().map(Line::due))
                .containsExactly(
                        LocalDate.of(2026, 1, 31),
                        LocalDate.of(2026, 2, 28),
                        LocalDate.of(2026, 3, 31),
                        LocalDate.of(2026, 4, 30));
    }

    @Test
    void a_leap_year_has_a_29th_and_a_first_due_date_in_a_short_month_keeps_its_anchor() {
        var terms = flat(3_000_000, 3).firstDue(LocalDate.of(2028, 2, 29), 30, FirstPeriod.WHOLE);
        assertThat(Schedule.of(terms).lines().stream().map(Line::due))
                .containsExactly(
                        LocalDate.of(2028, 2, 29),
                        LocalDate.of(2028, 3, 30),
                        LocalDate.of(2028, 4, 30));
        assertThatThrownBy(
                        () -> flat(1, 1).firstDue(LocalDate.of(2026, 2, 27), 30, FirstPeriod.WHOLE))
                .hasMessageContaining("anchor");
    }

    @Test
    void a_market_loan_falls_on_the_same_market_day() {
        assertThat(MarketDay.of(LocalDate.of(1945, 8, 17))).isEqualTo(MarketDay.LEGI);
        assertThat(MarketDay.of(LocalDate.of(1921, 6, 8))).isEqualTo(MarketDay.KLIWON);
        var legi = MarketDay.LEGI.after(DAY);
        assertThat(legi).isAfter(DAY).isBefore(DAY.plusDays(6));
        var terms =
                Terms.every(
                                Interval.MARKET_DAYS,
                                rp(1_000_000),
                                Method.FLAT,
                                Charge.wholeTerm("20"),
                                24,
                                DAY)
                        .firstDue(legi, 1, FirstPeriod.WHOLE);
        var lines = Schedule.of(terms).lines();
        assertThat(lines).hasSize(24).allMatch(l -> MarketDay.of(l.due()) == MarketDay.LEGI);
        assertThat(Schedule.of(terms).totalInterest()).isEqualTo(rp(200_000));
    }

    @ParameterizedTest
    @CsvSource({
        // 15 January to 5 February: 21 days; to 15 February: a month; to 28 February: a month and
        // 13.
        "2026-02-05, WHOLE, 120000",
        "2026-02-05, BY_DAYS, 84000",
        "2026-02-05, AT_LEAST_WHOLE, 120000",
        "2026-02-15, BY_DAYS, 120000",
        "2026-02-28, WHOLE, 120000",
        "2026-02-28, BY_DAYS, 172000",
        "2026-02-28, AT_LEAST_WHOLE, 172000",
    })
    void an_odd_first_period_is_charged_by_its_rule(
            LocalDate first, FirstPeriod rule, long expected) {
        var terms = flat(12_000_000, 12).firstDue(first, first.getDayOfMonth(), rule);
        assertThat(interest(terms)).startsWith(expected, 120_000L);
        assertThat(principal(terms)).containsOnly(1_000_000L);
    }

    @Test
    void a_month_is_a_month_even_in_february() {
        var terms =
                Terms.monthly(
                        rp(12_000_000),
                        Method.FLAT,
                        Charge.monthly("1"),
                        12,
                        LocalDate.of(2026, 1, 31));
        var byDays = terms.firstDue(LocalDate.of(2026, 2, 28), 31, FirstPeriod.BY_DAYS);
        assertThat(interest(byDays)).containsOnly(120_000L);
    }

    @Test
    void grace_on_principal_pays_interest_and_then_runs_over_the_rest() {
        var terms = flat(6_000_000, 8).with(Grace.onPrincipal(2));
        assertThat(principal(terms))
                .containsExactly(
                        0L,
                        0L,
                        1_000_000L,
                        1_000_000L,
                        1_000_000L,
                        1_000_000L,
                        1_000_000L,
                        1_000_000L);
        assertThat(interest(terms)).containsOnly(60_000L).hasSize(8);
    }

    @Test
    void grace_on_payment_defers_interest_and_forgives_none() {
        var terms = flat(6_000_000, 6);
        assertThat(interest(terms.with(Grace.onPayment(2, Grace.Deferred.FIRST_PAYMENT))))
                .containsExactly(0L, 0L, 180_000L, 60_000L, 60_000L, 60_000L);
        assertThat(interest(terms.with(Grace.onPayment(2, Grace.Deferred.SPREAD))))
                .containsExactly(0L, 0L, 90_000L, 90_000L, 90_000L, 90_000L);
        // It arises all the same.
        assertThat(
                        Accrual.until(
                                Schedule.of(
                                        terms.with(
                                                Grace.onPayment(2, Grace.Deferred.FIRST_PAYMENT))),
                                DAY.plusMonths(2)))
                .isEqualTo(rp(120_000));
    }

    @Test
    void interest_free_intervals_cost_nothing() {
        assertThat(interest(flat(6_000_000, 6).with(Grace.interestFree(2))))
                .containsExactly(0L, 0L, 60_000L, 60_000L, 60_000L, 60_000L);
        var annuity =
                Terms.monthly(rp(6_000_000), Method.ANNUITY, Charge.monthly("1"), 6, DAY)
                        .with(Grace.interestFree(2));
        var lines = Schedule.of(annuity).lines();
        assertThat(lines.getFirst().interest()).isEqualTo(Money.ZERO);
        // The payment is still the same each time.
        assertThat(lines.subList(0, 5))
                .allMatch(l -> l.payment().equals(lines.getFirst().payment()));
    }

    @Test
    void interest_on_interest_only_where_the_product_allows_it() {
        var grace = new Grace(2, 2, 0, Grace.Deferred.CAPITALISED);
        assertThatThrownBy(() -> flat(1_000_000, 4).with(grace))
                .hasMessageContaining("interest on interest");
        var terms =
                Terms.monthly(rp(1_000_000), Method.DECLINING, Charge.monthly("1"), 4, DAY)
                        .capitalising()
                        .with(grace);
        var schedule = Schedule.of(terms);
        assertThat(schedule.capitalised()).isEqualTo(rp(20_100));
        assertThat(schedule.lines().stream().map(l -> l.balance().rupiah()))
                .containsExactly(1_010_000L, 1_020_100L, 510_050L, 0L);
        assertThat(schedule.capitalisedUntil(DAY.plusMonths(1))).isEqualTo(rp(10_000));
    }

    @Test
    void one_instalment_and_no_interest_work() {
        for (var method : List.of(Method.FLAT, Method.DECLINING, Method.ANNUITY, Method.BULLET)) {
            var one = Terms.monthly(rp(1_000_001), method, Charge.monthly("1"), 1, DAY);
            assertThat(Schedule.of(one).totalPayment()).isEqualTo(rp(1_010_001));
            var free = Terms.monthly(rp(1_000_001), method, Charge.NONE, 3, DAY);
            assertThat(Schedule.of(free).totalPayment()).isEqualTo(rp(1_000_001));
        }
        assertThat(Schedule.of(Sharia.qardh(rp(1_000_000), 3, DAY)).lines())
                .extracting(l -> l.payment().rupiah())
                .containsExactly(333_333L, 333_333L, 333_334L);
    }

    @Test
    void rounding_up_is_principal_or_interest_as_agreed() {
        var terms = Terms.monthly(rp(1_000_000), Method.FLAT, Charge.monthly("1"), 7, DAY);
        var toPrincipal = Schedule.of(terms.with(Rounding.toPrincipal(1_000)));
        assertThat(toPrincipal.lines().subList(0, 6))
                .allMatch(l -> l.payment().equals(rp(153_000)))
                .allMatch(l -> l.interest().equals(rp(10_000)));
        assertThat(toPrincipal.lines().getLast().payment()).isEqualTo(rp(152_000));
        var toInterest = Schedule.of(terms.with(Rounding.toInterest(1_000)));
        assertThat(toInterest.lines()).allMatch(l -> l.payment().equals(rp(153_000)));
        assertThat(toInterest.totalInterest()).isEqualTo(rp(71_000));
        assertThat(EffectiveRate.of(toInterest, Fees.NONE).nominal())
                .isGreaterThan(EffectiveRate.of(toPrincipal, Fees.NONE).nominal());
    }

    @Test
    void a_coarse_step_may_end_the_loan_early() {
        var terms =
                Terms.monthly(rp(10_000), Method.FLAT, Charge.NONE, 24, DAY)
                        .with(Rounding.toPrincipal(1_000));
        assertThat(Schedule.of(terms).lines()).hasSize(10);
    }

    @Test
    void a_schedule_agreed_elsewhere_is_taken_line_by_line_or_its_faults_are_named() {
        var first = LocalDate.of(2025, 7, 1);
        var good =
                List.of(
                        new Line(1, first, rp(7_000), rp(400_000), rp(7_000), rp(600_000)),
                        new Line(
                                2,
                                first.plusDays(40),
                                rp(5_500),
                                rp(600_000),
                                rp(5_500),
                                Money.ZERO));
        var begun = LocalDate.of(2025, 6, 1);
        assertThat(Schedule.agreed(rp(1_000_000), begun, Interval.MONTHLY, good).totalInterest())
                .isEqualTo(rp(12_500));
        assertThat(Schedule.faults(rp(1_001_000), begun, good))
                .extracting(Schedule.Fault::what)
                .contains(Schedule.Fault.What.SUM_OF_PRINCIPAL, Schedule.Fault.What.BALANCE);
        assertThat(Schedule.faults(rp(1_000_000), first, good))
                .extracting(Schedule.Fault::what)
                .containsExactly(Schedule.Fault.What.DAY_NOT_AFTER_THE_ONE_BEFORE);
    }

    /** Figures of a second program with exact fractions, not of ours. */
    @ParameterizedTest
    @CsvSource({
        "ANNUITY, 7500000, 18, 10, 700756, 112500, 754913, 58343, 3134606, 801243, 12019, 632566",
        "DECLINING, 7500000, 18, 10, 750000, 112500, 750000, 56250, 3000000, 750000, 11250, 618750",
        "ANNUITY, 13333333, 21.25, 36, 267936, 236111, 367495, 136552, 7343704, 495291, 8771,"
                + " 4812374",
        "DECLINING, 13333333, 21.25, 36, 370370, 236111, 370370, 118056, 6296303, 370383, 6559,"
                + " 4368059",
        "ANNUITY, 250000000, 9, 60, 3314589, 1875000, 4147452, 1042137, 134804199, 5150943, 38632,"
                + " 61375326",
        "DECLINING, 250000000, 9, 60, 4166667, 1875000, 4166667, 937500, 120833323, 4166647, 31250,"
                + " 57187500",
        "ANNUITY, 1000001, 7, 13, 74268, 5833, 76905, 3196, 470940, 79632, 465, 41308",
        "DECLINING, 1000001, 7, 13, 76923, 5833, 76923, 3141, 461540, 76925, 449, 40833",
        "ANNUITY, 5000000, 24, 24, 164355, 100000, 208442, 55913, 2587215, 259188, 5184, 1344537",
        "DECLINING, 5000000, 24, 24, 208333, 100000, 208333, 50000, 2291671, 208341, 4167, 1250000",
    })
    void lines_agree_with_an_independent_computation(
            Method method,
            long lent,
            String yearly,
            int months,
            long firstPrincipal,
            long firstInterest,
            long middlePrincipal,
            long middleInterest,
            long middleBalance,
            long lastPrincipal,
            long lastInterest,
            long total) {
        var schedule =
                Schedule.of(Terms.monthly(rp(lent), method, Charge.yearly(yearly), months, DAY));
        var lines = schedule.lines();
        assertThat(figures(lines.getFirst())).containsExactly(firstPrincipal, firstInterest);
        assertThat(figures(lines.get(months / 2))).containsExactly(middlePrincipal, middleInterest);
        assertThat(lines.get(months / 2).balance()).isEqualTo(rp(middleBalance));
        assertThat(figures(lines.getLast())).containsExactly(lastPrincipal, lastInterest);
        assertThat(schedule.totalInterest()).isEqualTo(rp(total));
    }

    private static List<Long> figures(Line line) {
        return List.of(line.principal().rupiah(), line.interest().rupiah());
    }

    @Test
    void an_odd_first_period_is_discounted_by_simple_interest() {
        // (1 + i)(1 + i/2) = 1,015, so i = √2,28 − 1,5.
        var terms = flat(1_000_000, 1).firstDue(LocalDate.of(2026, 3, 2), 2, FirstPeriod.BY_DAYS);
        assertThat(interest(terms)).containsExactly(15_000L);
        assertThat(EffectiveRate.of(Schedule.of(terms), Fees.NONE).nominal())
                .isEqualTo(Rate.percent("11.9603"));
        // A quarter counts its months before its days: 15 January to 1 May is one and 16/90.
        var quarterly =
                Terms.every(
                                Interval.months(3),
                                rp(9_000_000),
                                Method.FLAT,
                                Charge.monthly("1"),
                                2,
                                DAY)
                        .firstDue(LocalDate.of(2026, 5, 1), 1, FirstPeriod.BY_DAYS);
        assertThat(interest(quarterly)).containsExactly(270_000L + 48_000L, 270_000L);
        var early = quarterly.firstDue(LocalDate.of(2026, 4, 1), 1, FirstPeriod.BY_DAYS);
        // Two months and 17 days of three months.
        assertThat(interest(early)).containsExactly(231_000L, 270_000L);
    }
}
