package id.sokoguru.ledger;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Some entries of a journal that follow one another: one thread fills it, another checks all that
 * can be checked without the rest of the journal, and leaves the lines for the one that follows the
 * serial numbers.
 */
final class VerifiedPart {
    /** A perfect subtree, whose root the checking thread finds too. */
    private static final int HEIGHT = 8;

    private static final int ENTRIES = 1 << HEIGHT;
    private static final int BYTES = 1 << 20;
    private static final int LEAF = 32;

    /**
     * @param line how many lines of the part stand before it
     */
    record Fault(int line, String sentence) {}

    private final MessageDigest digest = Merkle.sha256();
    private final HexFormat hex = HexFormat.of();
    private long first;
    private int entries;
    private final int[] ends = new int[ENTRIES];
    private byte[] text = new byte[1 << 17];
    private final byte[][] claimed = new byte[ENTRIES][];
    private final byte[][] leaves = new byte[ENTRIES][];
    private byte[] root = new byte[0];

    private int lineCount;
    private int[] entryOf = new int[2 * ENTRIES];
    private int[] accounts = new int[2 * ENTRIES];
    private long[] subs = new long[2 * ENTRIES];
    private boolean[] debits = new boolean[2 * ENTRIES];
    private long[] amounts = new long[2 * ENTRIES];
    private long[] befores = new long[2 * ENTRIES];
    private final List<Fault> faults = new ArrayList<>();

    /** Empties it for the entries after this many. */
    VerifiedPart startingAfter(long count) {
        first = count;
        entries = 0;
        lineCount = 0;
        faults.clear();
        if (text.length > BYTES) {
            text = new byte[1 << 17];
        }
        return this;
    }

    int bytes() {
        return entries == 0 ? 0 : ends[entries - 1];
    }

    /** Whether the next entry belongs into another part: subtrees begin at their multiples. */
    boolean isFullFor(int length, long count) {
        return entries > 0 && (count % ENTRIES == 0 || bytes() + (long) length > BYTES);
    }

    /** Takes the entry whose head was just read. */
    void take(JournalReader in) throws IOException {
        int from = bytes();
        int to = from + in.length();
        if (text.length < to) {
            text = Arrays.copyOf(text, Math.max(to, Math.min(BYTES, 2 * text.length)));
        }
        in.text(text, from);
        claimed[entries] = Arrays.copyOf(in.leaf(), in.leafLength());
        ends[entries++] = to;
    }

    VerifiedPart check(byte[] cooperative) {
        int from = 0;
        for (int i = 0; i < entries; i++) {
            int to = ends[i];
            digest.update((byte) 0);
            digest.update(text, from, to - from);
            leaves[i] = digest.digest();
            if (!says(claimed[i], leaves[i])) {
                fault(
                        "Bukti nomor "
                                + (first + i + 1)
                                + " telah diubah: isinya tidak cocok dengan sidik jarinya.");
            }
            check(from, to, first + i + 1, i, cooperative);
            from = to;
        }
        if (isSubtree()) {
            root = root();
        }
        return this;
    }

    private boolean says(byte[] claimed, byte[] leaf) {
        if (claimed.length != 2 * LEAF) {
            return false;
        }
        for (int i = 0; i < LEAF; i++) {
            if (claimed[2 * i] != hex.toHighHexDigit(leaf[i])
                    || claimed[2 * i + 1] != hex.toLowHexDigit(leaf[i])) {
                return false;
            }
        }
        return true;
    }

    private boolean isSubtree() {
        return entries == ENTRIES && first % ENTRIES == 0;
    }

    private byte[] root() {
        var level = Arrays.copyOf(leaves, ENTRIES);
        for (int width = ENTRIES / 2; width > 0; width /= 2) {
            for (int i = 0; i < width; i++) {
                digest.update((byte) 1);
                digest.update(level[2 * i]);
                level[i] = digest.digest(level[2 * i + 1]);
            }
        }
        return level[0];
    }

    /** Reads the lines of an entry in place: this is the hot loop of the verifier. */
    private void check(int from, int length, long number, int entry, byte[] cooperative) {
        long balance = 0;
        int before = lineCount;
        int at = from;
        int row = 0;
        while (at < length) {
            int end = at;
            while (end < length && text[end] != '\n') {
                end++;
            }
            if (row == 1 && !Arrays.equals(text, at, end, cooperative, 0, cooperative.length)) {
                fault("Bukti nomor " + number + " milik koperasi lain.");
            } else if (row == 2) {
                cursor = at + 7;
                if (text[at] != 'n' || number(end) != number) {
                    fault("Setelah bukti nomor " + (number - 1) + " nomor berikutnya tidak urut.");
                }
            } else if (end - at > 5 && row > 12 && text[at] == 'l' && text[at + 4] == ' ') {
                balance += line(at + 5, end, number, entry);
            }
            row++;
            at = end + 1;
        }
        if (balance != 0 || lineCount - before < 2) {
            fault("Bukti nomor " + number + " tidak seimbang: selisih " + balance + ".");
        }
    }

    /** What the line adds to debit less credit. */
    private long line(int from, int end, long number, int entry) {
        cursor = from;
        if (lineCount == accounts.length) {
            grow();
        }
        int i = lineCount;
        entryOf[i] = entry;
        accounts[i] = (int) number(end);
        subs[i] = number(end);
        number(end);
        debits[i] = cursor < end && text[cursor] == 'D';
        cursor += 2;
        amounts[i] = number(end);
        befores[i] = number(end);
        if (amounts[i] <= 0) {
            fault("Bukti nomor " + number + " memuat jumlah " + amounts[i] + ".");
        }
        lineCount++;
        return debits[i] ? amounts[i] : -amounts[i];
    }

    private void grow() {
        int more = 2 * accounts.length;
        entryOf = Arrays.copyOf(entryOf, more);
        accounts = Arrays.copyOf(accounts, more);
        subs = Arrays.copyOf(subs, more);
        debits = Arrays.copyOf(debits, more);
        amounts = Arrays.copyOf(amounts, more);
        befores = Arrays.copyOf(befores, more);
    }

    private int cursor;

    private long number(int end) {
        long value = 0;
        var negative = cursor < end && text[cursor] == '-';
        if (negative) {
            cursor++;
        }
        while (cursor < end && text[cursor] != ' ') {
            value = value * 10 + (text[cursor] - '0');
            cursor++;
        }
        cursor++;
        return negative ? -value : value;
    }

    private void fault(String sentence) {
        faults.add(new Fault(lineCount, sentence));
    }

    void appendTo(Merkle.Range range) {
        if (isSubtree()) {
            range.append(root, HEIGHT);
            return;
        }
        for (int i = 0; i < entries; i++) {
            range.append(leaves[i]);
        }
    }

    /** In the order of the file. */
    List<Fault> faults() {
        return faults;
    }

    int lineCount() {
        return lineCount;
    }

    /** The number of the entry of a line. */
    long entry(int line) {
        return first + entryOf[line] + 1;
    }

    int account(int line) {
        return accounts[line];
    }

    long sub(int line) {
        return subs[line];
    }

    boolean isDebit(int line) {
        return debits[line];
    }

    long amount(int line) {
        return amounts[line];
    }

    /** How many rupiahs its side of its place had before, as the file says. */
    long before(int line) {
        return befores[line];
    }
}
