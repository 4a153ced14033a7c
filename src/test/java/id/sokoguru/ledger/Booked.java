package id.sokoguru.ledger;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;

/**
 * A small cooperative's books for the ledger's tests: a till (1), two savings accounts (1, 2), a
 * bank (1).
 */
final class Booked {
    static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    static final int TILL = 110102;
    static final int BANK = 110201;
    static final int SAVINGS = 210201;
    static final int LOAN = 110501;

    final Actor actor;
    final Ledger ledger;

    Booked(World world, Ledger ledger) {
        this(world, ledger, LocalDate.of(2026, 1, 1));
    }

    Booked(World world, Ledger ledger, LocalDate from) {
        this.ledger = ledger;
        this.actor = Actor.system(world.cooperative());
        ledger.found(actor, EnumSet.allOf(Scope.class), from);
        ledger.open(actor, TILL, 1, "TILL", 0, Money.ZERO);
        ledger.open(actor, SAVINGS, 1, "SAVINGS", 1, Money.ZERO);
        ledger.open(actor, SAVINGS, 2, "SAVINGS", 2, Money.ZERO);
        ledger.open(actor, BANK, 1, "BANK", 0, null);
        ledger.open(actor, LOAN, 1, "LOAN", 2, null);
    }

    static Entry deposit(UUID id, LocalDate date, long savings, long rupiah) {
        return Entry.of(
                id,
                date,
                "savings.deposit",
                "Setoran tabungan sukarela",
                Line.debit(TILL, 1, Money.rupiah(rupiah)),
                Line.credit(SAVINGS, savings, Money.rupiah(rupiah)));
    }

    static Entry move(int from, long fromSub, int to, long toSub, long rupiah) {
        return Entry.of(
                Uuid7.create(),
                DAY,
                "test.move",
                "Pindah",
                Line.debit(to, toSub, Money.rupiah(rupiah)),
                Line.credit(from, fromSub, Money.rupiah(rupiah)));
    }

    static Entry withdrawal(UUID id, long savings, long rupiah) {
        return Entry.of(
                id,
                DAY,
                "savings.withdrawal",
                "Penarikan tabungan sukarela",
                Line.debit(SAVINGS, savings, Money.rupiah(rupiah)),
                Line.credit(TILL, 1, Money.rupiah(rupiah)));
    }

    Receipt post(Entry entry) {
        return switch (ledger.post(actor, entry)) {
            case Posting.Posted(var receipt) -> receipt;
            case Posting.Refused refused -> throw new AssertionError("refused: " + refused);
        };
    }
}
