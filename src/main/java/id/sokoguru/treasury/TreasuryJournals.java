package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;

/** Which accounts the events of this room move. Pure; the numbers are those of journals.csv. */
final class TreasuryJournals {
    static final int SUSPENSE = 111101;
    static final int BANK_CHARGES = 520110;
    static final int OTHER_EXPENSE = 540102;
    static final int OTHER_INCOME = 420105;
    static final int STAFF_CLAIM = 110706;

    private TreasuryJournals() {}

    /** J07, J44, J47 and their kin: money goes from one place to another, a bank may keep a fee. */
    static Entry move(
            UUID id, LocalDate date, CashPlace from, CashPlace to, Money amount, Money fee) {
        var lines = new ArrayList<Line>();
        lines.add(Line.debit(to.account(), to.sub(), amount));
        if (fee.isPositive()) {
            lines.add(Line.debit(BANK_CHARGES, 0, fee));
        }
        lines.add(Line.credit(from.account(), from.sub(), amount.plus(fee)));
        return new Entry(id, date, event(from, to), describe(from, to), "", null, null, lines);
    }

    /** Money between the vault and a till, with the event of its occasion. */
    static Entry handover(
            UUID id, LocalDate date, String purpose, int till, boolean toVault, Money amount) {
        var from = toVault ? CashPlace.till(till) : CashPlace.VAULT;
        var to = toVault ? CashPlace.VAULT : CashPlace.till(till);
        var event =
                switch (purpose) {
                    case "OPENING" -> "treasury.till_open";
                    case "CLOSING" -> "treasury.till_close";
                    default -> "treasury.vault_transfer";
                };
        return Entry.of(
                id,
                date,
                event,
                describe(from, to),
                Line.debit(to.account(), to.sub(), amount),
                Line.credit(from.account(), from.sub(), amount));
    }

    /** What a collector hands in at a till. */
    static Entry handIn(UUID id, LocalDate date, CashPlace bag, CashPlace till, Money amount) {
        return Entry.of(
                id,
                date,
                "treasury.hand_in",
                "Setoran " + name(bag) + " ke " + name(till),
                Line.debit(till.account(), till.sub(), amount),
                Line.credit(bag.account(), bag.sub(), amount));
    }

    /**
     * J50: what a count finds too little is taken to 111101, too much likewise the other way.
     *
     * @param difference counted less book, not zero
     */
    static Entry difference(UUID id, LocalDate date, CashPlace place, Money difference) {
        var missing = difference.isNegative();
        var amount = missing ? difference.negated() : difference;
        var drawer =
                missing
                        ? Line.credit(place.account(), place.sub(), amount)
                        : Line.debit(place.account(), place.sub(), amount);
        var suspense = missing ? Line.debit(SUSPENSE, 0, amount) : Line.credit(SUSPENSE, 0, amount);
        return Entry.of(
                id,
                date,
                "treasury.difference",
                (missing ? "Selisih kas kurang, " : "Selisih kas lebih, ") + name(place),
                missing ? suspense : drawer,
                missing ? drawer : suspense);
    }

    /** J51: what was decided about money in 111101. */
    static Entry settlement(UUID id, LocalDate date, Settlement.Outcome outcome, Money amount) {
        return switch (outcome) {
            case EXPENSE ->
                    Entry.of(
                            id,
                            date,
                            "treasury.settlement",
                            "Selisih kas kurang menjadi beban koperasi",
                            Line.debit(OTHER_EXPENSE, 0, amount),
                            Line.credit(SUSPENSE, 0, amount));
            case CLAIM ->
                    Entry.of(
                            id,
                            date,
                            "treasury.settlement",
                            "Selisih kas kurang diganti petugas",
                            Line.debit(STAFF_CLAIM, 0, amount),
                            Line.credit(SUSPENSE, 0, amount));
            case INCOME ->
                    Entry.of(
                            id,
                            date,
                            "treasury.settlement",
                            "Selisih kas lebih menjadi pendapatan koperasi",
                            Line.debit(SUSPENSE, 0, amount),
                            Line.credit(OTHER_INCOME, 0, amount));
        };
    }

    private static String event(CashPlace from, CashPlace to) {
        if (from.kind() == CashPlace.Kind.PETTY_CASH || to.kind() == CashPlace.Kind.PETTY_CASH) {
            return "treasury.petty_cash";
        } else if (from.isBank() && to.isBank()) {
            return "treasury.bank_transfer";
        } else if (to.isBank()) {
            return "treasury.bank_deposit";
        } else if (from.isBank()) {
            return "treasury.bank_withdrawal";
        } else {
            return "treasury.vault_transfer";
        }
    }

    private static String describe(CashPlace from, CashPlace to) {
        return "Pindah uang dari " + name(from) + " ke " + name(to);
    }

    private static String name(CashPlace place) {
        return switch (place.kind()) {
            case VAULT -> "brankas";
            case TILL -> "kasir " + place.sub();
            case PETTY_CASH -> "kas kecil";
            case BAG -> "kolektor " + place.sub();
            case BANK -> "rekening bank " + place.sub();
        };
    }
}
