package id.sokoguru.access;

import id.sokoguru.kernel.CooperativeId;

/**
 * How much of its books a cooperative shows its office; answered by {@code registry}, which keeps
 * what the cooperative granted.
 */
public interface SharingLevels {
    int PROFILE = 0;
    int REPORTS = 1;
    int DAILY_AGGREGATES = 2;
    int EVERY_ENTRY = 3;

    /** The level in force now, 0 to 3; 0 when the cooperative granted nothing. */
    int levelOf(CooperativeId cooperative);
}
