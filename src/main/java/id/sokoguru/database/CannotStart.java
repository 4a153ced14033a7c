package id.sokoguru.database;

/**
 * The database cannot start, for a reason that the person at the keyboard can do something about.
 */
public final class CannotStart extends RuntimeException {
    /**
     * @param sentence what is wrong and what to do; shown as it is, without a stack trace
     */
    public CannotStart(String sentence) {
        super(sentence);
    }

    CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
