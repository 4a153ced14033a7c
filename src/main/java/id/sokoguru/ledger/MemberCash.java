package id.sokoguru.ledger;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes and coins that members brought and took: entries between a place of cash (vault, till,
 * collector) and places that belong to a member. What an entry moved in cash is the member's when
 * it names one member; of an entry over several members each has what was booked for them, at most
 * the cash. Entries that were reversed, and reversals, count for nothing.
 */
@Component
public class MemberCash {
    private static final String PARTS =
            """
            with alive as (
              select e.entry_no, e.business_date, e.recorded_at, e.event, e.description
                from ledger.dated(:coop, :from, :to) d
                join ledger.entry e on e.coop_id = :coop and e.entry_no = d
               where e.reversal_of is null
                 and not exists (select from ledger.entry r where r.coop_id = :coop and r.reversal_of = e.entry_id)),
            net as (
              select a.entry_no, x.member, sum(case when l.side = 'D' then l.amount else -l.amount end)::bigint as net
                from alive a
                join ledger.line l on l.coop_id = :coop and l.entry_no = a.entry_no
                join ledger.sub_account s on s.coop_id = :coop and s.account = l.account and s.sub = l.sub
               cross join lateral (select case when l.account in (110101, 110102, 110104) then 0::bigint
                                               when s.kind in ('MEMBER', 'SAVINGS', 'LOAN') and s.owner > 0 then s.owner
                                          end as member) x
               where x.member is not null
               group by a.entry_no, x.member),
            part as (
              select a.*, m.member,
                     case when c.net > 0 then 'IN' else 'OUT' end as direction,
                     case when count(*) over (partition by m.entry_no) = 1 then abs(c.net)
                          else least(abs(c.net), greatest(0, -m.net * sign(c.net)::bigint)) end as amount
                from net m
                join net c on c.entry_no = m.entry_no and c.member = 0 and c.net <> 0
                join alive a on a.entry_no = m.entry_no
               where m.member > 0)
            """;

    /**
     * @param direction {@code IN} when the cooperative received, {@code OUT} when it paid
     * @param entries in how many entries
     */
    public record Day(
            LocalDate businessDate, long member, String direction, Money amount, int entries) {}

    private static final Query<Day> DAYS =
            Query.of(
                    Day.class,
                    PARTS
                            + """
                            select p.business_date, p.member, p.direction, sum(p.amount)::bigint as amount,
                                   count(*)::int as entries
                              from part p where p.amount > 0
                             group by 1, 2, 3
                            having sum(p.amount) >= :least
                             order by 1, 2, 3
                            """);

    /** An entry in which a member's cash moved. */
    public record Movement(
            long entryNo,
            LocalDate businessDate,
            OffsetDateTime recordedAt,
            String event,
            String description,
            String direction,
            Money amount) {}

    private static final Query<Movement> MOVEMENTS =
            Query.of(
                    Movement.class,
                    PARTS
                            + """
                            select p.entry_no, p.business_date, p.recorded_at, p.event, p.description, p.direction,
                                   p.amount
                              from part p
                             where p.member = :member and p.amount > 0
                             order by p.business_date, p.entry_no
                            """);

    /**
     * @param lastNo the newest entry's number
     * @param earliest the earliest business date that entries after a number changed; null = none
     */
    public record Change(long lastNo, @Nullable LocalDate earliest) {}

    private static final Query<Change> CHANGES =
            Query.of(
                    Change.class,
                    """
                    select h.tree_size as last_no,
                           (select min(least(e.business_date, o.business_date))
                              from ledger.entry e
                              left join ledger.entry o on o.coop_id = e.coop_id and o.entry_id = e.reversal_of
                             where e.coop_id = h.coop_id and e.entry_no > :after) as earliest
                      from ledger.head h where h.coop_id = :coop
                    """);

    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    MemberCash(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    /** What members moved in cash on each business date, where it is at least {@code least}. */
    public List<Day> days(Actor actor, LocalDate from, LocalDate to, Money least) {
        return tenancy.read(
                actor,
                () ->
                        DAYS.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("from", from)
                                .param("to", to)
                                .param("least", least.rupiah())
                                .query(DAYS.row())
                                .list());
    }

    /** The entries in which one member's cash moved, oldest first. */
    public List<Movement> movements(Actor actor, long member, LocalDate from, LocalDate to) {
        return tenancy.read(
                actor,
                () ->
                        MOVEMENTS
                                .on(jdbc)
                                .param("coop", actor.at().value())
                                .param("from", from)
                                .param("to", to)
                                .param("member", member)
                                .query(MOVEMENTS.row())
                                .list());
    }

    /** How far back the entries after a number reach; reversals reach to what they reversed. */
    public Change changedSince(Actor actor, long after) {
        return tenancy.read(
                actor,
                () ->
                        CHANGES.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("after", after)
                                .query(CHANGES.row())
                                .single());
    }
}
