package id.sokoguru.payroll;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of lists, and what came of them. */
@Component
class PayrollStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    PayrollStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** Who makes, books or settles lists of an agency does so alone until the transaction ends. */
    void lock(Actor actor, long agency) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 5))")
                .param("key", "payroll " + actor.at().text() + " " + agency)
                .query((row, _) -> 0)
                .list();
    }

    private static final String LIST =
            """
            select l.list_no, l.request_id, l.agency_no, l.period, l.state, l.made_by, l.listed, l.booked_on, l.entry_id,
                   l.deducted, l.reported_at,
                   (select coalesce(sum(r.amount), 0)::bigint from payroll.remittance r
                     where r.coop_id = l.coop_id and r.list_no = l.list_no and not r.undone) as remitted,
                   (select coalesce(sum(g.amount), 0)::bigint from payroll.given_back g
                     where g.coop_id = l.coop_id and g.list_no = l.list_no and not g.undone) as given_back
              from payroll.list l
            """;

    private static final Query<DeductionList> BY_NUMBER =
            Query.of(DeductionList.class, LIST + " where l.coop_id = :coop and l.list_no = :list");

    Optional<DeductionList> list(Actor actor, long number) {
        return BY_NUMBER
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("list", number)
                .query(BY_NUMBER.row())
                .optional();
    }

    private static final Query<DeductionList> NEWEST =
            Query.of(
                    DeductionList.class,
                    LIST
                            + """
                             where l.coop_id = :coop and (:agency::bigint is null or l.agency_no = :agency::bigint)
                             order by l.list_no desc limit 100
                            """);

    /** The newest hundred, of one agency or of all. */
    List<DeductionList> lists(Actor actor, @Nullable Long agency) {
        return NEWEST.on(jdbc)
                .param("coop", actor.at().value())
                .param("agency", agency)
                .query(NEWEST.row())
                .list();
    }

    private static final Query<Claim> CLAIMS =
            Query.of(
                    Claim.class,
                    """
                    select c.agency_no, c.list_no, c.period, c.booked_on, c.open, c.held
                      from payroll.pub_claim c
                     where c.coop_id = :coop and c.open > 0
                     order by c.booked_on, c.list_no
                    """);

    /** What is still claimed, the oldest first. */
    List<Claim> claims(Actor actor) {
        return CLAIMS.on(jdbc).param("coop", actor.at().value()).query(CLAIMS.row()).list();
    }

    long insert(
            Actor actor,
            UUID request,
            long agency,
            LocalDate period,
            Instant now,
            List<ListedMember> members,
            List<Skipped> skipped) {
        long number =
                jdbc.sql(
                                """
                                insert into payroll.counter (coop_id, last_list) values (:coop, 1)
                                on conflict (coop_id) do update set last_list = counter.last_list + 1
                                returning last_list
                                """)
                        .param("coop", actor.at().value())
                        .query(Long.class)
                        .single();
        var total = members.stream().map(ListedMember::listed).reduce(Money.ZERO, Money::plus);
        jdbc.sql(
                        """
                        insert into payroll.list (coop_id, list_no, request_id, agency_no, period, state, made_at, made_by, listed)
                        values (:coop, :list, :request, :agency, :period, 'DRAFT', :at, :by, :listed)
                        """)
                .param("coop", actor.at().value())
                .param("list", number)
                .param("request", request)
                .param("agency", agency)
                .param("period", period)
                .param("at", utc(now))
                .param("by", actor.user())
                .param("listed", total.rupiah())
                .update();
        long coop = actor.at().value();
        template.batchUpdate(
                """
                insert into payroll.list_member (coop_id, list_no, member_no, staff_no, take_home, ceiling)
                values (?, ?, ?, ?, ?, ?)
                """,
                members.stream()
                        .map(m ->
                                new Object[] {
                                    coop,
                                    number,
                                    m.memberNo(),
                                    m.staffNo(),
                                    m.takeHome().rupiah(),
                                    m.ceiling().rupiah()
                                })
                        .toList());
        var parts = new ArrayList<Object[]>();
        for (var m : members) {
            for (var p : m.parts()) {
                parts.add(
                        new Object[] {
                            coop,
                            number,
                            m.memberNo(),
                            p.partNo(),
                            p.kind().name(),
                            p.account(),
                            p.sub(),
                            p.wanted().rupiah(),
                            p.listed().rupiah()
                        });
            }
        }
        template.batchUpdate(
                """
                insert into payroll.part (coop_id, list_no, member_no, part_no, kind, account, sub, wanted, listed)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                parts);
        template.batchUpdate(
                "insert into payroll.skipped (coop_id, list_no, member_no, reason) values (?, ?, ?, ?)",
                skipped.stream()
                        .map(s -> new Object[] {coop, number, s.memberNo(), s.reason().name()})
                        .toList());
        return number;
    }

    private static final Query<Skipped> SKIPPED =
            Query.of(
                    Skipped.class,
                    """
                    select s.member_no, s.reason from payroll.skipped s
                     where s.coop_id = :coop and s.list_no = :list order by s.member_no
                    """);

    List<Skipped> skipped(Actor actor, long list) {
        return SKIPPED.on(jdbc)
                .param("coop", actor.at().value())
                .param("list", list)
                .query(SKIPPED.row())
                .list();
    }

    record MemberRow(
            long memberNo,
            String staffNo,
            Money takeHome,
            Money ceiling,
            @Nullable Money deducted,
            @Nullable String reason) {}

    private static final Query<MemberRow> MEMBERS =
            Query.of(
                    MemberRow.class,
                    """
                    select m.member_no, m.staff_no, m.take_home, m.ceiling, m.deducted, m.reason
                      from payroll.list_member m
                     where m.coop_id = :coop and m.list_no = :list order by m.member_no
                    """);

    record PartRow(
            long memberNo,
            int partNo,
            Kind kind,
            int account,
            long sub,
            Money wanted,
            Money listed,
            Money accrued,
            Money returned) {}

    private static final Query<PartRow> PARTS =
            Query.of(
                    PartRow.class,
                    """
                    select p.member_no, p.part_no, p.kind, p.account, p.sub, p.wanted, p.listed, p.accrued, p.returned
                      from payroll.part p
                     where p.coop_id = :coop and p.list_no = :list order by p.member_no, p.part_no
                    """);

    List<ListedMember> members(Actor actor, long list) {
        var parts =
                PARTS
                        .on(jdbc)
                        .param("coop", actor.at().value())
                        .param("list", list)
                        .query(PARTS.row())
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(PartRow::memberNo));
        return MEMBERS
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("list", list)
                .query(MEMBERS.row())
                .list()
                .stream()
                .map(m ->
                        new ListedMember(
                                m.memberNo(),
                                m.staffNo(),
                                m.takeHome(),
                                m.ceiling(),
                                m.deducted(),
                                m.reason(),
                                parts.getOrDefault(m.memberNo(), List.of()).stream()
                                        .map(p ->
                                                new Part(
                                                        p.partNo(),
                                                        p.kind(),
                                                        p.account(),
                                                        p.sub(),
                                                        p.wanted(),
                                                        p.listed(),
                                                        p.accrued(),
                                                        p.returned()))
                                        .toList()))
                .toList();
    }

    void state(Actor actor, long list, DeductionList.State state) {
        jdbc.sql(
                        """
                        update payroll.list set state = :state where coop_id = :coop and list_no = :list
                        """)
                .param("coop", actor.at().value())
                .param("list", list)
                .param("state", state.name())
                .update();
    }

    void book(Actor actor, long list, LocalDate date, UUID entry) {
        jdbc.sql(
                        """
                        update payroll.list set state = 'BOOKED', booked_on = :date, entry_id = :entry
                         where coop_id = :coop and list_no = :list
                        """)
                .param("coop", actor.at().value())
                .param("list", list)
                .param("date", date)
                .param("entry", entry)
                .update();
    }

    void accrued(Actor actor, long list, long member, int part, Money accrued) {
        jdbc.sql(
                        """
                        update payroll.part set accrued = :accrued
                         where coop_id = :coop and list_no = :list and member_no = :member and part_no = :part
                        """)
                .param("coop", actor.at().value())
                .param("list", list)
                .param("member", member)
                .param("part", part)
                .param("accrued", accrued.rupiah())
                .update();
    }

    /** What the treasurer answered, member by member. */
    void report(Actor actor, long list, List<Outcome> outcomes, Instant now) {
        long coop = actor.at().value();
        template.batchUpdate(
                """
                update payroll.list_member set deducted = ?, reason = ?
                 where coop_id = ? and list_no = ? and member_no = ?
                """,
                outcomes.stream()
                        .map(o ->
                                new Object[] {
                                    o.deducted().rupiah(), o.reason(), coop, list, o.memberNo()
                                })
                        .toList());
        jdbc.sql(
                        """
                        update payroll.list l set reported_at = :at,
                               deducted = (select sum(m.deducted) from payroll.list_member m
                                            where m.coop_id = l.coop_id and m.list_no = l.list_no)
                         where l.coop_id = :coop and l.list_no = :list
                        """)
                .param("coop", coop)
                .param("list", list)
                .param("at", utc(now))
                .update();
    }

    void remit(Actor actor, UUID entry, long list, Money amount, LocalDate date) {
        jdbc.sql(
                        """
                        insert into payroll.remittance (coop_id, entry_id, list_no, amount, received_on)
                        values (:coop, :entry, :list, :amount, :date)
                        """)
                .param("coop", actor.at().value())
                .param("entry", entry)
                .param("list", list)
                .param("amount", amount.rupiah())
                .param("date", date)
                .update();
    }

    private static final Query<Remittance> REMITTANCES =
            Query.of(
                    Remittance.class,
                    """
                    select r.entry_id, r.list_no, r.amount, r.received_on, r.undone from payroll.remittance r
                     where r.coop_id = :coop and r.list_no = :list order by r.received_on, r.entry_id
                    """);

    List<Remittance> remittances(Actor actor, long list) {
        return REMITTANCES
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("list", list)
                .query(REMITTANCES.row())
                .list();
    }

    void giveBack(
            Actor actor, UUID entry, long list, Money amount, LocalDate date, List<Back> backs) {
        jdbc.sql(
                        """
                        insert into payroll.given_back (coop_id, entry_id, list_no, amount, booked_on)
                        values (:coop, :entry, :list, :amount, :date)
                        """)
                .param("coop", actor.at().value())
                .param("entry", entry)
                .param("list", list)
                .param("amount", amount.rupiah())
                .param("date", date)
                .update();
        long coop = actor.at().value();
        template.batchUpdate(
                """
                update payroll.part set returned = returned + ?, returned_by = ?
                 where coop_id = ? and list_no = ? and member_no = ? and part_no = ?
                """,
                backs.stream()
                        .map(b ->
                                new Object[] {
                                    b.amount().rupiah(), entry, coop, list, b.memberNo(), b.partNo()
                                })
                        .toList());
    }

    record Back(long memberNo, int partNo, Money amount) {}

    /** Entries of this room that somebody undid. */
    void undone(Actor actor, UUID entry) {
        for (var sql :
                new String[] {
                    "update payroll.list set state = 'CANCELLED' where coop_id = :coop and entry_id = :entry",
                    "update payroll.remittance set undone = true where coop_id = :coop and entry_id = :entry",
                    "update payroll.given_back set undone = true where coop_id = :coop and entry_id = :entry",
                    "update payroll.part set returned = 0, returned_by = null where coop_id = :coop and returned_by = :entry"
                }) {
            jdbc.sql(sql).param("coop", actor.at().value()).param("entry", entry).update();
        }
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
