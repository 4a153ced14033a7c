package id.sokoguru.credit;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paying: in time, late, in part, ahead, all at once. */
class LifeOfALoanTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 15);

    private static Money rp(long rupiah) {
        return Money.rupiah(rupiah);
    }

    /** Twelve instalments of 1.000.000 and 180.000. */
    private static Schedule flat() {
        return Schedule.of(
                Terms.monthly(rp(12_000_000), Method.FLAT, Charge.monthly("1.5"), 12, DAY));
    }

    private static Schedule declining() {
        return Schedule.of(
                Terms.monthly(rp(12_000_000), Method.DECLINING, Charge.monthly("1.5"), 12, DAY));
    }

    private static Penalty perDay(String percent, int grace, Penalty.Cap... caps) {
        return new Penalty(
                new Penalty.SharePerDay(Rate.percent(percent)),
                grace,
                List.of(caps),
                Penalty.Destination.INCOME);
    }

    @Test
    void the_penalty_that_everybody_computes() {
        var penalty = perDay("0.1", 3);
        var overdue = rp(1_180_000);
        assertThat(penalty.of(overdue, rp(1_000_000), overdue, 10)).isEqualTo(rp(8_260));
        assertThat(penalty.of(overdue, rp(1_000_000), overdue, 3)).isEqualTo(Money.ZERO);
        assertThat(penalty.of(rp(1), Money.ZERO, overdue, 4)).isEqualTo(rp(1));
    }

    @Test
    void the_lowest_cap_of_a_penalty_holds() {
        var capped =
                perDay(
                        "0.5",
                        0,
                        new Penalty.Cap(Penalty.Cap.Of.INSTALMENT, Rate.percent("3")),
                        new Penalty.Cap(Penalty.Cap.Of.OVERDUE_PRINCIPAL, Rate.percent("100")));
        assertThat(capped.of(rp(1_180_000), rp(1_000_000), rp(1_180_000), 100))
                .isEqualTo(rp(35_400));
        assertThat(capped.of(rp(1_180_000), rp(20_000), rp(1_180_000), 100)).isEqualTo(rp(20_000));
    }

    @ParameterizedTest
    @CsvSource({"1, 787", "30, 23600", "31, 24387", "45, 35400"})
    void a_monthly_penalty_by_days(long days, long expected) {
        var penalty =
                new Penalty(
                        new Penalty.SharePerMonth(Rate.percent("2")),
                        0,
                        List.of(),
                        Penalty.Destination.INCOME);
        assertThat(penalty.of(rp(1_180_000), rp(1), rp(1), days)).isEqualTo(rp(expected));
    }

    @Test
    void other_penalties() {
        var overdue = rp(1_180_000);
        var started =
                new Penalty(
                        new Penalty.SharePerStartedMonth(Rate.percent("2")),
                        0,
                        List.of(),
                        Penalty.Destination.INCOME);
        assertThat(started.of(overdue, overdue, overdue, 31)).isEqualTo(rp(47_200));
        var tazir =
                new Penalty(
                        new Penalty.PerDay(rp(2_000)),
                        7,
                        List.of(),
                        Penalty.Destination.BENEVOLENT_FUND);
        assertThat(tazir.of(overdue, overdue, overdue, 10)).isEqualTo(rp(6_000));
        assertThat(Penalty.NONE.of(overdue, overdue, overdue, 1_000)).isEqualTo(Money.ZERO);
    }

    @Test
    void a_partial_payment_follows_the_order() {
        var today = DAY.plusMonths(2);
        var standing = Standing.fresh(flat());
        var due =
                standing.due(today).stream()
                        .map(each -> each.withPenalty(rp(each.no() == 1 ? 8_260 : 0)))
                        .toList();
        assertThat(due).hasSize(2);
        var legacy =
                Allocation.of(
                        rp(200_000),
                        due,
                        standing.coming(today),
                        Allocation.Order.LEGACY,
                        Allocation.Advance.HELD);
        assertThat(legacy.parts())
                .containsExactly(new Allocation.Part(1, rp(8_260), rp(180_000), rp(11_740)));
        var protective =
                Allocation.of(
                        rp(1_300_000),
                        due,
                        standing.coming(today),
                        Allocation.Order.PROTECTIVE,
                        Allocation.Advance.HELD);
        assertThat(protective.parts())
                .containsExactly(
                        new Allocation.Part(1, rp(8_260), rp(180_000), rp(1_000_000)),
                        new Allocation.Part(2, Money.ZERO, rp(111_740), Money.ZERO));
        var kindFirst =
                Allocation.of(
                        rp(1_300_000),
                        due,
                        standing.coming(today),
                        Allocation.Order.PROTECTIVE.kindFirst(true),
                        Allocation.Advance.HELD);
        assertThat(kindFirst.parts())
                .containsExactly(
                        new Allocation.Part(1, Money.ZERO, rp(180_000), rp(940_000)),
                        new Allocation.Part(2, Money.ZERO, rp(180_000), Money.ZERO));
    }

    @Test
    void money_ahead_of_time_goes_where_the_contract_says() {
        var today = DAY.plusMonths(1);
        var standing = Standing.fresh(flat());
        var payment = rp(1_180_000 + 2_360_000);
        var next = divide(standing, today, payment, Allocation.Advance.NEXT_INSTALMENTS);
        assertThat(next.parts()).hasSize(3);
        assertThat(next.held()).isEqualTo(Money.ZERO);
        var extra = divide(standing, today, payment, Allocation.Advance.SHORTER);
        assertThat(extra.extraPrincipal()).isEqualTo(rp(2_360_000));
        var held = divide(standing, today, payment, Allocation.Advance.HELD);
        assertThat(held.held()).isEqualTo(rp(2_360_000));

        var shorter = Prepayment.shorter(flat(), Method.FLAT, 1, rp(2_360_000), today);
        assertThat(shorter.principal()).isEqualTo(rp(8_640_000));
        assertThat(shorter.lines()).hasSize(9);
        assertThat(shorter.lines().getLast().principal()).isEqualTo(rp(640_000));
        var smaller = Prepayment.smaller(flat(), 1, rp(5_500_000), today);
        assertThat(smaller.lines()).hasSize(11).allMatch(l -> l.payment().equals(rp(590_000)));
        // Half way through an interval, the interest of that interval stays.
        var midway = Prepayment.smaller(flat(), 1, rp(5_500_000), today.plusDays(3));
        assertThat(midway.lines().get(0).interest()).isEqualTo(rp(180_000));
        assertThat(midway.lines().get(1).interest()).isEqualTo(rp(90_000));
        var declining = Prepayment.shorter(declining(), Method.DECLINING, 1, rp(5_500_000), today);
        assertThat(declining.lines()).hasSize(6);
        assertThat(declining.lines().getFirst().interest()).isEqualTo(rp(82_500));
    }

    private static Allocation divide(
            Standing standing, LocalDate today, Money payment, Allocation.Advance advance) {
        return Allocation.of(
                payment,
                standing.due(today),
                standing.coming(today),
                Allocation.Order.PROTECTIVE,
                advance);
    }

    @Test
    void paying_off_a_flat_loan_costs_the_current_month_and_waives_the_rest() {
        var standing = Standing.fresh(flat()).paid(rp(3_000_000), rp(540_000));
        var date = DAY.plusMonths(3).plusDays(10);
        var usual = Payoff.of(standing, date, Payoff.Rule.usual(Method.FLAT), Money.ZERO);
        assertThat(usual.principal()).isEqualTo(rp(9_000_000));
        assertThat(usual.interest()).isEqualTo(rp(180_000));
        assertThat(usual.waived()).isEqualTo(rp(8 * 180_000));
        assertThat(usual.total()).isEqualTo(rp(9_180_000));
        var withFee =
                Payoff.of(
                        standing,
                        date,
                        Payoff.Rule.usual(Method.FLAT).fee(2, Rate.percent("1")),
                        rp(8_260));
        assertThat(withFee.fee()).isEqualTo(rp(360_000 + 90_000));
        assertThat(withFee.total()).isEqualTo(rp(9_180_000 + 450_000 + 8_260));
        // On the due date itself no new month has begun.
        assertThat(
                        Payoff.of(
                                        standing,
                                        DAY.plusMonths(3),
                                        Payoff.Rule.usual(Method.FLAT),
                                        Money.ZERO)
                                .total())
                .isEqualTo(rp(9_000_000));
    }

    @Test
    void paying_off_a_declining_loan_costs_the_days() {
        var standing = Standing.fresh(declining()).paid(rp(3_000_000), rp(495_000));
        // 15 April to 25 April: 10 of 30 days of 135.000.
        var payoff =
                Payoff.of(
                        standing,
                        LocalDate.of(2026, 4, 25),
                        Payoff.Rule.usual(Method.DECLINING),
                        Money.ZERO);
        assertThat(payoff.interest()).isEqualTo(rp(45_000));
        assertThat(payoff.total()).isEqualTo(rp(9_045_000));
    }

    @Test
    void paying_off_by_the_rule_of_78_a_murabahah_and_a_harvest_loan() {
        // After 3 of 12 instalments, 9 are left: 9·10/(12·13) of 2.160.000 is not earned.
        var standing = Standing.fresh(flat()).paid(rp(3_000_000), rp(540_000));
        var rule = new Payoff.Rule(Payoff.Current.RULE_OF_78, 0, Rate.ZERO);
        var payoff = Payoff.of(standing, DAY.plusMonths(3), rule, Money.ZERO);
        assertThat(payoff.waived()).isEqualTo(rp(1_246_154));
        assertThat(payoff.interest()).isEqualTo(rp(2_160_000 - 1_246_154 - 540_000));
        var sale = Schedule.of(Sharia.murabahah(rp(6_000_000), rp(900_000), 12, DAY));
        var price = new Payoff.Rule(Payoff.Current.FULL_PRICE, 0, Rate.ZERO);
        assertThat(Payoff.of(Standing.fresh(sale), DAY, price, Money.ZERO).total())
                .isEqualTo(rp(6_900_000));
        var harvest =
                Schedule.of(
                        Terms.monthly(
                                rp(5_000_000), Method.HARVEST, Charge.monthly("1.5"), 6, DAY));
        // 90 of 181 days of 450.000.
        assertThat(
                        Payoff.of(
                                        Standing.fresh(harvest),
                                        DAY.plusDays(90),
                                        Payoff.Rule.usual(Method.HARVEST),
                                        Money.ZERO)
                                .interest())
                .isEqualTo(rp(223_757));
    }

    @Test
    void e3_daily_interest_on_what_is_owed() {
        var terms = Terms.monthly(rp(1_000_000), Method.DAILY, Charge.monthly("1"), 1, DAY);
        var spells =
                List.of(
                        new Accrual.Spell(rp(1_000_000), 6),
                        new Accrual.Spell(rp(600_000), 12),
                        new Accrual.Spell(rp(500_000), 6),
                        new Accrual.Spell(rp(300_000), 5));
        assertThat(spells.stream().map(each -> Accrual.daily(terms, List.of(each)).rupiah()))
                .containsExactly(2_000L, 2_400L, 1_000L, 500L);
        assertThat(Accrual.daily(terms, spells)).isEqualTo(rp(5_900));
        // Untouched for 31 days it costs 31/30 of a month.
        assertThat(Schedule.of(terms).totalInterest()).isEqualTo(rp(10_333));
    }

    @Test
    void interest_stops_in_the_books_when_a_loan_no_longer_performs() {
        var standing = Standing.fresh(declining());
        var date = DAY.plusMonths(1).plusDays(14);
        // 180.000 of January and 14 of 28 days of 165.000.
        assertThat(Accrual.unpaid(standing, date)).isEqualTo(rp(262_500));
        assertThat(Accrual.booked(standing, date, Quality.SPECIAL_MENTION)).isEqualTo(rp(262_500));
        assertThat(Accrual.booked(standing, date, Quality.SUBSTANDARD)).isEqualTo(Money.ZERO);
    }

    @Test
    void the_provision_of_twelve_million_becomes_income() {
        // J11 and J14: 1 % of 12.000.000 over 12 months.
        assertThat(Amortisation.straight(rp(120_000), 12)).containsOnly(rp(10_000));
        var schedule =
                Schedule.of(
                        Terms.monthly(
                                rp(12_000_000), Method.DECLINING, Charge.monthly("1"), 12, DAY));
        assertThat(Amortisation.effective(schedule, rp(120_000)).stream().map(Money::rupiah))
                .containsExactly(
                        18_079L, 16_666L, 15_237L, 13_791L, 12_329L, 10_849L, 9_352L, 7_839L,
                        6_307L, 4_757L, 3_190L, 1_604L);
    }

    @Test
    void what_is_deducted_at_disbursement() {
        // J11: provision 1 %, administration 50.000, stamp 10.000, premium 60.000.
        var fees =
                Fees.of(
                        Fee.share(Fee.Kind.PROVISION, "1"),
                        Fee.fixed(Fee.Kind.ADMINISTRATION, 50_000),
                        Fee.fixed(Fee.Kind.STAMP, 10_000),
                        Fee.fixed(Fee.Kind.INSURANCE, 60_000));
        assertThat(fees.net(rp(12_000_000))).isEqualTo(rp(11_760_000));
        var swp = Fee.share(Fee.Kind.SWP, "2");
        assertThat(Fees.of(swp).net(rp(12_000_000))).isEqualTo(rp(11_760_000));
        // Savings are the member's own: no cost, unless somebody wants to see what the waiting
        // costs.
        var free = EffectiveRate.of(declining(), Fees.of(swp)).nominal();
        assertThat(free).isEqualTo(Rate.percent("18"));
        assertThat(EffectiveRate.of(declining(), Fees.of(swp.counted(true))).nominal())
                .isGreaterThan(free);
    }

    @Test
    void profit_sharing_and_diminishing_partnership() {
        var expected =
                Sharia.profitSharing(
                        rp(10_000_000),
                        List.of(rp(1_000_000), rp(-200_000), rp(500_001)),
                        Rate.percent("40"),
                        DAY);
        assertThat(expected.lines().stream().map(l -> l.payment().rupiah()))
                .containsExactly(400_000L, 0L, 10_200_000L);
        var partnership =
                Sharia.mutanaqishah(rp(100_000_000), rp(80_000_000), rp(1_000_000), 10, DAY);
        assertThat(partnership.lines().stream().map(l -> l.interest().rupiah()))
                .startsWith(800_000L, 720_000L, 640_000L);
        assertThat(partnership.lines()).allMatch(l -> l.principal().equals(rp(8_000_000)));
    }

    @Test
    void the_same_amount_from_an_illegal_lender() {
        var round = OnlineLender.ILLEGAL.lend(rp(1_000_000));
        assertThat(round.received()).isEqualTo(rp(800_000));
        assertThat(round.paid()).isEqualTo(rp(1_140_000));
        assertThat(round.effective().nominal()).isEqualTo(Rate.percent("1108.0357"));
        assertThat(round.effective().compound()).isEqualTo(Rate.percent("1023601.2863"));
        // Kept for a year, 27 rounds of 340.000.
        assertThat(OnlineLender.ILLEGAL.costFor(rp(1_000_000), 365)).isEqualTo(rp(9_180_000));
        assertThat(OnlineLender.ILLEGAL.source()).isEqualTo("RECALLED");
    }
}
