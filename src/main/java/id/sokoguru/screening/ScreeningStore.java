package id.sokoguru.screening;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MemberCash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of this room. */
@Component
class ScreeningStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    ScreeningStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** How far the cash has been added up. */
    record Progress(@Nullable LocalDate through, long lastNo) {}

    private static final Query<Progress> PROGRESS =
            Query.of(
                    Progress.class,
                    "select through, last_no from screening.register where coop_id = :coop");

    /** Locks the room of the cooperative until the transaction ends, making it when it is new. */
    Progress lock(Actor actor) {
        template.update(
                """
                insert into screening.register (coop_id) values (?)
                on conflict (coop_id) do update set last_no = register.last_no
                """,
                actor.at().value());
        return PROGRESS.on(jdbc).param("coop", actor.at().value()).query(PROGRESS.row()).single();
    }

    void added(Actor actor, LocalDate through, long lastNo) {
        template.update(
                "update screening.register set through = ?, last_no = ? where coop_id = ?",
                through,
                lastNo,
                actor.at().value());
    }

    Set<LocalDate> holidays() {
        return new HashSet<>(
                jdbc.sql("select day from screening.holiday").query(LocalDate.class).list());
    }

    // ---- cash by day

    void replaceDays(Actor actor, LocalDate from, LocalDate to, List<MemberCash.Day> days) {
        var coop = actor.at().value();
        template.update(
                "delete from screening.cash_day where coop_id = ? and business_date between ? and ?",
                coop,
                from,
                to);
        template.batchUpdate(
                """
                insert into screening.cash_day (coop_id, member_no, business_date, direction, amount, entries)
                values (?, ?, ?, ?, ?, ?)
                """,
                days.stream()
                        .map(day ->
                                new Object[] {
                                    coop,
                                    day.member(),
                                    day.businessDate(),
                                    day.direction(),
                                    day.amount().rupiah(),
                                    day.entries()
                                })
                        .toList());
    }

    record CashDay(
            long memberNo, LocalDate businessDate, String direction, Money amount, int entries) {}

    private static final Query<CashDay> CASH_DAYS =
            Query.of(
                    CashDay.class,
                    """
                    select member_no, business_date, direction, amount, entries from screening.cash_day
                     where coop_id = :coop and business_date between :from and :to
                       and (:member = 0 or member_no = :member)
                     order by member_no, direction, business_date
                    """);

    /**
     * @param member 0 = all
     */
    List<CashDay> cashDays(Actor actor, LocalDate from, LocalDate to, long member) {
        return CASH_DAYS
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("from", from)
                .param("to", to)
                .param("member", member)
                .query(CASH_DAYS.row())
                .list();
    }

    // ---- cash reports

    private static final String REPORT =
            """
            select r.report_no, r.member_no, r.business_date, r.direction, r.amount, r.entries, r.due_on,
                   e.outcome, e.note, e.ended_at, e.ended_by
              from screening.cash_report r
              left join screening.cash_report_end e on e.coop_id = r.coop_id and e.report_no = r.report_no
             where r.coop_id = :coop
            """;
    private static final Query<CashReport> REPORTS =
            Query.of(
                    CashReport.class,
                    REPORT + " order by e.outcome is not null, r.due_on, r.report_no limit 200");
    private static final Query<CashReport> REPORT_BY_NO =
            Query.of(CashReport.class, REPORT + " and r.report_no = :no");
    private static final Query<CashReport> REPORTS_OF =
            Query.of(
                    CashReport.class,
                    REPORT + " and r.business_date between :from and :to order by r.report_no");

    List<CashReport> reports(Actor actor) {
        return REPORTS.on(jdbc).param("coop", actor.at().value()).query(REPORTS.row()).list();
    }

    Optional<CashReport> report(Actor actor, int no) {
        return REPORT_BY_NO
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("no", no)
                .query(REPORT_BY_NO.row())
                .optional();
    }

    List<CashReport> reportsOf(Actor actor, LocalDate from, LocalDate to) {
        return REPORTS_OF
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("from", from)
                .param("to", to)
                .query(REPORTS_OF.row())
                .list();
    }

    void draft(Actor actor, MemberCash.Day day, LocalDate due, Instant now) {
        template.update(
                """
                with no as (update screening.register set last_report = last_report + 1
                             where coop_id = ? returning last_report)
                insert into screening.cash_report
                    (coop_id, report_no, member_no, business_date, direction, amount, entries, due_on, made_at)
                select ?, no.last_report, ?, ?, ?, ?, ?, ?, ? from no
                """,
                actor.at().value(),
                actor.at().value(),
                day.member(),
                day.businessDate(),
                day.direction(),
                day.amount().rupiah(),
                day.entries(),
                due,
                utc(now));
    }

    void follow(Actor actor, int no, Money amount, int entries) {
        template.update(
                "update screening.cash_report set amount = ?, entries = ? where coop_id = ? and report_no = ?",
                amount.rupiah(),
                entries,
                actor.at().value(),
                no);
    }

    /** False when somebody was first. */
    boolean endReport(Actor actor, int no, String outcome, String note, Instant now) {
        return template.update(
                        """
                        insert into screening.cash_report_end (coop_id, report_no, outcome, note, ended_at, ended_by)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """,
                        actor.at().value(),
                        no,
                        outcome,
                        note,
                        utc(now),
                        actor.user())
                == 1;
    }

    // ---- cases

    private static final String CASE =
            """
            select c.case_no, c.member_no, c.source, c.facts, c.signal_from, c.signal_to, c.due_on, c.opened_at,
                   c.opened_by,
                   (select s.what from screening.case_step s
                     where s.coop_id = c.coop_id and s.case_no = c.case_no and s.what <> 'NOTE' limit 1) as outcome
              from screening.case_file c
             where c.coop_id = :coop
            """;
    private static final Query<CaseFile> CASES =
            Query.of(CaseFile.class, CASE + " order by c.case_no desc limit 200");
    private static final Query<CaseFile> CASE_BY_NO =
            Query.of(CaseFile.class, CASE + " and c.case_no = :no");
    private static final Query<CaseFile> SIGNALS =
            Query.of(CaseFile.class, CASE + " and c.source = 'STRUCTURING'");
    private static final Query<CaseFile> CASE_BY_REQUEST =
            Query.of(CaseFile.class, CASE + " and c.request_id = :id");

    List<CaseFile> cases(Actor actor) {
        return CASES.on(jdbc).param("coop", actor.at().value()).query(CASES.row()).list();
    }

    /** Those that a signal raised. */
    List<CaseFile> signals(Actor actor) {
        return SIGNALS.on(jdbc).param("coop", actor.at().value()).query(SIGNALS.row()).list();
    }

    Optional<CaseFile> byNo(Actor actor, int no) {
        return CASE_BY_NO
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("no", no)
                .query(CASE_BY_NO.row())
                .optional();
    }

    Optional<CaseFile> byRequest(Actor actor, UUID id) {
        return CASE_BY_REQUEST
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(CASE_BY_REQUEST.row())
                .optional();
    }

    int open(
            Actor actor,
            UUID id,
            long member,
            String source,
            String facts,
            @Nullable Structuring signal,
            LocalDate due,
            Instant now) {
        return jdbc.sql(
                        """
                        with no as (update screening.register set last_case = last_case + 1
                                     where coop_id = :coop returning last_case)
                        insert into screening.case_file
                            (coop_id, case_no, request_id, member_no, source, facts, signal_from, signal_to, due_on,
                             opened_at, opened_by)
                        select :coop, no.last_case, :id, :member, :source, :facts, :from, :to, :due, :now, :user from no
                        returning case_no
                        """)
                .param("coop", actor.at().value())
                .param("id", id)
                .param("member", member)
                .param("source", source)
                .param("facts", facts)
                .param("from", signal == null ? null : signal.from(), java.sql.Types.DATE)
                .param("to", signal == null ? null : signal.to(), java.sql.Types.DATE)
                .param("due", due)
                .param("now", utc(now))
                .param("user", actor.user())
                .query(Integer.class)
                .single();
    }

    private static final Query<CaseFile.Step> STEPS =
            Query.of(
                    CaseFile.Step.class,
                    """
                    select step_no, what, note, at, by_user from screening.case_step
                     where coop_id = :coop and case_no = :no order by step_no
                    """);

    List<CaseFile.Step> steps(Actor actor, int no) {
        return STEPS.on(jdbc)
                .param("coop", actor.at().value())
                .param("no", no)
                .query(STEPS.row())
                .list();
    }

    /** Whether this step was taken before. */
    boolean stepped(Actor actor, UUID id) {
        return jdbc.sql(
                        "select exists (select from screening.case_step where coop_id = :coop and request_id = :id)")
                .param("coop", actor.at().value())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void step(Actor actor, UUID id, int no, CaseFile.What what, String note, Instant now) {
        var coop = actor.at().value();
        template.update(
                """
                insert into screening.case_step (coop_id, case_no, step_no, request_id, what, note, at, by_user)
                select ?, ?, coalesce(max(step_no), 0) + 1, ?, ?, ?, ?, ?
                  from screening.case_step where coop_id = ? and case_no = ?
                """,
                coop,
                no,
                id,
                what.name(),
                note,
                utc(now),
                actor.user(),
                coop,
                no);
    }

    // ---- assessments

    private static final Query<Assessment> ASSESSMENTS =
            Query.of(
                    Assessment.class,
                    """
                    select distinct on (member_no)
                           member_no, level, documents, risk, reasons, note, review_on, at, by_user
                      from screening.assessment
                     where coop_id = :coop
                       and (:all or member_no = any (string_to_array(:members, ',')::bigint[]))
                     order by member_no, assessment_no desc
                    """);

    /**
     * @param members null = everybody who was ever assessed
     */
    List<Assessment> assessments(Actor actor, @Nullable Set<Long> members) {
        return ASSESSMENTS
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("all", members == null)
                .param(
                        "members",
                        members == null
                                ? ""
                                : members.stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(",")))
                .query(ASSESSMENTS.row())
                .list();
    }

    void assess(Actor actor, Assessment.Order order, Instant now) {
        var coop = actor.at().value();
        template.update(
                """
                insert into screening.assessment
                    (coop_id, member_no, assessment_no, level, documents, risk, reasons, note, review_on, at, by_user)
                select ?, ?, coalesce(max(assessment_no), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ?
                  from screening.assessment where coop_id = ? and member_no = ?
                """,
                coop,
                order.member(),
                order.level().name(),
                order.documents(),
                order.risk().name(),
                order.reasons().stream().sorted().map(Enum::name).collect(Collectors.joining(",")),
                order.note(),
                order.reviewOn(),
                utc(now),
                actor.user(),
                coop,
                order.member());
    }

    private static OffsetDateTime utc(Instant now) {
        return OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
    }
}
