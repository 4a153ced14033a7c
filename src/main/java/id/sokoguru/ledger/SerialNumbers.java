package id.sokoguru.ledger;

import java.util.Arrays;

/**
 * How far the rupiahs of each side of each place are numbered: a hash table of plain numbers, since
 * it is asked for every line of a journal.
 */
final class SerialNumbers {
    private static final int EMPTY = -1;

    private int[] sides = new int[1 << 10];
    private long[] subs = new long[1 << 10];
    private long[] totals = new long[1 << 10];
    private int size;

    SerialNumbers() {
        Arrays.fill(sides, EMPTY);
    }

    /**
     * Numbers a line's rupiahs from {@code before} on, whatever the total was.
     *
     * @return the total so far, which ought to be {@code before}
     */
    long advance(int account, long sub, boolean debit, long before, long amount) {
        int side = (account << 1 | (debit ? 1 : 0)) & Integer.MAX_VALUE;
        int i = find(side, sub);
        if (sides[i] == EMPTY) {
            if (2 * ++size > sides.length) {
                grow();
                i = find(side, sub);
            }
            sides[i] = side;
            subs[i] = sub;
        }
        var total = totals[i];
        totals[i] = before + amount;
        return total;
    }

    private int find(int side, long sub) {
        int mask = sides.length - 1;
        long hash = (sub * 0x9E37_79B9_7F4A_7C15L + side) * 0xC2B2_AE3D_27D4_EB4FL;
        int i = (int) (hash >>> 32) & mask;
        while (sides[i] != EMPTY && (sides[i] != side || subs[i] != sub)) {
            i = i + 1 & mask;
        }
        return i;
    }

    private void grow() {
        var oldSides = sides;
        var oldSubs = subs;
        var oldTotals = totals;
        sides = new int[oldSides.length * 2];
        Arrays.fill(sides, EMPTY);
        subs = new long[sides.length];
        totals = new long[sides.length];
        for (int old = 0; old < oldSides.length; old++) {
            if (oldSides[old] != EMPTY) {
                int i = find(oldSides[old], oldSubs[old]);
                sides[i] = oldSides[old];
                subs[i] = oldSubs[old];
                totals[i] = oldTotals[old];
            }
        }
    }
}
