package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;

/**
 * What a till shows in its thin bar. For a closed till the day's figures are nil.
 *
 * @param holder the name of who holds it, empty when closed
 * @param opening in the drawer when it was opened
 * @param in received since
 * @param out paid since
 * @param balance what must be in the drawer now
 */
public record TillPosition(
        Till till, String holder, Money opening, Money in, Money out, Money balance) {}
