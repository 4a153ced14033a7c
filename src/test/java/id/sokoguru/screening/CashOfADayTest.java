package id.sokoguru.screening;

import static id.sokoguru.savings.Counter.TILL;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.dayend.DayEndRun;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterAnswer;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 200 + 200 + 100 juta is a report, 499.999.999 is none, and three of those are a suspicion. */
@InWorld
class CashOfADayTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final long JUTA = 1_000_000;

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired DayEndRun run;
    @Autowired Screening screening;
    @Autowired ScreeningTasks tasks;
    Counter counter;
    Actor chair;
    long account;

    @BeforeEach
    void a_member_with_an_account() {
        counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
        counter.join(2, LocalDate.of(2026, 11, 2));
        chair = Counter.actor(counter.coop, true, Permission.COMPLIANCE, Permission.READ_MEMBERS);
        account = account(1);
    }

    private long account(long member) {
        return savings.openAll(
                        counter.teller,
                        List.of(
                                new id.sokoguru.savings.Opening(
                                        Uuid7.create(),
                                        member,
                                        1,
                                        rp(10_000),
                                        TILL,
                                        LocalDate.of(2026, 11, 3))))
                .getFirst();
    }

    private UUID deposit(long to, long rupiah, LocalDate on) {
        var id = Uuid7.create();
        assertThat(
                        desk.take(
                                counter.teller,
                                new CounterOrder.Deposit(id, to, rp(rupiah), TILL, on)))
                .isInstanceOf(CounterAnswer.Done.class);
        return id;
    }

    private void withdraw(long from, long rupiah, LocalDate on) {
        assertThat(
                        desk.take(
                                counter.teller,
                                new CounterOrder.Withdrawal(
                                        Uuid7.create(), from, rp(rupiah), TILL, on)))
                .isInstanceOf(CounterAnswer.Done.class);
    }

    private void night(LocalDate ended) {
        assertThat(run.runOne(counter.coop, ended).hindered()).isZero();
    }

    @Test
    void
            three_deposits_of_a_day_that_make_five_hundred_million_are_a_draft_due_in_14_working_days() {
        deposit(account, 200 * JUTA, MONDAY);
        deposit(account, 200 * JUTA, MONDAY);
        deposit(account, 100 * JUTA, MONDAY);
        night(MONDAY);
        assertThat(screening.reports(chair))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.memberNo()).isEqualTo(1);
                    assertThat(report.businessDate()).isEqualTo(MONDAY);
                    assertThat(report.direction()).isEqualTo("IN");
                    assertThat(report.amount()).isEqualTo(rp(500 * JUTA));
                    assertThat(report.entries()).isEqualTo(3);
                    assertThat(report.dueOn()).isEqualTo(LocalDate.of(2026, 12, 4));
                    assertThat(report.isOpen()).isTrue();
                });
        assertThat(screening.movements(chair, 1, MONDAY, MONDAY)).hasSize(3);
        assertThat(screening.cases(chair)).isEmpty();
        night(FRIDAY);
        assertThat(screening.reports(chair)).as("once").hasSize(1);
    }

    @Test
    void one_rupiah_less_is_no_draft_and_no_suspicion() {
        deposit(account, 499_999_999, MONDAY);
        night(MONDAY);
        assertThat(screening.reports(chair)).isEmpty();
        assertThat(screening.cases(chair)).isEmpty();
    }

    @Test
    void in_and_out_are_not_added_together_and_members_neither() {
        var other = account(2);
        deposit(account, 300 * JUTA, MONDAY);
        deposit(other, 300 * JUTA, MONDAY);
        withdraw(account, 250 * JUTA, MONDAY);
        night(MONDAY);
        assertThat(screening.reports(chair)).isEmpty();
        deposit(account, 300 * JUTA, FRIDAY);
        deposit(other, 260 * JUTA, FRIDAY);
        withdraw(other, 500 * JUTA, FRIDAY);
        night(FRIDAY);
        assertThat(screening.reports(chair))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.memberNo()).isEqualTo(2);
                    assertThat(report.direction()).isEqualTo("OUT");
                });
    }

    @Test
    void three_days_a_little_below_the_limit_within_thirty_raise_a_case_once() {
        deposit(account, 499_999_999, LocalDate.of(2026, 11, 5));
        deposit(account, 450 * JUTA, LocalDate.of(2026, 11, 11));
        night(LocalDate.of(2026, 11, 11));
        assertThat(screening.cases(chair)).isEmpty();
        deposit(account, 470 * JUTA, MONDAY);
        night(MONDAY);
        assertThat(screening.cases(chair))
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.memberNo()).isEqualTo(1);
                    assertThat(file.source()).isEqualTo("STRUCTURING");
                    assertThat(file.signalFrom()).isEqualTo(LocalDate.of(2026, 11, 5));
                    assertThat(file.signalTo()).isEqualTo(MONDAY);
                    assertThat(file.dueOn())
                            .as("known on Saturday 21: three working days")
                            .isEqualTo(LocalDate.of(2026, 11, 25));
                });
        deposit(account, 480 * JUTA, FRIDAY);
        night(FRIDAY);
        assertThat(screening.cases(chair)).as("the same matter").hasSize(1);
        assertThat(screening.reports(chair)).isEmpty();
    }

    @Test
    void a_rupiah_below_the_tenth_is_not_near() {
        deposit(account, 449_999_999, LocalDate.of(2026, 11, 5));
        deposit(account, 449_999_999, LocalDate.of(2026, 11, 11));
        deposit(account, 449_999_999, MONDAY);
        night(MONDAY);
        assertThat(screening.cases(chair)).isEmpty();
    }

    @Test
    void days_far_apart_are_no_signal() {
        var day = LocalDate.of(2026, 1, 1);
        assertThat(Structuring.in(List.of(day, day.plusDays(15), day.plusDays(30)), 3, 30))
                .isEmpty();
        assertThat(Structuring.in(List.of(day, day.plusDays(15), day.plusDays(29)), 3, 30))
                .containsExactly(new Structuring(day, day.plusDays(29), 3));
    }

    @Test
    void working_days_leave_out_weekends_and_holidays() {
        var christmas = Set.of(LocalDate.of(2026, 12, 25));
        assertThat(WorkingDays.after(LocalDate.of(2026, 12, 24), 1, christmas))
                .isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(WorkingDays.after(LocalDate.of(2026, 11, 21), 14, christmas))
                .isEqualTo(LocalDate.of(2026, 12, 10));
    }

    @Test
    void a_reversal_and_a_late_entry_change_the_day_they_belong_to() {
        deposit(account, 300 * JUTA, MONDAY);
        var wrong = deposit(account, 200 * JUTA, MONDAY);
        night(MONDAY);
        assertThat(screening.reports(chair)).hasSize(1);
        assertThat(ledger.reverse(counter.teller, Uuid7.create(), wrong, FRIDAY, "salah ketik"))
                .isInstanceOf(Posting.Posted.class);
        night(FRIDAY);
        var draft = screening.reports(chair).getFirst();
        assertThat(draft.entries()).isLessThan(2);
        deposit(account, 200 * JUTA, MONDAY);
        night(LocalDate.of(2026, 11, 21));
        assertThat(screening.reports(chair))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.amount()).isEqualTo(rp(500 * JUTA));
                    assertThat(report.entries()).isEqualTo(2);
                });
    }

    @Test
    void of_an_entry_over_several_members_each_has_their_own_part() {
        var lines = new ArrayList<Line>();
        lines.add(Line.debit(110102, 1, rp(900 * JUTA)));
        lines.add(Line.credit(310201, 1, rp(300 * JUTA)));
        lines.add(Line.credit(310201, 2, rp(600 * JUTA)));
        assertThat(
                        ledger.post(
                                counter.teller,
                                Entry.of(
                                        Uuid7.create(),
                                        MONDAY,
                                        "savings.obligatory",
                                        "Simpanan wajib dua anggota",
                                        lines.toArray(Line[]::new))))
                .isInstanceOf(Posting.Posted.class);
        night(MONDAY);
        assertThat(screening.reports(chair))
                .singleElement()
                .satisfies(report -> {
                    assertThat(report.memberNo()).isEqualTo(2);
                    assertThat(report.amount()).isEqualTo(rp(600 * JUTA));
                });
    }

    @Test
    void money_by_bank_is_no_cash() {
        ledger.open(counter.teller, 110201, 1, "BANK", 0, null);
        assertThat(
                        ledger.post(
                                counter.teller,
                                Entry.of(
                                        Uuid7.create(),
                                        MONDAY,
                                        "savings.obligatory",
                                        "Simpanan wajib lewat bank",
                                        Line.debit(110201, 1, rp(700 * JUTA)),
                                        Line.credit(310201, 1, rp(700 * JUTA)))))
                .isInstanceOf(Posting.Posted.class);
        night(MONDAY);
        assertThat(screening.reports(chair)).isEmpty();
    }

    @Test
    void much_cash_of_somebody_without_a_nik_stands_on_the_list_until_they_are_known() {
        deposit(account, 100 * JUTA, MONDAY);
        night(MONDAY);
        assertThat(screening.unidentified(chair))
                .singleElement()
                .satisfies(one -> assertThat(one.member().number()).isEqualTo(1));
        var order =
                new Assessment.Order(
                        1, Level.VERIFIED, "", Risk.LOW, Set.of(), "", LocalDate.of(2027, 11, 21));
        assertThat(screening.assess(chair, order)).isInstanceOf(Assessment.DocumentsMissing.class);
        assertThat(
                        screening.assess(
                                chair,
                                new Assessment.Order(
                                        1,
                                        Level.VERIFIED,
                                        "KTP asli",
                                        Risk.HIGH,
                                        Set.of(RiskReason.PEP),
                                        "",
                                        LocalDate.of(2027, 11, 22))))
                .isEqualTo(new Assessment.ReviewOutside(LocalDate.of(2027, 11, 21)));
        assertThat(
                        screening.assess(
                                chair,
                                new Assessment.Order(
                                        1,
                                        Level.VERIFIED,
                                        "KTP asli",
                                        Risk.HIGH,
                                        Set.of(),
                                        "",
                                        LocalDate.of(2027, 11, 21))))
                .isInstanceOf(Assessment.ReasonMissing.class);
        assertThat(
                        screening.assess(
                                chair,
                                new Assessment.Order(
                                        1,
                                        Level.VERIFIED,
                                        "KTP asli",
                                        Risk.HIGH,
                                        Set.of(RiskReason.PEP),
                                        "",
                                        LocalDate.of(2027, 11, 21))))
                .isInstanceOf(Assessment.Assessed.class);
        assertThat(screening.unidentified(chair)).isEmpty();
        assertThat(screening.dueReviews(chair)).isEmpty();
        world.setDay(LocalDate.of(2027, 11, 21));
        assertThat(screening.dueReviews(chair)).hasSize(1);
    }

    @Test
    void a_case_takes_notes_until_it_is_decided() {
        var id = Uuid7.create();
        var opened = screening.note(chair, id, 1, "Setor tunai tanpa asal yang jelas");
        assertThat(opened).isEqualTo(new CaseFile.Opened(1));
        assertThat(screening.note(chair, id, 1, "Setor tunai tanpa asal yang jelas"))
                .isEqualTo(opened);
        assertThat(screening.caseFile(chair, 1).dueOn()).isEqualTo(LocalDate.of(2026, 11, 25));
        screening.step(chair, Uuid7.create(), 1, CaseFile.What.NOTE, "Ditanya: jual sawah");
        assertThat(screening.caseFile(chair, 1).isOpen()).isTrue();
        screening.step(
                chair, Uuid7.create(), 1, CaseFile.What.NOT_SUSPICIOUS, "Akta jual beli dilihat");
        assertThat(screening.caseFile(chair, 1).outcome()).isEqualTo("NOT_SUSPICIOUS");
        assertThat(screening.step(chair, Uuid7.create(), 1, CaseFile.What.REPORTED, "terlambat"))
                .isInstanceOf(CaseFile.AlreadyClosed.class);
        assertThat(screening.note(chair, Uuid7.create(), 99, "Tidak ada anggota ini"))
                .isInstanceOf(CaseFile.Unknown.class);
    }

    @Test
    void for_who_does_not_judge_the_room_is_not_there() {
        deposit(account, 500 * JUTA, MONDAY);
        night(MONDAY);
        screening.note(chair, Uuid7.create(), 1, "Setor tunai tanpa asal yang jelas");
        var words = Words.in(Locale.of("id"));
        assertThat(tasks.today(chair, words)).hasSize(3);
        assertThat(tasks.today(counter.teller, words)).isEmpty();
        assertThatThrownBy(() -> screening.cases(counter.teller)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> screening.caseFile(counter.teller, 1))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> screening.reports(counter.teller)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> screening.movements(counter.teller, 1, MONDAY, MONDAY))
                .isInstanceOf(NotFound.class);
        var elsewhere = Counter.actor(world.cooperative(), true, Permission.COMPLIANCE);
        assertThat(screening.cases(elsewhere)).isEmpty();
        assertThatThrownBy(() -> screening.caseFile(elsewhere, 1)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> screening.report(elsewhere, 1)).isInstanceOf(NotFound.class);
    }
}
