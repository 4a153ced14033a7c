package id.sokoguru.lending;

import id.sokoguru.credit.Quality;
import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows beside the ledger that a payment leaves: penalties, and schedules that it changed. */
@Component
class RepaymentStore {
    private final JdbcClient jdbc;

    RepaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Who pays, undoes or reschedules a loan does so alone until the transaction ends: what is owed
     * is read before it is divided.
     */
    void lock(Actor actor, long loan) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 3))")
                .param("key", "loan " + actor.at().text() + " " + loan)
                .query((row, _) -> 0)
                .list();
    }

    void assess(Actor actor, long loan, UUID entry, Money assessed, LocalDate on) {
        jdbc.sql(
                        """
                        insert into lending.penalty (coop_id, loan_no, entry_id, assessed_on, assessed)
                        values (:coop, :loan, :entry, :on, :assessed)
                        """)
                .param("coop", actor.at().value())
                .param("loan", loan)
                .param("entry", entry)
                .param("on", on)
                .param("assessed", assessed.rupiah())
                .update();
    }

    void forget(Actor actor, long loan, UUID entry) {
        jdbc.sql(
                        """
                        delete from lending.penalty
                         where coop_id = :coop and loan_no = :loan and entry_id = :entry
                        """)
                .param("coop", actor.at().value())
                .param("loan", loan)
                .param("entry", entry)
                .update();
    }

    /**
     * Where in the journal a schedule began.
     *
     * @param entry that made it; null when it was agreed
     * @param after the number of the last entry before it
     */
    void began(Actor actor, long loan, int schedule, @Nullable UUID entry, long after) {
        jdbc.sql(
                        """
                        update lending.schedule set entry_id = :entry, after_entry = :after
                         where coop_id = :coop and loan_no = :loan and schedule_no = :no
                        """)
                .param("coop", actor.at().value())
                .param("loan", loan)
                .param("no", schedule)
                .param("after", after)
                .param("entry", entry)
                .update();
    }

    /**
     * The schedule in force, with what made it.
     *
     * @param entryId the payment that made it; null when it was agreed
     * @param afterEntry the last entry before it
     */
    record InForce(
            int scheduleNo,
            @Nullable UUID entryId,
            Money interestBefore,
            @Nullable Quality qualityBefore,
            LocalDate agreedOn,
            long afterEntry) {}

    private static final Query<InForce> IN_FORCE =
            Query.of(
                    InForce.class,
                    """
                    select s.schedule_no, s.entry_id, s.interest_before, s.quality_before, s.agreed_on, s.after_entry
                      from lending.schedule s
                     where s.coop_id = :coop and s.loan_no = :loan
                     order by s.schedule_no desc limit 1
                    """);

    Optional<InForce> inForce(Actor actor, long loan) {
        return IN_FORCE.on(jdbc)
                .param("coop", actor.at().value())
                .param("loan", loan)
                .query(IN_FORCE.row())
                .optional();
    }

    /** Puts the schedule before the one in force back, as a new one: none is ever changed. */
    void putBack(Actor actor, long loan, int newest, Instant now) {
        for (var sql :
                new String[] {
                    """
                    insert into lending.schedule (coop_id, loan_no, schedule_no, agreed_on, reason, principal, capitalised,
                      starts_on, interval_unit, interval_count, interest_before, quality_before, agreed_by, agreed_at, entry_id,
                      after_entry)
                    select coop_id, loan_no, :newest + 1, agreed_on, reason, principal, capitalised, starts_on,
                           interval_unit, interval_count, interest_before, quality_before, :by, :at, entry_id, after_entry
                      from lending.schedule
                     where coop_id = :coop and loan_no = :loan and schedule_no = :newest - 1
                    """,
                    """
                    insert into lending.instalment (coop_id, loan_no, schedule_no, no, due, accrued, principal, interest,
                      balance)
                    select coop_id, loan_no, :newest + 1, no, due, accrued, principal, interest, balance
                      from lending.instalment
                     where coop_id = :coop and loan_no = :loan and schedule_no = :newest - 1
                       and :by::uuid is not null and :at::timestamptz is not null
                    """,
                    """
                    insert into lending.profit (coop_id, loan_no, schedule_no, no, version, request_id, revenue, share,
                      reported_on, reported_by, reported_at)
                    select coop_id, loan_no, :newest + 1, no, version, gen_random_uuid(), revenue, share, reported_on,
                           reported_by, reported_at
                      from lending.profit
                     where coop_id = :coop and loan_no = :loan and schedule_no = :newest - 1
                       and :by::uuid is not null and :at::timestamptz is not null
                    """
                }) {
            jdbc.sql(sql)
                    .param("coop", actor.at().value())
                    .param("loan", loan)
                    .param("newest", newest)
                    .param("by", actor.user())
                    .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                    .update();
        }
    }

    /** The request with which a loan was paid out. */
    boolean paidOutBy(Actor actor, long loan, UUID entry) {
        return jdbc.sql(
                                """
                                select count(*) from lending.loan
                                 where coop_id = :coop and loan_no = :loan and request_id = :entry
                                """)
                        .param("coop", actor.at().value())
                        .param("loan", loan)
                        .param("entry", entry)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
