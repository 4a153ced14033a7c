package id.sokoguru.ledger;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Months: open until closed, closed for every date in them and before, reopened only with an
 * approval.
 */
@Component
public class Periods {
    /**
     * A change of a month's state.
     *
     * @param month its first day
     * @param state CLOSED or REOPENED
     */
    public record Change(
            LocalDate month,
            int changeNo,
            String state,
            OffsetDateTime changedAt,
            UUID changedBy,
            String reason,
            @Nullable UUID approval) {}

    private static final Query<Change> CHANGES =
            Query.of(
                    Change.class,
                    """
                    select month, change_no, state, changed_at, changed_by, reason, approval
                      from ledger.period_change
                     where coop_id = :coop
                     order by month desc, change_no desc
                    """);

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Periods(JdbcClient jdbc, Tenancy tenancy, BusinessDay day) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** All changes, latest month first and within it latest change first. */
    public List<Change> changes(Actor actor) {
        return tenancy.read(
                actor,
                () ->
                        CHANGES.on(jdbc)
                                .param("coop", actor.at().value())
                                .query(CHANGES.row())
                                .list());
    }

    /** What came of asking for a change. */
    public sealed interface Answer {
        record Changed() implements Answer {}

        /** Only a month that is over can be closed. */
        record NotOver() implements Answer {}

        /** It is in this state already. */
        record AlreadySo() implements Answer {}
    }

    /**
     * Closes a month (and with it all earlier ones that are still open); its figures are then
     * final.
     */
    public Answer close(Actor actor, YearMonth month, String reason) {
        if (!month.atEndOfMonth().isBefore(day.today())) {
            return new Answer.NotOver();
        }
        return change(actor, month, "CLOSED", reason, null);
    }

    /** Opens a closed month again; somebody else must have approved it. */
    public Answer reopen(Actor actor, YearMonth month, String reason, UUID approval) {
        return change(actor, month, "REOPENED", reason, approval);
    }

    private static final Query<Flag> IS_CLOSED =
            Query.of(
                    Flag.class,
                    """
                    select coalesce((select c.state = 'CLOSED' from ledger.period_change c
                                      where c.coop_id = :coop and c.month = :month
                                      order by c.change_no desc limit 1),
                                    h.closed_through >= :month, false) as value
                      from ledger.head h where h.coop_id = :coop
                    """);

    record Flag(boolean value) {}

    public boolean isClosed(Actor actor, YearMonth month) {
        return tenancy.read(
                actor,
                () ->
                        IS_CLOSED
                                .on(jdbc)
                                .param("coop", actor.at().value())
                                .param("month", month.atDay(1))
                                .query(IS_CLOSED.row())
                                .single()
                                .value());
    }

    private Answer change(
            Actor actor, YearMonth month, String state, String reason, @Nullable UUID approval) {
        return tenancy.write(
                actor,
                () -> {
                    if (isClosed(actor, month) == state.equals("CLOSED")) {
                        return new Answer.AlreadySo();
                    }
                    jdbc.sql(
                                    """
                                    select ledger.change_period(:coop, :month, :state, :at, :by, :reason, :approval)::text
                                    """)
                            .param("coop", actor.at().value())
                            .param("month", month.atDay(1))
                            .param("state", state)
                            .param("at", OffsetDateTime.ofInstant(day.now(), ZoneOffset.UTC))
                            .param("by", actor.user())
                            .param("reason", reason)
                            .param("approval", approval, java.sql.Types.OTHER)
                            .query((row, _) -> 1)
                            .list();
                    return new Answer.Changed();
                });
    }
}
