package id.sokoguru.screening;

/** Why a member is not of low risk. */
public enum RiskReason {
    /** Holds high public office, or is close to somebody who does. */
    PEP,
    /** A business that takes much cash. */
    CASH_BUSINESS,
    /** Never or hardly ever seen face to face. */
    DISTANCE,
    /** Acts for somebody else. */
    FOR_OTHERS,
    /** Moves more than income and trade explain. */
    BEYOND_INCOME
}
