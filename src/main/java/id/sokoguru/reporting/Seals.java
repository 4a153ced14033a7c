package id.sokoguru.reporting;

import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Proofs;
import id.sokoguru.web.Page;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** The line under every printed statement: how far the log had grown, and its root hash. */
@Component
class Seals {
    private final Books books;
    private final Proofs proofs;

    Seals(Books books, Proofs proofs) {
        this.books = books;
        this.proofs = proofs;
    }

    /**
     * As of now: signs and keeps a checkpoint, as a paper that leaves the house should name one.
     */
    String fresh(Page page) {
        return books.head(page.visitor()).treeSize() == 0
                ? page.t("reporting.seal.empty", page.date(page.today()))
                : text(page, proofs.checkpoint(page.visitor()));
    }

    /** The latest checkpoint that was kept, for the screen, which writes nothing. */
    String text(Page page) {
        var kept = proofs.checkpoints(page.visitor(), 1);
        return kept.isEmpty()
                ? page.t("reporting.seal.empty", page.date(page.today()))
                : text(page, kept.getFirst());
    }

    private static String text(Page page, Proofs.Kept checkpoint) {
        return page.t(
                "reporting.seal",
                page.date(page.today()),
                page.count(checkpoint.treeSize()),
                HexFormat.of().formatHex(checkpoint.root()));
    }
}
