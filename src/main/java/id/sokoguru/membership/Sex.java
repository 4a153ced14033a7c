package id.sokoguru.membership;

/** As on the identity card. */
public enum Sex {
    /** Laki-laki. */
    L,
    /** Perempuan. */
    P
}
