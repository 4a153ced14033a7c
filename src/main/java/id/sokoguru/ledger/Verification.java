package id.sokoguru.ledger;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an exported journal with no server and no database: every entry hashes to its leaf,
 * numbers run without gap, debit equals credit, serials tile, and the root is the one that the
 * checkpoint signs.
 */
public final class Verification {
    /** At most this many faults are listed; the rest is counted. */
    private static final int LISTED = 20;

    /**
     * What was found.
     *
     * @param faults sentences naming the entry, in Indonesian; empty = the journal is sound
     * @param checkpoint what the file's checkpoint says; null when it could not be read
     * @param key the verifier key in the file; trust it only if it is the one you know
     */
    public record Report(
            String cooperative,
            long entries,
            long lines,
            List<String> faults,
            long faultCount,
            SignedNote.@Nullable Checkpoint checkpoint,
            String key) {
        public boolean isSound() {
            return faultCount == 0;
        }
    }

    private record Place(int account, long sub, boolean debit) {}

    private static final class Serial {
        long total;
    }

    private final InputStream in;
    private final List<String> faults = new ArrayList<>();
    private long faultCount;
    private final Map<Place, Serial> serials = new HashMap<>();
    private final Merkle.Range range = new Merkle.Range();
    private final MessageDigest digest = Merkle.sha256();
    private long lines;
    private byte[] text = new byte[4096];

    private Verification(InputStream in) {
        this.in = in;
    }

    /**
     * Reads the whole file.
     *
     * @param trusted the verifier key that the reader knows, or null to take the one in the file
     */
    public static Report of(InputStream in, @Nullable String trusted) throws IOException {
        return new Verification(new BufferedInputStream(in, 1 << 18)).run(trusted);
    }

    private Report run(@Nullable String trusted) throws IOException {
        var cooperative = "?";
        var key = trusted == null ? "?" : trusted;
        SignedNote.@Nullable Checkpoint checkpoint = null;
        try {
            if (!JournalFile.MAGIC.equals(line())) {
                fault("Berkas ini bukan ekspor jurnal Sokoguru (sokoguru-journal/1).");
                return report(cooperative, checkpoint, key);
            }
            cooperative = value("cooperative");
            var own = value("key");
            if (trusted != null && !trusted.strip().equals(own)) {
                fault("Berkas menyebut kunci lain daripada yang Anda percayai: " + own + ".");
            }
            key = trusted == null ? own : trusted;
            var note =
                    new String(
                            bytes(Integer.parseInt(value("checkpoint"))), StandardCharsets.UTF_8);
            checkpoint = SignedNote.checkpoint(note);
            if (checkpoint == null) {
                fault("Pos pemeriksaan (checkpoint) tidak dapat dibaca.");
            } else {
                if (!SignedNote.isSignedBy(note, SignedNote.Verifier.parse(key))) {
                    fault("Tanda tangan pos pemeriksaan tidak cocok dengan kunci " + key + ".");
                }
                if (!checkpoint.origin().equals("sokoguru.id/" + cooperative)) {
                    fault("Pos pemeriksaan milik " + checkpoint.origin() + ", bukan koperasi ini.");
                }
            }
            var prefix = ("cooperative " + cooperative).getBytes(StandardCharsets.UTF_8);
            String head;
            while ((head = lineOrEnd()) != null) {
                entry(head, prefix);
            }
            if (checkpoint != null) {
                if (checkpoint.size() != range.size()) {
                    fault(
                            "Pos pemeriksaan menyebut "
                                    + checkpoint.size()
                                    + " bukti, berkas memuat "
                                    + range.size()
                                    + ".");
                } else if (!Arrays.equals(checkpoint.root(), range.root())) {
                    fault("Sidik jari seluruh jurnal tidak sama dengan yang ditandatangani.");
                }
            }
        } catch (EOFException e) {
            fault("Berkas terpotong sesudah bukti nomor " + range.size() + ".");
        } catch (IllegalArgumentException e) {
            fault("Berkas rusak sesudah bukti nomor " + range.size() + ": " + e.getMessage());
        }
        return report(cooperative, checkpoint, key);
    }

    private Report report(
            String cooperative, SignedNote.@Nullable Checkpoint checkpoint, String key) {
        return new Report(
                cooperative, range.size(), lines, List.copyOf(faults), faultCount, checkpoint, key);
    }

    private void entry(String head, byte[] cooperative) throws IOException {
        var space = head.indexOf(' ', 6);
        if (!head.startsWith("entry ") || space < 0) {
            throw new IllegalArgumentException("baris \"entry\" diharapkan");
        }
        var length = Integer.parseInt(head.substring(6, space));
        if (length < 1 || length > 64 << 20) {
            throw new IllegalArgumentException("panjang bukti " + length);
        }
        if (text.length < length) {
            text = new byte[Math.max(length, text.length * 2)];
        }
        fill(text, length);
        digest.update((byte) 0);
        digest.update(text, 0, length);
        var leaf = digest.digest();
        var number = range.size() + 1;
        if (!HexFormat.of().formatHex(leaf).equals(head.substring(space + 1))) {
            fault(
                    "Bukti nomor "
                            + number
                            + " telah diubah: isinya tidak cocok dengan sidik jarinya.");
        }
        range.append(leaf);
        check(length, number, cooperative);
    }

    /** Reads the lines of an entry in place: this is the hot loop of the verifier. */
    private void check(int length, long number, byte[] cooperative) {
        long balance = 0;
        int lineCount = 0;
        int at = 0;
        int row = 0;
        while (at < length) {
            int end = at;
            while (end < length && text[end] != '\n') {
                end++;
            }
            if (row == 1 && !equal(at, end, cooperative)) {
                fault("Bukti nomor " + number + " milik koperasi lain.");
            } else if (row == 2) {
                cursor = at + 7;
                if (text[at] != 'n' || number(end) != number) {
                    fault("Setelah bukti nomor " + (number - 1) + " nomor berikutnya tidak urut.");
                }
            } else if (end - at > 5 && row > 12 && text[at] == 'l' && text[at + 4] == ' ') {
                cursor = at + 5;
                var account = (int) number(end);
                var sub = number(end);
                number(end);
                var debit = text[cursor] == 'D';
                cursor += 2;
                var amount = number(end);
                var before = number(end);
                lineCount++;
                if (amount <= 0) {
                    fault("Bukti nomor " + number + " memuat jumlah " + amount + ".");
                }
                balance += debit ? amount : -amount;
                var serial =
                        serials.computeIfAbsent(new Place(account, sub, debit), _ -> new Serial());
                if (serial.total != before) {
                    fault(
                            "Bukti nomor "
                                    + number
                                    + ": nomor seri rupiah akun "
                                    + account
                                    + (sub == 0 ? "" : "/" + sub)
                                    + " tidak bersambung ("
                                    + serial.total
                                    + " ≠ "
                                    + before
                                    + ").");
                    serial.total = before;
                }
                serial.total += amount;
            }
            row++;
            at = end + 1;
        }
        lines += lineCount;
        if (balance != 0 || lineCount < 2) {
            fault("Bukti nomor " + number + " tidak seimbang: selisih " + balance + ".");
        }
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

    private boolean equal(int from, int to, byte[] expected) {
        return Arrays.equals(text, from, to, expected, 0, expected.length);
    }

    private String value(String name) throws IOException {
        var line = line();
        if (!line.startsWith(name + " ")) {
            throw new IllegalArgumentException("baris \"" + name + "\" diharapkan");
        }
        return line.substring(name.length() + 1);
    }

    private String line() throws IOException {
        var line = lineOrEnd();
        if (line == null) {
            throw new EOFException();
        }
        return line;
    }

    private @Nullable String lineOrEnd() throws IOException {
        var line = new StringBuilder(80);
        int c;
        while ((c = in.read()) >= 0 && c != '\n') {
            if (line.length() > 1_000) {
                throw new IllegalArgumentException("baris terlalu panjang");
            }
            line.append((char) c);
        }
        return c < 0 && line.isEmpty() ? null : line.toString();
    }

    private byte[] bytes(int length) throws IOException {
        if (length < 0 || length > 1 << 20) {
            throw new IllegalArgumentException("panjang " + length);
        }
        var bytes = new byte[length];
        fill(bytes, length);
        return bytes;
    }

    private void fill(byte[] target, int length) throws IOException {
        if (in.readNBytes(target, 0, length) != length) {
            throw new EOFException();
        }
    }

    private void fault(String sentence) {
        faultCount++;
        if (faults.size() < LISTED) {
            faults.add(sentence);
        }
    }
}
