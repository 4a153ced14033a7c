package id.sokoguru.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class TraceTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Trace trace;
    Booked coop;

    @BeforeEach
    void found() {
        coop = new Booked(world, ledger);
    }

    @Test
    void a_deposit_is_followed_through_till_and_bank_into_a_loan() {
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 100_000));
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 2, 50_000));
        coop.post(Booked.move(Booked.TILL, 1, Booked.BANK, 1, 120_000));
        coop.post(Booked.move(Booked.BANK, 1, Booked.LOAN, 1, 70_000));
        // Siti's 100.000 were first in: all of them went to the bank, 70.000 of them into the loan.
        var flow = trace.follow(coop.actor, 1, 2, Trace.Direction.FORWARD, 8).orElseThrow();
        assertThat(flow.hops())
                .extracting(Trace.Hop::amount)
                .containsExactly(
                        Money.rupiah(100_000), Money.rupiah(100_000), Money.rupiah(70_000));
        assertThat(flow.stays())
                .extracting(Trace.Stay::account)
                .containsExactly(Booked.SAVINGS, Booked.TILL, Booked.BANK, Booked.LOAN);
        assertThat(flow.stays().get(2).resting()).isEqualTo(Money.rupiah(30_000));
        assertThat(flow.stays().get(3).resting()).isEqualTo(Money.rupiah(70_000));
        // Deposit 2: 20.000 went to the bank and rest there, 30.000 are still in the till.
        var second = trace.follow(coop.actor, 2, 1, Trace.Direction.FORWARD, 8).orElseThrow();
        assertThat(second.stays())
                .extracting(Trace.Stay::account)
                .containsExactly(Booked.TILL, Booked.BANK);
        assertThat(second.stays().get(0).resting()).isEqualTo(Money.rupiah(30_000));
        assertThat(second.stays().get(1).resting()).isEqualTo(Money.rupiah(20_000));
    }

    @Test
    void whose_money_a_loan_is_can_be_told() {
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 100_000));
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 2, 50_000));
        coop.post(Booked.move(Booked.TILL, 1, Booked.BANK, 1, 150_000));
        coop.post(Booked.move(Booked.BANK, 1, Booked.LOAN, 1, 130_000));
        var flow = trace.follow(coop.actor, 4, 1, Trace.Direction.BACKWARD, 8).orElseThrow();
        assertThat(flow.stays().stream().filter(Trace.Stay::outside))
                .extracting(Trace.Stay::sub, Trace.Stay::amount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1L, Money.rupiah(100_000)),
                        org.assertj.core.groups.Tuple.tuple(2L, Money.rupiah(30_000)));
    }

    @Test
    void a_stranger_s_line_is_not_found() {
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 1));
        var stranger = new Booked(world, ledger);
        assertThat(trace.follow(stranger.actor, 1, 1, Trace.Direction.FORWARD, 8)).isEmpty();
        assertThat(trace.follow(coop.actor, 1, 9, Trace.Direction.FORWARD, 8)).isEmpty();
    }

    @RepeatedTest(5)
    void no_rupiah_is_lost_or_made_on_the_way() {
        var random = new Random();
        long seed = random.nextLong();
        random.setSeed(seed);
        long till = 0;
        long bank = 0;
        for (int i = 0; i < 60; i++) {
            switch (random.nextInt(3)) {
                case 0 -> {
                    long amount = 1 + random.nextLong(10_000);
                    coop.post(
                            Booked.deposit(
                                    Uuid7.create(), Booked.DAY, 1 + random.nextInt(2), amount));
                    till += amount;
                }
                case 1 -> {
                    if (till > 0) {
                        long amount = 1 + random.nextLong(till);
                        coop.post(Booked.move(Booked.TILL, 1, Booked.BANK, 1, amount));
                        till -= amount;
                        bank += amount;
                    }
                }
                default -> {
                    if (bank > 0) {
                        long amount = 1 + random.nextLong(bank);
                        coop.post(Booked.move(Booked.BANK, 1, Booked.LOAN, 1, amount));
                        bank -= amount;
                    }
                }
            }
        }
        for (var entry : books.numbered(coop.actor, 1, 60)) {
            var flow =
                    trace.follow(coop.actor, entry.entryNo(), 1, Trace.Direction.FORWARD, 8)
                            .orElseThrow();
            var ends =
                    flow.stays().stream()
                            .mapToLong(s ->
                                    s.resting().rupiah()
                                            + s.unseen().rupiah()
                                            + (s.outside() ? s.amount().rupiah() : 0))
                            .sum();
            assertThat(ends)
                    .as("seed %d entry %d", seed, entry.entryNo())
                    .isEqualTo(entry.total().rupiah());
            // Each stay passes on exactly what came to it.
            for (int i = 0; i < flow.stays().size(); i++) {
                int at = i;
                var stay = flow.stays().get(i);
                var out =
                        flow.hops().stream()
                                .filter(h -> h.from() == at)
                                .mapToLong(h -> h.amount().rupiah())
                                .sum();
                if (!stay.outside()) {
                    assertThat(out + stay.resting().rupiah() + stay.unseen().rupiah())
                            .as("seed %d", seed)
                            .isEqualTo(stay.amount().rupiah());
                }
            }
        }
    }
}
