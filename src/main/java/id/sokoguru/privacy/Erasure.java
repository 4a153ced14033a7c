package id.sokoguru.privacy;

import java.time.LocalDate;

/** Whether and how a member's data is erased. */
public sealed interface Erasure {
    /** The time of the law is over: it may be done. */
    record Possible(LocalDate since) implements Erasure {}

    record Done(LocalDate on) implements Erasure {}

    /** Documents are kept so many years after leaving (UU 8/2010; PMPJ). */
    record TooEarly(LocalDate possibleOn) implements Erasure {}

    /** A member, or somebody who still has money here: the contract goes on. */
    record StillHere() implements Erasure {}

    record Unknown() implements Erasure {}
}
