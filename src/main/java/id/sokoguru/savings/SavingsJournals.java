package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.savings.SavingsStore.Looked;

/** The entries of the counter. Members are named by number only: entries are hashed for ever. */
final class SavingsJournals {
    static final int PRINCIPAL = 310101;
    static final int OBLIGATORY = 310201;
    static final int CANDIDATE_DEPOSIT = 210605;

    private SavingsJournals() {}

    private static Line into(MoneyPlace place, Money amount) {
        return Line.debit(place.account(), place.sub(), amount);
    }

    private static Line outOf(MoneyPlace place, Money amount) {
        return Line.credit(place.account(), place.sub(), amount);
    }

    /** J01: the whole of simpanan pokok, or its last part together with the parts paid before. */
    static Entry principal(CounterOrder.Principal order, Money before) {
        var text = "Simpanan pokok anggota nomor " + order.member();
        var whole = order.amount().plus(before);
        return before.isPositive()
                ? Entry.of(
                        order.id(),
                        order.date(),
                        "savings.principal",
                        text + ", pelunasan",
                        into(order.place(), order.amount()),
                        Line.debit(CANDIDATE_DEPOSIT, order.member(), before),
                        Line.credit(PRINCIPAL, order.member(), whole))
                : Entry.of(
                        order.id(),
                        order.date(),
                        "savings.principal",
                        text,
                        into(order.place(), order.amount()),
                        Line.credit(PRINCIPAL, order.member(), whole));
    }

    /** A part of simpanan pokok: a deposit of a candidate until it is whole. */
    static Entry principalPart(CounterOrder.Principal order) {
        return Entry.of(
                order.id(),
                order.date(),
                "savings.principal",
                "Angsuran simpanan pokok calon anggota nomor " + order.member(),
                into(order.place(), order.amount()),
                Line.credit(CANDIDATE_DEPOSIT, order.member(), order.amount()));
    }

    /** J02. */
    static Entry obligatory(CounterOrder.Obligatory order) {
        return Entry.of(
                order.id(),
                order.date(),
                "savings.obligatory",
                "Simpanan wajib anggota nomor " + order.member(),
                into(order.place(), order.amount()),
                Line.credit(OBLIGATORY, order.member(), order.amount()));
    }

    /** J04. */
    static Entry deposit(CounterOrder.Deposit order, int account, long member) {
        return Entry.of(
                order.id(),
                order.date(),
                "savings.deposit",
                "Setor simpanan rekening " + order.account() + " anggota nomor " + member,
                into(order.place(), order.amount()),
                Line.credit(account, order.account(), order.amount()));
    }

    /** J05. */
    static Entry withdrawal(CounterOrder.Withdrawal order, int account, long member) {
        return Entry.of(
                order.id(),
                order.date(),
                "savings.withdrawal",
                "Tarik simpanan rekening " + order.account() + " anggota nomor " + member,
                Line.debit(account, order.account(), order.amount()),
                outOf(order.place(), order.amount()));
    }

    static Entry transfer(Transfer order, Looked from, Looked to) {
        return Entry.of(
                order.id(),
                order.date(),
                "savings.transfer",
                "Pindah simpanan rekening "
                        + order.from()
                        + " ke rekening "
                        + order.to()
                        + " anggota nomor "
                        + from.memberNo(),
                Line.debit(from.account(), from.sub(), order.amount()),
                Line.credit(to.account(), to.sub(), order.amount()));
    }

    static Entry plain(CounterOrder.Plain order, Looked found) {
        return switch (order) {
            case CounterOrder.Deposit o -> deposit(o, found.account(), found.memberNo());
            case CounterOrder.Withdrawal o -> withdrawal(o, found.account(), found.memberNo());
            case CounterOrder.Obligatory o -> obligatory(o);
        };
    }

    /** Where parts of simpanan pokok wait for the last one. */
    static Ledger.Opening candidate(long member) {
        return new Ledger.Opening(CANDIDATE_DEPOSIT, member, "MEMBER", member, Money.ZERO);
    }
}
