package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;

/**
 * Something the borrower gives when the loan is paid out.
 *
 * @param kind what it is
 * @param share of the principal, rounded half up to Rp1
 * @param fixed an amount on top of the share
 * @param deducted whether it is taken out of the loan; otherwise the borrower pays it in cash. Both
 *     cost the same
 * @param counted whether it counts as a cost in the effective rate
 */
public record Fee(Kind kind, Rate share, Money fixed, boolean deducted, boolean counted) {
    /** What a fee is. */
    public enum Kind {
        PROVISION,
        ADMINISTRATION,
        /** Simpanan wajib pinjam: savings of the borrower, given back when the loan ends. */
        SWP,
        INSURANCE,
        /** Bea meterai: goes to the state. */
        STAMP;

        /** Given back at the end of the loan. */
        boolean isReturned() {
            return this == SWP;
        }
    }

    public Fee {
        if (share.isNegative() || fixed.isNegative()) {
            throw new IllegalArgumentException("a negative fee");
        }
    }

    /** A deducted share of the principal; all but savings count as cost. */
    public static Fee share(Kind kind, String percent) {
        return new Fee(kind, Rate.percent(percent), Money.ZERO, true, !kind.isReturned());
    }

    /** A deducted amount; all but savings count as cost. */
    public static Fee fixed(Kind kind, long rupiah) {
        return new Fee(kind, Rate.ZERO, Money.rupiah(rupiah), true, !kind.isReturned());
    }

    /** The same, paid in cash beside the loan. */
    public Fee inCash() {
        return new Fee(kind, share, fixed, false, counted);
    }

    public Fee counted(boolean counts) {
        return new Fee(kind, share, fixed, deducted, counts);
    }

    public Money amount(Money principal) {
        return share.of(principal).plus(fixed);
    }
}
