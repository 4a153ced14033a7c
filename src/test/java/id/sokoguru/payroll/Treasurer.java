package id.sokoguru.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.Schedule;
import id.sokoguru.credit.Terms;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.lending.Loan;
import id.sokoguru.lending.LoanProduct;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.NewLoan;
import id.sokoguru.lending.PaymentSource;
import id.sokoguru.lending.Position;
import id.sokoguru.lending.Preset;
import id.sokoguru.lending.Repayment;
import id.sokoguru.lending.RepaymentAnswer;
import id.sokoguru.lending.Repayments;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A civil servants' cooperative in November 2026, for tests: five members who joined this month
 * (wajib 20.000 a month), an agency that takes lists until the 25th, and a bank account.
 */
final class Treasurer {
    /** Brings one into a test; made by the bean factory. */
    record Maker(
            World world,
            Ledger ledger,
            Books books,
            Members members,
            Savings savings,
            SavingsCounter desk,
            CounterLists lists,
            Loans loans,
            Repayments repayments,
            Approvals approvals,
            Agencies agencies,
            Payroll payroll) {
        Treasurer make() {
            return new Treasurer(this);
        }
    }

    static final LocalDate TODAY = Counter.TODAY;
    static final MoneyPlace BANK = new MoneyPlace(110203, 1);

    final Counter counter;
    final Actor treasurer;
    final Actor chair;
    final long agency;
    private final Maker with;

    private Treasurer(Maker with) {
        this.with = with;
        counter =
                new Counter(
                        with.world.cooperative(),
                        with.ledger,
                        with.members,
                        with.savings,
                        with.desk,
                        with.lists);
        with.world
                .asOwner()
                .sql("update ledger.head set scopes = '{SP,RT}' where coop_id = :coop")
                .param("coop", counter.coop.value())
                .update();
        treasurer = Counter.actor(counter.coop, true, Permission.BOOKKEEP, Permission.READ_MEMBERS);
        chair = Counter.actor(counter.coop, true, Permission.APPROVE);
        with.ledger.open(treasurer, BANK.account(), 1, "BANK", 0, null);
        counter.join(5, LocalDate.of(2026, 11, 2));
        agency =
                with.agencies.register(
                        treasurer,
                        Uuid7.create(),
                        new Agency(0, "Dinas Pendidikan", "Bendahara", "0812", 25));
        product(1, Allocation.Advance.NEXT_INSTALMENTS);
        product(2, Allocation.Advance.SHORTER);
    }

    static Money rp(long rupiah) {
        return Money.rupiah(rupiah);
    }

    private void product(int number, Allocation.Advance advance) {
        var from = LocalDate.of(2026, 1, 1);
        var p = Preset.FLAT.product(number, from, "Pinjaman " + number, Rate.ZERO);
        with.loans.setProduct(
                treasurer,
                new LoanProduct(
                        number,
                        from,
                        p.name(),
                        p.contract(),
                        p.joint(),
                        p.account(),
                        p.method(),
                        p.charge(),
                        p.interval(),
                        rp(1),
                        rp(100_000_000),
                        1,
                        60,
                        0,
                        p.firstPeriod(),
                        p.rounding(),
                        p.dayBasis(),
                        p.provision(),
                        p.provisionSpread(),
                        Money.ZERO,
                        Rate.ZERO,
                        Rate.ZERO,
                        false,
                        true,
                        Penalty.NONE,
                        p.allocation(),
                        advance,
                        p.payoff(),
                        p.scheme(),
                        p.managerLimit(),
                        Rate.ZERO,
                        0,
                        5,
                        Money.ZERO));
    }

    /** Pay and power of attorney. */
    void employ(long member, long takeHome) {
        assertThat(
                        with.agencies.employ(
                                treasurer, member, agency, "19800101" + member, rp(takeHome)))
                .isEqualTo(Agencies.Employed.DONE);
        authorise(member, "SK-" + member);
    }

    void authorise(long member, String number) {
        assertThat(
                        with.agencies.authorise(
                                treasurer,
                                new Mandate(
                                        member,
                                        number,
                                        LocalDate.of(2026, 11, 3),
                                        "lemari 2",
                                        null,
                                        null)))
                .isTrue();
    }

    /** Flat 1 % a month, lent on 15 November. */
    Loan lend(long member, int product, long rupiah, int months) {
        var day = LocalDate.of(2026, 11, 15);
        var schedule =
                Schedule.of(
                        Terms.monthly(rp(rupiah), Method.FLAT, Charge.monthly("1"), months, day));
        var id = Uuid7.create();
        var loan =
                with.loans.make(
                        treasurer,
                        new NewLoan(
                                id,
                                null,
                                member,
                                null,
                                with.loans.product(treasurer, product, day).orElseThrow(),
                                schedule,
                                Schedule.Reason.GRANTED,
                                Money.ZERO,
                                Money.ZERO,
                                false,
                                "sekolah anak",
                                day));
        post(
                Entry.of(
                        id,
                        day,
                        "lending.disbursement",
                        "Pencairan",
                        Line.debit(loan.account(), loan.number(), rp(rupiah)),
                        Line.credit(BANK.account(), 1, rp(rupiah))));
        return loan;
    }

    void post(Entry entry) {
        assertThat(with.ledger.post(treasurer, entry)).isInstanceOf(Posting.Posted.class);
    }

    void order(long member, Kind kind, long rupiah) {
        assertThat(
                        with.agencies.order(
                                treasurer,
                                Uuid7.create(),
                                member,
                                kind,
                                0,
                                rp(rupiah),
                                LocalDate.of(2026, 12, 1),
                                LocalDate.of(2026, 12, 1)))
                .isEqualTo(Agencies.Ordered.DONE);
    }

    /**
     * The list of J22: wajib 200.000, a loan's 1.000.000 and 100.000, 500.000 for the shop. Member
     * 1 has the loan, member 2 was in the shop.
     */
    Loan likeTheFixture() {
        for (long member = 1; member <= 5; member++) {
            employ(member, 4_000_000);
        }
        order(2, Kind.SHOP, 500_000);
        return lend(1, 1, 10_000_000, 10);
    }

    long draw() {
        var drawn = with.payroll.draw(treasurer, Uuid7.create(), agency);
        assertThat(drawn).isInstanceOf(Drawn.Made.class);
        return ((Drawn.Made) drawn).list();
    }

    Approvals.Decided approve(long list) {
        assertThat(with.payroll.ask(treasurer, list)).isEqualTo(Payroll.Sent.ASKED);
        return decide(chair, list);
    }

    Approvals.Decided decide(Actor who, long list) {
        var subject = with.payroll.list(who, list).orElseThrow().requestId();
        var waiting = with.approvals.of(who, Payroll.KIND, subject).getFirst();
        return with.approvals.decide(who, waiting.id(), true, "");
    }

    /** Drawn and approved. */
    long booked() {
        long list = draw();
        assertThat(approve(list)).isInstanceOf(Approvals.Decided.Recorded.class);
        return list;
    }

    DeductionList list(long number) {
        return with.payroll.list(treasurer, number).orElseThrow();
    }

    ListedMember person(long list, long member) {
        return with.payroll.people(treasurer, list).stream()
                .filter(p -> p.memberNo() == member)
                .findFirst()
                .orElseThrow();
    }

    Reported report(long list, Outcome... outcomes) {
        return with.payroll.report(treasurer, list, List.of(outcomes));
    }

    Remitted remit(long list, long rupiah) {
        return with.payroll.remit(
                treasurer, Uuid7.create(), list, rp(rupiah), BANK, TODAY, "TRF-1");
    }

    List<String> lines(UUID entry) {
        var lines = new ArrayList<String>();
        for (var l : with.books.entry(treasurer, entry).orElseThrow().lines()) {
            lines.add(l.account() + " " + l.sub() + " " + l.side() + " " + l.amount().figure());
        }
        return lines;
    }

    Money balance(int account, long sub) {
        return with.books.balance(treasurer, account, sub);
    }

    Position position(Loan loan, LocalDate on) {
        return with.loans.position(treasurer, loan.number(), on).orElseThrow();
    }

    RepaymentAnswer pay(Loan loan, long rupiah, LocalDate on) {
        return with.repayments.repay(
                treasurer,
                new Repayment(
                        Uuid7.create(),
                        loan.number(),
                        rp(rupiah),
                        new PaymentSource.Drawer(Counter.TILL),
                        on));
    }
}
