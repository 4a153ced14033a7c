package id.sokoguru.privacy;

/** On which way a member said something. */
public enum How {
    COUNTER,
    PHONE,
    PAPER
}
