package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The entries that end a loan otherwise than by paying. Members are named by number only. */
final class ResolutionJournals {
    static final int WRITTEN_OFF = 910101;
    static final int CONTRA = 910199;
    static final int RECOVERED = 420102;
    static final int ALLOWANCE_COST = 520108;
    static final int CLAIMS = 111103;
    static final int FORECLOSED = 120401;

    private ResolutionJournals() {}

    /**
     * What a loan's places hold when it ends.
     *
     * @param margin of a sale, not earned
     * @param own allowance kept for this loan
     * @param general allowance kept for no loan in particular
     */
    record Held(
            Money outstanding,
            Money accrued,
            Money provision,
            Money margin,
            Money own,
            Money general) {}

    /**
     * J19a and J19b in one: the loan leaves the balance sheet against what was kept for it, the
     * rest is a loss of today; it stays owed off balance.
     */
    static Entry writeOff(UUID id, LocalDate date, Loan loan, Held held) {
        var lines = new ArrayList<Line>();
        cover(lines, loan, held, held.outstanding());
        clear(lines, loan, held);
        withdraw(lines, loan, held);
        RepaymentJournals.debit(lines, WRITTEN_OFF, loan.number(), held.outstanding());
        RepaymentJournals.credit(lines, CONTRA, 0, held.outstanding());
        return entry(id, date, "lending.write_off", "Hapus buku", loan, lines);
    }

    /** J20a and J20b in one. */
    static Entry recovery(
            UUID id, LocalDate date, RepaymentJournals.Origin from, Loan loan, Money amount) {
        var lines =
                List.of(
                        Line.debit(from.account(), from.sub(), amount),
                        Line.credit(RECOVERED, loan.number(), amount),
                        Line.debit(CONTRA, 0, amount),
                        Line.credit(WRITTEN_OFF, loan.number(), amount));
        return entry(id, date, "lending.recovery", "Penerimaan kembali hapus buku", loan, lines);
    }

    /** The insurer owes it now. */
    static Entry insured(UUID id, LocalDate date, Loan loan, Held held) {
        var lines = new ArrayList<Line>();
        RepaymentJournals.debit(lines, CLAIMS, 0, held.outstanding());
        clear(lines, loan, held);
        withdraw(lines, loan, held);
        RepaymentJournals.debit(lines, Loans.UNEARNED_PROVISION, loan.number(), held.provision());
        RepaymentJournals.credit(lines, Loans.FEES, loan.number(), held.provision());
        return entry(id, date, "lending.insured", "Klaim asuransi", loan, lines);
    }

    /**
     * The collateral is taken over, at the lower of what it is worth and what is owed.
     *
     * @param value fair value
     */
    static Entry foreclosed(
            UUID id, LocalDate date, Loan loan, long collateral, Money value, Held held) {
        var lines = new ArrayList<Line>();
        var worth = least(value, held.outstanding());
        RepaymentJournals.debit(lines, FORECLOSED, collateral, worth);
        cover(lines, loan, held, held.outstanding().minus(worth));
        clear(lines, loan, held);
        withdraw(lines, loan, held);
        return entry(id, date, "lending.foreclosed", "Agunan diambil alih", loan, lines);
    }

    /** The debt is gone, and with it the margin that nobody will earn. */
    private static void clear(List<Line> lines, Loan loan, Held held) {
        var booking = Booking.of(loan);
        RepaymentJournals.debit(lines, booking.deferred(), loan.number(), held.margin());
        RepaymentJournals.credit(
                lines, booking.owed(), loan.number(), held.outstanding().plus(held.margin()));
    }

    /** Covers a loss from the provision not yet earned, the allowances, and today's expense. */
    private static void cover(List<Line> lines, Loan loan, Held held, Money loss) {
        var provision = least(held.provision(), loss);
        var left = loss.minus(provision);
        var own = least(held.own(), left);
        left = left.minus(own);
        var general = least(held.general(), left);
        var allowance = Booking.of(loan).allowance();
        RepaymentJournals.debit(lines, allowance, loan.number(), own);
        RepaymentJournals.debit(lines, allowance, 0, general);
        RepaymentJournals.debit(lines, Loans.UNEARNED_PROVISION, loan.number(), provision);
        RepaymentJournals.debit(lines, ALLOWANCE_COST, 0, left.minus(general));
        var rest = held.provision().minus(provision);
        RepaymentJournals.debit(lines, Loans.UNEARNED_PROVISION, loan.number(), rest);
        RepaymentJournals.credit(lines, Loans.FEES, loan.number(), rest);
    }

    /** Interest that was accrued and will not be paid is taken back. */
    private static void withdraw(List<Line> lines, Loan loan, Held held) {
        var income = Booking.of(loan).income();
        RepaymentJournals.debit(lines, income, loan.number(), held.accrued());
        RepaymentJournals.credit(lines, Loans.ACCRUED, loan.number(), held.accrued());
    }

    private static Money least(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Entry entry(
            UUID id, LocalDate date, String event, String text, Loan loan, List<Line> lines) {
        return RepaymentJournals.entry(
                id,
                date,
                event,
                text + " pinjaman nomor " + loan.number() + " anggota nomor " + loan.member(),
                lines);
    }
}
