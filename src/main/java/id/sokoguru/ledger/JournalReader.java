package id.sokoguru.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads an exported journal from front to end. Whatever is not as the format says is an {@link
 * IllegalArgumentException} with a sentence, a file that ends too early an {@link EOFException}.
 */
final class JournalReader {
    private static final int LONGEST_LINE = 1_000;

    /** An entry has at most 32,767 lines of less than 100 bytes. */
    private static final int LONGEST_ENTRY = 8 << 20;

    private static final byte[] ENTRY = "entry ".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 18];
    private int at;
    private int end;

    private int length;
    private final byte[] leaf = new byte[LONGEST_LINE];
    private int leafLength;

    JournalReader(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the head of the next entry; its text must be read before the next head.
     *
     * @return false at the end of the file
     */
    boolean entry() throws IOException {
        int newline = newline();
        if (newline == at && end == at) {
            return false;
        }
        int head = at;
        int space = head + ENTRY.length;
        while (space < newline && buffer[space] != ' ') {
            space++;
        }
        if (space >= newline || !begins(head, ENTRY)) {
            throw new IllegalArgumentException("baris \"entry\" diharapkan");
        }
        length = length(head + ENTRY.length, space);
        if (length < 1 || length > LONGEST_ENTRY) {
            throw new IllegalArgumentException("panjang bukti " + length);
        }
        leafLength = newline - space - 1;
        System.arraycopy(buffer, space + 1, leaf, 0, leafLength);
        at = Math.min(newline + 1, end);
        return true;
    }

    /** Of the entry's text, in bytes. */
    int length() {
        return length;
    }

    /** The leaf as the file says it, in hexadecimal digits: {@link #leafLength} of these. */
    byte[] leaf() {
        return leaf;
    }

    int leafLength() {
        return leafLength;
    }

    /** Reads the entry's text. */
    void text(byte[] target, int offset) throws IOException {
        fill(target, offset, length);
    }

    String line() throws IOException {
        int newline = newline();
        if (newline == at && end == at) {
            throw new EOFException();
        }
        var line = new String(buffer, at, newline - at, StandardCharsets.ISO_8859_1);
        at = Math.min(newline + 1, end);
        return line;
    }

    byte[] bytes(int length) throws IOException {
        if (length < 0 || length > 1 << 20) {
            throw new IllegalArgumentException("panjang " + length);
        }
        var bytes = new byte[length];
        fill(bytes, 0, length);
        return bytes;
    }

    /** Where the present line ends, with all of it in the buffer; at the end of the file there. */
    private int newline() throws IOException {
        for (int i = at; ; i++) {
            if (i == end) {
                int seen = i - at;
                if (!more()) {
                    return end;
                }
                i = at + seen;
            }
            if (buffer[i] == '\n') {
                return i;
            }
            if (i - at > LONGEST_LINE - 1) {
                throw new IllegalArgumentException("baris terlalu panjang");
            }
        }
    }

    /** Reads on behind what is in the buffer, which moves to its front. */
    private boolean more() throws IOException {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        int n = in.read(buffer, end, buffer.length - end);
        if (n > 0) {
            end += n;
        }
        return n > 0;
    }

    private void fill(byte[] target, int offset, int wanted) throws IOException {
        int here = Math.min(wanted, end - at);
        System.arraycopy(buffer, at, target, offset, here);
        at += here;
        int rest = wanted - here;
        if (rest > 0 && in.readNBytes(target, offset + here, rest) != rest) {
            throw new EOFException();
        }
    }

    private boolean begins(int from, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (buffer[from + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    private int length(int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9 || to - from > 9) {
                return Integer.parseInt(
                        new String(buffer, from, to - from, StandardCharsets.ISO_8859_1));
            }
            value = value * 10 + digit;
        }
        if (from == to) {
            return Integer.parseInt("");
        }
        return value;
    }
}
