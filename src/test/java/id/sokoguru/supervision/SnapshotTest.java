package id.sokoguru.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Territory;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.CooperativeLine;
import id.sokoguru.registry.CooperativeStatus;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Two thousand invented cooperatives in three provinces that move at random: what the tree of
 * regions says of a territory is what all its cooperatives added up one by one say.
 */
class SnapshotTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final OffsetDateTime NOW =
            OffsetDateTime.of(2026, 11, 21, 3, 0, 0, 0, ZoneOffset.UTC);
    private static final List<String> TERRITORIES =
            List.of("", "11", "35", "35.17", "35.78", "35.17.03", "99", "35.17.99");

    private final Random random = new Random(7);
    private final TreeMap<CooperativeId, CooperativePulse> rows = new TreeMap<>();

    private CooperativePulse any(CooperativeId coop) {
        var line =
                new CooperativeLine(
                        coop,
                        "Koperasi " + coop.text(),
                        CooperativeKind.KDMP,
                        "Desa",
                        CooperativeStatus.TERDAFTAR,
                        random.nextInt(4));
        var posted = random.nextInt(3) > 0;
        var head =
                new HeadRow(
                        coop.value(),
                        TODAY.minusDays(random.nextInt(60)),
                        posted ? random.nextInt(100) : 0,
                        posted ? TODAY : null,
                        posted ? NOW.minusMinutes(random.nextInt(90_000)) : null,
                        null,
                        random.nextLong(1_000_000) - 1_000,
                        random.nextLong(1_000_000),
                        random.nextLong(2_000_000),
                        random.nextLong(1_500_000),
                        random.nextLong(9_000),
                        random.nextLong(9_000),
                        TODAY.minusDays(random.nextInt(2)),
                        random.nextInt(20),
                        random.nextLong(5_000),
                        random.nextLong(5_000));
        var findings =
                new CooperativePulse.Findings(
                        1, null, random.nextLong(40_000_000), 0, 400_000, random.nextLong(400_000));
        return new CooperativePulse(
                line,
                head,
                random.nextBoolean() ? null : random.nextLong(500),
                random.nextInt(5) > 0 ? null : TODAY.minusDays(random.nextInt(3)),
                random.nextInt(5) > 0 ? null : TODAY.minusDays(random.nextInt(60)),
                findings);
    }

    private CooperativeId somewhere() {
        var regencies = List.of("11.01", "11.07", "35.17", "35.78", "94.03");
        var village =
                "%s.%02d.%04d"
                        .formatted(
                                regencies.get(random.nextInt(regencies.size())),
                                1 + random.nextInt(9),
                                2001 + random.nextInt(12));
        return CooperativeId.of(village, 1 + random.nextInt(4));
    }

    private List<CooperativePulse> move(int count) {
        var moved = new TreeMap<CooperativeId, CooperativePulse>();
        for (int i = 0; i < count; i++) {
            var coop = somewhere();
            moved.put(coop, any(coop));
        }
        rows.putAll(moved);
        // Not in the order of their numbers: the ledger does not answer in that order.
        var shuffled = new ArrayList<>(moved.values());
        java.util.Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private List<CooperativePulse> in(Territory territory) {
        return rows.values().stream().filter(one -> territory.contains(one.coopId())).toList();
    }

    private static List<Fold<?>> folds() {
        var rules =
                new AttentionRules(
                        Map.of(
                                "SILENT",
                                7L,
                                "SILENT_LONG",
                                30L,
                                "NOT_BEGUN",
                                14L,
                                "CASH_HIGH",
                                9L,
                                "ON_THE_ROAD",
                                200_000L),
                        TODAY);
        var folds = new ArrayList<Fold<?>>();
        folds.add(new Totals.On(TODAY));
        folds.add(new Freshest(15));
        folds.add(new Worst(rules, null, 8));
        folds.add(new Worst(rules, Attention.Signal.SILENT, 100));
        for (var indicator : Indicator.values()) {
            for (var order : Ranking.Order.values()) {
                folds.add(new Ranking(indicator, TODAY, order, 5));
                folds.add(new Ranking(indicator, TODAY, order, 100));
            }
        }
        return folds;
    }

    private void same(Snapshot snapshot) {
        assertThat(snapshot.size()).isEqualTo(rows.size());
        for (var code : TERRITORIES) {
            var territory = Territory.ofRegion(code);
            var expected = in(territory);
            assertThat(snapshot.in(territory)).as(code).isEqualTo(expected);
            assertThat(snapshot.size(territory)).as(code).isEqualTo(expected.size());
            for (var fold : folds()) {
                assertThat((Object) snapshot.fold(territory, fold))
                        .as(code + " " + fold)
                        .isEqualTo(fold.of(expected));
            }
        }
    }

    @Test
    void a_territory_has_the_figures_of_its_cooperatives_however_they_move() {
        var snapshot = Snapshot.of(move(2_000));
        same(snapshot);
        for (int i = 0; i < 20; i++) {
            snapshot = snapshot.with(move(1 + random.nextInt(8)));
            same(snapshot);
        }
    }

    @Test
    void an_earlier_snapshot_stays_as_it_was() {
        var before = Snapshot.of(move(500));
        var nation = new Totals.On(TODAY);
        var said = before.fold(Territory.NATION, nation);
        before.with(move(50));
        assertThat(before.fold(Territory.NATION, nation)).isEqualTo(said);
        assertThat(before.fold(Territory.NATION, new Totals.On(TODAY.minusDays(1))).cooperatives())
                .isEqualTo(said.cooperatives());
    }

    @Test
    void each_cooperative_is_found_by_its_number_and_nobody_else() {
        var snapshot = Snapshot.of(move(300));
        rows.forEach((coop, one) -> assertThat(snapshot.get(coop)).containsSame(one));
        assertThat(snapshot.get(CooperativeId.of("35.17.50.2001", 1))).isEmpty();
        assertThat(snapshot.get(CooperativeId.of("91.01.01.2001", 1))).isEmpty();
        assertThat(Snapshot.EMPTY.get(CooperativeId.of("35.17.01.2001", 1))).isEmpty();
    }

    @Test
    void the_regions_of_a_territory_are_those_with_a_cooperative() {
        var snapshot =
                Snapshot.of(
                        List.of(
                                any(CooperativeId.of("35.17.01.2001", 1)),
                                any(CooperativeId.of("35.17.03.2001", 1)),
                                any(CooperativeId.of("11.01.01.2001", 1))));
        assertThat(snapshot.regions(Territory.NATION, 2)).containsExactly(11, 35);
        assertThat(snapshot.regions(Territory.ofRegion("35"), 4)).containsExactly(3517);
        assertThat(snapshot.regions(Territory.ofRegion("35.17"), 6))
                .containsExactly(351701, 351703);
        assertThat(snapshot.regions(Territory.ofRegion("35.17.03"), 6)).containsExactly(351703);
        assertThat(Snapshot.EMPTY.fold(Territory.NATION, new Totals.On(TODAY)).cooperatives())
                .isZero();
    }
}
