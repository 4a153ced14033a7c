package id.sokoguru.collector;

/** What the books say to a receipt. Whatever is answered but the last, the phone may let it go. */
public sealed interface TakingAnswer {
    /**
     * It is here, booked or kept with its reason.
     *
     * @param first whether it arrived now; false = it had been here before
     */
    record Arrived(Taken taken, boolean first) implements TakingAnswer {}

    /**
     * The key belongs to something else: a mistake of the device, kept there for somebody to look
     * at.
     */
    record OtherContent() implements TakingAnswer {}
}
