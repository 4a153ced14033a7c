package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The entries of this room. Members are named by number only. */
final class PayrollJournals {
    /** What an agency's treasurer owes; with the agency's number. */
    static final int CLAIM = 110705;

    static final int OBLIGATORY = 310201;
    static final int SHOP = 110701;
    static final int GOODS = 110703;
    static final int SOCIAL = 210705;
    static final int INTEREST = 410101;
    static final int ACCRUED = 110601;

    private PayrollJournals() {}

    /** J22: the treasurer owes what the members are listed with. */
    static Entry list(UUID id, LocalDate date, DeductionList list, List<Line> credits) {
        var lines = new ArrayList<Line>();
        lines.add(Line.debit(CLAIM, list.agencyNo(), list.listed()));
        lines.addAll(credits);
        return Entry.of(
                id,
                date,
                "payroll.list",
                "Daftar potong gaji nomor "
                        + list.listNo()
                        + " ke instansi nomor "
                        + list.agencyNo(),
                lines.toArray(Line[]::new));
    }

    /** J23. */
    static Entry remittance(
            UUID id,
            LocalDate date,
            DeductionList list,
            MoneyPlace into,
            Money amount,
            String document) {
        return Entry.of(
                        id,
                        date,
                        "payroll.remittance",
                        "Setoran bendahara instansi nomor "
                                + list.agencyNo()
                                + " untuk daftar nomor "
                                + list.listNo(),
                        Line.debit(into.account(), into.sub(), amount),
                        Line.credit(CLAIM, list.agencyNo(), amount))
                .withDocument(document);
    }

    /** What was not kept back is the member's again. */
    static Entry givenBack(
            UUID id, LocalDate date, DeductionList list, List<Fitting.Failed> failed) {
        var lines = new ArrayList<Line>();
        var total = Money.ZERO;
        for (var one : failed) {
            var part = one.part();
            var amount = one.amount();
            total = total.plus(amount);
            if (part.kind() == Kind.INTEREST) {
                // Income first: what was accrued had arisen before the list.
                var fresh = part.listed().minus(part.accrued());
                var income = Fitting.least(amount, fresh);
                debit(lines, part.account(), part.sub(), income);
                debit(lines, ACCRUED, part.sub(), amount.minus(income));
            } else {
                debit(lines, part.account(), part.sub(), amount);
            }
        }
        lines.add(Line.credit(CLAIM, list.agencyNo(), total));
        return Entry.of(
                id,
                date,
                "payroll.given_back",
                "Potongan gagal daftar nomor " + list.listNo() + " kembali ke tagihan anggota",
                lines.toArray(Line[]::new));
    }

    private static void debit(List<Line> lines, int account, long sub, Money amount) {
        if (amount.isPositive()) {
            lines.add(Line.debit(account, sub, amount));
        }
    }
}
