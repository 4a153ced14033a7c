package id.sokoguru.demo;

import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.lending.Analysis;
import id.sokoguru.lending.Applying;
import id.sokoguru.lending.Disbursement;
import id.sokoguru.lending.Granting;
import id.sokoguru.lending.Loan;
import id.sokoguru.lending.LoanProduct;
import id.sokoguru.lending.PaymentSource;
import id.sokoguru.lending.Preset;
import id.sokoguru.lending.Repayment;
import id.sokoguru.lending.RepaymentAnswer;
import id.sokoguru.lending.Submission;
import id.sokoguru.registry.CooperativeKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The loans of one cooperative: asked for, looked into, granted by somebody else, paid out of the
 * bank and paid back by those who do. What the rules forbid stays an application, as in life.
 */
final class Borrowing implements Pursuit {
    private static final List<String> PURPOSES =
            List.of(
                    "Modal warung",
                    "Pupuk dan bibit",
                    "Biaya sekolah anak",
                    "Mesin jahit",
                    "Perbaikan rumah",
                    "Ternak kambing",
                    "Modal jualan pasar");

    private final Rooms rooms;
    private final Diary diary;
    private final SplittableRandom random;
    private final List<Loan> loans = new ArrayList<>();
    private final @Nullable Financing financing;
    private boolean begun;

    Borrowing(Rooms rooms, Diary diary, long seed) {
        this.rooms = rooms;
        this.diary = diary;
        this.financing =
                diary.seat.kind() == CooperativeKind.KOPONTREN ? new Financing(rooms, diary) : null;
        this.random = new SplittableRandom(seed * 17 + diary.seat.cooperative().value());
    }

    /**
     * Whether loans are among what this cooperative does: those who keep their books, and not all.
     */
    static boolean isFor(Seat seat) {
        if (seat.habit() != Habit.DILIGENT || seat.kind() == CooperativeKind.SEKUNDER) {
            return false;
        }
        return !seat.kind().isMerahPutih()
                || seat.visitors()
                || seat.cooperative().value() / 1000 % 7 == 0;
    }

    /**
     * What is due is paid, then new loans are granted. In the last chapter loans of earlier years
     * are brought over, and one is topped up.
     */
    @Override
    public int live(Calendar.Chapter chapter) {
        var date = chapter.to();
        var last = chapter.closes() == null;
        if (financing != null) {
            return financing.live(date);
        }
        var officer = diary.seat.recorder();
        if (!begun) {
            begun = true;
            var products = products(date);
            products.forEach(product -> rooms.loans().setProduct(officer, product));
        }
        int made = collect(officer, date) + lend(officer, date);
        return last && Troubles.isFor(diary.seat) ? made + old(officer, date) : made;
    }

    private int old(Actor officer, LocalDate date) {
        var busy = loans.stream().map(Loan::member).collect(Collectors.toSet());
        var free =
                rooms.members().list(officer, 0, 400).stream()
                        .filter(member -> member.isMember() && !busy.contains(member.number()))
                        .map(member -> member.number())
                        .toList();
        var flat = rooms.loans().product(officer, 2, date).orElseThrow();
        return new Troubles(rooms, diary.seat).live(date, flat, free) + topUp(officer, date);
    }

    /** The first who pays well gets a larger loan that pays the old one off. */
    private int topUp(Actor officer, LocalDate date) {
        var there = rooms.books().balance(officer, diary.bank.account(), diary.bank.sub());
        var more = Math.min(15, there.rupiah() / 2 / 100_000) * 100_000;
        if (more <= 0) {
            return 0;
        }
        for (var position : rooms.loans().positions(officer, loans, date).values()) {
            var loan = position.loan();
            if (!loan.isRunning() || position.late().days() > 0 || loan.product() == 3) {
                continue;
            }
            var wanted = Money.rupiah(position.outstanding().rupiah() / 100_000 * 100_000 + more);
            if (grant(officer, date, loan.member(), loan.product(), wanted, loan.number())
                    != null) {
                return 1;
            }
        }
        return 0;
    }

    private static List<LoanProduct> products(LocalDate from) {
        return List.of(
                Preset.DECLINING.product(1, from, "Pinjaman Umum (menurun)", Rate.ZERO),
                Preset.FLAT.product(2, from, "Pinjaman Usaha (flat)", Rate.ZERO),
                Preset.WEEKLY.product(3, from, "Pinjaman Pasar (mingguan)", Rate.ZERO),
                Preset.ANNUITY.product(4, from, "Pinjaman Serbaguna (anuitas)", Rate.ZERO),
                Preset.HARVEST.product(5, from, "Pinjaman Yarnen", Rate.ZERO));
    }

    /** Two in three pay in time, some pay half, the rest do not come. */
    private int collect(Actor officer, LocalDate date) {
        int paid = 0;
        var positions = rooms.loans().positions(officer, loans, date);
        for (var position : positions.values()) {
            var due = position.dueTotal();
            var mood = position.loan().number() % 10;
            if (!due.isPositive() || mood == 9 || (mood == 8 && random.nextInt(2) == 0)) {
                continue;
            }
            var amount = mood == 7 ? Money.rupiah(Math.max(1_000, due.rupiah() / 2)) : due;
            var answer =
                    rooms.repayments()
                            .repay(
                                    officer,
                                    new Repayment(
                                            Uuid7.create(),
                                            position.loan().number(),
                                            amount,
                                            new PaymentSource.Drawer(bank()),
                                            date));
            if (!(answer instanceof RepaymentAnswer.Paid)) {
                throw new IllegalStateException(diary.seat.name() + ": " + answer);
            }
            paid++;
        }
        return paid;
    }

    private int lend(Actor officer, LocalDate date) {
        var members =
                rooms.members().list(officer, 0, 400).stream()
                        .filter(member -> member.isMember())
                        .toList();
        var left = rooms.books().balance(officer, diary.bank.account(), diary.bank.sub());
        left = Money.rupiah(left.rupiah() / 2);
        // What one member may owe at most (BMPP); one in six asks for more and is told so.
        var cap = rooms.granting().ownCapital(officer, date).rupiah() * 14 / 100 / 100_000;
        int most = diary.seat.kind().isMerahPutih() ? 4 : 10;
        int granted = 0;
        for (int i = 0; i < most && !members.isEmpty(); i++) {
            var member = members.get(random.nextInt(members.size()));
            var product = 1 + random.nextInt(5);
            var hundreds = 10L + random.nextInt(40);
            if (random.nextInt(6) != 0) {
                hundreds = Math.min(hundreds, cap);
            }
            var wanted = Money.rupiah(hundreds * 100_000);
            if (wanted.compareTo(left) > 0) {
                wanted = Money.rupiah(left.rupiah() / 100_000 * 100_000);
            }
            var loan = grant(officer, date, member.number(), product, wanted, null);
            if (loan != null) {
                loans.add(loan);
                left = left.minus(wanted);
                granted++;
            }
        }
        return granted;
    }

    private @Nullable Loan grant(
            Actor officer,
            LocalDate date,
            long member,
            int product,
            Money amount,
            @Nullable Long replaces) {
        var instalments =
                product == 5 ? 3 : product == 3 ? 10 + random.nextInt(10) : 6 + random.nextInt(7);
        var applied =
                rooms.granting()
                        .apply(
                                officer,
                                new Applying(
                                        Uuid7.create(),
                                        member,
                                        product,
                                        amount,
                                        instalments,
                                        null,
                                        PURPOSES.get(random.nextInt(PURPOSES.size())),
                                        false,
                                        replaces));
        if (!(applied instanceof Applying.Applied(var application))) {
            return null; // less than the product lends
        }
        var number = application.number();
        rooms.granting().analyse(officer, number, analysis(amount, instalments));
        if (!(rooms.granting().submit(officer, number) instanceof Submission.Submitted)) {
            return null; // the rules stop it, and say so on its page
        }
        if (random.nextInt(12) == 0) {
            return null; // still waits for the chair
        }
        var chair = diary.seat.chair(Set.of(Permission.values()));
        for (var waiting : rooms.approvals().of(chair, Granting.KIND, application.request())) {
            var decided = rooms.approvals().decide(chair, waiting.id(), true, "");
            if (!(decided instanceof Approvals.Decided.Recorded)) {
                throw new IllegalStateException(diary.seat.name() + ": " + decided);
            }
        }
        var answer =
                rooms.granting()
                        .disburse(
                                officer,
                                new Disbursement(Uuid7.create(), number, bank(), null, date, null));
        if (!(answer instanceof Disbursement.Done(var loan, _))) {
            throw new IllegalStateException(diary.seat.name() + ": " + answer);
        }
        return loan;
    }

    private static Analysis analysis(Money amount, int instalments) {
        var monthly = Money.rupiah(amount.rupiah() / instalments * 4 + 1_500_000);
        return new Analysis(
                "Dikenal pengurus, rajin hadir rapat",
                "Usaha berjalan, cicilan dari hasil usaha",
                "Simpanan lancar",
                "",
                "Musim baik",
                monthly,
                Money.rupiah(monthly.rupiah() / 3),
                Money.ZERO,
                Money.ZERO,
                false,
                amount,
                instalments);
    }

    private MoneyPlace bank() {
        return new MoneyPlace(diary.bank.account(), diary.bank.sub());
    }
}
