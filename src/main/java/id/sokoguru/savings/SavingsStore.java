package id.sokoguru.savings;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The terms' SQL. */
@Component
class SavingsStore {
    /**
     * How long what was looked at stays as it is: no longer than the look, or to the end of the
     * transaction.
     */
    enum Hold {
        NONE,
        SHARED,
        ALONE
    }

    /**
     * What the counter must know before money moves.
     *
     * @param account ledger account of the savings, e.g. 210201; with {@code sub} the place
     * @param tillOpen whether the order's till is open for the actor; null when no till was named
     * @param asleep the last movement by the member when the account sleeps; unknown, and so null,
     *     when many are looked at
     */
    record Looked(
            int account,
            long sub,
            long memberNo,
            Money minimumBalance,
            @Nullable LocalDate lockedUntil,
            @Nullable LocalDate closedOn,
            @Nullable OffsetDateTime blockedAt,
            @Nullable LocalDate joinedOn,
            @Nullable LocalDate leftOn,
            @Nullable Boolean tillOpen,
            @Nullable LocalDate asleep) {
        boolean isMember() {
            return joinedOn != null && leftOn == null;
        }
    }

    private static final String LOOKED =
            """
            select l.account, l.sub, l.member_no, l.minimum_balance, l.locked_until, l.closed_on, l.blocked_at, l.joined_on,
                   l.left_on, l.till_open, l.asleep
            """;

    private static final Query<Looked> LOOK =
            Query.of(
                    Looked.class,
                    LOOKED
                            + " from "
                            + Tenancy.HERE
                            + """
                            , lateral savings.look(here.coop, :account::bigint, :member::bigint, :hold, :till::bigint,
                                           :user, :today) l
                            """);

    private static final Query<Looked> LOOK_MANY =
            Query.of(
                    Looked.class,
                    LOOKED
                            + """
                              from (select distinct n from unnest(string_to_array(:accounts, ',')::bigint[]) n order by n) x,
                                   lateral savings.look(:coop, x.n, null, 'SHARED', null, null, null) l
                            """);

    private static final Query<Looked> LOOK_MEMBERS =
            Query.of(
                    Looked.class,
                    LOOKED
                            + """
                              from (select distinct n from unnest(string_to_array(:members, ',')::bigint[]) n order by n) x,
                                   lateral savings.look(:coop, null, x.n, :hold, null, null, null) l
                            """);

    /** Every member with what their dues start from. */
    record Owing(
            long memberNo, LocalDate joinedOn, @Nullable LocalDate firstPeriod, Money carried) {}

    private static final Query<Owing> OWING =
            Query.of(
                    Owing.class,
                    """
                    select m.member_no, m.joined_on, s.first_period, coalesce(s.carried, 0)::bigint as carried
                      from membership.pub_member m
                      left join savings.dues_start s on s.coop_id = m.coop_id and s.member_no = m.member_no
                     where m.coop_id = :coop and m.joined_on is not null and m.left_on is null
                       and (:member::bigint is null or m.member_no = :member::bigint)
                     order by m.member_no
                    """);

    private static final Query<Terms> TERMS =
            Query.of(
                    Terms.class,
                    """
                    select valid_from, principal, principal_in_parts, obligatory, obligatory_period as period
                      from savings.terms where coop_id = :coop order by valid_from
                    """);

    private static final String PRODUCT_COLUMNS =
            """
             product_no as number, valid_from, name, kind, minimum_opening, minimum_balance, rate, method, day_basis,
             least_earning, administration, months, locked_until, break_rate, break_approval, nisbah, for_existing,
             dormant_months from savings.product where coop_id = :coop
            """;

    private static final Query<Product> PRODUCTS =
            Query.of(
                    Product.class,
                    "select distinct on (product_no)"
                            + PRODUCT_COLUMNS
                            + " and valid_from <= :date order by product_no, valid_from desc");

    private static final Query<Product> VERSIONS =
            Query.of(
                    Product.class,
                    "select" + PRODUCT_COLUMNS + " order by product_no, valid_from desc");

    private static final String ACCOUNT_COLUMNS =
            """
            select a.account_no, a.product_no,
                   (select p.name from savings.product p where p.coop_id = a.coop_id and p.product_no = a.product_no
                     order by p.valid_from desc limit 1) as product_name,
                   a.account, a.member_no, a.minimum_balance, a.locked_until, a.opened_on, c.closed_on,
                   (select max(b.blocked_at) from savings.block b
                     where b.coop_id = a.coop_id and b.account_no = a.account_no and b.lifted_at is null) as blocked_at
              from savings.account a
              left join savings.closure c on c.coop_id = a.coop_id and c.account_no = a.account_no
            """;

    private static final Query<SavingsAccount> ACCOUNT =
            Query.of(
                    SavingsAccount.class,
                    ACCOUNT_COLUMNS + " where a.coop_id = :coop and a.account_no = :account");
    private static final Query<SavingsAccount> OF_MEMBER =
            Query.of(
                    SavingsAccount.class,
                    ACCOUNT_COLUMNS
                            + " where a.coop_id = :coop and a.member_no = :member order by"
                            + " a.account_no");
    private static final Query<SavingsAccount> FROM =
            Query.of(
                    SavingsAccount.class,
                    ACCOUNT_COLUMNS
                            + " where a.coop_id = :coop and a.account_no > :after order by a.account_no"
                            + " limit :limit");
    private static final Query<SavingsAccount> BY_REQUEST =
            Query.of(
                    SavingsAccount.class,
                    ACCOUNT_COLUMNS + " where a.coop_id = :coop and a.request_id = :id");

    private static final Query<Sleeper> ASLEEP =
            Query.of(
                    Sleeper.class,
                    """
                    select a.account_no, a.account,
                           (select p.name from savings.product p
                             where p.coop_id = a.coop_id and p.product_no = a.product_no
                             order by p.valid_from desc limit 1) as product_name,
                           a.member_no, x.since
                      from savings.account a
                     cross join lateral (select savings.asleep(a.coop_id, a.account_no, :today) as since) x
                     where a.coop_id = :coop and x.since is not null
                       and (:member::bigint is null or a.member_no = :member::bigint)
                       and not exists (select from savings.closure c
                                        where c.coop_id = a.coop_id and c.account_no = a.account_no)
                     order by x.since, a.account_no
                    """);

    private static final Query<Block> BLOCK =
            Query.of(
                    Block.class,
                    """
                    select reason, blocked_at from savings.block
                     where coop_id = :coop and account_no = :account and lifted_at is null
                     order by block_no desc limit 1
                    """);

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final BusinessDay day;

    SavingsStore(JdbcClient jdbc, JdbcTemplate template, BusinessDay day) {
        this.jdbc = jdbc;
        this.template = template;
        this.day = day;
    }

    /** A savings account, and with it the till of {@code place}. */
    Optional<Looked> look(Actor actor, long account, Hold hold, @Nullable MoneyPlace place) {
        return look(actor, account, null, hold, place);
    }

    /** A member's simpanan pokok and wajib, and with it the till of {@code place}. */
    Optional<Looked> lookMember(Actor actor, long member, Hold hold, @Nullable MoneyPlace place) {
        return look(actor, null, member, hold, place);
    }

    private Optional<Looked> look(
            Actor actor,
            @Nullable Long account,
            @Nullable Long member,
            Hold hold,
            @Nullable MoneyPlace place) {
        return LOOK.on(jdbc)
                .param("here", actor.at().text())
                .param("account", account, Types.BIGINT)
                .param("member", member, Types.BIGINT)
                .param("hold", hold.name())
                .param("till", place == null || !place.isTill() ? null : place.sub(), Types.BIGINT)
                .param("user", actor.user())
                .param("today", day.today())
                .query(LOOK.row())
                .optional();
    }

    List<Looked> lookAll(Actor actor, Collection<Long> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : LOOK_MANY
                        .on(jdbc)
                        .param("coop", actor.at().value())
                        .param("accounts", joined(accounts))
                        .query(LOOK_MANY.row())
                        .list();
    }

    List<Looked> lookMembers(Actor actor, Collection<Long> members, Hold hold) {
        return members.isEmpty()
                ? List.of()
                : LOOK_MEMBERS
                        .on(jdbc)
                        .param("coop", actor.at().value())
                        .param("members", joined(members))
                        .param("hold", hold.name())
                        .query(LOOK_MEMBERS.row())
                        .list();
    }

    private static String joined(Collection<Long> numbers) {
        return numbers.stream().distinct().map(String::valueOf).collect(Collectors.joining(","));
    }

    List<Owing> owing(Actor actor, @Nullable Long member) {
        return OWING.on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(OWING.row())
                .list();
    }

    /** The earliest first. */
    List<Terms> terms(Actor actor) {
        return TERMS.on(jdbc).param("coop", actor.at().value()).query(TERMS.row()).list();
    }

    List<Product> products(Actor actor, LocalDate date) {
        return PRODUCTS.on(jdbc)
                .param("coop", actor.at().value())
                .param("date", date)
                .query(PRODUCTS.row())
                .list();
    }

    /** All versions, by product, the newest first. */
    List<Product> versions(Actor actor) {
        return VERSIONS.on(jdbc).param("coop", actor.at().value()).query(VERSIONS.row()).list();
    }

    Optional<SavingsAccount> account(Actor actor, long account) {
        return ACCOUNT.on(jdbc)
                .param("coop", actor.at().value())
                .param("account", account)
                .query(ACCOUNT.row())
                .optional();
    }

    List<SavingsAccount> ofMember(Actor actor, long member) {
        return OF_MEMBER
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(OF_MEMBER.row())
                .list();
    }

    List<SavingsAccount> from(Actor actor, long after, int limit) {
        return FROM.on(jdbc)
                .param("coop", actor.at().value())
                .param("after", after)
                .param("limit", limit)
                .query(FROM.row())
                .list();
    }

    /** The accounts that sleep, of a member or of all, the longest first. */
    List<Sleeper> asleep(Actor actor, @Nullable Long member) {
        return ASLEEP.on(jdbc)
                .param("coop", actor.at().value())
                .param("today", day.today())
                .param("member", member, Types.BIGINT)
                .query(ASLEEP.row())
                .list();
    }

    Optional<Block> block(Actor actor, long account) {
        return BLOCK.on(jdbc)
                .param("coop", actor.at().value())
                .param("account", account)
                .query(BLOCK.row())
                .optional();
    }

    Optional<SavingsAccount> byRequest(Actor actor, UUID id) {
        return BY_REQUEST
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(BY_REQUEST.row())
                .optional();
    }

    // ---- writing

    void setTerms(Actor actor, Terms terms, Instant now) {
        template.update(
                """
                insert into savings.terms
                    (coop_id, valid_from, principal, principal_in_parts, obligatory, obligatory_period, decided_by, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (coop_id, valid_from) do update
                   set principal = excluded.principal, principal_in_parts = excluded.principal_in_parts,
                       obligatory = excluded.obligatory, obligatory_period = excluded.obligatory_period,
                       decided_by = excluded.decided_by, decided_at = excluded.decided_at
                """,
                actor.at().value(),
                terms.validFrom(),
                terms.principal().rupiah(),
                terms.principalInParts(),
                terms.obligatory().rupiah(),
                terms.period().name(),
                actor.user(),
                utc(now));
    }

    void setProduct(Actor actor, Product product) {
        template.update(
                """
                insert into savings.product
                    (coop_id, product_no, valid_from, name, kind, minimum_opening, minimum_balance, rate, method,
                     day_basis, least_earning, administration, months, locked_until, break_rate, break_approval,
                     nisbah, for_existing, dormant_months)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (coop_id, product_no, valid_from) do update
                   set name = excluded.name, minimum_opening = excluded.minimum_opening,
                       minimum_balance = excluded.minimum_balance, rate = excluded.rate, method = excluded.method,
                       day_basis = excluded.day_basis, least_earning = excluded.least_earning,
                       administration = excluded.administration, months = excluded.months,
                       locked_until = excluded.locked_until, break_rate = excluded.break_rate,
                       break_approval = excluded.break_approval, nisbah = excluded.nisbah,
                       for_existing = excluded.for_existing, dormant_months = excluded.dormant_months
                """,
                actor.at().value(),
                product.number(),
                product.validFrom(),
                product.name(),
                product.kind().name(),
                product.minimumOpening().rupiah(),
                product.minimumBalance().rupiah(),
                product.rate().ppm(),
                product.method().name(),
                product.dayBasis(),
                product.leastEarning().rupiah(),
                product.administration().rupiah(),
                product.months(),
                product.lockedUntil(),
                product.breakRate().ppm(),
                product.breakApproval(),
                product.nisbah().ppm(),
                product.forExisting(),
                product.dormantMonths());
    }

    /** Draws account numbers under the counter's row lock, answering the first. */
    long drawAccounts(Actor actor, int count) {
        return jdbc.sql(
                        """
                        insert into savings.counter (coop_id, last_account) values (:coop, :n)
                        on conflict (coop_id) do update set last_account = counter.last_account + :n
                        returning last_account - :n + 1
                        """)
                .param("coop", actor.at().value())
                .param("n", count)
                .query(Long.class)
                .single();
    }

    void insertAccounts(
            Actor actor, long first, List<Opening> openings, List<Product> products, Instant now) {
        var coop = actor.at().value();
        template.batchUpdate(
                """
                insert into savings.account
                    (coop_id, account_no, request_id, product_no, account, member_no, minimum_balance,
                     locked_until, opened_on, opened_at, opened_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                IntStream.range(0, openings.size())
                        .mapToObj(i -> {
                            var o = openings.get(i);
                            var p = products.get(i);
                            return new Object[] {
                                coop,
                                first + i,
                                o.id(),
                                p.number(),
                                p.account(),
                                o.member(),
                                p.minimumBalance().rupiah(),
                                p.lockOf(o.date()),
                                o.date(),
                                utc(now),
                                actor.user()
                            };
                        })
                        .toList());
    }

    void close(Actor actor, long account, LocalDate on, Instant now) {
        template.update(
                """
                insert into savings.closure (coop_id, account_no, closed_on, closed_at, closed_by)
                values (?, ?, ?, ?, ?)
                """,
                actor.at().value(),
                account,
                on,
                utc(now),
                actor.user());
    }

    void block(Actor actor, long account, String reason, Instant now) {
        template.update(
                """
                insert into savings.block (coop_id, account_no, block_no, reason, blocked_at, blocked_by)
                select ?, ?, coalesce(max(block_no), 0) + 1, ?, ?, ?
                  from savings.block where coop_id = ? and account_no = ?
                """,
                actor.at().value(),
                account,
                reason,
                utc(now),
                actor.user(),
                actor.at().value(),
                account);
    }

    int unblock(Actor actor, long account, Instant now) {
        return template.update(
                """
                update savings.block set lifted_at = ?, lifted_by = ?
                 where coop_id = ? and account_no = ? and lifted_at is null
                """,
                utc(now),
                actor.user(),
                actor.at().value(),
                account);
    }

    void startDues(Actor actor, List<Owing> starts) {
        var coop = actor.at().value();
        template.batchUpdate(
                """
                insert into savings.dues_start (coop_id, member_no, first_period, carried) values (?, ?, ?, ?)
                """,
                starts.stream()
                        .map(s ->
                                new Object[] {
                                    coop, s.memberNo(), s.firstPeriod(), s.carried().rupiah()
                                })
                        .toList());
    }

    /** An import's files between preview and confirmation. */
    record Files(byte[] members, byte[] accounts, LocalDate openingOn) {}

    private static final Query<Files> FILES =
            Query.of(
                    Files.class,
                    """
                    select members, accounts, opening_on from savings.import_file
                     where coop_id = :coop and import_id = :id
                    """);

    Optional<Files> files(Actor actor, UUID id) {
        return FILES.on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(FILES.row())
                .optional();
    }

    int keep(Actor actor, UUID id, byte[] members, byte[] accounts, LocalDate on, Instant now) {
        return template.update(
                """
                insert into savings.import_file
                    (coop_id, import_id, members, accounts, opening_on, uploaded_at, uploaded_by)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                actor.at().value(),
                id,
                members,
                accounts,
                on,
                utc(now),
                actor.user());
    }

    int forget(Actor actor, UUID id) {
        return template.update(
                "delete from savings.import_file where coop_id = ? and import_id = ?",
                actor.at().value(),
                id);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
