package id.sokoguru.savings;

/** A row of the arrears list: who owes how much. */
public record ArrearsRow(long number, String name, Dues dues) {}
