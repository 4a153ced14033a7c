package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;

/** What came of receiving money from a treasurer. */
public sealed interface Remitted {
    record Received(Receipt receipt) implements Remitted {}

    sealed interface Refused extends Remitted {}

    /** No such list, or it is not approved. */
    record NotBooked() implements Refused {}

    record NoAmount() implements Refused {}

    record MoreThanOpen(Money open) implements Refused {}

    record PlaceNotOpen() implements Refused {}

    record BooksRefuse(Posting.Refused reason) implements Refused {}
}
