package id.sokoguru.ledger;

import id.sokoguru.kernel.CooperativeId;

/**
 * A notice after commit, for screens that move: nobody's money waits for it.
 *
 * @param lastNo the number of the last entry
 * @param count how many entries
 */
public record EntriesPosted(CooperativeId cooperative, long lastNo, int count) {}
