package id.sokoguru.membership;

import static id.sokoguru.savings.Counter.TILL;
import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterAnswer;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class MembershipTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    Counter counter;

    @BeforeEach
    void found() {
        counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
    }

    private Application withNik(String name, String nik) {
        var a = Counter.application(name, TODAY);
        return new Application(
                a.id(),
                a.kind(),
                name,
                nik,
                a.birthPlace(),
                a.birthDate(),
                a.sex(),
                a.phone(),
                a.address(),
                a.village(),
                a.occupation(),
                a.date());
    }

    @Test
    void somebody_asks_is_approved_pays_simpanan_pokok_and_is_a_member() {
        var order = withNik("Siti Rahayu", "3517030605740001");
        assertThat(members.apply(counter.teller, order)).isEqualTo(new Application.Applied(1));
        assertThat(members.apply(counter.teller, order)).isEqualTo(new Application.Applied(1));
        assertThat(members.waiting(counter.teller, 10)).hasSize(1);
        assertThat(members.approve(counter.chair, 1)).isEqualTo(new Decision.Approved(1));
        assertThat(members.approve(counter.chair, 1)).isInstanceOf(Decision.AlreadyDecided.class);
        assertThat(members.required(counter.teller, 1).standing()).isEqualTo(Standing.CANDIDATE);
        desk.take(
                counter.teller,
                new CounterOrder.Principal(Uuid7.create(), 1, rp(100_000), TILL, TODAY));
        var siti = members.required(counter.teller, 1);
        assertThat(siti.standing()).isEqualTo(Standing.MEMBER);
        assertThat(siti.joined()).isEqualTo(TODAY);
        assertThat(siti.nik()).isEqualTo("351703********01");
        assertThat(members.counts(counter.teller)).isEqualTo(new MemberCounts(0, 0, 1, 0));
        assertThat(members.history(counter.teller, 1))
                .extracting(MemberStep::what)
                .containsExactlyInAnyOrder("APPLIED", "APPROVED", "ADMITTED");
    }

    @Test
    void the_same_nik_is_recognised_though_nothing_of_it_lies_open_in_the_database() {
        members.apply(counter.teller, withNik("Siti Rahayu", "3517030605740001"));
        assertThat(members.apply(counter.teller, withNik("Siti R.", "3517030605740001")))
                .isInstanceOf(Application.KnownAlready.class);
        var kept =
                world.asOwner()
                        .sql("select p::text from membership.person p where coop_id = :coop")
                        .param("coop", counter.coop.value())
                        .query(String.class)
                        .single();
        assertThat(kept).doesNotContain("351703060").doesNotContain("740001");
        assertThat(kept).contains("Siti Rahayu");
    }

    @Test
    void a_child_cannot_become_a_member() {
        var a = Counter.application("Budi", TODAY);
        var child =
                new Application(
                        a.id(),
                        a.kind(),
                        "Budi",
                        null,
                        null,
                        TODAY.minusYears(17).plusDays(1),
                        Sex.L,
                        null,
                        "",
                        null,
                        null,
                        TODAY);
        assertThat(members.apply(counter.teller, child)).isEqualTo(new Application.TooYoung(17));
    }

    @Test
    void numbers_have_no_gaps_however_many_hands_approve() throws Exception {
        for (int i = 0; i < 40; i++) {
            members.apply(counter.teller, Counter.application("Calon " + i, TODAY));
        }
        members.refuse(counter.chair, 7, "Bukan warga desa");
        var work = new ArrayList<Callable<Decision>>();
        for (int person = 1; person <= 40; person++) {
            int each = person;
            work.add(() -> members.approve(counter.chair, each));
        }
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var each : pool.invokeAll(work)) {
                each.get();
            }
        }
        assertThat(members.list(counter.teller, 0, 100))
                .extracting(Member::number)
                .containsExactlyElementsOf(Counter.numbers(39));
    }

    @Test
    void members_are_found_by_two_letters_number_phone_or_nik_end() {
        members.enrolAll(
                counter.teller,
                List.of(
                        withNik("Siti Rahayu", "3517030605740001"),
                        withNik("Budi Santoso", "3517030605749876")));
        assertThat(members.find(counter.teller, "si", 5)).extracting(Member::number).contains(1L);
        assertThat(members.find(counter.teller, "2", 5))
                .extracting(Member::number)
                .containsExactly(2L);
        assertThat(members.find(counter.teller, "9876", 5))
                .extracting(Member::number)
                .containsExactly(2L);
        assertThat(members.find(counter.teller, "7890", 5)).hasSize(2);
        assertThat(members.find(counter.teller, "s", 5)).isEmpty();
    }

    @Test
    void who_may_not_see_names_reads_initials_and_finds_by_number_only() {
        members.enrolAll(counter.teller, List.of(Counter.application("Siti Rahayu", TODAY)));
        var office =
                Counter.actor(counter.coop, false, Permission.SUPERVISE, Permission.READ_BOOKS);
        assertThat(members.names(office, List.of(1L))).containsEntry(1L, "S*** R***");
        var seen = members.required(office, 1);
        assertThat(seen.name()).isEqualTo("S*** R***");
        assertThat(seen.phone()).isNull();
        assertThat(members.find(office, "Siti", 5)).isEmpty();
        assertThat(members.find(office, "1", 5)).hasSize(1);
    }

    @Test
    void a_member_sees_only_themself() {
        counter.join(2, LocalDate.of(2026, 11, 1));
        var self =
                new Actor(
                        Uuid7.create(),
                        "Siti",
                        counter.coop,
                        Territory.NONE,
                        Set.of(Permission.MEMBER_SELF),
                        1L,
                        false,
                        "web");
        assertThat(members.required(self, 1).name()).isEqualTo("Anggota 0");
        assertThat(members.member(self, 2)).isEmpty();
        assertThat(members.list(self, 0, 10)).isEmpty();
        assertThat(members.find(self, "Anggota", 10)).isEmpty();
        assertThat(savings.holdings(self, 2)).isEmpty();
        assertThat(savings.holdings(self, 1)).isPresent();
    }

    @Test
    void a_correction_keeps_what_was_there_before() {
        members.enrolAll(counter.teller, List.of(Counter.application("Siti Rahayu", TODAY)));
        var to =
                new ProfileChange(
                        1,
                        MemberKind.BIASA,
                        "Siti Rahayuningsih",
                        null,
                        null,
                        LocalDate.of(1974, 5, 6),
                        Sex.P,
                        "0812-3456-7890",
                        "RT 01 RW 02",
                        "35.17.03.2001",
                        "Petani");
        assertThat(members.changeProfile(counter.teller, to))
                .isEqualTo(new ProfileChange.Changed(1));
        assertThat(members.changeProfile(counter.teller, to))
                .isEqualTo(new ProfileChange.Changed(0));
        assertThat(members.history(counter.teller, 1))
                .anySatisfy(step -> {
                    assertThat(step.what()).isEqualTo("CHANGED_name");
                    assertThat(step.old()).isEqualTo("Siti Rahayu");
                });
    }

    @Test
    @DisplayName("J48: pokok 100.000 + wajib 240.000 − loan 200.000 = cash 140.000")
    void leaving_turns_the_savings_into_a_debt_and_settles_the_loan_first() {
        counter.join(2, LocalDate.of(2026, 1, 5));
        counter.obligatory(1, 240_000, TODAY);
        ledger.open(counter.teller, 110501, 7, "LOAN", 1, rp(0));
        ledger.post(
                counter.teller,
                Entry.of(
                        Uuid7.create(),
                        TODAY,
                        "lending.disbursement",
                        "Pinjaman 7",
                        Line.debit(110501, 7, rp(200_000)),
                        Line.credit(110102, 1, rp(200_000))));
        long account = counter.account(1, 10_000);
        var exit = new Exit(Uuid7.create(), 1, ExitReason.OWN_REQUEST, "Pindah rumah", TODAY);
        assertThat(members.exit(counter.teller, exit))
                .isInstanceOfSatisfying(
                        Exit.SavingsOpen.class, s -> assertThat(s.total()).isEqualTo(rp(10_000)));
        desk.close(counter.teller, Uuid7.create(), account, TILL, TODAY);

        assertThat(members.exit(counter.teller, exit))
                .isInstanceOfSatisfying(
                        Exit.Left.class, left -> assertThat(left.owed()).isEqualTo(rp(340_000)));
        assertThat(members.exit(counter.teller, exit))
                .isInstanceOfSatisfying(
                        Exit.Left.class, left -> assertThat(left.receipt().replayed()).isTrue());
        assertThat(books.balance(counter.teller, 310101, 1)).isEqualTo(rp(0));
        assertThat(books.balance(counter.teller, 210708, 1)).isEqualTo(rp(340_000));
        assertThat(counter.obligatory(1, 20_000, TODAY)).isEqualTo(new CounterAnswer.NotMember());

        var offer = members.offer(counter.teller, 1).orElseThrow();
        assertThat(offer.paid()).isEqualTo(rp(140_000));
        assertThat(offer.compensated()).containsExactly(rp(200_000));
        var order = new Settlement(Uuid7.create(), 1, TILL, null, TODAY);
        assertThat(members.settle(counter.teller, order)).isEqualTo(new Settlement.SameEyes());
        var till = books.balance(counter.teller, 110102, 1);
        assertThat(members.settle(counter.chair, order)).isInstanceOf(Settlement.Settled.class);
        assertThat(books.balance(counter.teller, 110102, 1)).isEqualTo(till.minus(rp(140_000)));
        assertThat(books.balance(counter.teller, 110501, 7)).isEqualTo(rp(0));
        assertThat(books.balance(counter.teller, 210708, 1)).isEqualTo(rp(0));
        assertThat(members.settle(counter.chair, order))
                .isInstanceOfSatisfying(
                        Settlement.Settled.class, s -> assertThat(s.receipt().replayed()).isTrue());
        assertThat(
                        members.settle(
                                counter.chair,
                                new Settlement(Uuid7.create(), 1, TILL, null, TODAY)))
                .isEqualTo(new Settlement.AlreadySettled(TODAY));
        assertThat(members.required(counter.teller, 1).standing()).isEqualTo(Standing.GONE);
        assertThat(members.counts(counter.teller)).isEqualTo(new MemberCounts(0, 0, 1, 1));
    }

    @Test
    void when_a_member_died_an_heir_receives_the_money_and_not_the_seat() {
        counter.join(1, LocalDate.of(2026, 1, 5));
        members.exit(counter.teller, new Exit(Uuid7.create(), 1, ExitReason.DEATH, "", TODAY));
        assertThat(
                        members.settle(
                                counter.chair,
                                new Settlement(Uuid7.create(), 1, TILL, null, TODAY)))
                .isEqualTo(new Settlement.HeirMissing());
        assertThat(
                        members.settle(
                                counter.chair,
                                new Settlement(Uuid7.create(), 1, TILL, "Ahmad, anak", TODAY)))
                .isInstanceOf(Settlement.Settled.class);
        assertThat(members.counts(counter.teller).members()).isZero();
    }

    @Test
    void nobody_sees_another_cooperatives_register() {
        counter.join(1, LocalDate.of(2026, 1, 5));
        var other = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
        assertThat(members.member(other.teller, 1)).isEmpty();
        assertThat(
                        members.exit(
                                other.teller,
                                new Exit(Uuid7.create(), 1, ExitReason.MOVED, "", TODAY)))
                .isEqualTo(new Exit.Unknown());
        assertThat(members.names(other.teller, List.of(1L))).isEmpty();
    }
}
