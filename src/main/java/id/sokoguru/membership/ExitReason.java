package id.sokoguru.membership;

/** Why a membership ends. */
public enum ExitReason {
    OWN_REQUEST,
    /** The heirs receive the money, never the seat (UU 25/1992 pasal 19). */
    DEATH,
    MOVED,
    EXPELLED,
    NO_LONGER_QUALIFIES
}
