package id.sokoguru.access;

import id.sokoguru.kernel.Actor;
import id.sokoguru.web.Words;
import java.util.Optional;

/**
 * A kind of deed that needs two people, implemented as a bean by the room that owns the deed.
 * Approving does the deed in the same transaction as the decision.
 */
public interface ApprovalKind {
    /** What came of doing an approved deed. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        /**
         * It cannot be done any more (say, the period was closed meanwhile); the decision is taken
         * back too.
         */
        record Impossible(String sentence) implements Outcome {}
    }

    /**
     * The stable name, {@code <room>.<deed>}; its title is the message {@code
     * <room>.approval.<deed>}.
     */
    String kind();

    /**
     * One sentence that says what approving will do: "Jurnal terbit: biaya listrik bertambah
     * Rp120.000."
     */
    String effect(Words words, Actor reader, Approval approval);

    /** Does the deed, in the open transaction; {@code approver} is never who asked. */
    Outcome onApproved(Actor approver, Approval approval);

    /** Where the thing to be approved can be looked at, e.g. {@code /k/…/jurnal/…}. */
    default Optional<String> link(Actor reader, Approval approval) {
        return Optional.empty();
    }

    /** What a room does when its request is refused, in the same transaction. */
    default void onRefused(Actor approver, Approval approval) {}
}
