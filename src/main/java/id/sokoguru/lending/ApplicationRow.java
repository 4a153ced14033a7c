package id.sokoguru.lending;

/** An application in a list. */
public record ApplicationRow(
        LoanApplication application, String borrower, String state, String href) {}
