package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;

/** What came of opening a till. */
public sealed interface OpeningAnswer {
    record Opened(TillPosition position) implements OpeningAnswer {}

    record HeldBy(String name) implements OpeningAnswer {}

    /** The actor holds a till already, this one or another; it must be closed first. */
    record YouHold(Till till) implements OpeningAnswer {}

    /** Nothing was written: count again, or have the difference recorded by a cash count. */
    record Differs(Money book, Money counted) implements OpeningAnswer {}

    record VaultHasOnly(Money available) implements OpeningAnswer {}
}
