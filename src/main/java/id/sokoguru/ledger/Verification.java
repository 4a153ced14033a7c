package id.sokoguru.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    /** So many parts of the file may be on their way through the workers at once … */
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();

    /** … and so much of it, so that no file needs more memory than this and its largest entry. */
    private static final long IN_MEMORY = 8 << 20;

    private final JournalReader in;
    private final List<String> faults = new ArrayList<>();
    private long faultCount;
    private final SerialNumbers serials = new SerialNumbers();
    private final Merkle.Range range = new Merkle.Range();
    private long lines;

    private record Pending(VerifiedPart part, Future<VerifiedPart> work) {}

    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final ArrayDeque<VerifiedPart> free = new ArrayDeque<>();
    private long pendingBytes;
    private long read;

    private Verification(InputStream in) {
        this.in = new JournalReader(in);
    }

    /**
     * Reads the whole file: this thread reads and follows the serial numbers in order, the
     * processors hash and check the entries of some parts ahead.
     *
     * @param trusted the verifier key that the reader knows, or null to take the one in the file
     */
    public static Report of(InputStream in, @Nullable String trusted) throws IOException {
        return new Verification(in).run(trusted);
    }

    private Report run(@Nullable String trusted) throws IOException {
        var cooperative = "?";
        var key = trusted == null ? "?" : trusted;
        SignedNote.@Nullable Checkpoint checkpoint = null;
        try {
            if (!JournalFile.MAGIC.equals(in.line())) {
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
                            in.bytes(Integer.parseInt(value("checkpoint"))),
                            StandardCharsets.UTF_8);
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
            entries(("cooperative " + cooperative).getBytes(StandardCharsets.UTF_8));
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

    /** What was read before the file broke is judged first, as if it had been read alone. */
    private void entries(byte[] cooperative) throws IOException {
        try (var workers = Executors.newFixedThreadPool(WORKERS)) {
            var part = part();
            try {
                while (in.entry()) {
                    if (part.isFullFor(in.length(), read)) {
                        begin(workers, part, cooperative);
                        part = part();
                    }
                    part.take(in);
                    read++;
                }
            } finally {
                begin(workers, part, cooperative);
                while (!pending.isEmpty()) {
                    finish();
                }
            }
        }
    }

    private VerifiedPart part() {
        var used = free.poll();
        return (used == null ? new VerifiedPart() : used).startingAfter(read);
    }

    private void begin(ExecutorService workers, VerifiedPart part, byte[] cooperative) {
        while (!pending.isEmpty()
                && (pending.size() >= 2 * WORKERS || pendingBytes + part.bytes() > IN_MEMORY)) {
            finish();
        }
        pendingBytes += part.bytes();
        pending.add(new Pending(part, workers.submit(() -> part.check(cooperative))));
    }

    /** In the order of the file: the tree, the serial numbers, and all faults where they belong. */
    private void finish() {
        var oldest = pending.remove();
        pendingBytes -= oldest.part().bytes();
        var part = checked(oldest.work());
        part.appendTo(range);
        int at = 0;
        for (var fault : part.faults()) {
            followSerials(part, at, fault.line());
            at = fault.line();
            fault(fault.sentence());
        }
        followSerials(part, at, part.lineCount());
        lines += part.lineCount();
        free.add(part);
    }

    private void followSerials(VerifiedPart part, int from, int to) {
        for (int i = from; i < to; i++) {
            var account = part.account(i);
            var sub = part.sub(i);
            var before = part.before(i);
            var total = serials.advance(account, sub, part.isDebit(i), before, part.amount(i));
            if (total != before) {
                fault(
                        "Bukti nomor "
                                + part.entry(i)
                                + ": nomor seri rupiah akun "
                                + account
                                + (sub == 0 ? "" : "/" + sub)
                                + " tidak bersambung ("
                                + total
                                + " ≠ "
                                + before
                                + ").");
            }
        }
    }

    private static VerifiedPart checked(Future<VerifiedPart> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("checking broke", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while verifying", e);
        }
    }

    private String value(String name) throws IOException {
        var line = in.line();
        if (!line.startsWith(name + " ")) {
            throw new IllegalArgumentException("baris \"" + name + "\" diharapkan");
        }
        return line.substring(name.length() + 1);
    }

    private void fault(String sentence) {
        faultCount++;
        if (faults.size() < LISTED) {
            faults.add(sentence);
        }
    }
}
