package id.sokoguru.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Uuid7;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class CheckpointRunTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Proofs proofs;
    @Autowired CheckpointRun run;

    @Test
    void every_journal_that_moved_is_sealed_in_the_evening_and_once() {
        var coop = new Booked(world, ledger);
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 1_000));
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 2_000));
        var since = World.START.toInstant();
        assertThat(run.run(since)).isPositive();
        run.run(since);
        assertThat(proofs.checkpoints(coop.actor, 10))
                .extracting(Proofs.Kept::treeSize)
                .containsExactly(2L);
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 3_000));
        run.run(since);
        assertThat(proofs.checkpoints(coop.actor, 10))
                .extracting(Proofs.Kept::treeSize)
                .containsExactly(3L, 2L);
    }
}
