package id.sokoguru.ledger;

/** Which parts of the chart a cooperative uses besides what all use. */
public enum Scope {
    /** Simpan pinjam: savings and loans. */
    SP,
    /** Retail, serba usaha, the shops of a village cooperative. */
    RT,
    /** Sharia. */
    SY,
    /** Apex (secondary cooperative). */
    AP
}
