package id.sokoguru.lending;

import id.sokoguru.ledger.MoneyPlace;

/** Where the money of a payment comes from. */
public sealed interface PaymentSource {
    /** Cash into a drawer, or a transfer into a bank account. */
    record Drawer(MoneyPlace place) implements PaymentSource {}

    /** Out of the borrower's own savings account. */
    record FromSavings(long account) implements PaymentSource {}

    /** What is kept for the borrower (titipan, 210601). */
    record FromHeld() implements PaymentSource {}
}
