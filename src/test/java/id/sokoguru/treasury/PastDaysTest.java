package id.sokoguru.treasury;

import static id.sokoguru.treasury.Drawer.rp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger.Timed;
import id.sokoguru.ledger.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PastDaysTest extends InTreasury {
    @Test
    void past_days_are_recorded_in_bulk_and_must_agree_with_the_ledger_to_the_rupiah() {
        var d = drawer();
        world.setDay(day.today().minusDays(2));
        d.withVault(1_000_000);
        world.setDay(day.today().plusDays(2));
        var system = Actor.system(d.cooperative);
        var first =
                new TillDay(
                        d.till,
                        d.siti.user(),
                        d.chair.user(),
                        Instant.parse("2026-11-19T01:00:00Z"),
                        rp(200_000),
                        rp(50_000),
                        Money.ZERO,
                        Instant.parse("2026-11-19T09:00:00Z"),
                        rp(-5_000),
                        "Salah kembalian",
                        rp(245_000));
        var second =
                new TillDay(
                        d.till,
                        d.budi.user(),
                        d.chair.user(),
                        Instant.parse("2026-11-20T01:00:00Z"),
                        rp(100_000),
                        rp(30_000),
                        Money.ZERO,
                        null,
                        Money.ZERO,
                        "",
                        Money.ZERO);
        var entries = new ArrayList<Timed>(Tills.entriesAtOpening(first));
        entries.add(counter(d, first, 50_000));
        int difference = entries.size();
        entries.addAll(Tills.entriesAtClosing(first));
        entries.addAll(Tills.entriesAtOpening(second));
        entries.add(counter(d, second, 30_000));
        var posted = (BulkPosting.AllPosted) ledger.postAllRecorded(system, entries);
        var numbers = Map.of(first, posted.receipts().get(difference).entryNo());

        assertThatThrownBy(() -> tills.recordDays(system, List.of(first), numbers))
                .hasMessageContaining("disagree");
        tills.recordDays(system, List.of(first, second), numbers);

        var bar = tills.openFor(d.budi).orElseThrow();
        assertThat(bar.opening()).isEqualTo(Money.ZERO);
        assertThat(bar.in()).isEqualTo(rp(130_000));
        assertThat(tills.check(d.budi, d.till)).isInstanceOf(TillCheck.LeftOpen.class);
        assertThat(settlements.open(d.chair).missing()).isEqualTo(rp(5_000));
        assertThat(counts.latest(d.chair, true, 9))
                .singleElement()
                .satisfies(count -> assertThat(count.counted()).isEqualTo(rp(245_000)));
        var pulse =
                world.tenancy()
                        .read(
                                system,
                                () ->
                                        world.jdbc()
                                                .sql(
                                                        "select open_tills from treasury.pub_till where coop_id = "
                                                                + d.cooperative.text())
                                                .query(Integer.class)
                                                .single());
        assertThat(pulse).isEqualTo(1);
        assertThatThrownBy(() -> tills.recordDays(system, List.of(first, second), numbers))
                .hasMessageContaining("has days already");
    }

    private static Timed counter(Drawer d, TillDay past, long rupiah) {
        var date = past.openedAt().atZone(id.sokoguru.kernel.BusinessDay.ZONE).toLocalDate();
        return new Timed(
                Entry.of(
                        Uuid7.create(),
                        date,
                        "bookkeeping.manual",
                        "Terima di loket",
                        Line.debit(110102, d.till, rp(rupiah)),
                        Line.credit(310601, 0, rp(rupiah))),
                past.openedAt().plusSeconds(600));
    }
}
