package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.lending.Loans;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * The entries of groups. Members and groups are named by number only: entries are hashed for ever.
 */
final class RentengJournals {
    static final String SETTLEMENT = "renteng.settlement";
    static final String GIVEN_BACK = "renteng.given_back";
    static final String TAKEN_OUT = "renteng.taken_out";

    /** The group's own savings; with the group's number as sub-account. */
    static final int SAVINGS = 210207;

    /** What others paid for a member; with her number. */
    static final int DEBT = 910105;

    /** What a member paid for another; with the claim's number, owned by who paid. */
    static final int CLAIM = 910198;

    static final int OBLIGATORY = 310201;

    private RentengJournals() {}

    /**
     * A whole settlement in one entry: the money, what it pays for, what others stepped in with,
     * and what was given back.
     *
     * @param credits what is paid for, in the order of the sheet
     * @param provisions of loans that end with it: what is left is earned
     * @param firstClaim number of the first of {@code pairs}, the others follow
     */
    static Entry settlement(
            UUID id,
            LocalDate date,
            Group group,
            MoneyPlace place,
            List<Line> credits,
            Money contributions,
            List<Shortage.Share> provisions,
            List<Shortage.Covered> pairs,
            long firstClaim,
            List<Returned> returned) {
        var total = contributions;
        for (var credit : credits) {
            total = total.plus(credit.amount());
        }
        for (var back : returned) {
            total = total.plus(back.amount());
        }
        var lines = new ArrayList<Line>();
        lines.add(Line.debit(place.account(), place.sub(), total));
        lines.addAll(credits);
        if (contributions.isPositive()) {
            lines.add(Line.credit(SAVINGS, group.number(), contributions));
        }
        held(lines, returned);
        for (var left : provisions) {
            lines.add(Line.debit(Loans.UNEARNED_PROVISION, left.member(), left.amount()));
            lines.add(Line.credit(Loans.FEES, left.member(), left.amount()));
        }
        var debts = new LinkedHashMap<Long, Money>();
        for (var pair : pairs) {
            debts.merge(pair.covered(), pair.amount(), Money::plus);
        }
        debts.forEach((member, amount) -> lines.add(Line.debit(DEBT, member, amount)));
        for (int i = 0; i < pairs.size(); i++) {
            lines.add(Line.credit(CLAIM, firstClaim + i, pairs.get(i).amount()));
        }
        ended(lines, returned);
        return new Entry(
                id,
                date,
                SETTLEMENT,
                "Setoran kelompok tanggung renteng nomor " + group.number(),
                "",
                null,
                null,
                lines);
    }

    /** What a member gives back to one of those who stepped in for her. */
    record Returned(long covered, long coverer, long claim, Money amount) {}

    /** Given back at the till: kept for those who stepped in, and their claims end. */
    static Entry givenBack(
            UUID id, LocalDate date, MoneyPlace place, long member, List<Returned> returned) {
        var total = Money.ZERO;
        for (var back : returned) {
            total = total.plus(back.amount());
        }
        var lines = new ArrayList<Line>();
        lines.add(Line.debit(place.account(), place.sub(), total));
        held(lines, returned);
        ended(lines, returned);
        return new Entry(
                id,
                date,
                GIVEN_BACK,
                "Talangan tanggung renteng dikembalikan anggota nomor " + member,
                "",
                null,
                null,
                lines);
    }

    /** What is kept for a member is handed to her. */
    static Entry takenOut(UUID id, LocalDate date, MoneyPlace place, long member, Money amount) {
        return Entry.of(
                id,
                date,
                TAKEN_OUT,
                "Titipan diserahkan kepada anggota nomor " + member,
                Line.debit(Loans.HELD, member, amount),
                Line.credit(place.account(), place.sub(), amount));
    }

    private static void held(List<Line> lines, List<Returned> returned) {
        var kept = new LinkedHashMap<Long, Money>();
        for (var back : returned) {
            kept.merge(back.coverer(), back.amount(), Money::plus);
        }
        kept.forEach((member, amount) -> lines.add(Line.credit(Loans.HELD, member, amount)));
    }

    private static void ended(List<Line> lines, List<Returned> returned) {
        var debts = new LinkedHashMap<Long, Money>();
        for (var back : returned) {
            lines.add(Line.debit(CLAIM, back.claim(), back.amount()));
            debts.merge(back.covered(), back.amount(), Money::plus);
        }
        debts.forEach((member, amount) -> lines.add(Line.credit(DEBT, member, amount)));
    }
}
