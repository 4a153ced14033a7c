package id.sokoguru.screening;

/** How well a member is known (PMPJ, Permenkop UKM 8/2023 pasal 77–88). */
public enum Level {
    /** No NIK: nobody knows who this is. */
    UNIDENTIFIED,
    /** NIK and particulars are in the register. */
    IDENTIFIED,
    /** The documents were seen and named. */
    VERIFIED
}
