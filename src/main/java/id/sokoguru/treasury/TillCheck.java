package id.sokoguru.treasury;

import java.time.LocalDate;

/** Whether somebody may take or pay money at a till now. */
public sealed interface TillCheck {
    /** They hold it, opened today. */
    record Open(Till till) implements TillCheck {}

    /** Nobody opened it, or its closing count waits for a second person. */
    record NotOpen() implements TillCheck {}

    /** Somebody else holds it. */
    record HeldBy(String name) implements TillCheck {}

    /** They hold it, but since an earlier day, which must be closed first. */
    record LeftOpen(LocalDate since) implements TillCheck {}
}
