package id.sokoguru.credit;

/** Collectability of a loan, the best first. Computed, never typed. */
public enum Quality {
    /** Lancar. */
    CURRENT,
    /** Dalam perhatian khusus; not known to the older scheme. */
    SPECIAL_MENTION,
    /** Kurang lancar. */
    SUBSTANDARD,
    /** Diragukan. */
    DOUBTFUL,
    /** Macet. */
    LOSS;

    /** Whether its interest still accrues in the books. */
    public boolean isPerforming() {
        return this == CURRENT || this == SPECIAL_MENTION;
    }

    /** The four classes of the health examination (KKPKK) know no special mention. */
    public Quality ofFour() {
        return this == SPECIAL_MENTION ? CURRENT : this;
    }

    public Quality worse(Quality other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
