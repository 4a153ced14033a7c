package id.sokoguru.bookkeeping;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The drafts of manual journals; call within a transaction of the actor. */
@Component
class JournalStore {
    private final JdbcClient jdbc;
    private final BusinessDay day;
    private final JsonMapper json = JsonMapper.builder().build();

    JournalStore(JdbcClient jdbc, BusinessDay day) {
        this.jdbc = jdbc;
        this.day = day;
    }

    record Row(
            UUID draftId,
            long draftNo,
            LocalDate businessDate,
            String description,
            String document,
            String note,
            String lines,
            int revision,
            String state,
            UUID savedBy,
            OffsetDateTime savedAt) {}

    private static final Query<Row> BY_ID =
            Query.of(
                    Row.class,
                    """
                    select draft_id, draft_no, business_date, description, document, note, lines::text as lines,
                           revision, state, saved_by, saved_at
                      from bookkeeping.journal_draft
                     where coop_id = :coop and draft_id = :id
                    """);

    Optional<JournalDraft> find(Actor actor, UUID id) {
        return BY_ID.on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(BY_ID.row())
                .optional()
                .map(this::draft);
    }

    private static final Query<Row> LATEST =
            Query.of(
                    Row.class,
                    """
                    select draft_id, draft_no, business_date, description, document, note, lines::text as lines,
                           revision, state, saved_by, saved_at
                      from bookkeeping.journal_draft
                     where coop_id = :coop and state <> 'DROPPED'
                     order by draft_no desc
                     limit :limit
                    """);

    List<JournalDraft> latest(Actor actor, int limit) {
        return LATEST
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("limit", limit)
                .query(LATEST.row())
                .list()
                .stream()
                .map(this::draft)
                .toList();
    }

    record Count(int n) {}

    private static final Query<Count> OPEN =
            Query.of(
                    Count.class,
                    """
                    select count(*)::int as n
                      from bookkeeping.journal_draft
                     where coop_id = :coop and state in ('DRAFT', 'WAITING') and business_date <= :to
                    """);

    /** How many drafts dated up to a day are neither posted nor dropped. */
    int open(Actor actor, LocalDate to) {
        return OPEN.on(jdbc)
                .param("coop", actor.at().value())
                .param("to", to)
                .query(OPEN.row())
                .single()
                .n();
    }

    /**
     * Writes a draft anew or over its earlier revision; false when it is not a draft (any more).
     */
    boolean save(Actor actor, JournalOrder order) {
        return jdbc.sql(
                                """
                                insert into bookkeeping.journal_draft as d
                                  (coop_id, draft_id, draft_no, business_date, description, document, note, lines,
                                   revision, state, saved_by, saved_at)
                                select :coop, :id, coalesce(max(n.draft_no), 0) + 1, :date, :description, :document,
                                       :note, :lines::jsonb, 1, 'DRAFT', :by, :at
                                  from bookkeeping.journal_draft n where n.coop_id = :coop
                                on conflict (coop_id, draft_id) do update
                                   set business_date = excluded.business_date, description = excluded.description,
                                       document = excluded.document, note = excluded.note, lines = excluded.lines,
                                       revision = d.revision + 1, saved_by = excluded.saved_by,
                                       saved_at = excluded.saved_at
                                 where d.state = 'DRAFT'
                                """)
                        .param("coop", actor.at().value())
                        .param("id", order.id())
                        .param("date", order.date())
                        .param("description", order.description())
                        .param("document", order.document())
                        .param("note", order.note())
                        .param("lines", json.writeValueAsString(order.lines()))
                        .param("by", actor.user())
                        .param("at", OffsetDateTime.ofInstant(day.now(), ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Moves a draft from one state to another; false when it was not in the first. */
    boolean move(Actor actor, UUID id, JournalDraft.State from, JournalDraft.State to) {
        return jdbc.sql(
                                """
                                update bookkeeping.journal_draft
                                   set state = :to
                                 where coop_id = :coop and draft_id = :id and state = :from
                                """)
                        .param("coop", actor.at().value())
                        .param("id", id)
                        .param("from", from.name())
                        .param("to", to.name())
                        .update()
                == 1;
    }

    /** Numbers are drawn and drafts proposed one after the other within a cooperative. */
    void lock(Actor actor) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('bookkeeping.journal', :coop))")
                .param("coop", actor.at().value())
                .query((row, n) -> n)
                .list();
    }

    private JournalDraft draft(Row row) {
        return new JournalDraft(
                row.draftId(),
                row.draftNo(),
                row.businessDate(),
                row.description(),
                row.document(),
                row.note(),
                json.readValue(row.lines(), new TypeReference<List<DraftLine>>() {}),
                row.revision(),
                JournalDraft.State.valueOf(row.state()),
                row.savedBy(),
                row.savedAt().toInstant());
    }
}
