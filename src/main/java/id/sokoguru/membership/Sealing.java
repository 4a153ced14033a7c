package id.sokoguru.membership;

import id.sokoguru.kernel.CooperativeId;
import org.springframework.stereotype.Component;

/**
 * Seals files that hold NIKs, with the keys that seal NIKs (ADR 0033): what lies in the database
 * does not open without them, nor in another cooperative.
 */
@Component
public class Sealing {
    private final NationalIds ids;

    Sealing(NationalIds ids) {
        this.ids = ids;
    }

    public byte[] seal(CooperativeId at, byte[] file) {
        return ids.sealFile(at, file);
    }

    /** Throws for a file that was sealed elsewhere or touched since. */
    public byte[] open(CooperativeId at, byte[] sealed) {
        return ids.openFile(at, sealed);
    }
}
