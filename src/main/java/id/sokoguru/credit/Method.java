package id.sokoguru.credit;

/**
 * How principal and interest are spread over the instalments. P principal, n instalments, i rate an
 * interval, B balance before the instalment.
 */
public enum Method {
    /**
     * Flat: principal P/n, interest P·i, the same each time. With a rate for the whole term: market
     * loans.
     */
    FLAT,
    /** Menurun (efektif, sliding): principal P/n, interest B·i. */
    DECLINING,
    /** Anuitas: payment A = P·i / (1 − (1+i)^−n), interest B·i, principal the rest. */
    ANNUITY,
    /**
     * Harian (rekening koran): interest by days on what is owed, principal at any time, the rest at
     * the end.
     */
    DAILY,
    /** Musiman, yarnen: all principal and simple interest P·i·n in one payment at harvest. */
    HARVEST,
    /** Musiman with interest at each interval: principal in one payment at the end. */
    BULLET,
    /** Principal by a table agreed with the borrower, interest B·i. */
    STEPWISE;

    /** One principal payment at the end, for the older classes of quality. */
    public boolean paysAtOnce() {
        return this == HARVEST || this == BULLET || this == DAILY;
    }
}
