package id.sokoguru.onboarding;

/**
 * Two figures that have to be the same.
 *
 * @param subject an account's code, or the name of a {@link Control}
 * @param found what the rows of the workbook sum to
 * @param stated what the other side says
 */
record Comparison(Kind kind, String subject, long found, long stated) {
    /** Which two are held against each other. */
    enum Kind {
        /** Debit and credit of the opening balance. */
        BALANCED,
        /** The members' rows and the account of the opening balance. */
        LEDGER,
        /** The rows and the total that the cooperative states. */
        CONTROL,
        /** The rows and the report to the last members' meeting, of an earlier day. */
        REPORT,
        /** As {@code REPORT}, of the same day: then they have to agree. */
        REPORT_SAME_DAY
    }

    /** Stated less found. */
    long difference() {
        return stated - found;
    }

    boolean agrees() {
        return difference() == 0;
    }

    /** Whether a difference stops the move. */
    boolean binds() {
        return kind != Kind.REPORT;
    }

    boolean isCount() {
        return subject.equals(Control.MEMBERS.name());
    }
}
