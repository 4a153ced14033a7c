package id.sokoguru.screening;

/** How carefully a member's money is watched. */
public enum Risk {
    LOW,
    MEDIUM,
    HIGH
}
