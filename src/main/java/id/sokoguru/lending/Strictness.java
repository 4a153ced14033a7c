package id.sokoguru.lending;

/**
 * Whether limits of the law stop a loan here or only warn; the managers decide it, with a reason
 * that stays.
 *
 * @param exposureStops BMPP
 * @param rateStops the cap on interest
 */
public record Strictness(boolean exposureStops, boolean rateStops) {
    /** Before anybody decided otherwise. */
    public static final Strictness USUAL = new Strictness(true, true);
}
