package id.sokoguru.supervision;

import id.sokoguru.kernel.CooperativeId;

/**
 * Something at a cooperative that somebody should look into.
 *
 * @param signal what it is
 * @param severity how soon
 * @param amount the evidence: days, or whole rupiah, as the signal says
 * @param since the date that the evidence names, as text of the day or empty
 */
public record Attention(
        CooperativeId cooperative,
        String name,
        String regionPath,
        Signal signal,
        Severity severity,
        long amount,
        java.time.@org.jspecify.annotations.Nullable LocalDate since) {

    public enum Severity {
        /** Today. */
        ACT,
        /** This week. */
        WATCH,
        /** When passing by. */
        NOTE
    }

    public enum Signal {
        /** Assets do not cover what is owed to others. */
        NEGATIVE_EQUITY(true),
        NEGATIVE_CASH(true),
        /** A cash difference waits in 111101. */
        SUSPENSE(true),
        SILENT(false),
        NOT_BEGUN(false),
        TILL_OPEN(false),
        /** Collectors kept money of another day (110104). */
        ON_THE_ROAD(true),
        /** A payroll treasurer has not handed over what a list claims. */
        PAY_HELD(false),
        CASH_HIGH(true),
        LOSS(true),
        MONTH_OPEN(false);

        private final boolean money;

        Signal(boolean money) {
            this.money = money;
        }

        /** Whether the evidence is an amount of money; else it is days. */
        public boolean isMoney() {
            return money;
        }
    }
}
