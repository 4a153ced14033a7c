package id.sokoguru.payroll;

import static id.sokoguru.payroll.Treasurer.TODAY;
import static id.sokoguru.payroll.Treasurer.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Posting;
import id.sokoguru.lending.RepaymentAnswer;
import id.sokoguru.web.Sheet;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** C042: 1.800.000 listed (J22), 1.700.000 handed over (J23), 100.000 outstanding by name. */
@InWorld
class PayrollListTest {
    @Autowired AutowireCapableBeanFactory beans;
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Agencies agencies;
    @Autowired Payroll payroll;
    Treasurer office;
    Actor treasurer;

    @BeforeEach
    void found() {
        office = beans.createBean(Treasurer.Maker.class).make();
        treasurer = office.treasurer;
    }

    private List<String> sums(long list) {
        return List.of(Kind.values()).stream()
                .map(kind ->
                        payroll.people(treasurer, list).stream()
                                .map(p -> p.of(kind))
                                .reduce(Money.ZERO, Money::plus))
                .map(Money::figure)
                .toList();
    }

    @Test
    void an_approved_list_is_one_entry_with_what_each_member_pays() {
        var loan = office.likeTheFixture();
        var list = office.booked();

        assertThat(sums(list))
                .containsExactly("200.000", "1.000.000", "100.000", "–", "500.000", "–", "–");
        var booked = office.list(list);
        assertThat(booked.period()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(office.lines(Objects.requireNonNull(booked.entryId())))
                .containsExactly(
                        "110705 " + office.agency + " DEBIT 1.800.000",
                        "310201 1 CREDIT 40.000",
                        "310201 2 CREDIT 40.000",
                        "310201 3 CREDIT 40.000",
                        "310201 4 CREDIT 40.000",
                        "310201 5 CREDIT 40.000",
                        "110501 " + loan.number() + " CREDIT 1.000.000",
                        "410101 " + loan.number() + " CREDIT 100.000",
                        "110701 0 CREDIT 500.000");
        var december = office.position(loan, LocalDate.of(2026, 12, 31));
        assertThat(december.dueTotal()).isEqualTo(Money.ZERO);
        assertThat(december.outstanding()).isEqualTo(rp(9_000_000));
    }

    @Test
    void a_treasurer_who_hands_over_too_little_still_owes_it_by_name() {
        office.likeTheFixture();
        var list = office.booked();
        assertThat(office.report(list, new Outcome(2, rp(440_000), "gaji tidak cukup")))
                .isEqualTo(new Reported.Done(rp(1_700_000)));
        assertThat(office.list(list).held()).isEqualTo(rp(1_700_000));

        assertThat(office.remit(list, 1_700_000)).isInstanceOf(Remitted.Received.class);

        var after = office.list(list);
        assertThat(after.open()).isEqualTo(rp(100_000));
        assertThat(after.held()).isEqualTo(Money.ZERO);
        assertThat(office.person(list, 2).failed()).isEqualTo(rp(100_000));
        assertThat(office.person(list, 2).reason()).isEqualTo("gaji tidak cukup");
        assertThat(office.balance(110705, office.agency)).isEqualTo(rp(100_000));
        assertThat(office.lines(payroll.remittances(treasurer, list).getFirst().entryId()))
                .containsExactly(
                        "110203 1 DEBIT 1.700.000",
                        "110705 " + office.agency + " CREDIT 1.700.000");
        assertThat(office.remit(list, 100_001)).isEqualTo(new Remitted.MoreThanOpen(rp(100_000)));
    }

    @Test
    void money_that_was_kept_back_and_not_handed_over_is_held_by_the_treasurer() {
        office.likeTheFixture();
        var list = office.booked();
        office.remit(list, 1_000_000);
        assertThat(office.report(list)).isEqualTo(new Reported.Done(rp(1_800_000)));
        assertThat(office.list(list).held()).isEqualTo(rp(800_000));
        assertThat(payroll.giveBack(treasurer, Uuid7.create(), list))
                .isEqualTo(new GivenBack.NothingFailed());
        assertThat(
                        office.report(
                                list,
                                new Outcome(1, Money.ZERO, "cuti"),
                                new Outcome(2, Money.ZERO, "cuti")))
                .isEqualTo(new Reported.LessThanReceived(rp(1_000_000)));
    }

    @Test
    void a_failed_instalment_is_owed_again_and_the_next_list_takes_it_up() {
        var loan = office.likeTheFixture();
        var list = office.booked();
        office.report(list, new Outcome(1, rp(40_000), "mutasi belum diproses"));
        var id = Uuid7.create();

        assertThat(payroll.giveBack(treasurer, id, list))
                .isEqualTo(new GivenBack.Done(rp(1_100_000)));

        assertThat(office.lines(id))
                .containsExactly(
                        "110501 " + loan.number() + " DEBIT 1.000.000",
                        "410101 " + loan.number() + " DEBIT 100.000",
                        "110705 " + office.agency + " CREDIT 1.100.000");
        var december = office.position(loan, LocalDate.of(2026, 12, 31));
        assertThat(december.dueTotal()).isEqualTo(rp(1_100_000));
        assertThat(office.list(list).open()).isEqualTo(rp(700_000));
        assertThat(payroll.giveBack(treasurer, id, list))
                .isEqualTo(new GivenBack.Done(rp(1_100_000)));
        assertThat(office.report(list)).isEqualTo(new Reported.AlreadyGivenBack());

        world.setDay(LocalDate.of(2026, 12, 20));
        var next = office.draw();
        // Two instalments are due: 40 % of 4.000.000 carries wajib and most of the principal.
        assertThat(office.person(next, 1).of(Kind.OBLIGATORY)).isEqualTo(rp(20_000));
        assertThat(office.person(next, 1).of(Kind.PRINCIPAL)).isEqualTo(rp(1_580_000));
        assertThat(office.person(next, 1).of(Kind.INTEREST)).isEqualTo(Money.ZERO);
        assertThat(office.person(next, 1).listed()).isEqualTo(rp(1_600_000));
        assertThat(office.person(next, 1).tooMuch()).isEqualTo(rp(620_000));
    }

    @Test
    void a_loan_that_ended_with_the_list_runs_again_when_the_deduction_failed() {
        office.employ(3, 9_000_000);
        var loan = office.lend(3, 1, 2_000_000, 1);
        var list = office.booked();
        assertThat(office.position(loan, TODAY).loan().isRunning()).isFalse();
        office.report(list, new Outcome(3, Money.ZERO, "gaji ditahan"));
        payroll.giveBack(treasurer, Uuid7.create(), list);
        var again = office.position(loan, LocalDate.of(2026, 12, 31));
        assertThat(again.loan().isRunning()).isTrue();
        assertThat(again.dueTotal()).isEqualTo(rp(2_020_000));
    }

    @Test
    void a_failed_instalment_is_owed_also_when_the_schedule_changed_since() {
        office.employ(1, 9_000_000);
        var loan = office.lend(1, 2, 10_000_000, 10);
        var list = office.booked();
        var later = LocalDate.of(2026, 12, 20);
        world.setDay(later);
        assertThat(office.pay(loan, 2_000_000, later)).isInstanceOf(RepaymentAnswer.Paid.class);
        office.report(list, new Outcome(1, Money.ZERO, "gaji ditahan"));
        assertThat(payroll.giveBack(treasurer, Uuid7.create(), list))
                .isInstanceOf(GivenBack.Done.class);
        var now = office.position(loan, later);
        assertThat(now.outstanding()).isEqualTo(rp(8_000_000));
        assertThat(now.dueTotal()).isEqualTo(rp(1_100_000));
    }

    @Test
    void without_a_power_of_attorney_nobody_is_listed_and_the_list_says_so() {
        office.employ(1, 4_000_000);
        agencies.employ(treasurer, 2, office.agency, "2", rp(4_000_000));
        office.employ(3, 4_000_000);
        agencies.revoke(treasurer, 3, TODAY, "tidak mau dipotong lagi");
        var list = office.draw();
        assertThat(payroll.people(treasurer, list).stream().map(ListedMember::memberNo))
                .containsExactly(1L);
        assertThat(payroll.skipped(treasurer, list))
                .containsExactly(
                        new Skipped(2, Skipped.Reason.NO_MANDATE),
                        new Skipped(3, Skipped.Reason.NO_MANDATE));
    }

    @Test
    void who_makes_a_list_does_not_approve_it() {
        office.employ(1, 4_000_000);
        var list = office.draw();
        payroll.ask(treasurer, list);
        var both =
                new Actor(
                        treasurer.user(),
                        "Bu Siti",
                        treasurer.at(),
                        Territory.of(treasurer.at()),
                        Set.of(Permission.BOOKKEEP, Permission.APPROVE),
                        null,
                        true,
                        "web");
        assertThat(office.decide(both, list)).isInstanceOf(Approvals.Decided.OwnRequest.class);
        assertThat(office.balance(110705, office.agency)).isEqualTo(Money.ZERO);
        assertThat(payroll.draw(treasurer, Uuid7.create(), office.agency))
                .isEqualTo(new Drawn.OneWaits(list));
    }

    @Test
    void what_was_paid_at_the_counter_meanwhile_is_not_claimed_from_the_salary() {
        var loan = office.likeTheFixture();
        var list = office.draw();
        office.pay(loan, 1_100_000, TODAY);
        assertThat(office.approve(list)).isInstanceOf(Approvals.Decided.Impossible.class);
        assertThat(office.list(list).state()).isEqualTo(DeductionList.State.WAITING);
        assertThat(office.balance(110705, office.agency)).isEqualTo(Money.ZERO);
        assertThat(office.balance(310201, 1)).isEqualTo(Money.ZERO);
    }

    @Test
    void a_month_is_listed_once_and_after_the_cut_off_comes_the_month_after() {
        office.likeTheFixture();
        var first = office.booked();
        assertThat(payroll.draw(treasurer, Uuid7.create(), office.agency))
                .isEqualTo(new Drawn.AlreadyListed(first, LocalDate.of(2026, 12, 1)));
        world.setDay(LocalDate.of(2026, 11, 26));
        assertThat(office.list(office.draw()).period()).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void the_treasurers_file_is_read_whole_or_not_at_all() {
        office.likeTheFixture();
        var list = office.booked();
        var bad =
                """
                No. anggota;Nama;Terpotong;Alasan
                1;Siti;1.140.000;
                2;Budi;440.000;
                2;Budi;540.000;
                9;Orang lain;10;
                3;Rini;;
                4;Tono;99.000;
                ;JUMLAH;1;
                """;
        var answer = payroll.report(treasurer, list, bad.getBytes(StandardCharsets.UTF_8));
        assertThat(answer).isInstanceOf(Reported.Bad.class);
        assertThat(((Reported.Bad) answer).wrong().stream().map(w -> w.row() + " " + w.key()))
                .containsExactly(
                        "3 payroll.file.reason",
                        "4 payroll.file.twice",
                        "5 payroll.file.stranger",
                        "6 payroll.file.blank",
                        "7 payroll.file.more",
                        "8 payroll.file.total",
                        "0 payroll.file.missing");
        assertThat(office.list(list).deducted()).isNull();

        var sheet =
                new Sheet("hasil")
                        .head("No. anggota", "NIP", "Nama", "Terpotong", "Alasan")
                        .row(filled(1, 1_140_000, ""))
                        .row(filled(2, 440_000, "gaji tidak cukup"))
                        .row(filled(3, 40_000, ""))
                        .row(filled(4, 40_000, ""))
                        .row(filled(5, 40_000, ""))
                        .sum(
                                Sheet.text(null),
                                Sheet.text(null),
                                Sheet.text("JUMLAH"),
                                Sheet.money(rp(1_700_000)));
        assertThat(payroll.report(treasurer, list, sheet.bytes()))
                .isEqualTo(new Reported.Done(rp(1_700_000)));
    }

    private static Sheet.Cell[] filled(long member, long rupiah, String reason) {
        return new Sheet.Cell[] {
            Sheet.number(member),
            Sheet.text("1980"),
            Sheet.text("Nama"),
            Sheet.money(rp(rupiah)),
            Sheet.text(reason)
        };
    }

    @Test
    void a_claim_grows_old_and_an_office_sees_it_without_a_name() {
        office.likeTheFixture();
        var list = office.booked();
        office.report(list);
        office.remit(list, 1_000_000);
        var claim = payroll.claims(treasurer).getFirst();
        assertThat(claim.open()).isEqualTo(rp(800_000));
        assertThat(List.of(30, 31, 61, 91).stream().map(d -> claim.bucket(TODAY.plusDays(d))))
                .containsExactly(0, 1, 2, 3);

        var inspector =
                new Actor(
                        Uuid7.create(),
                        "Dinas",
                        null,
                        Territory.of(treasurer.at()),
                        Set.of(Permission.SUPERVISE),
                        null,
                        true,
                        "web");
        var seen =
                world.tenancy()
                        .read(
                                inspector,
                                () ->
                                        world.jdbc()
                                                .sql(
                                                        """
                                                        select open || ' ' || held from payroll.pub_claim
                                                         where coop_id = :coop
                                                        """)
                                                .param("coop", treasurer.at().value())
                                                .query(String.class)
                                                .list());
        assertThat(seen).containsExactly("800000 800000");
        var names =
                world.tenancy()
                        .read(
                                inspector,
                                () ->
                                        world.jdbc()
                                                .sql("select count(*) from payroll.list_member")
                                                .query(Long.class)
                                                .single());
        assertThat(names).isZero();
    }

    @Test
    void an_undone_list_claims_nothing_and_may_be_made_again() {
        var loan = office.likeTheFixture();
        var list = office.booked();
        var entry = Objects.requireNonNull(office.list(list).entryId());
        assertThat(ledger.reverse(treasurer, Uuid7.create(), entry, TODAY, "salah instansi"))
                .isInstanceOf(Posting.Posted.class);
        assertThat(office.list(list).state()).isEqualTo(DeductionList.State.CANCELLED);
        assertThat(office.position(loan, LocalDate.of(2026, 12, 31)).dueTotal())
                .isEqualTo(rp(1_100_000));
        assertThat(office.list(office.booked()).listed()).isEqualTo(rp(1_800_000));
    }

    @Test
    void who_retires_with_a_running_loan_is_marked_to_pay_it_off() {
        var loan = office.likeTheFixture();
        assertThat(agencies.toPayOff(treasurer)).isEmpty();
        assertThat(agencies.leave(treasurer, 1, TODAY, Employee.Leaving.PENSION)).isTrue();
        var gone = agencies.toPayOff(treasurer);
        assertThat(gone).hasSize(1);
        assertThat(gone.getFirst().loans().getFirst().number()).isEqualTo(loan.number());
        var list = office.draw();
        assertThat(payroll.people(treasurer, list).stream().map(ListedMember::memberNo))
                .containsExactly(2L, 3L, 4L, 5L);
    }
}
