package id.sokoguru.treasury;

import static id.sokoguru.treasury.Drawer.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals.Decided;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.treasury.Settlements.Proposed;
import org.junit.jupiter.api.Test;

class ClosingATillTest extends InTreasury {
    @Test
    void J50_a_shortage_of_15000_needs_a_reason_and_a_second_person_and_goes_to_111101() {
        var d = drawer().withVault(1_000_000);
        d.opens(d.siti, 0, 200_000);
        assertThat(d.decides(d.chair, true)).isInstanceOf(Decided.Recorded.class);
        d.taken(500_000);
        assertThat(d.inTill()).isEqualTo(rp(700_000));

        assertThat(d.closes(d.siti, 685_000, " ", 685_000))
                .isEqualTo(new ClosingAnswer.ReasonMissing(rp(-15_000)));
        assertThat(d.tills.openFor(d.siti)).isPresent();

        var order = d.closing(685_000, "Salah memberi kembalian", 685_000);
        assertThat(tills.close(d.siti, order)).isInstanceOf(ClosingAnswer.Waiting.class);
        assertThat(tills.close(d.siti, order)).isInstanceOf(ClosingAnswer.Waiting.class);
        assertThat(d.waiting()).hasSize(1);
        assertThat(tills.check(d.siti, d.till)).isInstanceOf(TillCheck.NotOpen.class);
        assertThat(d.balance(111101, 0)).isEqualTo(Money.ZERO);

        assertThat(d.decides(d.siti, true)).isInstanceOf(Decided.NotAllowed.class);
        assertThat(d.decides(d.chair, true)).isInstanceOf(Decided.Recorded.class);
        assertThat(d.balance(111101, 0)).isEqualTo(rp(15_000));
        assertThat(d.inTill()).isEqualTo(Money.ZERO);
        assertThat(d.balance(110101, 0)).isEqualTo(rp(1_485_000));
        var till = tills.till(d.siti, d.till);
        assertThat(till.isOpen()).isFalse();
        assertThat(till.closedAt()).isEqualTo(day.now());
        var entry = books.entry(d.chair, order.id()).orElseThrow();
        assertThat(entry.event()).isEqualTo("treasury.difference");
        assertThat(entry.lines())
                .extracting(l -> l.account() + " " + l.side() + " " + l.amount().rupiah())
                .containsExactly("111101 DEBIT 15000", "110102 CREDIT 15000");
        assertThat(tills.close(d.siti, order)).isInstanceOf(ClosingAnswer.Closed.class);
    }

    @Test
    void whoever_asked_does_not_confirm_even_with_the_right_to_approve() {
        var d = drawer().withVault(100_000);
        d.opens(d.siti, 0, 100_000);
        d.decides(d.chair, true);
        // The chair closes for Siti, who went home: then somebody else must confirm.
        assertThat(d.closes(d.chair, 90_000, "Kasir pulang", 0))
                .isInstanceOf(ClosingAnswer.Waiting.class);
        assertThat(d.decides(d.chair, true)).isInstanceOf(Decided.OwnRequest.class);
        assertThat(d.balance(111101, 0)).isEqualTo(Money.ZERO);
    }

    @Test
    void a_refused_count_gives_the_till_back_to_be_counted_again() {
        var d = drawer().withVault(100_000);
        d.opens(d.siti, 0, 100_000);
        d.decides(d.chair, true);
        var first = d.closing(85_000, "Kurang", 0);
        tills.close(d.siti, first);
        d.decides(d.chair, false);
        assertThat(tills.check(d.siti, d.till)).isInstanceOf(TillCheck.Open.class);
        assertThat(tills.close(d.siti, first)).isInstanceOf(ClosingAnswer.CountRefused.class);
        assertThat(d.closes(d.siti, 100_000, "", 0)).isInstanceOf(ClosingAnswer.Closed.class);
        assertThat(d.balance(111101, 0)).isEqualTo(Money.ZERO);
    }

    @Test
    void a_surplus_is_booked_the_other_way_round_at_once_and_settled_as_income() {
        var d = drawer();
        d.opens(d.siti, 0, 0);
        d.taken(100_000);
        assertThat(d.closes(d.siti, 102_500, "", 0)).isInstanceOf(ClosingAnswer.Closed.class);
        assertThat(d.balance(111101, 0)).isEqualTo(rp(-2_500));
        assertThat(d.inTill()).isEqualTo(rp(102_500));

        var order =
                new SettlementOrder(
                        Uuid7.create(),
                        Settlement.Outcome.INCOME,
                        rp(2_500),
                        "Rapat pengurus 20 November",
                        "RP-12");
        assertThat(settlements.propose(d.siti, order)).isInstanceOf(Proposed.Waiting.class);
        d.decides(d.chair, true);
        assertThat(d.balance(111101, 0)).isEqualTo(Money.ZERO);
        assertThat(d.balance(420105, 0)).isEqualTo(rp(2_500));
    }

    @Test
    void J51_a_shortage_becomes_an_expense_after_a_decision_and_never_more_than_was_missing() {
        var d = drawer();
        d.opens(d.siti, 0, 0);
        d.taken(100_000);
        d.closes(d.siti, 85_000, "Kurang", 0);
        d.decides(d.chair, true);
        assertThat(settlements.propose(d.siti, expense(15_001)))
                .isEqualTo(new Proposed.MoreThanOpen(rp(15_000)));
        // Two proposals for the same money: only one of them can be carried out.
        settlements.propose(d.siti, expense(15_000));
        settlements.propose(d.siti, expense(15_000));
        assertThat(d.decides(d.chair, true)).isInstanceOf(Decided.Recorded.class);
        assertThat(d.decides(d.chair, true)).isInstanceOf(Decided.Impossible.class);
        assertThat(d.balance(540102, 0)).isEqualTo(rp(15_000));
        assertThat(d.balance(111101, 0)).isEqualTo(Money.ZERO);
    }

    private static SettlementOrder expense(long rupiah) {
        return new SettlementOrder(
                Uuid7.create(), Settlement.Outcome.EXPENSE, rp(rupiah), "Rapat", "");
    }
}
