package id.sokoguru.ledger;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Proofs that nothing was changed: signed checkpoints of a cooperative's log, proof that an entry
 * is in it, proof that it only grew. A proof reads a few hundred hashes at any size of the log.
 */
@Component
public class Proofs {
    private static final String NODE = "node";

    /** A checkpoint as kept. @param note the C2SP signed note */
    public record Kept(long treeSize, byte[] root, OffsetDateTime madeAt, String note) {}

    private static final Query<Kept> CHECKPOINTS =
            Query.of(
                    Kept.class,
                    """
                    select tree_size, root, made_at, note from ledger.checkpoint
                     where coop_id = :coop order by tree_size desc limit :limit
                    """);

    private static final Query<Kept> CHECKPOINT =
            Query.of(
                    Kept.class,
                    """
                    select tree_size, root, made_at, note from ledger.checkpoint
                     where coop_id = :coop and tree_size = :size
                    """);

    /** A witness's signature over a checkpoint. */
    public record Witnessed(
            long treeSize, String keyName, OffsetDateTime witnessedAt, String signature) {}

    private static final Query<Witnessed> WITNESSES =
            Query.of(
                    Witnessed.class,
                    """
                    select tree_size, key_name, witnessed_at, signature from ledger.witness
                     where coop_id = :coop order by tree_size desc
                    """);

    record Hash(long index, byte[] hash) {}

    private static final Query<Hash> LEAVES =
            Query.of(
                    Hash.class,
                    """
                    select e.entry_no - 1 as index, e.leaf as hash from ledger.entry e
                     where e.coop_id = :coop and e.entry_no > :from and e.entry_no <= :to
                    """);

    private static final Query<Hash> TILES =
            Query.of(
                    Hash.class,
                    """
                    select t.index, t.hash from ledger.tile t
                     where t.coop_id = :coop and t.level = :level and t.index >= :from and t.index < :to
                    """);

    /**
     * That an entry is in the log of a checkpoint.
     *
     * @param index of the entry in the log, from 0 (= its number − 1)
     * @param path hashes from the sibling of the leaf upwards
     */
    public record Inclusion(
            long index,
            byte[] leaf,
            List<byte[]> path,
            SignedNote.Checkpoint checkpoint,
            String note) {
        public boolean holds() {
            return Merkle.includes(leaf, index, checkpoint.size(), path, checkpoint.root());
        }
    }

    /** That the log of the later checkpoint begins with that of the earlier one. */
    public record Consistency(
            SignedNote.Checkpoint first, SignedNote.Checkpoint second, List<byte[]> path) {
        public boolean holds() {
            return Merkle.extendsLog(
                    first.size(), first.root(), second.size(), second.root(), path);
        }
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final NodeKey keys;

    Proofs(JdbcClient jdbc, JdbcTemplate template, Tenancy tenancy, BusinessDay day, NodeKey keys) {
        this.jdbc = jdbc;
        this.template = template;
        this.tenancy = tenancy;
        this.day = day;
        this.keys = keys;
    }

    /** The origin line of a cooperative's log. */
    public static String origin(CooperativeId cooperative) {
        return "sokoguru.id/" + cooperative.text();
    }

    /** The key that signs checkpoints here. */
    public SignedNote.Verifier verifier() {
        return keys.verifier(NODE);
    }

    /** Signs and keeps the present state of the log; the same state again answers the kept one. */
    public Kept checkpoint(Actor actor) {
        return tenancy.write(
                actor,
                () -> {
                    var coop = actor.at().value();
                    var head = head(coop);
                    var last = checkpoints(actor, 1);
                    if (!last.isEmpty() && last.getFirst().treeSize() == head.size()) {
                        return last.getFirst();
                    }
                    var checkpoint =
                            new SignedNote.Checkpoint(
                                    origin(actor.at()), head.size(), Merkle.root(head.peaks()));
                    var text = checkpoint.text();
                    var note = text + "\n" + keys.sign(NODE, text);
                    var now = OffsetDateTime.ofInstant(day.now(), ZoneOffset.UTC);
                    template.query(
                            "select ledger.save_checkpoint(?, ?, ?, ?, ?)",
                            row -> {},
                            coop,
                            head.size(),
                            checkpoint.root(),
                            now,
                            note);
                    return new Kept(head.size(), checkpoint.root(), now, note);
                });
    }

    /** The latest checkpoints, latest first. */
    public List<Kept> checkpoints(Actor actor, int limit) {
        return tenancy.read(
                actor,
                () ->
                        CHECKPOINTS
                                .on(jdbc)
                                .param("coop", actor.at().value())
                                .param("limit", limit)
                                .query(CHECKPOINTS.row())
                                .list());
    }

    /** Proves that an entry is in the log as it is now; empty when there is no such entry. */
    public Optional<Inclusion> inclusion(Actor actor, long entryNo) {
        return tenancy.write(
                actor,
                () -> {
                    var kept = checkpoint(actor);
                    if (entryNo < 1 || entryNo > kept.treeSize()) {
                        return Optional.empty();
                    }
                    var tree = new Tree(actor.at().value());
                    var path = new ArrayList<byte[]>();
                    inclusion(tree, entryNo - 1, 0, kept.treeSize(), path);
                    return Optional.of(
                            new Inclusion(
                                    entryNo - 1,
                                    tree.hash(entryNo - 1, entryNo),
                                    path,
                                    new SignedNote.Checkpoint(
                                            origin(actor.at()), kept.treeSize(), kept.root()),
                                    kept.note()));
                });
    }

    /** Proves that the log of {@code second} entries begins with the log of {@code first}. */
    public Optional<Consistency> consistency(Actor actor, long first, long second) {
        return tenancy.read(
                actor,
                () -> {
                    if (first < 1 || first > second || second > head(actor.at().value()).size()) {
                        return Optional.empty();
                    }
                    var tree = new Tree(actor.at().value());
                    var path = new ArrayList<byte[]>();
                    consistency(tree, first, 0, second, true, path);
                    var origin = origin(actor.at());
                    return Optional.of(
                            new Consistency(
                                    new SignedNote.Checkpoint(origin, first, tree.hash(0, first)),
                                    new SignedNote.Checkpoint(origin, second, tree.hash(0, second)),
                                    path));
                });
    }

    /** What an office's witness found. */
    public sealed interface Witness {
        record Signed(Kept checkpoint, String signature) implements Witness {}

        /** The log does not begin with what was witnessed before: somebody changed the past. */
        record Inconsistent(long witnessedSize) implements Witness {}
    }

    /**
     * Checks that the log only grew since this office last looked, and co-signs its present
     * checkpoint.
     *
     * @param office the office's region code, e.g. {@code 35.17}
     */
    public Witness witness(Actor actor, String office) {
        return tenancy.write(
                actor,
                () -> {
                    var name = "office-" + office;
                    var kept = checkpoint(actor);
                    var before =
                            witnesses(actor).stream()
                                    .filter(w -> w.keyName().equals(name))
                                    .findFirst();
                    if (before.isPresent()) {
                        var size = before.get().treeSize();
                        var witnessed =
                                CHECKPOINT
                                        .on(jdbc)
                                        .param("coop", actor.at().value())
                                        .param("size", size)
                                        .query(CHECKPOINT.row())
                                        .single();
                        var proof = consistency(actor, size, kept.treeSize());
                        if (proof.isEmpty()
                                || !proof.get().holds()
                                || !Arrays.equals(proof.get().first().root(), witnessed.root())
                                || !Arrays.equals(proof.get().second().root(), kept.root())) {
                            return new Witness.Inconsistent(size);
                        }
                    }
                    var text = SignedNote.text(kept.note());
                    if (text == null) {
                        throw new IllegalStateException("a kept checkpoint is no note");
                    }
                    var signature = keys.sign(name, text);
                    template.query(
                            "select ledger.save_witness(?, ?, ?, ?, ?)",
                            row -> {},
                            actor.at().value(),
                            kept.treeSize(),
                            name,
                            OffsetDateTime.ofInstant(day.now(), ZoneOffset.UTC),
                            signature);
                    return new Witness.Signed(kept, signature);
                });
    }

    public List<Witnessed> witnesses(Actor actor) {
        return tenancy.read(
                actor,
                () ->
                        WITNESSES
                                .on(jdbc)
                                .param("coop", actor.at().value())
                                .query(WITNESSES.row())
                                .list());
    }

    private record Head(long size, List<byte[]> peaks) {}

    private Head head(long coop) {
        var head =
                template.queryForObject(
                        "select tree_size, peaks from ledger.head where coop_id = ?",
                        (row, _) -> {
                            var peaks = (byte[][]) row.getArray("peaks").getArray();
                            return new Head(row.getLong("tree_size"), List.of(peaks));
                        },
                        coop);
        if (head == null) {
            throw new IllegalStateException("no books: " + coop);
        }
        return head;
    }

    private static void inclusion(Tree tree, long index, long lo, long hi, List<byte[]> path) {
        if (hi - lo == 1) {
            return;
        }
        long split = lo + splitOf(hi - lo);
        if (index < split) {
            inclusion(tree, index, lo, split, path);
            path.add(tree.hash(split, hi));
        } else {
            inclusion(tree, index, split, hi, path);
            path.add(tree.hash(lo, split));
        }
    }

    private static void consistency(
            Tree tree, long size, long lo, long hi, boolean known, List<byte[]> path) {
        if (size == hi - lo) {
            if (!known) {
                path.add(tree.hash(lo, hi));
            }
            return;
        }
        long k = splitOf(hi - lo);
        if (size <= k) {
            consistency(tree, size, lo, lo + k, known, path);
            path.add(tree.hash(lo + k, hi));
        } else {
            consistency(tree, size - k, lo + k, hi, false, path);
            path.add(tree.hash(lo, lo + k));
        }
    }

    /** The largest power of two below n. */
    private static long splitOf(long n) {
        return Long.highestOneBit(n - 1);
    }

    /** The hashes of one log, read in blocks of 256 leaves or tiles. */
    private final class Tree {
        private final long coop;
        private final Map<Long, byte[][]> blocks = new HashMap<>();

        Tree(long coop) {
            this.coop = coop;
        }

        /** The Merkle tree hash of the leaves lo (inclusive) to hi (exclusive). */
        byte[] hash(long lo, long hi) {
            if (hi == lo) {
                return Merkle.emptyRoot();
            }
            long width = hi - lo;
            if (Long.bitCount(width) == 1 && lo % width == 0) {
                return perfect(Long.numberOfTrailingZeros(width), lo / width);
            }
            long split = lo + splitOf(width);
            return Merkle.node(hash(lo, split), hash(split, hi));
        }

        private byte[] perfect(int level, long index) {
            if (level % 8 == 0 && level <= 24) {
                return block(level, index >> 8)[(int) (index & 255)];
            }
            return Merkle.node(perfect(level - 1, index * 2), perfect(level - 1, index * 2 + 1));
        }

        private byte[][] block(int level, long number) {
            return blocks.computeIfAbsent(
                    (long) level << 48 | number,
                    _ -> {
                        var block = new byte[256][];
                        var query = level == 0 ? LEAVES : TILES;
                        var statement =
                                query.on(jdbc)
                                        .param("coop", coop)
                                        .param("from", number << 8)
                                        .param("to", (number + 1) << 8);
                        if (level > 0) {
                            statement = statement.param("level", level);
                        }
                        for (var hash : statement.query(query.row()).list()) {
                            block[(int) (hash.index() & 255)] = hash.hash();
                        }
                        return block;
                    });
        }
    }
}
