package id.sokoguru.savings;

import id.sokoguru.kernel.Money;

/** A sleeping account in a list, with its member's name and what stands on it. */
public record SleeperRow(Sleeper sleeper, String name, Money balance) {}
