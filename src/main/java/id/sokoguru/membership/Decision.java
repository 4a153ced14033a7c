package id.sokoguru.membership;

/** Answers to {@link Members#approve} and {@link Members#refuse}. */
public sealed interface Decision {
    /**
     * @param number the member number, drawn now
     */
    record Approved(long number) implements Decision {}

    record Refused() implements Decision {}

    record AlreadyDecided(Member as) implements Decision {}

    record Unknown() implements Decision {}
}
