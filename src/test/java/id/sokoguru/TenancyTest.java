package id.sokoguru;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The database's own wall between the cooperatives, read from its catalogue. */
@InWorld
class TenancyTest {
    @Autowired World world;

    @Test
    void every_table_of_a_cooperative_is_under_forced_row_level_security_with_a_policy() {
        assertThat(
                        names(
                                TENANT_TABLES
                                        + """
                                        where not (t.relrowsecurity and t.relforcerowsecurity)
                                           or not exists (select from pg_policy p where p.polrelid = t.oid)
                                        """))
                .isEmpty();
    }

    @Test
    void coop_id_is_never_null_and_first_in_every_primary_and_unique_key() {
        assertThat(
                        names(
                                TENANT_TABLES
                                        + """
                                        where not t.attnotnull
                                           or not exists (select from pg_index i
                                                           where i.indrelid = t.oid and i.indisprimary)
                                           or exists (select from pg_index i
                                                       where i.indrelid = t.oid and i.indisunique
                                                         and i.indkey[0] <> t.attnum)
                                        """))
                .isEmpty();
    }

    @Test
    void coop_id_is_first_in_every_foreign_key_from_one_tenant_table_to_another() {
        assertThat(
                        names(
                                TENANT_TABLES
                                        + """
                                        join pg_constraint c on c.conrelid = t.oid and c.contype = 'f'
                                        join tenant f on f.oid = c.confrelid
                                        where c.conkey[1] <> t.attnum or c.confkey[1] <> f.attnum
                                        """))
                .isEmpty();
    }

    @Test
    void the_application_owns_nothing_and_cannot_step_over_the_wall() {
        assertThat(
                        names(
                                """
                                select rolname::text from pg_roles
                                 where rolname in ('sokoguru_app', 'sokoguru_ledger')
                                   and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication)
                                """))
                .isEmpty();
        assertThat(
                        names(
                                """
                                select c.relname::text from pg_class c
                                 where pg_get_userbyid(c.relowner) = 'sokoguru_app'
                                union all
                                select p.proname::text from pg_proc p
                                 where pg_get_userbyid(p.proowner) = 'sokoguru_app'
                                union all
                                select n.nspname::text from pg_namespace n
                                 where pg_get_userbyid(n.nspowner) = 'sokoguru_app'
                                    or has_schema_privilege('sokoguru_app', n.oid, 'CREATE')
                                """))
                .isEmpty();
    }

    @Test
    void a_written_entry_can_be_neither_changed_nor_removed_by_the_application() {
        assertThat(
                        names(
                                """
                                select c.oid::regclass::text from pg_class c
                                 join pg_namespace n on n.oid = c.relnamespace
                                 where n.nspname = 'ledger' and c.relname in ('entry', 'line')
                                   and has_table_privilege('sokoguru_app', c.oid, 'UPDATE, DELETE, TRUNCATE')
                                """))
                .isEmpty();
    }

    @Test
    void the_application_may_empty_no_table() {
        assertThat(
                        names(
                                """
                                select c.oid::regclass::text from pg_class c
                                 join pg_namespace n on n.oid = c.relnamespace
                                 where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
                                   and n.nspname <> 'information_schema'
                                   and has_table_privilege('sokoguru_app', c.oid, 'TRUNCATE, REFERENCES, TRIGGER')
                                """))
                .isEmpty();
    }

    @Test
    void a_table_that_forgot_its_wall_would_be_seen() throws Exception {
        try (var connection = world.owner().getConnection()) {
            connection.setAutoCommit(false);
            var statement = connection.createStatement();
            statement.execute(
                    "create table public.forgotten (id bigint primary key, coop_id bigint)");
            var rows =
                    statement.executeQuery(
                            TENANT_TABLES
                                    + "where not (t.relrowsecurity and t.relforcerowsecurity)"
                                    + " and t.oid = 'public.forgotten'::regclass");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("forgotten");
            connection.rollback();
        }
    }

    private static final String TENANT_TABLES =
            """
            with tenant as (
              select c.oid, c.relrowsecurity, c.relforcerowsecurity, a.attnum, a.attnotnull
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attname = 'coop_id'
               where c.relkind in ('r', 'p')
                 and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema')
            select distinct t.oid::regclass::text from tenant t
            """;

    private List<String> names(String sql) {
        return world.asOwner().sql(sql).query(String.class).list();
    }
}
