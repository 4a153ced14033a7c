package id.sokoguru.ledger;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Writes a cooperative's journal as a file that anybody can verify without us: the signed
 * checkpoint and then every entry in the very bytes that were hashed.
 * docs/reference/ledger-format.md specifies it.
 */
@Component
public class JournalFile {
    static final String MAGIC = "sokoguru-journal/1";

    /**
     * The text is rebuilt from the tables, so a row that was changed shows as a leaf that differs.
     */
    private static final String ENTRIES =
            """
            select ledger.entry_text(e.coop_id, e.entry_no, e.entry_id, e.business_date, e.recorded_at, e.event,
                                     e.description, e.document, e.actor, e.device, e.reversal_of, e.remark_digest)
                   || (select string_agg(ledger.line_text(l.account, l.sub, l.unit, l.side, l.amount, l.before), ''
                                         order by l.line_no)
                         from ledger.line l where l.coop_id = e.coop_id and l.entry_no = e.entry_no) as text,
                   e.leaf
              from ledger.entry e
             where e.coop_id = ? and e.entry_no <= ?
             order by e.entry_no
            """;

    private final JdbcTemplate jdbc;
    private final Tenancy tenancy;
    private final Proofs proofs;

    JournalFile(DataSource dataSource, Tenancy tenancy, Proofs proofs) {
        // In portions, so that millions of entries stream through a small memory.
        this.jdbc = new JdbcTemplate(dataSource);
        this.jdbc.setFetchSize(2_000);
        this.tenancy = tenancy;
        this.proofs = proofs;
    }

    /**
     * Writes the journal up to a checkpoint made now.
     *
     * @return how many entries were written
     */
    public long write(Actor actor, OutputStream out) {
        var kept = proofs.checkpoint(actor);
        return tenancy.read(
                actor,
                () -> {
                    var note = kept.note().getBytes(StandardCharsets.UTF_8);
                    print(out, MAGIC + "\n");
                    print(out, "cooperative " + actor.at().text() + "\n");
                    print(out, "key " + proofs.verifier().text() + "\n");
                    print(out, "checkpoint " + note.length + "\n");
                    print(out, kept.note());
                    jdbc.query(
                            ENTRIES,
                            row -> {
                                var text = row.getBytes("text");
                                print(
                                        out,
                                        "entry "
                                                + text.length
                                                + " "
                                                + HexFormat.of().formatHex(row.getBytes("leaf"))
                                                + "\n");
                                write(out, text);
                            },
                            actor.at().value(),
                            kept.treeSize());
                    return kept.treeSize();
                });
    }

    private static void print(OutputStream out, String text) {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
