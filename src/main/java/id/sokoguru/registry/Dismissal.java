package id.sokoguru.registry;

import java.time.LocalDate;

/** What became of the order to end an officer's term. */
public sealed interface Dismissal {
    record Dismissed(int officer) implements Dismissal {}

    record NotInOffice() implements Dismissal {}

    /** The last day lies before the first. */
    record BeforeItBegan(LocalDate from) implements Dismissal {}
}
