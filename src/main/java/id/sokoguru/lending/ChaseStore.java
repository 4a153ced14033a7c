package id.sokoguru.lending;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was done about loans that are late. */
@Component
class ChaseStore {
    private final JdbcClient jdbc;

    ChaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final String COLUMNS =
            """
            c.loan_no, c.step_no, c.what, c.done_on, c.days, c.due, c.principal, c.promised_on, c.promised, c.note,
            c.done_at
            """;

    private static final Query<Chase> OF_LOAN =
            Query.of(
                    Chase.class,
                    "select "
                            + COLUMNS
                            + """
                              from lending.chase c
                             where c.coop_id = :coop and c.loan_no = :loan
                             order by c.step_no desc
                            """);

    private static final Query<Chase> LATEST =
            Query.of(
                    Chase.class,
                    "select distinct on (c.loan_no) "
                            + COLUMNS
                            + """
                              from lending.chase c
                             where c.coop_id = :coop and c.loan_no in (:loans)
                             order by c.loan_no, c.step_no desc
                            """);

    List<Chase> ofLoan(Actor actor, long loan) {
        return OF_LOAN.on(jdbc)
                .param("coop", actor.at().value())
                .param("loan", loan)
                .query(OF_LOAN.row())
                .list();
    }

    /** The newest step of each of some loans. */
    Map<Long, Chase> latest(Actor actor, Collection<Long> loans) {
        var all = new HashMap<Long, Chase>();
        if (!loans.isEmpty()) {
            LATEST.on(jdbc)
                    .param("coop", actor.at().value())
                    .param("loans", loans)
                    .query(LATEST.row())
                    .list()
                    .forEach(step -> all.put(step.loanNo(), step));
        }
        return all;
    }

    /** Writes a step; the same request again writes nothing. */
    void insert(
            Actor actor,
            UUID request,
            Position position,
            Chase.What what,
            @Nullable LocalDate promisedOn,
            @Nullable Money promised,
            String note,
            Instant now) {
        jdbc.sql(
                        """
                        insert into lending.chase (coop_id, loan_no, step_no, request_id, what, done_on, days, due, principal,
                          promised_on, promised, note, done_by, done_at)
                        values (:coop, :loan,
                          (select coalesce(max(step_no), 0) + 1 from lending.chase where coop_id = :coop and loan_no = :loan),
                          :request, :what, :on, :days, :due, :principal, :promisedOn, :promised, :note, :by, :at)
                        on conflict (coop_id, request_id) do nothing
                        """)
                .param("coop", actor.at().value())
                .param("loan", position.loan().number())
                .param("request", request)
                .param("what", what.name())
                .param("on", position.date())
                .param("days", Math.toIntExact(position.late().days()))
                .param("due", position.dueTotal().rupiah())
                .param("principal", position.outstanding().rupiah())
                .param("promisedOn", promisedOn)
                .param("promised", promised == null ? null : promised.rupiah())
                .param("note", note)
                .param("by", actor.user())
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }
}
