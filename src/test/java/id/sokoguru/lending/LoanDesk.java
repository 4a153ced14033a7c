package id.sokoguru.lending;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.FirstPeriod;
import id.sokoguru.credit.Interval;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Payoff;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.Rounding;
import id.sokoguru.credit.Schedule;
import id.sokoguru.credit.Terms;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.savings.Counter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Lends and collects in a small cooperative: twelve millions at 1 % a month, unless said else. */
final class LoanDesk {
    static final PaymentSource DRAWER = new PaymentSource.Drawer(Counter.TILL);
    static final LocalDate JUNE = LocalDate.of(2026, 6, 15);

    final Counter counter;
    private final Ledger ledger;
    private final Loans loans;
    private final Repayments repayments;
    private int products;

    LoanDesk(Counter counter, Ledger ledger, Loans loans, Repayments repayments) {
        this.counter = counter;
        this.ledger = ledger;
        this.loans = loans;
        this.repayments = repayments;
        counter.join(3, LocalDate.of(2026, 1, 5));
        var capital =
                Entry.of(
                        Uuid7.create(),
                        LocalDate.of(2026, 1, 6),
                        "bookkeeping.manual",
                        "Modal untuk uji",
                        Line.debit(110102, 1, Money.rupiah(900_000_000_000_000L)),
                        Line.credit(310601, 0, Money.rupiah(900_000_000_000_000L)));
        assertThat(ledger.post(counter.teller, capital)).isInstanceOf(Posting.Posted.class);
    }

    static Money rp(long rupiah) {
        return Money.rupiah(rupiah);
    }

    static Penalty perDay(String percent, int grace) {
        return new Penalty(
                new Penalty.SharePerDay(Rate.percent(percent)),
                grace,
                List.of(),
                Penalty.Destination.INCOME);
    }

    /** A product; each call makes another one. */
    LoanProduct product(
            Method method,
            Penalty penalty,
            Allocation.Order order,
            Allocation.Advance advance,
            LoanProduct.Scheme scheme) {
        products++;
        var product =
                new LoanProduct(
                        products,
                        LocalDate.of(2026, 1, 1),
                        "Pinjaman " + products,
                        LoanProduct.Contract.LOAN,
                        false,
                        110501,
                        method,
                        new Charge.ByRate(Rate.percent("1"), Charge.Per.MONTH),
                        Interval.MONTHLY,
                        rp(1),
                        rp(4_000_000_000_000L),
                        1,
                        3_000,
                        0,
                        FirstPeriod.WHOLE,
                        Rounding.NONE,
                        360,
                        Rate.percent("1"),
                        LoanProduct.ProvisionSpread.STRAIGHT,
                        Money.ZERO,
                        Rate.ZERO,
                        Rate.ZERO,
                        false,
                        true,
                        penalty,
                        order,
                        advance,
                        Payoff.Rule.usual(method),
                        scheme,
                        rp(1_000_000_000),
                        Rate.ZERO,
                        0,
                        99,
                        Money.ZERO);
        loans.setProduct(counter.teller, product);
        return product;
    }

    LoanProduct usual() {
        return product(
                Method.FLAT,
                Penalty.NONE,
                Allocation.Order.PROTECTIVE,
                Allocation.Advance.NEXT_INSTALMENTS,
                LoanProduct.Scheme.DAYS);
    }

    Terms twelve(Method method, LocalDate on) {
        return Terms.monthly(rp(12_000_000), method, Charge.monthly("1"), 12, on);
    }

    /** Lends to member 1 and pays it out, less a provision. */
    Loan lend(LoanProduct product, Schedule schedule, long provision) {
        var id = Uuid7.create();
        var loan =
                loans.make(
                        counter.teller,
                        new NewLoan(
                                id,
                                null,
                                1,
                                null,
                                product,
                                schedule,
                                Schedule.Reason.GRANTED,
                                Money.ZERO,
                                Money.ZERO,
                                false,
                                "Modal usaha",
                                schedule.disbursed()));
        var lines = new ArrayList<Line>();
        lines.add(Line.debit(110501, loan.number(), schedule.principal()));
        if (provision > 0) {
            lines.add(Line.credit(110509, loan.number(), rp(provision)));
        }
        lines.add(Line.credit(110102, 1, schedule.principal().minus(rp(provision))));
        var entry =
                Entry.of(
                        id,
                        schedule.disbursed(),
                        "lending.disbursement",
                        "Pencairan pinjaman nomor " + loan.number(),
                        lines.toArray(Line[]::new));
        assertThat(ledger.post(counter.teller, entry)).isInstanceOf(Posting.Posted.class);
        return loan;
    }

    Loan lend(LoanProduct product, Schedule schedule) {
        return lend(product, schedule, 0);
    }

    RepaymentAnswer pay(Loan loan, long rupiah, LocalDate on) {
        return pay(Uuid7.create(), loan, rupiah, DRAWER, on);
    }

    RepaymentAnswer pay(UUID id, Loan loan, long rupiah, PaymentSource source, LocalDate on) {
        return repayments.repay(
                counter.teller, new Repayment(id, loan.number(), rp(rupiah), source, on));
    }

    Position position(Loan loan, LocalDate on) {
        return loans.position(counter.teller, loan.number(), on).orElseThrow();
    }

    RepaymentAnswer payOff(Loan loan, LocalDate on) {
        return payOff(Uuid7.create(), loan, on);
    }

    RepaymentAnswer payOff(UUID id, Loan loan, LocalDate on) {
        var total = Repayments.payoff(position(loan, on)).total();
        return repayments.payOff(
                counter.teller, new PayoffOrder(id, loan.number(), total, DRAWER, on));
    }

    MoneyPlace till() {
        return Counter.TILL;
    }
}
