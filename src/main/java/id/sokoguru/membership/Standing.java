package id.sokoguru.membership;

/** Where somebody stands on the way in and out. */
public enum Standing {
    /** Asked; the managers have not decided. */
    WAITING,
    REFUSED,
    /** Approved; simpanan pokok is not paid in full. */
    CANDIDATE,
    MEMBER,
    /** Left; the savings have become a debt to them that is not paid out yet. */
    LEAVING,
    GONE
}
