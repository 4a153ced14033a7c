package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The entries of term deposits and of interest. Members are named by number only. */
final class DepositJournals {
    static final int FINAL_TAX = 210401;
    static final int SUSPENSE = 210601;
    static final int ADMINISTRATION = 410103;
    private static final int EXPENSE = Product.Kind.TERM.expense();

    private DepositJournals() {}

    /** J06. */
    static Entry placed(Placement order, Product product, long account, long certificate) {
        return Entry.of(
                        order.id(),
                        order.date(),
                        "savings.term_deposit",
                        "Simpanan berjangka "
                                + product.months()
                                + " bulan rekening "
                                + account
                                + " anggota nomor "
                                + order.member(),
                        Line.debit(order.source().account(), order.source().sub(), order.amount()),
                        Line.credit(product.account(), account, order.amount()))
                .withDocument("Bilyet " + certificate);
    }

    /**
     * J08: interest of a term deposit, the final tax kept back.
     *
     * @param to where what is left goes
     */
    static Entry interest(
            UUID id, LocalDate date, Deposit deposit, Money gross, Money tax, MoneyPlace to) {
        var lines = new ArrayList<Line>();
        lines.add(Line.debit(EXPENSE, 0, gross));
        credit(lines, new MoneyPlace(FINAL_TAX, 0), tax);
        credit(lines, to, gross.minus(tax));
        return entry(
                id,
                date,
                "savings.interest",
                "Jasa simpanan berjangka rekening "
                        + deposit.accountNo()
                        + " anggota nomor "
                        + deposit.memberNo(),
                lines);
    }

    static Entry matured(UUID id, LocalDate date, Deposit deposit, Money principal, MoneyPlace to) {
        return Entry.of(
                id,
                date,
                "savings.term_matured",
                "Simpanan berjangka rekening "
                        + deposit.accountNo()
                        + " anggota nomor "
                        + deposit.memberNo()
                        + " jatuh tempo",
                Line.debit(deposit.account(), deposit.accountNo(), principal),
                Line.credit(to.account(), to.sub(), principal));
    }

    static Entry broken(Breaking order, Deposit deposit, Breaking.Offer offer) {
        var lines = new ArrayList<Line>();
        lines.add(Line.debit(deposit.account(), deposit.accountNo(), offer.principal()));
        if (offer.more().isPositive()) {
            lines.add(Line.debit(EXPENSE, 0, offer.more()));
        }
        credit(lines, new MoneyPlace(EXPENSE, 0), offer.back());
        credit(lines, new MoneyPlace(FINAL_TAX, 0), offer.tax());
        credit(lines, order.place(), offer.payout());
        return entry(
                order.id(),
                order.date(),
                "savings.term_broken",
                "Simpanan berjangka rekening "
                        + deposit.accountNo()
                        + " anggota nomor "
                        + deposit.memberNo()
                        + " dicairkan sebelum jatuh tempo",
                lines);
    }

    static void credit(List<Line> lines, MoneyPlace place, Money amount) {
        if (amount.isPositive()) {
            lines.add(Line.credit(place.account(), place.sub(), amount));
        }
    }

    static Entry entry(
            UUID id, LocalDate date, String event, String description, List<Line> lines) {
        return new Entry(id, date, event, description, "", null, null, lines);
    }
}
