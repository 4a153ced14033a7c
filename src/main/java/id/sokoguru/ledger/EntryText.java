package id.sokoguru.ledger;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The text of an entry as the tables hold it now, in the very form that was hashed when it was
 * posted: {@code Merkle.leaf(text)} is the entry's leaf unless somebody changed a row since.
 */
@Component
public class EntryText {
    private static final Query<String> TEXT =
            Query.of(
                    String.class,
                    """
                    select ledger.entry_text(e.coop_id, e.entry_no, e.entry_id, e.business_date, e.recorded_at, e.event,
                                             e.description, e.document, e.actor, e.device, e.reversal_of, e.remark_digest)
                           || coalesce((select string_agg(ledger.line_text(l.account, l.sub, l.unit, l.side, l.amount, l.before), ''
                                                          order by l.line_no)
                                          from ledger.line l
                                         where l.coop_id = e.coop_id and l.entry_no = e.entry_no), '') as text
                      from ledger.entry e
                     where e.coop_id = :coop and e.entry_no = :no
                    """);

    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    EntryText(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    /** Empty when there is no such entry in this cooperative's books. */
    public Optional<String> of(Actor actor, long entryNo) {
        return tenancy.read(
                actor,
                () ->
                        TEXT.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("no", entryNo)
                                .query(TEXT.row())
                                .optional());
    }
}
