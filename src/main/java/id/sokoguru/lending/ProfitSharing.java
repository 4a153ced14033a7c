package id.sokoguru.lending;

import id.sokoguru.credit.Line;
import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What partners report: the cooperative's share of what was really earned becomes due with the
 * instalment of its time. Nothing is booked before it arose, and nothing that was only hoped for.
 */
@Component
public class ProfitSharing {
    private final Loans loans;
    private final RepaymentStore rows;
    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final BusinessDay day;

    ProfitSharing(
            Loans loans, RepaymentStore rows, JdbcClient jdbc, Tenancy tenancy, BusinessDay day) {
        this.loans = loans;
        this.rows = rows;
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** Writes a report down. */
    public ProfitReport.Answer report(Actor actor, ProfitReport order) {
        return tenancy.write(
                actor,
                () -> {
                    rows.lock(actor, order.loan());
                    var found = loans.position(actor, order.loan(), day.today());
                    if (found.isEmpty()
                            || !found.get().loan().isRunning()
                            || !found.get().product().contract().sharesProfit()) {
                        return new ProfitReport.NoPartnership();
                    }
                    var position = found.get();
                    var schedule = position.standing().schedule();
                    if (order.no() < 1
                            || order.no() > schedule.lines().size()
                            || schedule.begin(order.no() - 1).isAfter(day.today())) {
                        return new ProfitReport.NotYet();
                    }
                    if (order.revenue().isNegative()) {
                        return new ProfitReport.BadRevenue();
                    }
                    var share = position.product().nisbah().of(order.revenue());
                    save(actor, order, position, share, day.now());
                    return new ProfitReport.Written(share);
                });
    }

    private void save(
            Actor actor, ProfitReport order, Position position, Money share, Instant now) {
        jdbc.sql(
                        """
                        insert into lending.profit (coop_id, loan_no, schedule_no, no, version, request_id, revenue, share,
                          reported_on, reported_by, reported_at)
                        select :coop, :loan, :schedule, :no, coalesce(max(p.version), 0) + 1, :request, :revenue, :share,
                               :on, :by, :at
                          from lending.profit p
                         where p.coop_id = :coop and p.loan_no = :loan and p.schedule_no = :schedule and p.no = :no
                        on conflict (coop_id, request_id) do nothing
                        """)
                .param("coop", actor.at().value())
                .param("loan", order.loan())
                .param("schedule", position.loan().scheduleNumber())
                .param("no", order.no())
                .param("request", order.id())
                .param("revenue", order.revenue().rupiah())
                .param("share", share.rupiah())
                .param("on", position.date())
                .param("by", actor.user())
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    /**
     * The time of one instalment.
     *
     * @param revenue null while nobody has said
     */
    public record Period(
            int no,
            LocalDate from,
            LocalDate until,
            @org.jspecify.annotations.Nullable Money revenue,
            Money share) {}

    record Row(int no, Money revenue, Money share) {}

    private static final Query<Row> REPORTS =
            Query.of(
                    Row.class,
                    """
                    select distinct on (p.no) p.no, p.revenue, p.share
                      from lending.profit p
                     where p.coop_id = :coop and p.loan_no = :loan and p.schedule_no = :schedule
                     order by p.no, p.version desc
                    """);

    /** The periods of a partnership that have begun, the oldest first. */
    public List<Period> periods(Actor actor, Position position) {
        var reports = tenancy.read(actor, () -> reports(actor, position.loan()));
        var schedule = position.standing().schedule();
        return schedule.lines().stream()
                .filter(line -> !schedule.begin(line.no() - 1).isAfter(position.date()))
                .map(line -> period(line, schedule.begin(line.no() - 1), reports))
                .toList();
    }

    private static Period period(Line line, LocalDate from, Map<Integer, Row> reports) {
        var report = reports.get(line.no());
        return report == null
                ? new Period(line.no(), from, line.due(), null, Money.ZERO)
                : new Period(line.no(), from, line.due(), report.revenue(), report.share());
    }

    private Map<Integer, Row> reports(Actor actor, Loan loan) {
        var all = new HashMap<Integer, Row>();
        REPORTS.on(jdbc)
                .param("coop", actor.at().value())
                .param("loan", loan.number())
                .param("schedule", loan.scheduleNumber())
                .query(REPORTS.row())
                .list()
                .forEach(row -> all.put(row.no(), row));
        return all;
    }
}
