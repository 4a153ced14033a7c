package id.sokoguru.portal;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.EntryText;
import id.sokoguru.ledger.Merkle;
import id.sokoguru.ledger.NodeKey;
import id.sokoguru.ledger.Proofs;
import id.sokoguru.ledger.SignedNote;
import id.sokoguru.portal.Examination.Witness;
import id.sokoguru.registry.Region;
import id.sokoguru.registry.Regions;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Holds an entry against its proof, from the rows up to the signatures; believes no stored verdict.
 */
@Component
class Examiner {
    private static final String OFFICE = "office-";

    private final Books books;
    private final EntryText texts;
    private final Proofs proofs;
    private final NodeKey keys;
    private final Regions regions;
    private final Tenancy tenancy;
    private final byte[] unknown = SecureRandom.getSeed(8);

    Examiner(
            Books books,
            EntryText texts,
            Proofs proofs,
            NodeKey keys,
            Regions regions,
            Tenancy tenancy) {
        this.books = books;
        this.texts = texts;
        this.proofs = proofs;
        this.keys = keys;
        this.regions = regions;
        this.tenancy = tenancy;
    }

    /**
     * The first bytes of an entry's leaf; of an entry that is not there, bytes that nobody knows.
     */
    byte[] leaf(Actor actor, long no) {
        return books.entry(actor, no)
                .map(entry -> Arrays.copyOf(entry.leaf(), 8))
                .orElseGet(unknown::clone);
    }

    /** Empty when there is no such entry. */
    Optional<Examination> examine(Actor actor, long no) {
        return tenancy.write(
                actor,
                () -> {
                    var entry = books.entry(actor, no);
                    if (entry.isEmpty()) {
                        return Optional.empty();
                    }
                    var text = texts.of(actor, no).orElseThrow();
                    var inclusion = proofs.inclusion(actor, no).orElseThrow();
                    var kept =
                            proofs.checkpoints(actor, 20).stream()
                                    .filter(c -> c.treeSize() == inclusion.checkpoint().size())
                                    .findFirst()
                                    .orElseThrow();
                    var leaf = entry.get().leaf();
                    return Optional.of(
                            new Examination(
                                    entry.get(),
                                    text,
                                    Arrays.equals(
                                            Merkle.leaf(text.getBytes(StandardCharsets.UTF_8)),
                                            leaf),
                                    inclusion,
                                    inclusion.holds() && Arrays.equals(inclusion.leaf(), leaf),
                                    proofs.verifier(),
                                    signed(actor, inclusion),
                                    kept.madeAt().toInstant(),
                                    witnesses(actor, inclusion)));
                });
    }

    /** The note must say what we checked against: this cooperative's log, this size, this root. */
    private boolean signed(Actor actor, Proofs.Inclusion inclusion) {
        var said = SignedNote.checkpoint(inclusion.note());
        return said != null
                && said.origin().equals(Proofs.origin(actor.at()))
                && said.size() == inclusion.checkpoint().size()
                && Arrays.equals(said.root(), inclusion.checkpoint().root())
                && SignedNote.isSignedBy(inclusion.note(), proofs.verifier());
    }

    private List<Witness> witnesses(Actor actor, Proofs.Inclusion inclusion) {
        var found = new ArrayList<Witness>();
        var seen = new HashSet<String>();
        // Newest first: the first of an office is its latest.
        for (var witnessed : proofs.witnesses(actor)) {
            if (witnessed.treeSize() > inclusion.index() && seen.add(witnessed.keyName())) {
                var size = witnessed.treeSize();
                var grown = proofs.consistency(actor, size, inclusion.checkpoint().size());
                var key = keys.verifier(witnessed.keyName());
                // Built from the rows of today: if the past was rewritten, the signature fails.
                var note =
                        grown.map(g -> g.first().text() + "\n" + witnessed.signature()).orElse("");
                found.add(
                        new Witness(
                                office(witnessed.keyName()),
                                key,
                                size,
                                witnessed.witnessedAt().toInstant(),
                                note,
                                grown.map(Proofs.Consistency::path).orElse(List.of()),
                                grown.isPresent()
                                        && grown.get().holds()
                                        && Arrays.equals(
                                                grown.get().second().root(),
                                                inclusion.checkpoint().root())
                                        && SignedNote.isSignedBy(note, key)));
            }
        }
        return found;
    }

    private String office(String keyName) {
        var code = keyName.startsWith(OFFICE) ? keyName.substring(OFFICE.length()) : keyName;
        return regions.get(code).map(Region::name).orElse(code);
    }
}
