package id.sokoguru.ledger;

/** The two sides of a line; the code is the Indonesian initial that every bookkeeper writes. */
public enum Side {
    DEBIT("D"),
    CREDIT("K");

    private final String code;

    Side(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public Side other() {
        return this == DEBIT ? CREDIT : DEBIT;
    }

    public static Side of(String code) {
        return code.equals("D") ? DEBIT : CREDIT;
    }
}
