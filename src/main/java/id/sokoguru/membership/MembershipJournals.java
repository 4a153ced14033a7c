package id.sokoguru.membership;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Line;
import java.util.ArrayList;
import java.util.List;

/** The entries of leaving. */
final class MembershipJournals {
    static final int PRINCIPAL = 310101;
    static final int OBLIGATORY = 310201;
    static final int SPECIAL_OBLIGATORY = 310202;
    static final int CANDIDATE_DEPOSIT = 210605;
    static final int OWED_TO_LEAVERS = 210708;

    private MembershipJournals() {}

    /** J48a: what the member has put in becomes a debt to them. */
    static Entry exit(Exit order, List<Line> capital) {
        var lines = new ArrayList<>(capital);
        var total = Money.ZERO;
        for (var line : capital) {
            total = total.plus(line.amount());
        }
        lines.add(Line.credit(OWED_TO_LEAVERS, order.member(), total));
        return Entry.of(
                order.id(),
                order.date(),
                "membership.exit",
                "Anggota nomor "
                        + order.member()
                        + " keluar: simpanan pokok dan wajib menjadi utang",
                lines.toArray(Line[]::new));
    }

    /** J48b: the debt is settled against loans, and the rest is paid. */
    static Entry settlement(Settlement order, Settlement.Offer offer) {
        var lines = new ArrayList<Line>();
        lines.add(Line.debit(OWED_TO_LEAVERS, order.member(), offer.owed()));
        for (int i = 0; i < offer.loans().size(); i++) {
            var part = offer.compensated().get(i);
            if (part.isPositive()) {
                var loan = offer.loans().get(i);
                lines.add(Line.credit(loan.account(), loan.sub(), part));
            }
        }
        if (offer.paid().isPositive()) {
            lines.add(Line.credit(order.from().account(), order.from().sub(), offer.paid()));
        }
        return Entry.of(
                order.id(),
                order.date(),
                "membership.settlement",
                "Pembayaran simpanan anggota keluar nomor "
                        + order.member()
                        + (order.heir() == null ? "" : " kepada ahli waris"),
                lines.toArray(Line[]::new));
    }
}
