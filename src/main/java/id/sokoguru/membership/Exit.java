package id.sokoguru.membership;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books.Place;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A member leaves: simpanan pokok and wajib become a debt of the cooperative to them (J48a).
 *
 * @param id of the entry
 * @param note free text, kept outside the books
 */
public record Exit(UUID id, long member, ExitReason reason, String note, LocalDate date) {
    /** Answers to {@link Members#exit}. */
    public sealed interface Answer {}

    public record Left(Receipt receipt, Money owed) implements Answer {}

    public record NotMember(Member as) implements Answer {}

    /** Savings accounts must be paid out and closed first. */
    public record SavingsOpen(List<Place> places, Money total) implements Answer {}

    public record BooksRefuse(Posting.Refused reason) implements Answer {}

    public record Unknown() implements Answer {}
}
