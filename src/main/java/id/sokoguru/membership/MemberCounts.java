package id.sokoguru.membership;

/** How many stand where; the register's counters. */
public record MemberCounts(int waiting, int candidates, int members, int gone) {}
