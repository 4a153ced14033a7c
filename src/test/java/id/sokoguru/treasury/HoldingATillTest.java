package id.sokoguru.treasury;

import static id.sokoguru.treasury.Drawer.rp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class HoldingATillTest extends InTreasury {
    @Test
    void the_thin_bar_shows_opening_in_out_and_what_must_be_in_the_drawer() {
        var d = drawer().withVault(1_000_000);
        d.opens(d.siti, 0, 200_000);
        d.decides(d.chair, true);
        d.taken(50_000);
        var bar = tills.openFor(d.siti).orElseThrow();
        assertThat(bar.opening()).isEqualTo(Money.ZERO);
        assertThat(bar.in()).isEqualTo(rp(250_000));
        assertThat(bar.out()).isEqualTo(Money.ZERO);
        assertThat(bar.balance()).isEqualTo(rp(250_000));
        assertThat(bar.holder()).isEqualTo("Siti");
        assertThat(tills.openFor(d.budi)).isEmpty();
    }

    @Test
    void two_tellers_cannot_hold_one_till_nor_one_teller_two() {
        var d = drawer();
        d.opens(d.siti, 0, 0);
        assertThat(d.opens(d.budi, 0, 0)).isEqualTo(new OpeningAnswer.HeldBy("Siti"));
        assertThat(tills.check(d.budi, d.till)).isEqualTo(new TillCheck.HeldBy("Siti"));
        var second =
                (Tills.Registration.Registered)
                        tills.register(Actor.system(d.cooperative), "Kasir belakang", 0);
        var other =
                tills.open(
                        d.siti,
                        new OpeningOrder(
                                Uuid7.create(), second.till(), Denominations.NONE, Money.ZERO));
        assertThat(other).isInstanceOf(OpeningAnswer.YouHold.class);
        assertThat(d.closes(d.budi, 0, "", 0)).isInstanceOf(ClosingAnswer.NotHeld.class);
    }

    @Test
    void of_sixteen_who_open_one_till_at_once_exactly_one_holds_it() throws Exception {
        var d = drawer();
        var tries = new ArrayList<Callable<OpeningAnswer>>();
        for (int i = 0; i < 16; i++) {
            var who = i % 2 == 0 ? d.siti : d.budi;
            tries.add(() -> d.opens(who, 0, 0));
        }
        var opened = new ArrayList<OpeningAnswer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(tries)) {
                opened.add(answer.get());
            }
        }
        assertThat(opened).filteredOn(a -> a instanceof OpeningAnswer.Opened).hasSize(1);
        assertThat(tills.till(d.siti, d.till).sessionNo()).isEqualTo(1);
    }

    @Test
    void the_same_form_sent_twice_opens_once() {
        var d = drawer();
        var order = new OpeningOrder(Uuid7.create(), d.till, Denominations.NONE, Money.ZERO);
        assertThat(tills.open(d.siti, order)).isInstanceOf(OpeningAnswer.Opened.class);
        assertThat(tills.open(d.siti, order)).isInstanceOf(OpeningAnswer.Opened.class);
        assertThat(tills.till(d.siti, d.till).sessionNo()).isEqualTo(1);
    }

    @Test
    void what_was_counted_must_be_what_the_books_say_before_the_day_begins() {
        var d = drawer();
        d.taken(40_000);
        assertThat(d.opens(d.siti, 35_000, 0))
                .isEqualTo(new OpeningAnswer.Differs(rp(40_000), rp(35_000)));
        assertThat(tills.till(d.siti, d.till).isOpen()).isFalse();
        assertThat(d.opens(d.siti, 40_000, 0)).isInstanceOf(OpeningAnswer.Opened.class);
    }

    @Test
    void a_till_left_open_yesterday_takes_no_money_today_until_it_is_closed() {
        var d = drawer();
        d.opens(d.siti, 0, 0);
        var yesterday = day.today();
        world.setDay(yesterday.plusDays(1));
        assertThat(tills.check(d.siti, d.till)).isEqualTo(new TillCheck.LeftOpen(yesterday));
        assertThat(d.closes(d.siti, 0, "", 0)).isInstanceOf(ClosingAnswer.Closed.class);
        assertThat(d.opens(d.siti, 0, 0)).isInstanceOf(OpeningAnswer.Opened.class);
    }

    @Test
    void another_cooperatives_till_does_not_exist_and_its_rows_cannot_be_read() {
        var d = drawer();
        d.opens(d.siti, 0, 0);
        var stranger = Actor.system(world.cooperative());
        assertThatThrownBy(() -> tills.check(stranger, d.till)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tills.position(stranger, d.till)).isInstanceOf(NotFound.class);
        var seen =
                world.tenancy()
                        .read(
                                stranger,
                                () ->
                                        world.jdbc()
                                                .sql(
                                                        "select (select count(*) from treasury.till)"
                                                                + " + (select count(*) from treasury.till_session)"
                                                                + " + (select count(*) from treasury.cash_count)")
                                                .query(Long.class)
                                                .single());
        assertThat(seen).isZero();
    }

    @Test
    void counts_and_closings_are_evidence_that_not_even_the_owner_changes() {
        var d = drawer();
        d.opens(d.siti, 0, 0);
        d.closes(d.siti, 0, "", 0);
        for (var table : List.of("cash_count", "till_session", "till_closing")) {
            assertThatThrownBy(() ->
                            world.asOwner()
                                    .sql(
                                            "delete from treasury."
                                                    + table
                                                    + " where coop_id = "
                                                    + d.cooperative.text())
                                    .update())
                    .hasMessageContaining("refused");
        }
    }
}
