package id.sokoguru.ledger;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much stood where on every day of some days, for interest: all places of some accounts at
 * once, read in one statement from the lines since the first of the days.
 */
@Component
public class DailyBalances {
    /** A place of money. */
    public record Spot(int account, long sub) {}

    /**
     * From a day on a place held so much, on the account's normal side.
     *
     * @param from the day at whose end it stood, and every day after until the next
     */
    public record Level(LocalDate from, long rupiah) {}

    /**
     * @param day the day before the first = what stood there before; else what a day changed
     */
    record Change(int account, long sub, LocalDate day, long rupiah) {}

    // The present balance less what happened since: only the lines since then are read. Every entry
    // of a day from
    // :from on, the back-dated ones too, has a number not below the first of those days.
    private static final Query<Change> CHANGES =
            Query.of(
                    Change.class,
                    """
                    with moved as materialized (
                      select l.account, l.sub, l.business_date as day,
                             sum(case l.side when 'K' then l.amount else -l.amount end)::bigint as net
                        from ledger.line l
                       where l.coop_id = :coop
                         and l.entry_no >= (select n.lo from ledger.numbers(:coop, :from, :to) n)
                         and l.business_date >= :from
                         and l.account = any (string_to_array(:accounts, ',')::int[])
                       group by l.account, l.sub, l.business_date)
                    select x.account, x.sub, x.day, x.rupiah
                      from (select s.account, s.sub, :from::date - 1 as day,
                                   (case s.normal when 'K' then 1 else -1 end)
                                   * (s.credits - s.debits - coalesce(m.net, 0))::bigint as rupiah
                              from ledger.sub_account s
                              left join (select m.account, m.sub, sum(m.net)::bigint as net from moved m
                                          group by m.account, m.sub) m
                                on m.account = s.account and m.sub = s.sub
                             where s.coop_id = :coop and s.account = any (string_to_array(:accounts, ',')::int[])
                             union all
                            select m.account, m.sub, m.day,
                                   (case s.normal when 'K' then 1 else -1 end) * m.net
                              from moved m
                              join ledger.sub_account s
                                on s.coop_id = :coop and s.account = m.account and s.sub = m.sub
                             where m.day <= :to) x
                     where x.rupiah <> 0
                     order by x.account, x.sub, x.day
                    """);

    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    DailyBalances(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    /**
     * The levels of every place of some accounts from a day to a day, by business date. The first
     * level of a place may lie before {@code from}: what stood there when the days began. A place
     * that is missing held nothing.
     */
    public Map<Spot, List<Level>> of(
            Actor actor, List<Integer> accounts, LocalDate from, LocalDate to) {
        var codes = String.join(",", accounts.stream().map(String::valueOf).toList());
        var changes =
                tenancy.read(
                        actor,
                        () ->
                                CHANGES.on(jdbc)
                                        .param("coop", actor.at().value())
                                        .param("from", from)
                                        .param("to", to)
                                        .param("accounts", codes)
                                        .query(CHANGES.row())
                                        .list());
        var levels = new HashMap<Spot, List<Level>>();
        for (var change : changes) {
            var mine =
                    levels.computeIfAbsent(
                            new Spot(change.account(), change.sub()), _ -> new ArrayList<>());
            long before = mine.isEmpty() ? 0 : mine.getLast().rupiah();
            mine.add(new Level(change.day(), Math.addExact(before, change.rupiah())));
        }
        return levels;
    }
}
