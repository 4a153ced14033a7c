package id.sokoguru.ledger;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Every evening the journal of every cooperative that moved is sealed by a signed checkpoint,
 * whether or not anybody asked for one. Running it twice changes nothing.
 */
@Component
public class CheckpointRun {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointRun.class);

    record Moved(long coopId) {}

    private static final Query<Moved> MOVED =
            Query.of(
                    Moved.class,
                    """
                    select h.coop_id from ledger.pub_head h
                     where h.last_recorded_at >= :since order by h.coop_id
                    """);

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Proofs proofs;

    CheckpointRun(JdbcClient jdbc, Tenancy tenancy, Proofs proofs) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.proofs = proofs;
    }

    /** At 23.50 in Jakarta; what is missed while the server is off is made up the next evening. */
    @Scheduled(cron = "0 50 23 * * *", zone = "Asia/Jakarta")
    void evening() {
        LOG.info("Sealed the journals of {} cooperatives", run(Instant.EPOCH));
    }

    /**
     * Seals the journal of every cooperative that recorded something since an instant.
     *
     * @return how many cooperatives were looked at
     */
    public int run(Instant since) {
        var nation = Actor.installation();
        var moved =
                tenancy.read(
                        nation,
                        () ->
                                MOVED.on(jdbc)
                                        .param(
                                                "since",
                                                OffsetDateTime.ofInstant(since, ZoneOffset.UTC))
                                        .query(MOVED.row())
                                        .list());
        for (var one : moved) {
            proofs.checkpoint(Actor.system(new CooperativeId(one.coopId())));
        }
        return moved.size();
    }
}
