package id.sokoguru.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@InWorld
class FourEyesTest {
    @Autowired World world;
    @Autowired Access access;
    @Autowired Audit audit;
    @Autowired BusinessDay day;
    @Autowired Tenancy tenancy;
    @Autowired Approvals productApprovals;

    private final List<UUID> done = new ArrayList<>();
    private boolean possible = true;
    private CooperativeId coop;
    private Actor asks;
    private Actor decides;
    private Approvals approvals;

    @BeforeEach
    void cast() {
        coop = world.cooperative();
        asks = Cast.acting(Cast.in(access, coop, Role.MANAGER), coop, Role.MANAGER);
        decides = Cast.acting(Cast.in(access, coop, Role.CHAIR), coop, Role.CHAIR);
        var kinds = new StaticListableBeanFactory();
        kinds.addBean("kind", new Paying());
        approvals =
                new Approvals(
                        world.jdbc(),
                        tenancy,
                        day,
                        audit,
                        kinds.getBeanProvider(ApprovalKind.class));
    }

    @Test
    void approving_does_the_deed_and_both_names_stay() {
        var subject = Uuid7.create();
        var id = ask(subject);
        assertThat(approvals.approved(asks, "test.pay", subject)).isEmpty();
        assertThat(approvals.decide(decides, id, true, "baik"))
                .isInstanceOf(Approvals.Decided.Recorded.class);
        assertThat(done).containsExactly(subject);
        var approved = approvals.approved(asks, "test.pay", subject).orElseThrow();
        assertThat(approved.requestedBy()).isEqualTo(asks.user());
        assertThat(approved.decidedBy()).isEqualTo(decides.user());
        assertThat(approved.note()).isEqualTo("baik");
    }

    @Test
    void who_asked_never_decides_even_with_the_right_to_approve() {
        var id = ask(Uuid7.create());
        assertThat(approvals.decide(asks, id, true, ""))
                .isInstanceOf(Approvals.Decided.OwnRequest.class);
        assertThat(done).isEmpty();
        assertThat(approvals.find(asks, id).orElseThrow().waits()).isTrue();
    }

    @Test
    void the_database_refuses_a_decision_on_ones_own_request_too() {
        var id = ask(Uuid7.create());
        assertThatThrownBy(() ->
                        tenancy.write(
                                asks,
                                () ->
                                        world.jdbc()
                                                .sql(
                                                        """
                                                        insert into access.approval_decision
                                                        values (:coop, :id, 'APPROVED', '', :by, now())
                                                        """)
                                                .param("coop", coop.value())
                                                .param("id", id.value())
                                                .param("by", asks.user())
                                                .update()))
                .hasStackTraceContaining("never decided by who made it");
    }

    @Test
    void a_teller_does_not_decide() {
        var teller = Cast.acting(Cast.in(access, coop, Role.TELLER), coop, Role.TELLER);
        assertThat(approvals.decide(teller, ask(Uuid7.create()), true, ""))
                .isInstanceOf(Approvals.Decided.NotAllowed.class);
    }

    @Test
    void a_refusal_does_nothing_and_cannot_be_turned_into_a_yes() {
        var subject = Uuid7.create();
        var id = ask(subject);
        approvals.decide(decides, id, false, "belum lengkap");
        assertThat(approvals.decide(decides, id, true, ""))
                .isInstanceOf(Approvals.Decided.AlreadyDecided.class);
        assertThat(done).isEmpty();
        assertThat(approvals.approved(asks, "test.pay", subject)).isEmpty();
    }

    @Test
    void a_deed_that_has_become_impossible_leaves_the_request_waiting() {
        var id = ask(Uuid7.create());
        possible = false;
        assertThat(approvals.decide(decides, id, true, ""))
                .isEqualTo(new Approvals.Decided.Impossible("Periode sudah ditutup."));
        assertThat(approvals.find(asks, id).orElseThrow().waits()).isTrue();
    }

    @Test
    void two_who_press_at_once_do_the_deed_once() throws Exception {
        var id = ask(Uuid7.create());
        var other = Cast.acting(Cast.in(access, coop, Role.CHAIR), coop, Role.CHAIR);
        try (var pool = Executors.newFixedThreadPool(8)) {
            var presses =
                    IntStream.range(0, 8)
                            .<Callable<Approvals.Decided>>mapToObj(i ->
                                    () ->
                                            approvals.decide(
                                                    i % 2 == 0 ? decides : other, id, true, ""))
                            .toList();
            var recorded = 0;
            for (var answer : pool.invokeAll(presses)) {
                recorded += answer.get() instanceof Approvals.Decided.Recorded ? 1 : 0;
            }
            assertThat(recorded).isEqualTo(1);
        }
        assertThat(done).hasSize(1);
    }

    @Test
    void asking_twice_while_one_waits_is_one_request() {
        var subject = Uuid7.create();
        assertThat(ask(subject)).isEqualTo(ask(subject));
    }

    @Test
    void nobody_of_another_cooperative_finds_the_request() {
        var id = ask(Uuid7.create());
        var elsewhere = world.cooperative();
        var stranger = Cast.acting(Cast.in(access, elsewhere, Role.CHAIR), elsewhere, Role.CHAIR);
        assertThat(approvals.decide(stranger, id, true, ""))
                .isInstanceOf(Approvals.Decided.Unknown.class);
        var lying =
                new Actor(
                        stranger.user(),
                        "",
                        elsewhere,
                        stranger.territory(),
                        stranger.permissions(),
                        null,
                        true,
                        "test");
        assertThat(
                        tenancy.read(
                                lying,
                                () ->
                                        world.jdbc()
                                                .sql(
                                                        "select count(*) from access.approval where coop_id = :coop")
                                                .param("coop", coop.value())
                                                .query(Long.class)
                                                .single()))
                .isZero();
    }

    @Test
    void the_rows_are_only_ever_added_to_even_by_the_owner() {
        ask(Uuid7.create());
        for (var table :
                List.of("audit", "approval", "approval_decision", "visit_log", "justification")) {
            assertThatThrownBy(() ->
                            tenancy.write(
                                    asks,
                                    () -> world.jdbc().sql("delete from access." + table).update()))
                    .as("%s, as the application", table)
                    .hasStackTraceContaining("permission denied");
            assertThatThrownBy(() ->
                            world.asOwner().sql("truncate access." + table + " cascade").update())
                    .as("%s, as the owner", table)
                    .hasStackTraceContaining("only ever added to");
        }
        assertThatThrownBy(() ->
                        world.asOwner().sql("update access.audit set details = 'lain'").update())
                .hasStackTraceContaining("only ever added to");
        assertThatThrownBy(() -> world.asOwner().sql("delete from access.role_grant").update())
                .hasStackTraceContaining("only ever added to");
    }

    @Test
    void the_page_shows_the_request_and_the_button_decides() {
        var id =
                productApprovals.request(
                        asks, "access.anything", Uuid7.create(), "Jurnal manual 3 baris", "{}");
        var chair = Cast.in(access, coop, Role.CHAIR);
        var browser = new Browser(world).signIn(chair.name(), Cast.PASSWORD);
        var list = "/k/" + coop.text() + "/persetujuan";
        assertThat(browser.get(list).body()).contains("Jurnal manual 3 baris");
        assertThat(browser.post(list + "/" + id.value(), "putusan", "setuju").statusCode())
                .isEqualTo(303);
        assertThat(browser.get(list).body()).doesNotContain("Jurnal manual 3 baris");
        assertThat(browser.get(list + "?selesai=1").body()).contains("Jurnal manual 3 baris");
    }

    private ApprovalId ask(UUID subject) {
        return approvals.request(asks, "test.pay", subject, "Bayar listrik", "{}");
    }

    private final class Paying implements ApprovalKind {
        @Override
        public String kind() {
            return "test.pay";
        }

        @Override
        public String effect(Words words, Actor reader, Approval approval) {
            return "Kas berkurang.";
        }

        @Override
        public Outcome onApproved(Actor approver, Approval approval) {
            if (!possible) {
                return new Outcome.Impossible("Periode sudah ditutup.");
            }
            done.add(approval.subject());
            return new Outcome.Done();
        }
    }
}
