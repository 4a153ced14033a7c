package id.sokoguru.savings;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of term deposits and of what savings earned. */
@Component
class DepositStore {
    private static final String COLUMNS =
            """
            select d.account_no, a.account, d.certificate_no, a.product_no,
                   (select p.name from savings.product p where p.coop_id = a.coop_id and p.product_no = a.product_no
                     order by p.valid_from desc limit 1) as product_name,
                   a.member_no, t.term_no, t.starts_on, t.ends_on, d.months, t.rate, t.nisbah, d.pay_to, d.renewal, d.pays,
                   d.day_basis, d.break_rate, d.break_approval, r.paid_through, coalesce(r.paid, 0)::bigint as paid,
                   c.closed_on
              from savings.deposit d
              join savings.account a on a.coop_id = d.coop_id and a.account_no = d.account_no
              join lateral (select x.term_no, x.starts_on, x.ends_on, x.rate, x.nisbah from savings.deposit_term x
                             where x.coop_id = d.coop_id and x.account_no = d.account_no
                             order by x.term_no desc limit 1) t on true
              left join lateral (select max(w.to_day) as paid_through, sum(w.gross) as paid from savings.reward w
                                  where w.coop_id = d.coop_id and w.account_no = d.account_no
                                    and w.to_day > t.starts_on) r on true
              left join savings.closure c on c.coop_id = d.coop_id and c.account_no = d.account_no
             where d.coop_id = :coop
            """;

    private static final Query<Deposit> ONE =
            Query.of(Deposit.class, COLUMNS + " and d.account_no = :account");

    private static final Query<Deposit> RUNNING =
            Query.of(
                    Deposit.class,
                    COLUMNS
                            + " and c.closed_on is null and (:member::bigint is null or a.member_no ="
                            + " :member::bigint) order by t.ends_on, d.account_no");

    /** A term, for the history of a deposit. */
    record Term(int termNo, LocalDate startsOn, LocalDate endsOn, Rate rate, Rate nisbah) {}

    private static final Query<Term> TERMS =
            Query.of(
                    Term.class,
                    """
                    select term_no, starts_on, ends_on, rate, nisbah from savings.deposit_term
                     where coop_id = :coop and account_no = :account order by term_no desc
                    """);

    /** What an account earned, with the entry in which it stands. */
    record Reward(
            LocalDate paidOn,
            long accountNo,
            long memberNo,
            LocalDate fromDay,
            LocalDate toDay,
            Money gross,
            Money tax,
            UUID entryId) {}

    private static final Query<Reward> REWARDS =
            Query.of(
                    Reward.class,
                    """
                    select paid_on, account_no, member_no, from_day, to_day, gross, tax, entry_id from savings.reward
                     where coop_id = :coop and account_no = :account order by paid_on desc limit 60
                    """);

    /** What a member earned in a month so far, all accounts together. */
    record Month(long memberNo, Money gross, Money tax) {}

    private static final Query<Month> MONTH =
            Query.of(
                    Month.class,
                    """
                    select member_no, sum(gross)::bigint as gross, sum(tax)::bigint as tax from savings.reward
                     where coop_id = :coop and paid_on between :from and :to group by member_no
                    """);

    /** An account that may earn or cost something at the end of a month. */
    record Held(
            long accountNo,
            int productNo,
            long memberNo,
            int account,
            Money minimumBalance,
            LocalDate openedOn) {}

    private static final Query<Held> HELD =
            Query.of(
                    Held.class,
                    """
                    select a.account_no, a.product_no, a.member_no, a.account, a.minimum_balance, a.opened_on
                      from savings.account a
                      left join savings.closure c on c.coop_id = a.coop_id and c.account_no = a.account_no
                     where a.coop_id = :coop and a.opened_on <= :day and c.closed_on is null
                     order by a.product_no, a.account_no
                    """);

    /**
     * A deposit in mudharabah in one of its terms, with the days of the month that belong to it.
     *
     * @param payAccount of the ledger, with {@code payTo} where its part of the income goes
     */
    record Sharing(
            long accountNo,
            int productNo,
            long memberNo,
            int account,
            LocalDate fromDay,
            LocalDate toDay,
            Rate nisbah,
            int payAccount,
            long payTo,
            boolean payOpen) {}

    // A term lasts until the next one begins, whatever day it was due; when the money has left, its
    // balance says so.
    private static final Query<Sharing> SHARING =
            Query.of(
                    Sharing.class,
                    """
                    select a.account_no, a.product_no, a.member_no, a.account,
                           greatest(t.starts_on, :first) as from_day, least(n.starts_on - 1, :last) as to_day, t.nisbah,
                           p.account as pay_account, d.pay_to, c.closed_on is null as pay_open
                      from savings.deposit d
                      join savings.account a on a.coop_id = d.coop_id and a.account_no = d.account_no
                      join savings.deposit_term t on t.coop_id = d.coop_id and t.account_no = d.account_no
                      left join savings.deposit_term n
                        on n.coop_id = t.coop_id and n.account_no = t.account_no and n.term_no = t.term_no + 1
                      join savings.account p on p.coop_id = d.coop_id and p.account_no = d.pay_to
                      left join savings.closure c on c.coop_id = d.coop_id and c.account_no = d.pay_to
                     where d.coop_id = :coop and a.account = :account
                       and t.starts_on <= :last and (n.starts_on is null or n.starts_on > :first)
                     order by a.product_no, a.account_no, t.term_no
                    """);

    /** A bonus that was given on wadiah savings. */
    record Given(LocalDate paidOn, int productNo, Money gross, Money tax, int accounts) {}

    private static final Query<Given> GIVEN =
            Query.of(
                    Given.class,
                    """
                    select w.paid_on, a.product_no, sum(w.gross)::bigint as gross, sum(w.tax)::bigint as tax,
                           count(*)::int as accounts
                      from savings.reward w
                      join savings.account a on a.coop_id = w.coop_id and a.account_no = w.account_no
                     where w.coop_id = :coop
                       and a.product_no in (select p.product_no from savings.product p
                                             where p.coop_id = :coop and p.kind = 'WADIAH')
                     group by w.paid_on, a.product_no
                     order by w.paid_on desc, a.product_no
                     limit 60
                    """);

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    DepositStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    Optional<Deposit> deposit(Actor actor, long account) {
        return ONE.on(jdbc)
                .param("coop", actor.at().value())
                .param("account", account)
                .query(ONE.row())
                .optional();
    }

    /** What runs, the next to mature first. */
    List<Deposit> running(Actor actor, @Nullable Long member) {
        return RUNNING.on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member, Types.BIGINT)
                .query(RUNNING.row())
                .list();
    }

    List<Term> terms(Actor actor, long account) {
        return TERMS.on(jdbc)
                .param("coop", actor.at().value())
                .param("account", account)
                .query(TERMS.row())
                .list();
    }

    List<Reward> rewards(Actor actor, long account) {
        return REWARDS.on(jdbc)
                .param("coop", actor.at().value())
                .param("account", account)
                .query(REWARDS.row())
                .list();
    }

    /** By member, what was earned and withheld in the month of a day. */
    Map<Long, Month> month(Actor actor, LocalDate day) {
        var months = new HashMap<Long, Month>();
        for (var month :
                MONTH.on(jdbc)
                        .param("coop", actor.at().value())
                        .param("from", day.withDayOfMonth(1))
                        .param("to", day.withDayOfMonth(day.lengthOfMonth()))
                        .query(MONTH.row())
                        .list()) {
            months.put(month.memberNo(), month);
        }
        return months;
    }

    /** The accounts that are open when a day has ended, by product. */
    List<Held> held(Actor actor, LocalDate day) {
        return HELD.on(jdbc)
                .param("coop", actor.at().value())
                .param("day", day)
                .query(HELD.row())
                .list();
    }

    /** The deposits in mudharabah that took part in a month, each with its terms. */
    List<Sharing> sharing(Actor actor, LocalDate first, LocalDate last) {
        return SHARING.on(jdbc)
                .param("coop", actor.at().value())
                .param("account", Product.Kind.MUDHARABAH_TERM.account())
                .param("first", first)
                .param("last", last)
                .query(SHARING.row())
                .list();
    }

    /** What was given on wadiah savings, the newest first. */
    List<Given> given(Actor actor) {
        return GIVEN.on(jdbc).param("coop", actor.at().value()).query(GIVEN.row()).list();
    }

    // ---- writing

    long drawCertificate(Actor actor) {
        return jdbc.sql(
                        """
                        update savings.counter set last_certificate = last_certificate + 1 where coop_id = :coop
                        returning last_certificate
                        """)
                .param("coop", actor.at().value())
                .query(Long.class)
                .single();
    }

    /** What was agreed with the member. */
    record Conditions(int months, long payTo, Deposit.Renewal renewal, Deposit.Pays pays) {}

    void insert(Actor actor, long account, long certificate, Conditions agreed, Product product) {
        template.update(
                """
                insert into savings.deposit
                    (coop_id, account_no, certificate_no, months, pay_to, renewal, pays, day_basis, break_rate,
                     break_approval)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                actor.at().value(),
                account,
                certificate,
                agreed.months(),
                agreed.payTo(),
                agreed.renewal().name(),
                agreed.pays().name(),
                product.dayBasis(),
                product.breakRate().ppm(),
                product.breakApproval());
    }

    void begin(
            Actor actor,
            long account,
            int term,
            LocalDate from,
            LocalDate to,
            Rate rate,
            Rate nisbah) {
        template.update(
                """
                insert into savings.deposit_term (coop_id, account_no, term_no, starts_on, ends_on, rate, nisbah)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                actor.at().value(),
                account,
                term,
                from,
                to,
                rate.ppm(),
                nisbah.ppm());
    }

    /** Writes down what was earned, however many, in one statement. */
    void insertRewards(Actor actor, List<Reward> rewards) {
        if (rewards.isEmpty()) {
            return;
        }
        template.execute(
                (ConnectionCallback<Integer>)
                        connection -> {
                            try (var statement =
                                    connection.prepareStatement(
                                            """
                                            insert into savings.reward
                                                (coop_id, paid_on, account_no, member_no, from_day, to_day, gross, tax, entry_id)
                                            select ?, x.* from unnest(?, ?, ?, ?, ?, ?, ?, ?) x
                                            """)) {
                                statement.setLong(1, actor.at().value());
                                statement.setArray(
                                        2, array(connection, "date", rewards, Reward::paidOn));
                                statement.setArray(
                                        3, array(connection, "int8", rewards, Reward::accountNo));
                                statement.setArray(
                                        4, array(connection, "int8", rewards, Reward::memberNo));
                                statement.setArray(
                                        5, array(connection, "date", rewards, Reward::fromDay));
                                statement.setArray(
                                        6, array(connection, "date", rewards, Reward::toDay));
                                statement.setArray(
                                        7,
                                        array(
                                                connection,
                                                "int8",
                                                rewards,
                                                r -> r.gross().rupiah()));
                                statement.setArray(
                                        8,
                                        array(connection, "int8", rewards, r -> r.tax().rupiah()));
                                statement.setArray(
                                        9, array(connection, "uuid", rewards, Reward::entryId));
                                return statement.executeUpdate();
                            }
                        });
    }

    private static java.sql.Array array(
            Connection connection,
            String type,
            List<Reward> rewards,
            Function<Reward, Object> column)
            throws SQLException {
        return connection.createArrayOf(type, rewards.stream().map(column).toArray());
    }
}
