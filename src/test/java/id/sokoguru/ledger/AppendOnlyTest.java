package id.sokoguru.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.kernel.Uuid7;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class AppendOnlyTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    Booked coop;

    @BeforeEach
    void found() {
        coop = new Booked(world, ledger);
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 50_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.entry set description = 'x'",
                "update ledger.line set amount = 1",
                "delete from ledger.line",
                "delete from ledger.entry",
                "truncate ledger.entry cascade",
                "update ledger.sub_account set debits = 0",
                "update ledger.head set cash = 0",
                "insert into ledger.entry select * from ledger.entry",
                "insert into ledger.sub_account select * from ledger.sub_account",
                "update ledger.account set name_id = 'x'",
                "update ledger.period_change set state = 'CLOSED'"
            })
    void the_application_may_change_nothing_that_was_written(String sql) {
        assertThatThrownBy(() ->
                        world.tenancy().write(coop.actor, () -> world.jdbc().sql(sql).update()))
                .hasStackTraceContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.entry set description = 'x'",
                "update ledger.line set amount = 1",
                "delete from ledger.line",
                "delete from ledger.entry",
                "truncate ledger.entry cascade",
                "truncate ledger.line"
            })
    void not_even_the_owner_changes_the_journal_by_a_slip(String sql) {
        assertThatThrownBy(() -> world.asOwner().sql(sql).update())
                .hasStackTraceContaining("append-only");
        assertThat(
                        world.asOwner()
                                .sql(
                                        "select amount from ledger.line where coop_id = :c and line_no = 1")
                                .param("c", coop.actor.at().value())
                                .query(Long.class)
                                .single())
                .isEqualTo(50_000);
    }
}
