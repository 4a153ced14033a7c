package id.sokoguru.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class WallOfTheFunctionsTest {
    @Autowired World world;
    @Autowired Ledger ledger;

    /**
     * The ledger's functions step over the wall of its tables, so each must be a wall itself:
     * called in the name of one cooperative for another, each refuses before it reads or writes.
     */
    @Test
    void every_function_with_the_ledgers_rights_refuses_another_cooperative() {
        var mine = new Booked(world, ledger);
        var other = new Booked(world, ledger);
        var calls =
                world.asOwner()
                        .sql(
                                """
                                select 'select ' || p.oid::regproc || '(' || :coop || coalesce((
                                         select string_agg(', null::' || format_type(a.type, null), '' order by a.i)
                                           from unnest(p.proargtypes::oid[]) with ordinality as a(type, i) where a.i > 1), '') || ')::text'
                                  from pg_proc p
                                 where p.pronamespace = 'ledger'::regnamespace and p.prosecdef
                                 order by 1
                                """)
                        .param("coop", other.actor.at().value())
                        .query(String.class)
                        .list();
        assertThat(calls).hasSize(10);
        for (var call : calls) {
            assertThatThrownBy(() ->
                            world.tenancy()
                                    .write(
                                            mine.actor,
                                            () ->
                                                    world.jdbc()
                                                            .sql(call)
                                                            .query(String.class)
                                                            .list()))
                    .as(call)
                    .hasMessageContaining("unknown cooperative");
        }
    }
}
