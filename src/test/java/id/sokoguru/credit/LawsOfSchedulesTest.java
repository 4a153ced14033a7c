package id.sokoguru.credit;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds for every loan, tried on thousands of random ones; a failure names its seed. */
class LawsOfSchedulesTest {
    private static final int LOANS = 1_000;
    private static final long FIRST_SEED = 20_261_122;

    private static void each(BiConsumer<RandomLoans, Terms> law) {
        for (int i = 0; i < LOANS; i++) {
            var seed = FIRST_SEED + i;
            var loans = new RandomLoans(seed);
            var terms = loans.terms();
            try {
                law.accept(loans, terms);
            } catch (RuntimeException | AssertionError broken) {
                throw new AssertionError("seed " + seed + ": " + terms, broken);
            }
        }
    }

    private static Money sum(List<Money> parts) {
        return parts.stream().reduce(Money.ZERO, Money::plus);
    }

    @Test
    void principal_sums_to_what_was_lent_and_nothing_is_negative() {
        var seen = new HashSet<Method>();
        each((_, terms) -> {
            var schedule = Schedule.of(terms);
            seen.add(terms.method());
            var lines = schedule.lines();
            assertThat(sum(lines.stream().map(Line::principal).toList()))
                    .isEqualTo(terms.principal().plus(schedule.capitalised()));
            assertThat(lines.getLast().balance()).isEqualTo(Money.ZERO);
            var before = terms.disbursed();
            for (var line : lines) {
                assertThat(line.due()).isAfter(before);
                before = line.due();
                assertThat(line.principal().isNegative()).isFalse();
                assertThat(line.interest().isNegative()).isFalse();
                assertThat(line.accrued().isNegative()).isFalse();
                assertThat(line.balance().isNegative()).isFalse();
            }
            // What arises is billed, or was added to the principal.
            assertThat(sum(lines.stream().map(Line::accrued).toList()))
                    .isEqualTo(schedule.totalInterest().plus(schedule.capitalised()));
            if (terms.grace().deferred() != Grace.Deferred.CAPITALISED) {
                assertThat(schedule.capitalised()).isEqualTo(Money.ZERO);
            }
        });
        assertThat(seen).containsExactlyInAnyOrder(Method.values());
    }

    @Test
    void a_fixed_price_is_met_to_the_rupiah() {
        each((_, terms) -> {
            if (terms.charge() instanceof Charge.Fixed(var total)
                    && terms.rounding().excess() == Rounding.Excess.PRINCIPAL) {
                assertThat(Schedule.of(terms).totalInterest()).isEqualTo(total);
            }
        });
    }

    @Test
    void without_interest_nothing_but_the_principal_is_paid() {
        each((_, terms) -> {
            var free = terms.with(new Rounding(terms.rounding().step(), Rounding.Excess.PRINCIPAL));
            var schedule = Schedule.of(free.with(Charge.NONE));
            assertThat(schedule.totalPayment()).isEqualTo(terms.principal());
            assertThat(EffectiveRate.of(schedule, Fees.NONE).nominal()).isEqualTo(Rate.ZERO);
        });
    }

    @Test
    void payoff_on_any_day_leaves_exactly_zero() {
        each((loans, terms) -> {
            var schedule = Schedule.of(terms);
            var length = schedule.maturity().toEpochDay() - terms.disbursed().toEpochDay();
            var date = terms.disbursed().plusDays(loans.below((int) length + 40));
            var standing = standing(loans, schedule);
            if (standing.outstanding(date).isNegative()) {
                // Nobody pays interest on interest back before it was added.
                return;
            }
            for (var current : Payoff.Current.values()) {
                var rule = new Payoff.Rule(current, 1, Rate.percent("1"));
                var payoff = Payoff.of(standing, date, rule, Money.ZERO);
                var grown = schedule.capitalisedUntil(date);
                assertThat(standing.principalPaid().plus(payoff.principal()))
                        .isEqualTo(terms.principal().plus(grown));
                // All interest of the schedule was paid, is paid now, or never arises.
                assertThat(
                                standing.interestPaid()
                                        .plus(payoff.interest())
                                        .minus(payoff.refund())
                                        .plus(grown)
                                        .plus(payoff.waived()))
                        .isEqualTo(schedule.totalInterest().plus(schedule.capitalised()));
                for (var money :
                        List.of(
                                payoff.principal(),
                                payoff.interest(),
                                payoff.refund(),
                                payoff.fee(),
                                payoff.waived())) {
                    assertThat(money.isNegative()).isFalse();
                }
                if (!date.isBefore(schedule.maturity())) {
                    assertThat(payoff.waived()).isEqualTo(Money.ZERO);
                    assertThat(payoff.fee()).isEqualTo(Money.ZERO);
                }
            }
        });
    }

    /** Some instalments paid, the next in part. */
    private static Standing standing(RandomLoans loans, Schedule schedule) {
        var standing = Standing.fresh(schedule);
        var paid = loans.below(schedule.lines().size() + 1);
        for (var line : schedule.lines().subList(0, paid)) {
            standing = standing.paid(line.principal(), line.interest());
        }
        if (paid < schedule.lines().size()) {
            var next = schedule.lines().get(paid);
            standing =
                    standing.paid(
                            loans.money(0, next.principal().rupiah()),
                            loans.money(0, next.interest().rupiah()));
        }
        return standing;
    }

    @Test
    void every_payment_is_divided_completely_and_paying_all_leaves_nothing_open() {
        each((loans, terms) -> {
            var schedule = Schedule.of(terms);
            var standing = standing(loans, schedule);
            var length = schedule.maturity().toEpochDay() - terms.disbursed().toEpochDay();
            var date = terms.disbursed().plusDays(loans.below((int) length + 40));
            var due = new ArrayList<Due>();
            for (var each : standing.due(date)) {
                due.add(each.withPenalty(loans.money(0, 20_000)));
            }
            var order =
                    loans.pick(Allocation.Order.LEGACY, Allocation.Order.PROTECTIVE)
                            .kindFirst(loans.below(2) == 0);
            var advance = loans.pick(Allocation.Advance.values());
            var payment = loans.money(1, 2 * terms.principal().rupiah());
            var coming = standing.coming(date);
            var divided = Allocation.of(payment, due, coming, order, advance);
            assertThat(
                            divided.principal()
                                    .plus(divided.interest())
                                    .plus(divided.penalty())
                                    .plus(divided.held()))
                    .isEqualTo(payment);
            // Nothing is paid twice, and nothing is held while something is due.
            var after = standing.paid(divided.principal(), divided.interest());
            var open = sum(due.stream().map(Due::total).toList());
            var toDue =
                    sum(
                            divided.parts().stream()
                                    .filter(p -> due.stream().anyMatch(d -> d.no() == p.no()))
                                    .map(Allocation.Part::total)
                                    .toList());
            assertThat(toDue).isEqualTo(payment.compareTo(open) < 0 ? payment : open);
            if (advance == Allocation.Advance.NEXT_INSTALMENTS && divided.held().isPositive()) {
                assertThat(after.open()).isEmpty();
            }
        });
    }

    @Test
    void repaying_ahead_makes_a_sound_schedule_that_costs_no_more() {
        each((loans, terms) -> {
            var schedule = Schedule.of(terms);
            if (schedule.capitalised().isPositive()) {
                return;
            }
            var paid = loans.below(schedule.lines().size());
            var owed = paid == 0 ? schedule.principal() : schedule.lines().get(paid - 1).balance();
            if (owed.rupiah() < 2) {
                return;
            }
            var extra = loans.money(1, owed.rupiah() - 1);
            var date = schedule.begin(paid).plusDays(loans.below(3));
            var rest = schedule.lines().subList(paid, schedule.lines().size());
            var before = sum(rest.stream().map(Line::interest).toList());
            for (var after :
                    List.of(
                            Prepayment.smaller(schedule, paid, extra, date),
                            Prepayment.shorter(schedule, terms.method(), paid, extra, date))) {
                assertThat(after.principal()).isEqualTo(owed.minus(extra));
                assertThat(after.totalInterest()).isLessThanOrEqualTo(before);
                assertThat(after.maturity()).isBeforeOrEqualTo(schedule.maturity());
            }
        });
    }

    @Test
    void interest_arises_day_by_day_and_never_goes_back() {
        each((loans, terms) -> {
            var schedule = Schedule.of(terms);
            var before = Money.ZERO;
            var date = terms.disbursed();
            assertThat(Accrual.until(schedule, date)).isEqualTo(Money.ZERO);
            while (date.isBefore(schedule.maturity())) {
                date = date.plusDays(1 + loans.below(60));
                var now = Accrual.until(schedule, date);
                assertThat(now).isGreaterThanOrEqualTo(before);
                before = now;
            }
            assertThat(before).isEqualTo(schedule.totalInterest().plus(schedule.capitalised()));
        });
    }

    @Test
    void a_provision_becomes_income_to_the_rupiah() {
        each((loans, terms) -> {
            if (terms.principal().rupiah() < 100 || loans.below(10) > 0) {
                return;
            }
            var schedule = Schedule.of(terms);
            var fee = Rate.percent("1").of(terms.principal());
            for (var parts :
                    List.of(
                            Amortisation.straight(fee, schedule.lines().size()),
                            Amortisation.effective(schedule, fee))) {
                assertThat(parts).hasSameSizeAs(schedule.lines());
                assertThat(sum(parts)).isEqualTo(fee);
                assertThat(parts).noneMatch(Money::isNegative);
            }
        });
    }

    @Test
    void the_cap_agrees_with_the_rate_found_and_fees_make_no_loan_cheaper() {
        each((loans, terms) -> {
            if (loans.below(10) > 0) {
                return;
            }
            var schedule = Schedule.of(terms);
            var fees = Fees.of(Fee.share(Fee.Kind.PROVISION, "1"));
            if (!fees.net(terms.principal()).isPositive()) {
                return;
            }
            var rate = EffectiveRate.of(schedule, fees).nominal();
            assertThat(EffectiveRate.isWithin(schedule, fees, rate.plus(Rate.ppm(1)))).isTrue();
            if (rate.ppm() > 0) {
                assertThat(EffectiveRate.isWithin(schedule, fees, rate.plus(Rate.ppm(-1))))
                        .isFalse();
            }
            assertThat(EffectiveRate.of(schedule, fees).nominal())
                    .isGreaterThanOrEqualTo(EffectiveRate.of(schedule, Fees.NONE).nominal());
        });
    }
}
