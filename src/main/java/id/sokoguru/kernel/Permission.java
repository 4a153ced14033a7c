package id.sokoguru.kernel;

/**
 * What an actor may do. Roles grant permissions ({@code access.Role}); pages and doors ask for one.
 */
public enum Permission {
    /** Take and pay money at a till. */
    TELLER,
    /** Take money from members on one's own round, outside; nothing else. */
    COLLECT,
    /** Record everyday events without a till: bank transfers, expenses, purchases. */
    BOOKKEEP,
    /** Propose a manual journal. */
    JOURNAL,
    /** Work on loans: applications, analysis, who is late, collateral. */
    LEND,
    /** Decide on loans above the manager's limit. */
    GRANT,
    /** Agree, as supervisory board, to what the managers decide about themselves. */
    OVERSEE,
    /** See and decide on suspicious transactions; never given to who stands at the counter. */
    COMPLIANCE,
    /** Approve what somebody else asked for (four eyes). */
    APPROVE,
    /** Close and reopen a period. */
    CLOSE_PERIOD,
    /** Register and change members. */
    MEMBERS,
    /** Read the books: statements, journal, ledger, trace. */
    READ_BOOKS,
    /** Read the statements, without the entries behind them. */
    READ_REPORTS,
    /** Read daily totals by account, without the entries behind them. */
    READ_AGGREGATES,
    /** Read who signed in, changed users, approved, exported, and who looked at the books. */
    READ_AUDIT,
    /** See members' names and balances unmasked. */
    READ_MEMBERS,
    /** Change the cooperative's profile, officers, units, users and sharing level. */
    ADMINISTER,
    /** See one's own balances and receipts. */
    MEMBER_SELF,
    /** Watch the cooperatives of a territory. */
    SUPERVISE,
    /** Found cooperatives, import, manage offices and installation users. */
    INSTALLATION
}
