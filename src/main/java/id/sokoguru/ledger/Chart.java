package id.sokoguru.ledger;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts that a cooperative may post to: the template's, by its scopes, and its own. */
@Component
public class Chart {
    record Row(
            int account,
            String nameId,
            String nameEn,
            String normal,
            String line,
            String cashFlow,
            String flags) {}

    private static final Query<Row> ACCOUNTS =
            Query.of(
                    Row.class,
                    """
                    select a.account, a.name_id, a.name_en, a.normal::text as normal, a.line, a.cash_flow,
                           array_to_string(a.flags, ',') as flags
                      from ledger.account a
                      join ledger.head h on h.coop_id = :coop
                     where a.coop_id in (0, :coop)
                       and ('ALL' = any (a.scopes) or a.scopes && h.scopes)
                       and a.valid_to is null
                     order by a.account
                    """);

    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    Chart(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    /** All accounts in force for {@code actor.at()}, in the order of their codes. */
    public List<Account> accounts(Actor actor) {
        return tenancy.read(
                actor,
                () ->
                        ACCOUNTS
                                .on(jdbc)
                                .param("coop", actor.at().value())
                                .query(ACCOUNTS.row())
                                .list()
                                .stream()
                                .map(Chart::account)
                                .toList());
    }

    public Map<Integer, Account> byCode(Actor actor) {
        var byCode = new TreeMap<Integer, Account>();
        accounts(actor).forEach(account -> byCode.put(account.code(), account));
        return byCode;
    }

    /**
     * Adds an account of the cooperative's own. The template's number may not be used again.
     *
     * @return false when the number is taken
     */
    public boolean add(Actor actor, Account account) {
        if (byCode(actor).containsKey(account.code())) {
            return false;
        }
        return tenancy.write(
                actor,
                () ->
                        jdbc.sql(
                                                """
                                                insert into ledger.account
                                                    (coop_id, account, name_id, name_en, normal, line,
                                                     cash_flow, flags, scopes, floor, valid_from)
                                                values (:coop, :account, :nameId, :nameEn, :normal::"char",
                                                        :line, :cashFlow, string_to_array(:flags, ','),
                                                        '{ALL}', null, current_date)
                                                on conflict do nothing
                                                """)
                                        .param("coop", actor.at().value())
                                        .param("account", account.code())
                                        .param("nameId", account.nameId())
                                        .param("nameEn", account.nameEn())
                                        .param("normal", account.normal().code())
                                        .param("line", account.line())
                                        .param("cashFlow", account.cashFlow())
                                        .param("flags", String.join(",", account.flags()))
                                        .update()
                                == 1);
    }

    private static Account account(Row row) {
        return new Account(
                row.account(),
                row.nameId(),
                row.nameEn(),
                Side.of(row.normal()),
                row.line(),
                row.cashFlow(),
                row.flags().isEmpty()
                        ? Set.of()
                        : Set.copyOf(Arrays.asList(row.flags().split(","))));
    }
}
