package id.sokoguru.lending;

import id.sokoguru.credit.Fee;
import id.sokoguru.credit.Fees;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The entries of granting. Members are named by number only: entries are hashed for ever. */
final class GrantingJournals {
    static final String DISBURSEMENT = "lending.disbursement";
    static final String PURCHASE = "lending.murabahah_purchase";
    static final String SALE = "lending.murabahah_akad";
    static final int GOODS = 110807;
    static final int SWP = 210206;
    static final int PREMIUM = 210602;
    static final int STAMP = 210603;

    private GrantingJournals() {}

    /** Where the money goes: a till or bank account, or savings of the borrower. */
    record Target(int account, long sub) {}

    /**
     * J11 and J12: the whole loan is owed, the fees stay, the rest goes out. Fees that are not
     * deducted come back in at the same place.
     *
     * @param swp savings account that keeps the simpanan wajib pinjam; 0 without
     * @param old loan that is paid off with it, so that only the rest goes out; null without
     */
    static Entry disbursement(
            UUID id,
            LocalDate date,
            Loan loan,
            LoanProduct product,
            Fees fees,
            Target to,
            long swp,
            Repayments.@Nullable Replaced old) {
        var principal = loan.principal();
        var lines = new ArrayList<Line>();
        lines.add(Line.debit(loan.account(), loan.number(), principal));
        var beside = fees.total(principal).minus(fees.deducted(principal));
        if (beside.isPositive()) {
            lines.add(Line.debit(to.account(), to.sub(), beside));
        }
        var provision = fees.of(Fee.Kind.PROVISION, principal);
        if (product.provisionSpread() == LoanProduct.ProvisionSpread.AT_ONCE) {
            credit(
                    lines,
                    Loans.FEES,
                    loan.number(),
                    provision.plus(fees.of(Fee.Kind.ADMINISTRATION, principal)));
        } else {
            credit(lines, Loans.UNEARNED_PROVISION, loan.number(), provision);
            credit(lines, Loans.FEES, loan.number(), fees.of(Fee.Kind.ADMINISTRATION, principal));
        }
        credit(lines, STAMP, 0, fees.of(Fee.Kind.STAMP, principal));
        credit(lines, PREMIUM, 0, fees.of(Fee.Kind.INSURANCE, principal));
        credit(lines, SWP, swp, fees.of(Fee.Kind.SWP, principal));
        if (old != null) {
            lines.addAll(old.lines());
        }
        credit(
                lines,
                to.account(),
                to.sub(),
                fees.net(principal).minus(old == null ? Money.ZERO : old.payoff().total()));
        return new Entry(
                id,
                date,
                DISBURSEMENT,
                "Pencairan pinjaman "
                        + loan.number()
                        + " anggota nomor "
                        + loan.member()
                        + (old == null
                                ? ""
                                : ", melunasi pinjaman " + old.position().loan().number()),
                "",
                null,
                null,
                List.copyOf(lines));
    }

    /** J40a: the thing is the cooperative's; it stands at its application's number. */
    static Entry purchase(Purchase order) {
        return Entry.of(
                order.id(),
                order.date(),
                PURCHASE,
                "Pembelian barang murabahah, permohonan nomor " + order.application(),
                Line.debit(GOODS, order.application(), order.cost()),
                Line.credit(order.place().account(), order.place().sub(), order.cost()));
    }

    /**
     * J40b: the thing is sold at cost and margin; the margin waits until it is paid. Fees come in
     * beside it.
     *
     * @param to where fees are paid; null when there are none
     */
    static Entry sale(
            UUID id,
            LocalDate date,
            Loan loan,
            Money margin,
            Fees fees,
            @Nullable Target to,
            long swp) {
        var cost = loan.principal();
        var lines = new ArrayList<Line>();
        lines.add(Line.debit(loan.account(), loan.number(), cost.plus(margin)));
        lines.add(Line.credit(GOODS, Objects.requireNonNull(loan.application()), cost));
        credit(lines, Booking.DEFERRED_MARGIN, loan.number(), margin);
        if (to != null) {
            lines.add(Line.debit(to.account(), to.sub(), fees.total(cost)));
            credit(lines, Loans.FEES, loan.number(), fees.of(Fee.Kind.ADMINISTRATION, cost));
            credit(lines, STAMP, 0, fees.of(Fee.Kind.STAMP, cost));
            credit(lines, PREMIUM, 0, fees.of(Fee.Kind.INSURANCE, cost));
            credit(lines, SWP, swp, fees.of(Fee.Kind.SWP, cost));
        }
        return new Entry(
                id,
                date,
                SALE,
                "Akad murabahah nomor " + loan.number() + " anggota nomor " + loan.member(),
                "",
                null,
                null,
                List.copyOf(lines));
    }

    private static void credit(List<Line> lines, int account, long sub, Money amount) {
        if (amount.isPositive()) {
            lines.add(Line.credit(account, sub, amount));
        }
    }
}
