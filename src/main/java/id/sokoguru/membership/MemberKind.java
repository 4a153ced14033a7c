package id.sokoguru.membership;

/** UU 25/1992 pasal 18. A candidate is not a kind but a {@link Standing}. */
public enum MemberKind {
    BIASA,
    /** Anggota luar biasa: serves and is served, without all rights. */
    LUAR_BIASA,
    /** A cooperative with legal personality, member of a secondary cooperative. */
    BADAN
}
