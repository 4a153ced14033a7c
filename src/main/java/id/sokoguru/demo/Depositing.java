package id.sokoguru.demo;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.savings.Deposit;
import id.sokoguru.savings.Opening;
import id.sokoguru.savings.Placement;
import id.sokoguru.savings.Product;
import id.sokoguru.savings.ProductAnswer;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Savings for a term and for a purpose in one cooperative: some who save place money for three or
 * twelve months, some put aside for the feast. It comes by transfer, so it reaches the bank.
 */
final class Depositing {
    private static final int SHORT = 2;
    private static final int LONG = 3;
    private static final int FEAST = 4;
    private static final int A_CHAPTER = 4;

    private final Rooms rooms;
    private final Diary diary;
    private final SplittableRandom random;
    private boolean begun;

    Depositing(Rooms rooms, Diary diary, long seed) {
        this.rooms = rooms;
        this.diary = diary;
        this.random = new SplittableRandom(seed * 13 + diary.seat.cooperative().value());
    }

    /** Where visitors look, and the conventional cooperatives of another kind. */
    static boolean isFor(Seat seat) {
        return seat.visitors()
                || switch (seat.kind()) {
                    case KOPWAN, KPRI, KSP, KSU -> seat.habit() == Habit.DILIGENT;
                    default -> false;
                };
    }

    /**
     * A chapter's end.
     *
     * @return entries made
     */
    int live(LocalDate date) {
        var officer = diary.seat.recorder();
        int made = 0;
        if (!begun) {
            begun = true;
            made = decide(date);
        }
        var savers =
                rooms.savings().list(officer, 0, 400).stream()
                        .filter(account ->
                                account.isOpen() && account.account() == Product.VOLUNTARY)
                        .toList();
        for (int i = 0; i < A_CHAPTER && !savers.isEmpty(); i++) {
            var saver = savers.get(random.nextInt(savers.size()));
            var large = diary.seat.kind() == CooperativeKind.KDMP ? 3 : 20;
            var answer =
                    rooms.deposits()
                            .place(
                                    officer,
                                    new Placement(
                                            Uuid7.create(),
                                            saver.memberNo(),
                                            random.nextBoolean() ? SHORT : LONG,
                                            Money.rupiah((1 + random.nextLong(large)) * 1_000_000),
                                            bank(),
                                            saver.accountNo(),
                                            pick(Deposit.Renewal.values()),
                                            pick(Deposit.Pays.values()),
                                            date));
            if (!(answer instanceof Placement.Placed)) {
                throw new IllegalStateException(diary.seat.name() + ": " + answer);
            }
            made++;
        }
        return made;
    }

    private int decide(LocalDate from) {
        var officer = diary.seat.recorder();
        var term = Product.preset(SHORT, from, Product.Kind.TERM);
        for (var product :
                List.of(
                        term.called(SHORT, "Simpanan Berjangka 3 bulan")
                                .earning("5", Product.Method.DAILY)
                                .lasting(3),
                        Product.preset(LONG, from, Product.Kind.TERM),
                        Product.preset(FEAST, from, Product.Kind.PURPOSE))) {
            var answer = rooms.savings().setProduct(officer, product);
            if (!(answer instanceof ProductAnswer.Decided)) {
                throw new IllegalStateException(diary.seat.name() + ": " + answer);
            }
        }
        var openers =
                rooms.members().list(officer, 0, 40).stream()
                        .filter(member -> member.isMember())
                        .limit(6)
                        .toList();
        for (var member : openers) {
            var answer =
                    rooms.counter()
                            .open(
                                    officer,
                                    new Opening(
                                            Uuid7.create(),
                                            member.number(),
                                            FEAST,
                                            Money.rupiah((1 + random.nextLong(5)) * 50_000),
                                            bank(),
                                            from));
            if (!(answer instanceof Opening.Opened)) {
                throw new IllegalStateException(diary.seat.name() + ": " + answer);
            }
        }
        return openers.size();
    }

    private MoneyPlace bank() {
        return new MoneyPlace(diary.bank.account(), diary.bank.sub());
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
