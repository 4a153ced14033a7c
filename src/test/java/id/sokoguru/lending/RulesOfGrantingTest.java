package id.sokoguru.lending;

import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.RateCap;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.registry.Appointment;
import id.sokoguru.registry.Position;
import id.sokoguru.registry.Registry;
import id.sokoguru.rule.Rules;
import id.sokoguru.savings.Counter;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** What the rules of the day say about an application, with the figures of the domain's files. */
@InWorld
class RulesOfGrantingTest {
    @Autowired AutowireCapableBeanFactory beans;
    Lender.Maker maker;
    @Autowired Granting granting;
    @Autowired Rules rules;
    Lender lender;

    @BeforeEach
    void found() {
        maker = beans.createBean(Lender.Maker.class);
        lender = maker.make();
        lender.offers(new Lender.Change(Lender.product(1)).free(Method.DECLINING, "1").product());
    }

    private Check check(long application, Check.Kind kind) {
        return granting.checks(lender.officer, application).stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void own_capital_is_simpanan_pokok_and_wajib_reserves_and_grants() {
        assertThat(granting.ownCapital(lender.officer, Counter.TODAY)).isEqualTo(rp(58_860_000));
    }

    @Test
    void a_borrower_may_owe_15_percent_of_own_capital_and_not_a_rupiah_more() {
        assertThat(check(lender.applies(1, 1, 8_829_000, 12), Check.Kind.EXPOSURE).outcome())
                .isEqualTo(Check.Outcome.PASSED);
        long over = lender.applies(1, 1, 8_829_001, 12);
        var check = check(over, Check.Kind.EXPOSURE);
        assertThat(check.outcome()).isEqualTo(Check.Outcome.BLOCKED);
        assertThat(check.found()).isEqualTo("Rp8.829.001");
        assertThat(check.allowed()).isEqualTo("Rp8.829.000");
        assertThat(check.amount()).isEqualTo(rp(8_829_000));
        assertThat(CheckWords.sentence(Words.indonesian(), check))
                .isEqualTo(
                        "Seluruh pinjamannya menjadi Rp8.829.001, di atas batas Rp8.829.000. Lolos bila paling banyak Rp8.829.000. (Permenkop UKM 8/2023 pasal 45)");
        assertThat(CheckWords.sentence(Words.in(Locale.ENGLISH), check))
                .startsWith("All their loans become Rp8.829.001, above the limit of Rp8.829.000.");
        lender.analyses(over, false, 0, 0);
        assertThat(granting.submit(lender.officer, over)).isInstanceOf(Submission.Blocked.class);
    }

    @Test
    void the_loan_of_J11_breaks_the_limit_of_the_little_cooperative() {
        long application = lender.applies(1, 1, 12_000_000, 12);
        assertThat(check(application, Check.Kind.EXPOSURE).blocks()).isTrue();
        lender.warnsOnly();
        assertThat(check(application, Check.Kind.EXPOSURE).outcome())
                .isEqualTo(Check.Outcome.WARNED);
    }

    @Test
    void related_parties_together_may_owe_10_percent() {
        long first = lender.applies(1, 1, 5_886_000, 12);
        lender.analyses(first, true, 0, 0);
        assertThat(check(first, Check.Kind.EXPOSURE_RELATED).outcome())
                .isEqualTo(Check.Outcome.PASSED);
        long over = lender.applies(2, 1, 5_887_000, 12);
        lender.analyses(over, true, 0, 0);
        var check = check(over, Check.Kind.EXPOSURE_RELATED);
        assertThat(check.outcome()).isEqualTo(Check.Outcome.BLOCKED);
        assertThat(check.amount()).isEqualTo(rp(5_886_000));
        // What another related party was granted counts before it is paid out.
        assertThat(granting.submit(lender.officer, first)).isInstanceOf(Submission.Submitted.class);
        granting.consent(lender.supervisor, first);
        lender.decides(lender.chair, first, true);
        long next = lender.applies(2, 1, 1_000_000, 12);
        lender.analyses(next, true, 0, 0);
        assertThat(check(next, Check.Kind.EXPOSURE_RELATED).found()).isEqualTo("Rp6.886.000");
        assertThat(check(next, Check.Kind.EXPOSURE_RELATED).blocks()).isTrue();
    }

    @Test
    void what_is_owed_already_counts() {
        lender.offers(
                new Lender.Change(Lender.product(1))
                        .free(Method.DECLINING, "1")
                        .concurrent(3)
                        .product());
        lender.offers(
                new Lender.Change(Lender.product(2))
                        .free(Method.DECLINING, "1")
                        .concurrent(3)
                        .product());
        lender.lends(1, 2, 5_000_000, 12);
        var check = check(lender.applies(1, 2, 4_000_000, 12), Check.Kind.EXPOSURE);
        assertThat(check.found()).isEqualTo("Rp9.000.000");
        assertThat(check.amount()).isEqualTo(rp(3_829_000));
    }

    @Test
    void one_and_a_half_percent_flat_passes_as_written_and_fails_as_it_costs() {
        lender.offers(new Lender.Change(Lender.product(3)).free(Method.FLAT, "1.5").product());
        long application = lender.applies(1, 3, 5_000_000, 12);
        var stated = check(application, Check.Kind.RATE_STATED);
        assertThat(stated.found()).isEqualTo("18%");
        assertThat(stated.outcome()).isEqualTo(Check.Outcome.PASSED);
        var effective = check(application, Check.Kind.RATE_EFFECTIVE);
        assertThat(effective.found()).startsWith("31,7");
        assertThat(effective.allowed()).isEqualTo("24%");
        assertThat(effective.outcome()).isEqualTo(Check.Outcome.BLOCKED);
        assertThat(effective.rate()).isBetween(Rate.percent("1.1200"), Rate.percent("1.1226"));
    }

    @Test
    void fees_count_in_the_effective_rate() {
        // E11: 10.000.000, ten months, 1% flat, provisi 1% and 50.000: 24,72%.
        lender.grant(rp(100_000_000));
        var p =
                new Lender.Change(Lender.product(4))
                        .free(Method.FLAT, "1")
                        .administration(rp(150_000))
                        .product();
        lender.offers(p);
        var check = check(lender.applies(1, 4, 10_000_000, 10), Check.Kind.RATE_EFFECTIVE);
        assertThat(check.outcome()).isEqualTo(Check.Outcome.BLOCKED);
        // With the stamp of Rp10.000 it is a little more than the published 24,72%.
        assertThat(check.found()).isBetween("24,7", "25");
        assertThat(check.amount()).isGreaterThan(rp(10_000_000));
    }

    @Test
    void all_instalments_take_at_most_40_percent_of_the_salary() {
        lender.offers(
                new Lender.Change(Lender.product(5))
                        .free(Method.DECLINING, "1")
                        .salary("40")
                        .product());
        long application = lender.applies(1, 5, 6_000_000, 6);
        // The heaviest month: 1.000.000 and 60.000; 40% of 2.650.000 is 1.060.000.
        lender.analyses(application, false, 2_650_000, 0);
        assertThat(check(application, Check.Kind.SALARY).outcome()).isEqualTo(Check.Outcome.PASSED);
        lender.analyses(application, false, 2_650_000, 1);
        var check = check(application, Check.Kind.SALARY);
        assertThat(check.outcome()).isEqualTo(Check.Outcome.BLOCKED);
        assertThat(check.found()).isEqualTo("Rp1.060.001");
        assertThat(check.amount()).isEqualTo(rp(5_999_000));
    }

    @Test
    void savings_number_of_loans_and_collateral_are_asked_by_the_product() {
        lender.offers(
                new Lender.Change(Lender.product(6))
                        .free(Method.DECLINING, "1")
                        .multiple(10)
                        .collateral(rp(2_000_000))
                        .product());
        long application = lender.applies(1, 6, 2_000_000, 12);
        var savings = check(application, Check.Kind.SAVINGS);
        assertThat(savings.blocks()).isTrue();
        assertThat(savings.amount()).isEqualTo(rp(1_000_000));
        assertThat(check(application, Check.Kind.COLLATERAL).amount()).isEqualTo(rp(1_999_000));
        granting.offer(
                lender.officer,
                application,
                new Offer.Collateral(
                        Offer.CollateralKind.VEHICLE, "Honda Beat 2019", "N-1234", rp(8_000_000)));
        assertThat(check(application, Check.Kind.COLLATERAL).passed()).isTrue();
        lender.lends(1, 1, 1_000_000, 12);
        var again = check(lender.applies(1, 1, 1_000_000, 12), Check.Kind.CONCURRENT);
        assertThat(again.blocks()).isTrue();
        assertThat(again.found()).isEqualTo("1");
    }

    @Test
    void who_has_no_number_of_a_member_cannot_apply() {
        var order =
                new Applying(
                        id.sokoguru.kernel.Uuid7.create(),
                        77,
                        1,
                        rp(1_000_000),
                        12,
                        null,
                        "modal",
                        false);
        assertThat(granting.apply(lender.officer, order)).isEqualTo(new Applying.NotMember());
    }

    @Test
    void stamp_duty_is_due_above_five_million_only() {
        var limits = Limits.on(rules, Counter.TODAY);
        assertThat(limits.stampDuty(rp(5_000_000))).isEqualTo(Money.ZERO);
        assertThat(limits.stampDuty(rp(5_000_001))).isEqualTo(rp(10_000));
    }

    @Test
    void no_preset_breaks_the_cap_within_its_own_bounds() {
        var limits = Limits.on(rules, Counter.TODAY);
        for (var preset : Preset.values()) {
            var p = preset.product(1, LocalDate.of(2026, 1, 1), "x", Rate.percent("40"));
            for (var amount :
                    java.util.List.of(p.leastPrincipal(), rp(5_001_000), p.mostPrincipal())) {
                for (int times : new int[] {p.leastInstalments(), p.mostInstalments()}) {
                    var cap = Simulation.of(p, amount, times, Counter.TODAY, limits).cap();
                    assertThat(cap.passes(RateCap.Reading.BOTH))
                            .as(preset + " " + amount.text() + " " + times + " " + cap)
                            .isTrue();
                }
            }
        }
    }

    @Autowired World world;
    @Autowired Registry registry;
    @Autowired OfficerTies ties;

    /** The cooperative of the test in the register, with a chair. */
    private int seated() {
        world.asOwner()
                .sql(
                        """
                        insert into registry.cooperative
                            (coop_id, name, kind, level, region, founded_on, scopes, founding_id, recorded_at)
                        select :coop, :name, 'KSP', 'PRIMER', min(code), date '2026-01-01', '{SP}', gen_random_uuid(), now()
                          from registry.region
                        """)
                .param("coop", lender.counter.coop.value())
                .param("name", "Terkait " + lender.counter.coop.text())
                .update();
        var system = Actor.system(lender.counter.coop);
        registry.appoint(
                system,
                new Appointment(
                        Uuid7.create(),
                        "Bu Ketua",
                        Position.KETUA,
                        false,
                        LocalDate.of(2026, 1, 5)));
        return registry.officers(system, lender.counter.coop).getFirst().officer();
    }

    @Test
    void an_officer_and_who_is_close_to_one_are_related_while_in_office() {
        int chair = seated();
        assertThat(ties.tie(lender.chair, 99, 1, OfficerTies.Relation.SELF))
                .isEqualTo(OfficerTies.Tied.NO_OFFICER);
        assertThat(ties.tie(lender.chair, chair, 99, OfficerTies.Relation.SELF))
                .isEqualTo(OfficerTies.Tied.NO_MEMBER);
        assertThat(ties.tie(lender.chair, chair, 1, OfficerTies.Relation.SELF))
                .isEqualTo(OfficerTies.Tied.DONE);
        assertThat(ties.tie(lender.chair, chair, 1, OfficerTies.Relation.SPOUSE))
                .isEqualTo(OfficerTies.Tied.ALREADY);
        ties.tie(lender.chair, chair, 2, OfficerTies.Relation.SPOUSE);
        // Both together: 10 % of 58.860.000, and both boards, though the analysis says nothing.
        long first = lender.ready(1, 1, 5_000_000, 12);
        assertThat(granting.checks(lender.officer, first))
                .anyMatch(one -> one.kind() == Check.Kind.CONSENT && one.blocks());
        granting.submit(lender.officer, first);
        assertThat(lender.decides(lender.chair, first, true))
                .isInstanceOf(Approvals.Decided.Impossible.class);
        assertThat(granting.consent(lender.supervisor, first)).isTrue();
        assertThat(lender.decides(lender.chair, first, true))
                .isInstanceOf(Approvals.Decided.Recorded.class);
        var spouse = check(lender.ready(2, 1, 1_000_000, 12), Check.Kind.EXPOSURE_RELATED);
        assertThat(spouse.blocks()).isTrue();
        assertThat(spouse.amount()).isEqualTo(rp(886_000));
        assertThat(ties.isRelated(lender.chair, 2, LocalDate.of(2026, 1, 4))).isFalse();
        ties.untie(lender.chair, 2);
        assertThat(ties.isRelated(lender.chair, 2, Counter.TODAY)).isFalse();
        assertThat(ties.isRelated(lender.chair, 1, Counter.TODAY)).isTrue();
    }

    @Test
    void two_who_approve_at_once_do_not_both_use_the_same_limit() throws Exception {
        lender.offers(
                new Lender.Change(Lender.product(2))
                        .free(Method.DECLINING, "1")
                        .concurrent(5)
                        .product());
        for (int round = 1; round <= 4; round++) {
            long member = round;
            long one = lender.ready(member, 2, 6_000_000, 12);
            long two = lender.ready(member, 2, 6_000_000, 12);
            granting.submit(lender.officer, one);
            granting.submit(lender.officer, two);
            Callable<Approvals.Decided> first = () -> lender.decides(lender.chair, one, true);
            Callable<Approvals.Decided> second = () -> lender.decides(lender.chair, two, true);
            int granted = 0;
            try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var decided : both.invokeAll(List.of(first, second))) {
                    granted += decided.get() instanceof Approvals.Decided.Recorded ? 1 : 0;
                }
            }
            assertThat(granted).as("of member %d", member).isEqualTo(1);
        }
    }

    @Test
    void what_a_member_guarantees_is_what_others_still_owe() {
        long application = lender.ready(1, 1, 2_000_000, 12);
        assertThat(
                        granting.offer(
                                lender.officer,
                                application,
                                new Offer.Guarantor(2L, "", "tetangga")))
                .isTrue();
        assertThat(granting.guaranteedTotal(lender.officer, 2)).isEqualTo(Money.ZERO);
        granting.submit(lender.officer, application);
        lender.decides(lender.chair, application, true);
        lender.pays(Uuid7.create(), application);
        assertThat(granting.guaranteedTotal(lender.officer, 2)).isEqualTo(rp(2_000_000));
        assertThat(granting.guaranteed(lender.officer, 2))
                .extracting(position -> position.loan().member())
                .containsExactly(1L);
        assertThat(granting.guaranteedTotal(lender.officer, 1)).isEqualTo(Money.ZERO);
    }
}
