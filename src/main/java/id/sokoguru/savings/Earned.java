package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;

/**
 * What an account earned before tax.
 *
 * @param to where it goes: onto the account itself, or where a deposit pays
 */
record Earned(
        long accountNo,
        int productNo,
        long memberNo,
        Product.Kind kind,
        MoneyPlace to,
        Money gross) {}
