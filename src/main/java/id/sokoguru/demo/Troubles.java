package id.sokoguru.demo;

import id.sokoguru.access.ApprovalId;
import id.sokoguru.access.Approvals;
import id.sokoguru.credit.Interval;
import id.sokoguru.credit.Line;
import id.sokoguru.credit.Reserve;
import id.sokoguru.credit.Schedule;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Posting;
import id.sokoguru.lending.Loan;
import id.sokoguru.lending.LoanProduct;
import id.sokoguru.lending.NewLoan;
import id.sokoguru.lending.Resolution;
import id.sokoguru.lending.Resolutions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Loans from the years before these books, brought over in the middle of their lives: one in every
 * class, and one that was given another schedule, written off, paid by the insurer, taken over with
 * its collateral, or freed of its penalty.
 */
final class Troubles {
    private static final int PAID = 3;
    private static final int RESERVES = 310301;

    private final Rooms rooms;
    private final Seat seat;

    Troubles(Rooms rooms, Seat seat) {
        this.rooms = rooms;
        this.seat = seat;
    }

    /**
     * @param members at least nine, who have no other loan
     * @return entries made
     */
    int live(LocalDate date, LoanProduct product, List<Long> members) {
        // Current, special mention, substandard, doubtful and loss stay as they are.
        int[] late = {0, 45, 100, 150, 240, 100, 300, 20, 200, 60};
        var loans =
                IntStream.range(0, Math.min(late.length, members.size()))
                        .mapToObj(i -> bring(date, product, members.get(i), late[i], i))
                        .toList();
        if (loans.size() < late.length) {
            return loans.size();
        }
        settle(new Resolution.Reschedule(Uuid7.create(), number(loans, 5), 18));
        settle(new Resolution.WriteOff(Uuid7.create(), number(loans, 6)));
        settle(new Resolution.Insured(Uuid7.create(), number(loans, 7)));
        rooms.collaterals()
                .record(
                        seat.recorder(),
                        Uuid7.create(),
                        number(loans, 8),
                        Reserve.Collateral.Kind.VEHICLE_WITH_FIDUCIA,
                        "Honda Beat 2019",
                        "BPKB N-" + number(loans, 8),
                        Money.rupiah(2_500_000));
        var secured = rooms.collaterals().ofLoan(seat.recorder(), number(loans, 8)).getFirst();
        settle(
                new Resolution.Foreclose(
                        Uuid7.create(),
                        number(loans, 8),
                        secured.collateralNo(),
                        Money.rupiah(2_500_000)));
        var waived = rooms.loans().position(seat.recorder(), number(loans, 9), date).orElseThrow();
        if (waived.penalty().isPositive()) {
            settle(
                    new Resolution.Waive(
                            Uuid7.create(),
                            number(loans, 9),
                            waived.penalty(),
                            "rumah kebanjiran"));
        }
        return loans.size() + 3;
    }

    private static long number(List<Loan> loans, int index) {
        return loans.get(index).number();
    }

    /** Three of twelve instalments were paid; the fourth is late by so many days. */
    private Loan bring(LocalDate date, LoanProduct product, long member, int late, int n) {
        var principal = Money.rupiah(2_400_000L + 300_000L * n);
        var begun = date.minusDays(late).minusMonths(PAID + 1L);
        var part = Money.rupiah(principal.rupiah() / 12);
        var interest = Money.rupiah(principal.rupiah() / 100);
        var lines = new ArrayList<Line>();
        var balance = principal;
        for (int no = 1; no <= 12; no++) {
            var paid = no == 12 ? balance : part;
            balance = balance.minus(paid);
            lines.add(
                    new Line(
                            no,
                            Interval.MONTHLY.after(begun, begun.getDayOfMonth(), no),
                            interest,
                            paid,
                            interest,
                            balance));
        }
        var officer = seat.recorder();
        var request = Uuid7.create();
        return rooms.tenancy()
                .write(
                        officer,
                        () -> {
                            var loan =
                                    rooms.loans()
                                            .make(
                                                    officer,
                                                    new NewLoan(
                                                            request,
                                                            null,
                                                            member,
                                                            null,
                                                            product,
                                                            Schedule.agreed(
                                                                    principal,
                                                                    begun,
                                                                    Interval.MONTHLY,
                                                                    lines),
                                                            Schedule.Reason.TAKEN_OVER,
                                                            interest.times(PAID),
                                                            Money.ZERO,
                                                            false,
                                                            "Modal usaha",
                                                            begun));
                            var owed = principal.minus(part.times(PAID));
                            var posted =
                                    rooms.ledger()
                                            .post(
                                                    officer,
                                                    Entry.of(
                                                            request,
                                                            date,
                                                            "lending.taken_over",
                                                            "Pinjaman nomor "
                                                                    + loan.number()
                                                                    + " dari buku lama",
                                                            id.sokoguru.ledger.Line.debit(
                                                                    loan.account(),
                                                                    loan.number(),
                                                                    owed),
                                                            id.sokoguru.ledger.Line.credit(
                                                                    RESERVES, 0, owed)));
                            if (!(posted instanceof Posting.Posted)) {
                                throw new IllegalStateException(seat.name() + ": " + posted);
                            }
                            return loan;
                        });
    }

    private void settle(Resolution resolution) {
        var asked = rooms.resolutions().ask(seat.recorder(), resolution, "rapat pengurus");
        if (!(asked instanceof Resolutions.Asked(ApprovalId approval))) {
            throw new IllegalStateException(seat.name() + ": " + resolution + " " + asked);
        }
        var decided =
                rooms.approvals()
                        .decide(seat.chair(Set.of(Permission.values())), approval, true, "");
        if (!(decided instanceof Approvals.Decided.Recorded)) {
            throw new IllegalStateException(seat.name() + ": " + resolution + " " + decided);
        }
    }

    /** Whose books have been kept for years. */
    static boolean isFor(Seat seat) {
        return switch (seat.kind()) {
            case KOPWAN, KSP, KSU -> true;
            default -> false;
        };
    }
}
