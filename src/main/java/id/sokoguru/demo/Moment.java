package id.sokoguru.demo;

import id.sokoguru.bookkeeping.EventOrder;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.treasury.TillDay;
import java.time.Instant;

/** Something that happened in a cooperative, in the order in which it did. */
sealed interface Moment {
    record AtTheCounter(CounterOrder order, Instant at) implements Moment {}

    record InTheOffice(EventOrder order, Instant at) implements Moment {}

    /** Money between the vault, petty cash and the bank. */
    record Moved(Ledger.Timed entry) implements Moment {}

    record TillOpened(TillDay day) implements Moment {}

    record TillClosed(TillDay day) implements Moment {}
}
