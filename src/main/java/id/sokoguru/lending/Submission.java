package id.sokoguru.lending;

import java.util.List;

/** What comes of putting an application before the managers. */
public sealed interface Submission {
    record Submitted() implements Submission {}

    /** Reasons why not. */
    sealed interface Refused extends Submission {}

    /** Nobody looked into it yet. */
    record NotAnalysed() implements Refused {}

    /** It was submitted or decided before. */
    record NotOpen(LoanApplication.State state) implements Refused {}

    /** At least one rule stops it; all are given. */
    record Blocked(List<Check> checks) implements Refused {}
}
