package id.sokoguru.savings;

import id.sokoguru.kernel.Money;

/** A running deposit in the list, with its owner's name as the reader may see it. */
public record DepositRow(Deposit deposit, String name, Money principal) {}
