package id.sokoguru.access;

import static id.sokoguru.kernel.Permission.*;

import id.sokoguru.kernel.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What somebody is in a cooperative, in an office or for the installation, and what that allows.
 */
public enum Role {
    TELLER(Where.COOPERATIVE, Permission.TELLER, MEMBERS, READ_MEMBERS),
    /** Goes round with a phone: sees the members of the own route, takes money, hands it in. */
    COLLECTOR(Where.COOPERATIVE, COLLECT),
    BOOKKEEPER(
            Where.COOPERATIVE,
            BOOKKEEP,
            JOURNAL,
            CLOSE_PERIOD,
            MEMBERS,
            READ_BOOKS,
            READ_REPORTS,
            READ_AGGREGATES,
            READ_MEMBERS),
    CREDIT_OFFICER(Where.COOPERATIVE, LEND, MEMBERS, READ_REPORTS, READ_AGGREGATES, READ_MEMBERS),
    MANAGER(
            Where.COOPERATIVE,
            BOOKKEEP,
            LEND,
            JOURNAL,
            APPROVE,
            CLOSE_PERIOD,
            MEMBERS,
            READ_BOOKS,
            READ_REPORTS,
            READ_AGGREGATES,
            READ_MEMBERS),
    CHAIR(
            Where.COOPERATIVE,
            APPROVE,
            GRANT,
            COMPLIANCE,
            MEMBERS,
            READ_BOOKS,
            READ_REPORTS,
            READ_AGGREGATES,
            READ_MEMBERS,
            READ_AUDIT),
    /**
     * The pengawas of the cooperative itself: reads all, writes nothing but notes and its consent.
     */
    INTERNAL_SUPERVISOR(
            Where.COOPERATIVE,
            OVERSEE,
            COMPLIANCE,
            READ_BOOKS,
            READ_REPORTS,
            READ_AGGREGATES,
            READ_MEMBERS,
            READ_AUDIT),
    MEMBER(Where.COOPERATIVE, MEMBER_SELF),
    /**
     * Works in the books of the secondary cooperative; its view of the member cooperatives is
     * apex's.
     */
    APEX_OFFICER(
            Where.COOPERATIVE, BOOKKEEP, READ_BOOKS, READ_REPORTS, READ_AGGREGATES, READ_MEMBERS),
    AUDITOR(Where.COOPERATIVE, READ_BOOKS, READ_REPORTS, READ_AGGREGATES, READ_MEMBERS, READ_AUDIT),
    ADMINISTRATOR(Where.COOPERATIVE, ADMINISTER, READ_AUDIT),
    OFFICE_INSPECTOR(Where.REGION, SUPERVISE),
    OFFICE_HEAD(Where.REGION, SUPERVISE),
    INSTALLATION_ADMINISTRATOR(Where.INSTALLATION, INSTALLATION);

    /** Where a role is held: a grant carries a cooperative, a region's code, or neither. */
    public enum Where {
        COOPERATIVE,
        REGION,
        INSTALLATION
    }

    private final Where where;
    private final Set<Permission> permissions;

    Role(Where where, Permission... permissions) {
        this.where = where;
        this.permissions = Set.of(permissions);
    }

    public Where where() {
        return where;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    static List<Role> heldIn(Where where) {
        return Arrays.stream(values()).filter(role -> role.where == where).toList();
    }
}
