package id.sokoguru.lending;

import id.sokoguru.credit.Quality;
import id.sokoguru.credit.Reserve;
import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Classes as they changed, and what the computation of a class needs besides the position. */
@Component
class QualityStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    QualityStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    record Change(long loanNo, LocalDate fromDate, Quality quality, int days) {}

    private static final Query<Change> LATEST =
            Query.of(
                    Change.class,
                    """
                    select distinct on (c.loan_no) c.loan_no, c.from_date, c.quality, c.days
                      from lending.quality_change c
                     where c.coop_id = :coop and c.from_date <= :date
                     order by c.loan_no, c.from_date desc
                    """);

    /** The newest change of each loan up to a day. */
    Map<Long, Change> latest(Actor actor, LocalDate date) {
        var all = new HashMap<Long, Change>();
        LATEST.on(jdbc)
                .param("coop", actor.at().value())
                .param("date", date)
                .query(LATEST.row())
                .list()
                .forEach(change -> all.put(change.loanNo(), change));
        return all;
    }

    private static final Query<Change> HISTORY =
            Query.of(
                    Change.class,
                    """
                    select c.loan_no, c.from_date, c.quality, c.days
                      from lending.quality_change c
                     where c.coop_id = :coop and c.loan_no = :loan
                     order by c.from_date desc
                    """);

    List<Change> history(Actor actor, long loan) {
        return HISTORY.on(jdbc)
                .param("coop", actor.at().value())
                .param("loan", loan)
                .query(HISTORY.row())
                .list();
    }

    void save(Actor actor, List<Change> changes) {
        template.batchUpdate(
                """
                insert into lending.quality_change (coop_id, loan_no, from_date, quality, days)
                values (?, ?, ?, ?, ?)
                on conflict (coop_id, loan_no, from_date)
                do update set quality = excluded.quality, days = excluded.days
                """,
                changes,
                500,
                (row, change) -> {
                    row.setLong(1, actor.at().value());
                    row.setLong(2, change.loanNo());
                    row.setObject(3, change.fromDate());
                    row.setString(4, change.quality().name());
                    row.setInt(5, change.days());
                });
    }

    record Before(long loanNo, Quality quality) {}

    private static final Query<Before> RESTRUCTURED =
            Query.of(
                    Before.class,
                    """
                    select s.loan_no, s.quality_before as quality
                      from lending.schedule s
                     where s.coop_id = :coop and s.quality_before is not null
                       and s.schedule_no = (select max(n.schedule_no) from lending.schedule n
                                             where n.coop_id = s.coop_id and n.loan_no = s.loan_no)
                    """);

    /** The classes in which loans were restructured. */
    Map<Long, Quality> restructured(Actor actor) {
        var all = new HashMap<Long, Quality>();
        RESTRUCTURED
                .on(jdbc)
                .param("coop", actor.at().value())
                .query(RESTRUCTURED.row())
                .list()
                .forEach(row -> all.put(row.loanNo(), row.quality()));
        return all;
    }

    record Secured(long loanNo, Reserve.Collateral.Kind kind, Money value) {}

    private static final Query<Secured> COLLATERAL =
            Query.of(
                    Secured.class,
                    """
                    select c.loan_no, c.kind, c.value
                      from lending.collateral c
                     where c.coop_id = :coop
                       and coalesce((select u.holder from lending.custody u
                                      where u.coop_id = c.coop_id and u.collateral_no = c.collateral_no
                                      order by u.step_no desc limit 1), '') <> 'OWNER'
                    """);

    /** What secures the loans, by loan; given back is not there. */
    Map<Long, List<Reserve.Collateral>> collateral(Actor actor) {
        var all = new HashMap<Long, List<Reserve.Collateral>>();
        COLLATERAL
                .on(jdbc)
                .param("coop", actor.at().value())
                .query(COLLATERAL.row())
                .list()
                .forEach(row ->
                        all.computeIfAbsent(row.loanNo(), _ -> new ArrayList<>())
                                .add(new Reserve.Collateral(row.kind(), row.value())));
        return all;
    }
}
