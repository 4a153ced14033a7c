package id.sokoguru.privacy;

/** What a cooperative needs a member's consent for; the membership itself is a contract. */
public enum Purpose {
    /** News and offers by message. Reminders of what is due are part of the contract. */
    MESSAGES,
    /** Pictures and names in public. */
    PHOTOS,
    /** Passing particulars to partners: insurers, shops, banks. */
    PARTNERS,
    /** Surveys and research. */
    STATISTICS
}
