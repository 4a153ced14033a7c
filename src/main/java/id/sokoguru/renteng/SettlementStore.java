package id.sokoguru.renteng;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of settlements: the sheet as it was signed, and who stepped in for whom. */
@Component
class SettlementStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    SettlementStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    record Row(
            UUID entryId,
            long groupNo,
            LocalDate settledOn,
            SettlementOrder.Sharing sharing,
            @Nullable OffsetDateTime undoneAt,
            Money due,
            Money short_,
            long covered,
            long members) {
        boolean stands() {
            return undoneAt == null;
        }
    }

    private static final String SETTLEMENT =
            """
            select s.entry_id, s.group_no, s.settled_on, s.sharing, s.undone_at,
                   sum(l.obligatory + l.principal + l.interest + l.penalty + l.contribution)::bigint as due,
                   sum(l.short)::bigint as short_,
                   count(*) filter (where l.short > 0) as covered,
                   count(*) filter (where l.obligatory + l.principal + l.interest + l.penalty + l.contribution > 0) as members
              from renteng.settlement s
              join renteng.sheet_line l on l.coop_id = s.coop_id and l.entry_id = s.entry_id
             where s.coop_id = :coop
            """;
    private static final String GROUPED =
            " group by s.entry_id, s.group_no, s.settled_on, s.sharing, s.undone_at"
                    + " order by s.settled_on desc, s.entry_id desc";
    private static final Query<Row> SETTLEMENTS =
            Query.of(
                    Row.class,
                    SETTLEMENT
                            + " and (:group = 0 or s.group_no = :group) and s.settled_on >= :from"
                            + GROUPED);
    private static final Query<Row> SETTLEMENT_BY_ENTRY =
            Query.of(Row.class, SETTLEMENT + " and s.entry_id = :entry" + GROUPED);

    /**
     * The newest first, also those that were undone.
     *
     * @param group 0 = of all
     */
    List<Row> settlements(Actor actor, long group, LocalDate from) {
        return SETTLEMENTS
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("group", group)
                .param("from", from)
                .query(SETTLEMENTS.row())
                .list();
    }

    Optional<Row> settlement(Actor actor, UUID entry) {
        return SETTLEMENT_BY_ENTRY
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("entry", entry)
                .query(SETTLEMENT_BY_ENTRY.row())
                .optional();
    }

    record Sheet(
            long memberNo,
            Money obligatory,
            Money principal,
            Money interest,
            Money penalty,
            Money contribution,
            Money lacks) {
        Money due() {
            return obligatory.plus(principal).plus(interest).plus(penalty).plus(contribution);
        }
    }

    private static final Query<Sheet> SHEET =
            Query.of(
                    Sheet.class,
                    """
                    select member_no, obligatory, principal, interest, penalty, contribution, short as lacks
                      from renteng.sheet_line
                     where coop_id = :coop and entry_id = :entry order by member_no
                    """);

    List<Sheet> sheet(Actor actor, UUID entry) {
        return SHEET.on(jdbc)
                .param("coop", actor.at().value())
                .param("entry", entry)
                .query(SHEET.row())
                .list();
    }

    void insert(
            Actor actor,
            UUID entry,
            long group,
            LocalDate date,
            SettlementOrder.Sharing sharing,
            List<Sheet> sheet) {
        long coop = actor.at().value();
        template.update(
                """
                insert into renteng.settlement (coop_id, entry_id, group_no, settled_on, sharing) values (?, ?, ?, ?, ?)
                """,
                coop,
                entry,
                group,
                date,
                sharing.name());
        template.batchUpdate(
                """
                insert into renteng.sheet_line (coop_id, entry_id, member_no, obligatory, principal, interest, penalty,
                  contribution, short)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                sheet.stream()
                        .map(line ->
                                new Object[] {
                                    coop,
                                    entry,
                                    line.memberNo(),
                                    line.obligatory().rupiah(),
                                    line.principal().rupiah(),
                                    line.interest().rupiah(),
                                    line.penalty().rupiah(),
                                    line.contribution().rupiah(),
                                    line.lacks().rupiah()
                                })
                        .toList());
    }

    /** Whether the entry was a settlement. */
    boolean undo(Actor actor, UUID entry, Instant now) {
        return template.update(
                        """
                        update renteng.settlement set undone_at = ?
                         where coop_id = ? and entry_id = ? and undone_at is null
                        """,
                        now.atOffset(ZoneOffset.UTC),
                        actor.at().value(),
                        entry)
                > 0;
    }

    // ---- who stepped in for whom

    private static final String CLAIM =
            """
            select c.claim_no as number, c.entry_id as settlement, s.group_no as "group", s.settled_on, c.covered,
                   c.coverer, c.amount
              from renteng.claim c
              join renteng.settlement s on s.coop_id = c.coop_id and s.entry_id = c.entry_id
             where c.coop_id = :coop and s.undone_at is null
            """;
    private static final Query<Claim> CLAIMS_ON =
            Query.of(
                    Claim.class,
                    CLAIM + " and c.covered = :member order by s.settled_on, c.claim_no");
    private static final Query<Claim> CLAIMS_OF =
            Query.of(
                    Claim.class,
                    CLAIM + " and c.coverer = :member order by s.settled_on, c.claim_no");
    private static final Query<Claim> CLAIMS_OF_ENTRY =
            Query.of(
                    Claim.class,
                    """
                    select c.claim_no as number, c.entry_id as settlement, s.group_no as "group", s.settled_on, c.covered,
                           c.coverer, c.amount
                      from renteng.claim c
                      join renteng.settlement s on s.coop_id = c.coop_id and s.entry_id = c.entry_id
                     where c.coop_id = :coop and c.entry_id = :entry order by c.claim_no
                    """);

    /** The oldest first; those of undone settlements are left out. */
    List<Claim> claimsOn(Actor actor, long covered) {
        return CLAIMS_ON
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("member", covered)
                .query(CLAIMS_ON.row())
                .list();
    }

    List<Claim> claimsOf(Actor actor, long coverer) {
        return CLAIMS_OF
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("member", coverer)
                .query(CLAIMS_OF.row())
                .list();
    }

    List<Claim> claimsOf(Actor actor, UUID entry) {
        return CLAIMS_OF_ENTRY
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("entry", entry)
                .query(CLAIMS_OF_ENTRY.row())
                .list();
    }

    void insert(Actor actor, UUID entry, long first, List<Shortage.Covered> pairs) {
        var rows = new java.util.ArrayList<Object[]>();
        for (int i = 0; i < pairs.size(); i++) {
            var pair = pairs.get(i);
            rows.add(
                    new Object[] {
                        actor.at().value(),
                        first + i,
                        entry,
                        pair.covered(),
                        pair.coverer(),
                        pair.amount().rupiah()
                    });
        }
        template.batchUpdate(
                """
                insert into renteng.claim (coop_id, claim_no, entry_id, covered, coverer, amount)
                values (?, ?, ?, ?, ?, ?)
                """,
                rows);
    }
}
