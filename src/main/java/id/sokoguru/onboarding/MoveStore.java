package id.sokoguru.onboarding;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of workbooks and moves. */
@Component
class MoveStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    MoveStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    private static final String COLUMNS =
            """
            select w.workbook_id, w.workbook_no, w.file_name, w.sha256, w.cut_over, w.rat_on, w.rat_books, w.rat_report,
                   w.members, w.accounts, w.deposits, w.loans, w.computed, w.uploaded_at, w.uploaded_by
              from onboarding.workbook w
            """;

    private static final Query<Uploaded> NEWEST =
            Query.of(
                    Uploaded.class,
                    COLUMNS + " where w.coop_id = :coop order by w.workbook_no desc limit 1");

    private static final Query<Uploaded> ONE =
            Query.of(
                    Uploaded.class,
                    COLUMNS + " where w.coop_id = :coop and w.workbook_id = :workbook");

    private static final Query<Comparison> COMPARISONS =
            Query.of(
                    Comparison.class,
                    """
                    select kind, subject, found, stated from onboarding.comparison
                     where coop_id = :coop and workbook_id = :workbook order by comparison_no
                    """);

    private static final Query<Move> MOVE =
            Query.of(
                    Move.class,
                    """
                    select workbook_id, entry_no, moved_at, signed_by from onboarding.move where coop_id = :coop
                    """);

    /** One of the cooperative's own numbers. */
    record Number(String kind, String oldNo, long newNo, long member) {}

    private static final Query<Number> NUMBERS =
            Query.of(
                    Number.class,
                    """
                    select kind, old_no, new_no, member from onboarding.number
                     where coop_id = :coop and (:all or lower(old_no) like lower(:part) || '%'
                                                or new_no::text = :part or member::text = :part)
                     order by kind, new_no limit :limit
                    """);

    Optional<Uploaded> newest(Actor actor) {
        return NEWEST.on(jdbc).param("coop", actor.at().value()).query(NEWEST.row()).optional();
    }

    Optional<Uploaded> workbook(Actor actor, UUID id) {
        return ONE.on(jdbc)
                .param("coop", actor.at().value())
                .param("workbook", id)
                .query(ONE.row())
                .optional();
    }

    List<Comparison> comparisons(Actor actor, UUID workbook) {
        return COMPARISONS
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("workbook", workbook)
                .query(COMPARISONS.row())
                .list();
    }

    Optional<Move> move(Actor actor) {
        return MOVE.on(jdbc).param("coop", actor.at().value()).query(MOVE.row()).optional();
    }

    /** By number, those whose old number begins so or whose new one is this; blank = all. */
    List<Number> numbers(Actor actor, String part, int limit) {
        return NUMBERS.on(jdbc)
                .param("coop", actor.at().value())
                .param("all", part.isBlank())
                .param("part", part.strip())
                .param("limit", limit)
                .query(NUMBERS.row())
                .list();
    }

    /** Two who move at once wait for each other. */
    void lock(Actor actor) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('onboarding'), :lock)")
                .param("lock", (int) (actor.at().value() % Integer.MAX_VALUE))
                .query((row, n) -> n)
                .list();
    }

    void insert(
            Actor actor,
            Uploaded uploaded,
            byte[] sealed,
            List<Comparison> comparisons,
            Instant now) {
        var coop = actor.at().value();
        template.update("delete from onboarding.sealed_file where coop_id = ?", coop);
        template.update(
                """
                insert into onboarding.workbook (coop_id, workbook_id, workbook_no, file_name, sha256, cut_over, rat_on,
                  rat_books, rat_report, members, accounts, deposits, loans, computed, uploaded_at, uploaded_by)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
                """,
                coop,
                uploaded.workbookId(),
                uploaded.workbookNo(),
                uploaded.fileName(),
                uploaded.sha256(),
                uploaded.cutOver(),
                uploaded.ratOn(),
                uploaded.ratBooks(),
                uploaded.ratReport(),
                uploaded.members(),
                uploaded.accounts(),
                uploaded.deposits(),
                uploaded.loans(),
                uploaded.computed(),
                utc(now),
                actor.user());
        template.update(
                "insert into onboarding.sealed_file (coop_id, workbook_id, content) values (?,?,?)",
                coop,
                uploaded.workbookId(),
                sealed);
        var rows = new ArrayList<Object[]>();
        for (var each : comparisons) {
            rows.add(
                    new Object[] {
                        coop,
                        uploaded.workbookId(),
                        rows.size() + 1,
                        each.kind().name(),
                        each.subject(),
                        each.found(),
                        each.stated()
                    });
        }
        template.batchUpdate(
                """
                insert into onboarding.comparison (coop_id, workbook_id, comparison_no, kind, subject, found, stated)
                values (?,?,?,?,?,?,?)
                """,
                rows);
    }

    Optional<byte[]> sealed(Actor actor, UUID workbook) {
        var found =
                template.queryForList(
                        "select content from onboarding.sealed_file where coop_id = ? and workbook_id = ?",
                        byte[].class,
                        actor.at().value(),
                        workbook);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Objects.requireNonNull(found.getFirst()));
    }

    void forget(Actor actor, UUID workbook) {
        template.update(
                "delete from onboarding.sealed_file where coop_id = ? and workbook_id = ?",
                actor.at().value(),
                workbook);
    }

    void moved(Actor actor, UUID workbook, long entryNo, List<Number> numbers, Instant now) {
        var coop = actor.at().value();
        template.update(
                """
                insert into onboarding.move (coop_id, workbook_id, entry_no, moved_at, signed_by) values (?,?,?,?,?)
                """,
                coop,
                workbook,
                entryNo,
                utc(now),
                actor.user());
        template.batchUpdate(
                "insert into onboarding.number (coop_id, kind, new_no, old_no, member) values (?,?,?,?,?)",
                numbers.stream()
                        .map(n -> new Object[] {coop, n.kind(), n.newNo(), n.oldNo(), n.member()})
                        .toList());
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
