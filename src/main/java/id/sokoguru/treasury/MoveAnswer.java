package id.sokoguru.treasury;

import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import java.time.LocalDate;
import java.util.UUID;

/** What came of moving money. */
public sealed interface MoveAnswer {
    record Moved(Receipt receipt) implements MoveAnswer {}

    /** Between till and vault: it moves when a second person confirms. */
    record Waiting(UUID handover) implements MoveAnswer {}

    record SamePlace() implements MoveAnswer {}

    /** From till to till goes through the vault, so that each hand-over has its two people. */
    record ThroughVault() implements MoveAnswer {}

    /** Only a bank that pays keeps a fee. */
    record FeeWithoutBank() implements MoveAnswer {}

    /** A till's money moves today. */
    record OnlyToday(LocalDate today) implements MoveAnswer {}

    record TillNotYours(TillCheck check) implements MoveAnswer {}

    record NotPosted(Posting.Refused why) implements MoveAnswer {}
}
