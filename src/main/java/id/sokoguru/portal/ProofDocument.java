package id.sokoguru.portal;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proof that a stranger can check with SHA-256 and Ed25519 alone; the room's README says how.
 *
 * @param leaf SHA-256(0x00 ‖ text), in hexadecimal
 * @param text the entry in the very bytes that were hashed (UTF-8); null to who may not read it
 * @param index of the leaf in the log, from 0
 * @param size of the log that the checkpoint signs
 * @param path hashes from the leaf's sibling upwards (RFC 9162 §2.1.3), in hexadecimal
 * @param checkpoint a C2SP signed note
 * @param key that checks the note, in the C2SP writing
 */
public record ProofDocument(
        String format,
        String cooperative,
        long number,
        String leaf,
        @Nullable String text,
        long index,
        long size,
        List<String> path,
        String checkpoint,
        String key,
        List<Witnessed> witnesses) {
    static final String FORMAT = "sokoguru-proof/1";

    /**
     * @param consistency that the present log begins with the witnessed one (RFC 9162 §2.1.4)
     */
    public record Witnessed(
            String office,
            long size,
            Instant at,
            String checkpoint,
            String key,
            List<String> consistency) {}

    static ProofDocument of(String cooperative, Examination found, boolean withText) {
        var inclusion = found.inclusion();
        return new ProofDocument(
                FORMAT,
                cooperative,
                found.entry().entryNo(),
                found.entry().leafHex(),
                withText ? found.text() : null,
                inclusion.index(),
                inclusion.checkpoint().size(),
                hex(inclusion.path()),
                inclusion.note(),
                found.key().text(),
                found.witnesses().stream()
                        .map(w ->
                                new Witnessed(
                                        w.office(),
                                        w.size(),
                                        w.at(),
                                        w.note(),
                                        w.key().text(),
                                        hex(w.path())))
                        .toList());
    }

    static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }
}
