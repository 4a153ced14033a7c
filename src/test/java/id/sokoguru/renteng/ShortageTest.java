package id.sokoguru.renteng;

import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.kernel.Money;
import id.sokoguru.renteng.Shortage.Covered;
import id.sokoguru.renteng.Shortage.Open;
import id.sokoguru.renteng.Shortage.Share;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is missing and who bears it, to the rupiah. */
class ShortageTest {
    @Test
    void three_hundred_thousand_over_eighteen_is_twelve_of_16667_and_six_of_16666() {
        var shares = Shortage.equally(rp(300_000), 18);
        assertThat(shares.subList(0, 12)).containsOnly(rp(16_667));
        assertThat(shares.subList(12, 18)).containsOnly(rp(16_666)).hasSize(6);
        assertThat(sum(shares)).isEqualTo(rp(300_000));
    }

    @Test
    void everybody_who_steps_in_does_so_for_both_in_proportion() {
        var shares = Shortage.equally(rp(300_000), 18);
        var covering = new ArrayList<Share>();
        for (int i = 0; i < 18; i++) {
            covering.add(new Share(3 + i, shares.get(i)));
        }
        var pairs =
                Shortage.pairs(
                        List.of(new Share(1, rp(150_000)), new Share(2, rp(150_000))), covering);
        assertThat(pairs).hasSize(36);
        assertThat(pairs).allMatch(pair -> Math.abs(pair.amount().rupiah() - 8_333) <= 9);
        checkSums(List.of(new Share(1, rp(150_000)), new Share(2, rp(150_000))), covering, pairs);
    }

    @Test
    void
            whatever_is_missing_the_shares_sum_exactly_differ_by_a_rupiah_at_most_and_are_never_negative() {
        var random = new Random(20_261_122);
        for (int round = 0; round < 5_000; round++) {
            var missing = rp(random.nextLong(1, round % 2 == 0 ? 100 : 900_000_000_000L));
            int payers = 1 + random.nextInt(30);
            var shares = Shortage.equally(missing, payers);
            assertThat(sum(shares)).isEqualTo(missing);
            var least = shares.stream().min(Money::compareTo).orElseThrow();
            var most = shares.stream().max(Money::compareTo).orElseThrow();
            assertThat(least.isNegative()).isFalse();
            assertThat(most.minus(least).rupiah()).isBetween(0L, 1L);
        }
    }

    @Test
    void whoever_lacks_and_whoever_steps_in_all_pairs_sum_exactly_on_both_sides() {
        var random = new Random(7);
        for (int round = 0; round < 3_000; round++) {
            var lacking = new ArrayList<Share>();
            for (int j = 0; j <= random.nextInt(6); j++) {
                lacking.add(new Share(j + 1, rp(random.nextLong(1, 2_000_000))));
            }
            var whole = Shortage.sum(lacking);
            int payers = 1 + random.nextInt(24);
            var weights =
                    LongStream.range(0, payers).mapToObj(_ -> 1 + random.nextLong(1_000)).toList();
            var parts = round % 2 == 0 ? Shortage.equally(whole, payers) : whole.allocate(weights);
            var covering = new ArrayList<Share>();
            for (int i = 0; i < payers; i++) {
                covering.add(new Share(100 + i, parts.get(i)));
            }
            checkSums(lacking, covering, Shortage.pairs(lacking, covering));
        }
    }

    private static void checkSums(List<Share> lacking, List<Share> covering, List<Covered> pairs) {
        var got = new HashMap<Long, Money>();
        for (var pair : pairs) {
            assertThat(pair.amount().isPositive()).isTrue();
            got.merge(pair.covered(), pair.amount(), Money::plus);
            got.merge(pair.coverer(), pair.amount(), Money::plus);
        }
        for (var share : lacking) {
            assertThat(got.get(share.member())).isEqualTo(share.amount());
        }
        for (var share : covering) {
            assertThat(got.getOrDefault(share.member(), Money.ZERO)).isEqualTo(share.amount());
        }
    }

    @Test
    void the_oldest_is_given_back_first_and_in_proportion_among_those_who_stepped_in_then() {
        var old = new UUID(0, 1);
        var young = new UUID(0, 2);
        var open =
                List.of(
                        new Open(1, old, 11, rp(8_334)),
                        new Open(2, old, 12, rp(8_333)),
                        new Open(3, young, 11, rp(50_000)));
        assertThat(Shortage.giveBack(open, rp(10_001)))
                .containsExactly(new Open(1, old, 11, rp(5_001)), new Open(2, old, 12, rp(5_000)));
        assertThat(Shortage.giveBack(open, rp(20_000)))
                .containsExactly(
                        new Open(1, old, 11, rp(8_334)),
                        new Open(2, old, 12, rp(8_333)),
                        new Open(3, young, 11, rp(3_333)));
        assertThatThrownBy(() -> Shortage.giveBack(open, rp(66_668)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void
            however_often_a_part_is_given_back_nobody_gets_more_than_she_stepped_in_with_and_the_last_part_ends_all() {
        var random = new Random(33);
        for (int round = 0; round < 1_000; round++) {
            var open = new HashMap<Long, Open>();
            var left = Money.ZERO;
            long claim = 0;
            for (int s = 0; s <= random.nextInt(3); s++) {
                for (int i = 0; i <= random.nextInt(18); i++) {
                    var one =
                            new Open(
                                    ++claim,
                                    new UUID(1, s),
                                    100 + i,
                                    rp(1 + random.nextInt(30_000)));
                    open.put(claim, one);
                    left = left.plus(one.amount());
                }
            }
            while (left.isPositive()) {
                var amount = rp(random.nextLong(1, left.rupiah() + 1));
                var list =
                        LongStream.rangeClosed(1, claim)
                                .filter(open::containsKey)
                                .mapToObj(open::get)
                                .toList();
                var given = Shortage.giveBack(list, amount);
                assertThat(sum(given.stream().map(Open::amount).toList())).isEqualTo(amount);
                for (var part : given) {
                    var before = open.get(part.claim());
                    var rest = before.amount().minus(part.amount());
                    assertThat(rest.isNegative()).isFalse();
                    if (rest.isZero()) {
                        open.remove(part.claim());
                    } else {
                        open.put(
                                part.claim(),
                                new Open(
                                        part.claim(), before.settlement(), before.coverer(), rest));
                    }
                }
                left = left.minus(amount);
            }
            assertThat(open).isEmpty();
        }
    }

    private static Money sum(List<Money> amounts) {
        return amounts.stream().reduce(Money.ZERO, Money::plus);
    }
}
