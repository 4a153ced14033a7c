package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Posting;

/** What came of putting failed deductions back on the members. */
public sealed interface GivenBack {
    record Done(Money amount) implements GivenBack {}

    sealed interface Refused extends GivenBack {}

    record NothingFailed() implements Refused {}

    /** The treasurer handed over more than said: less is open than failed. */
    record MoreThanOpen(Money open) implements Refused {}

    /** The loan was written off or ended otherwise meanwhile. */
    record LoanGone(long loan) implements Refused {}

    record BooksRefuse(Posting.Refused reason) implements Refused {}
}
