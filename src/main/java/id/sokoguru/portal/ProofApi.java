package id.sokoguru.portal;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Proofs;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Public;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs of a cooperative's log for programs: checkpoints, inclusion, consistency, keys. */
@RestController
@RequestMapping("/api/v1")
public class ProofApi {
    private static final int MOST = 1_000;

    private final Examiner examiner;
    private final Proofs proofs;

    ProofApi(Examiner examiner, Proofs proofs) {
        this.examiner = examiner;
        this.proofs = proofs;
    }

    @Operation(summary = "The proof that an entry is in the log")
    @Needs(Permission.READ_BOOKS)
    @GetMapping("/cooperatives/{coop}/entries/{no:[0-9]{1,18}}/proof")
    ProofDocument proof(Actor actor, @PathVariable long no) {
        return examiner.examine(actor, no)
                .map(found -> ProofDocument.of(actor.at().text(), found, true))
                .orElseThrow(() -> new NotFound("no entry " + no));
    }

    /**
     * A checkpoint of the log.
     *
     * @param root in hexadecimal
     * @param note the C2SP signed note
     */
    public record Checkpoint(long size, String root, Instant at, String note) {
        static Checkpoint of(Proofs.Kept kept) {
            return new Checkpoint(
                    kept.treeSize(),
                    HexFormat.of().formatHex(kept.root()),
                    kept.madeAt().toInstant(),
                    kept.note());
        }
    }

    /** The present state of the log, signed now. */
    @Operation(summary = "The present state of the log, signed now")
    @Needs({
        Permission.READ_BOOKS,
        Permission.READ_REPORTS,
        Permission.READ_AGGREGATES,
        Permission.SUPERVISE,
        Permission.MEMBER_SELF
    })
    @GetMapping("/cooperatives/{coop}/checkpoint")
    Checkpoint checkpoint(Actor actor) {
        return Checkpoint.of(proofs.checkpoint(actor));
    }

    public record Checkpoints(List<Checkpoint> checkpoints) {}

    /** The latest checkpoints that were made, latest first. */
    @Operation(summary = "The latest checkpoints that were made")
    @Needs({
        Permission.READ_BOOKS,
        Permission.READ_REPORTS,
        Permission.READ_AGGREGATES,
        Permission.SUPERVISE,
        Permission.MEMBER_SELF
    })
    @GetMapping("/cooperatives/{coop}/checkpoints")
    Checkpoints checkpoints(Actor actor, @RequestParam(defaultValue = "50") int limit) {
        return new Checkpoints(
                proofs.checkpoints(actor, Math.clamp(limit, 1, MOST)).stream()
                        .map(Checkpoint::of)
                        .toList());
    }

    /**
     * @param path that the log of {@code to} entries begins with that of {@code from} (RFC 9162
     *     §2.1.4)
     */
    public record Consistency(
            String origin, long from, String fromRoot, long to, String toRoot, List<String> path) {}

    @Operation(summary = "The proof that one state of the log continues another")
    @Needs({
        Permission.READ_BOOKS,
        Permission.READ_REPORTS,
        Permission.READ_AGGREGATES,
        Permission.SUPERVISE,
        Permission.MEMBER_SELF
    })
    @GetMapping("/cooperatives/{coop}/consistency")
    Consistency consistency(Actor actor, @RequestParam long from, @RequestParam long to) {
        var found =
                proofs.consistency(actor, from, to)
                        .orElseThrow(() -> new NotFound("no log of these sizes"));
        return new Consistency(
                found.first().origin(),
                from,
                HexFormat.of().formatHex(found.first().root()),
                to,
                HexFormat.of().formatHex(found.second().root()),
                ProofDocument.hex(found.path()));
    }

    /**
     * @param key in the C2SP writing {@code name+hash+base64(0x01 ‖ Ed25519 key)}
     */
    @Schema(name = "VerifierKey")
    public record Key(String name, String key) {}

    @Schema(name = "VerifierKeys")
    public record Keys(List<Key> keys) {}

    /**
     * The keys that check checkpoints made here: note them once, on paper, and compare ever after.
     */
    @Operation(summary = "The keys that check signatures made here")
    @Public
    @GetMapping("/keys")
    Keys keys() {
        var node = proofs.verifier();
        return new Keys(List.of(new Key(node.name(), node.text())));
    }
}
