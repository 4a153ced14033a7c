package id.sokoguru.lending;

import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Payoff;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The entries of paying. Members are named by number only: entries are hashed for ever. */
final class RepaymentJournals {
    private RepaymentJournals() {}

    /** Where the money of a payment comes from, in the books. */
    record Origin(int account, long sub) {}

    /**
     * The lines of a payment beside its money: principal, interest (first what was accrued, J17),
     * penalty. Of a sale the price falls as a whole and its margin is earned (J40c). What is held
     * is not among them.
     */
    static List<Line> credits(Position position, Allocation allocation) {
        return credits(
                position, allocation.principal(), allocation.interest(), allocation.penalty());
    }

    static List<Line> credits(Position position, Money principal, Money interest, Money penalty) {
        var loan = position.loan();
        var booking = Booking.of(loan);
        var accrued = least(interest, position.accruedReceivable());
        var lines = new ArrayList<Line>();
        debit(lines, booking.deferred(), loan.number(), booking.within(interest));
        credit(lines, booking.owed(), loan.number(), principal.plus(booking.within(interest)));
        credit(lines, Loans.ACCRUED, loan.number(), accrued);
        credit(lines, booking.income(), loan.number(), interest.minus(accrued));
        credit(lines, position.penaltyAccount(), loan.number(), penalty);
        return lines;
    }

    /** J13, J15, J17: an instalment, or a part of one, or several. */
    static Entry instalment(
            UUID id,
            LocalDate date,
            Origin from,
            Money amount,
            Position position,
            Allocation allocation,
            Money provisionLeft) {
        var loan = position.loan();
        var lines = new ArrayList<Line>();
        lines.add(Line.debit(from.account(), from.sub(), amount));
        lines.addAll(credits(position, allocation));
        credit(lines, Loans.HELD, loan.member(), allocation.held());
        earn(lines, loan, provisionLeft);
        return entry(
                id,
                date,
                "lending.instalment",
                "Angsuran pinjaman nomor "
                        + loan.number()
                        + " anggota nomor "
                        + loan.member()
                        + numbers(allocation),
                lines);
    }

    private static String numbers(Allocation allocation) {
        // Parts stand in the order of the instalments; 0 are penalties of earlier ones.
        var numbers =
                allocation.parts().stream().map(Allocation.Part::no).filter(no -> no > 0).toList();
        if (numbers.isEmpty()) {
            return "";
        }
        var first = numbers.getFirst();
        var last = numbers.getLast();
        return first.equals(last)
                ? ", angsuran ke-" + first
                : ", angsuran ke-" + first + " sampai ke-" + last;
    }

    /**
     * Everything is paid. Interest that was accrued and never arises by the rule is taken back, the
     * provision that is left is earned. Of a sale, a margin that is forgiven falls with the price.
     *
     * @param marginLeft margin of a sale that was not earned before; nil for everything else
     */
    static Entry payoff(
            UUID id,
            LocalDate date,
            Origin from,
            Position position,
            Payoff payoff,
            Money provisionLeft,
            Money marginLeft) {
        var loan = position.loan();
        var lines = new ArrayList<Line>();
        debit(lines, from.account(), from.sub(), payoff.total());
        if (payoff.total().isNegative()) {
            credit(lines, from.account(), from.sub(), payoff.total().negated());
        }
        lines.addAll(closing(position, payoff, provisionLeft, marginLeft));
        return entry(
                id,
                date,
                "lending.payoff",
                "Pelunasan pinjaman nomor " + loan.number() + " anggota nomor " + loan.member(),
                lines);
    }

    /** What a payoff does beside its money: every place of the loan becomes empty. */
    static List<Line> closing(
            Position position, Payoff payoff, Money provisionLeft, Money marginLeft) {
        var loan = position.loan();
        var booking = Booking.of(loan);
        var number = loan.number();
        var accrued = position.accruedReceivable();
        var fresh = payoff.interest().minus(accrued).plus(payoff.fee()).minus(payoff.refund());
        var lines = new ArrayList<Line>();
        debit(lines, booking.deferred(), number, marginLeft);
        if (fresh.isNegative()) {
            debit(lines, booking.income(), number, fresh.negated());
        }
        credit(lines, booking.owed(), number, payoff.principal().plus(marginLeft));
        credit(lines, Loans.ACCRUED, number, accrued);
        credit(lines, booking.income(), number, fresh);
        credit(lines, position.penaltyAccount(), number, payoff.penalty());
        earn(lines, loan, provisionLeft);
        return lines;
    }

    /** J21: money that nobody can say what it is for, or whose it is. */
    static Entry unidentified(
            UUID id, LocalDate date, Origin into, Money amount, long member, String document) {
        return Entry.of(
                        id,
                        date,
                        "lending.unidentified",
                        member == 0
                                ? "Uang masuk yang belum dikenali"
                                : "Uang titipan anggota nomor " + member,
                        Line.debit(into.account(), into.sub(), amount),
                        Line.credit(Loans.HELD, member, amount))
                .withDocument(document);
    }

    /** Whose it is has been found out. */
    static Entry identified(UUID id, LocalDate date, Money amount, long member) {
        return Entry.of(
                id,
                date,
                "lending.identified",
                "Uang masuk dikenali milik anggota nomor " + member,
                Line.debit(Loans.HELD, 0, amount),
                Line.credit(Loans.HELD, member, amount));
    }

    /** What is left of a provision becomes income when the loan ends. */
    static void earn(List<Line> lines, Loan loan, Money left) {
        debit(lines, Loans.UNEARNED_PROVISION, loan.number(), left);
        credit(lines, Loans.FEES, loan.number(), left);
    }

    static Money least(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    static Entry entry(UUID id, LocalDate date, String event, String text, List<Line> lines) {
        return Entry.of(id, date, event, text, lines.toArray(Line[]::new));
    }

    static void debit(List<Line> lines, int account, long sub, Money amount) {
        if (amount.isPositive()) {
            lines.add(Line.debit(account, sub, amount));
        }
    }

    static void credit(List<Line> lines, int account, long sub, Money amount) {
        if (amount.isPositive()) {
            lines.add(Line.credit(account, sub, amount));
        }
    }
}
