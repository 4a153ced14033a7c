package id.sokoguru.dayend;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of this room. */
@Component
class RunStore {
    private final JdbcClient jdbc;

    RunStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param booksFrom the first business date of its books
     */
    record Books(long coopId, LocalDate booksFrom) {}

    private static final Query<Books> BOOKS =
            Query.of(
                    Books.class,
                    """
                    select h.coop_id, h.books_from from ledger.pub_head h
                     where h.tree_size > 0
                       and h.coop_id between :from and :to
                     order by h.coop_id
                    """);

    /** The cooperatives of the actor's territory in whose books something stands. */
    List<Books> books(Actor actor) {
        return BOOKS.on(jdbc)
                .param("from", actor.territory().from())
                .param("to", actor.territory().to())
                .query(BOOKS.row())
                .list();
    }

    record Last(long coopId, String routine, LocalDate endedOn) {}

    private static final Query<Last> LAST =
            Query.of(
                    Last.class,
                    """
                    select r.coop_id, r.routine, max(r.ended_on) as ended_on
                      from dayend.run r
                     where r.coop_id between :from and :to
                     group by r.coop_id, r.routine
                    """);

    /** What every routine did last in every cooperative of the actor's territory. */
    List<Last> last(Actor actor) {
        return LAST.on(jdbc)
                .param("from", actor.territory().from())
                .param("to", actor.territory().to())
                .query(LAST.row())
                .list();
    }

    /**
     * Takes the work of a period: false when it is done already. Who comes second waits here until
     * the first has committed.
     */
    boolean take(Actor actor, String routine, LocalDate endedOn, Instant now) {
        return jdbc.sql(
                                """
                                insert into dayend.run (coop_id, routine, ended_on, items, run_by, finished_at)
                                values (:coop, :routine, :endedOn, 0, :by, :at)
                                on conflict do nothing
                                """)
                        .param("coop", actor.at().value())
                        .param("routine", routine)
                        .param("endedOn", endedOn)
                        .param("by", actor.user())
                        .param("at", utc(now))
                        .update()
                == 1;
    }

    /** Notes how much was done, in the transaction that took the work. */
    void done(Actor actor, String routine, LocalDate endedOn, long items) {
        jdbc.sql(
                        """
                        update dayend.run set items = :items
                         where coop_id = :coop and routine = :routine and ended_on = :endedOn
                        """)
                .param("items", items)
                .param("coop", actor.at().value())
                .param("routine", routine)
                .param("endedOn", endedOn)
                .update();
    }

    void hindered(Actor actor, String routine, LocalDate endedOn, String sentence, Instant now) {
        jdbc.sql(
                        """
                        insert into dayend.hindrance (coop_id, routine, ended_on, sentence, met_at)
                        values (:coop, :routine, :endedOn, :sentence, :at)
                        on conflict (coop_id, ended_on, routine)
                        do update set sentence = excluded.sentence, met_at = excluded.met_at
                        """)
                .param("coop", actor.at().value())
                .param("routine", routine)
                .param("endedOn", endedOn)
                .param("sentence", sentence)
                .param("at", utc(now))
                .update();
    }

    void cleared(Actor actor, String routine, LocalDate endedOn) {
        jdbc.sql(
                        """
                        delete from dayend.hindrance
                         where coop_id = :coop and routine = :routine and ended_on <= :endedOn
                        """)
                .param("coop", actor.at().value())
                .param("routine", routine)
                .param("endedOn", endedOn)
                .update();
    }

    /**
     * @param sentence what is in the way; null when the work was done
     */
    record Row(
            String routine,
            LocalDate endedOn,
            @Nullable Long items,
            OffsetDateTime at,
            @Nullable String sentence) {}

    private static final Query<Row> HISTORY =
            Query.of(
                    Row.class,
                    """
                    select x.routine, x.ended_on, x.items, x.at, x.sentence
                      from (select r.routine, r.ended_on, r.items, r.finished_at as at, null::text as sentence
                              from dayend.run r where r.coop_id = :coop
                             union all
                            select h.routine, h.ended_on, null::bigint, h.met_at, h.sentence
                              from dayend.hindrance h where h.coop_id = :coop) x
                     order by x.ended_on desc, x.at desc, x.routine
                     limit :limit
                    """);

    /** What was done and what hinders, the newest first. */
    List<Row> history(Actor actor, int limit) {
        return HISTORY.on(jdbc)
                .param("coop", actor.at().value())
                .param("limit", limit)
                .query(HISTORY.row())
                .list();
    }

    record Trouble(long coopId, String routine, LocalDate endedOn, String sentence) {}

    private static final Query<Trouble> TROUBLES =
            Query.of(
                    Trouble.class,
                    """
                    select h.coop_id, h.routine, h.ended_on, h.sentence
                      from dayend.hindrance h
                     where h.coop_id between :from and :to
                     order by h.ended_on desc, h.coop_id, h.routine
                     limit 100
                    """);

    /** What hinders anywhere in the actor's territory; the newest hundred. */
    List<Trouble> troubles(Actor actor) {
        return TROUBLES.on(jdbc)
                .param("from", actor.territory().from())
                .param("to", actor.territory().to())
                .query(TROUBLES.row())
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
