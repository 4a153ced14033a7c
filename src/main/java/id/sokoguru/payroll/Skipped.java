package id.sokoguru.payroll;

/** Somebody who owes something and cannot be listed. */
public record Skipped(long memberNo, Reason reason) {
    /** Why not. */
    public enum Reason {
        NO_MANDATE,
        NO_SALARY
    }
}
