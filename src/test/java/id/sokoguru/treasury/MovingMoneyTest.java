package id.sokoguru.treasury;

import static id.sokoguru.treasury.Drawer.rp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.access.Approvals.Decided;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Posting;
import id.sokoguru.treasury.Counts.Checked;
import id.sokoguru.web.NotFound;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MovingMoneyTest extends InTreasury {
    private MoveOrder order(CashPlace from, CashPlace to, long amount, long fee) {
        return new MoveOrder(Uuid7.create(), day.today(), from, to, rp(amount), rp(fee), "", "");
    }

    private CashPlace bank(Drawer d, int account, String number) {
        var answer =
                treasury.registerBank(
                        Actor.system(d.cooperative), account, "Bank", number, "Koperasi");
        return ((Treasury.Registration.Registered) answer).account().place();
    }

    private List<String> lines(Drawer d, UUID id) {
        return books.entry(d.chair, id).orElseThrow().lines().stream()
                .map(l -> l.account() + " " + l.side() + " " + l.amount().rupiah())
                .toList();
    }

    @Test
    void J07_cash_from_the_till_goes_to_the_bank_once_however_often_the_form_is_sent() {
        var d = drawer();
        d.opens(d.siti, 0, 0);
        d.taken(80_000_000);
        var bri = bank(d, 110201, "00110022");
        var order = order(CashPlace.till(d.till), bri, 70_000_000, 0);
        var first = (MoveAnswer.Moved) treasury.move(d.siti, order);
        var again = (MoveAnswer.Moved) treasury.move(d.siti, order);
        assertThat(first.receipt().replayed()).isFalse();
        assertThat(again.receipt().entryNo()).isEqualTo(first.receipt().entryNo());
        assertThat(again.receipt().replayed()).isTrue();
        assertThat(lines(d, order.id()))
                .containsExactly("110201 DEBIT 70000000", "110102 CREDIT 70000000");
        assertThat(d.inTill()).isEqualTo(rp(10_000_000));
    }

    @Test
    void J44_petty_cash_is_filled_from_the_till() {
        var d = drawer();
        d.opens(d.siti, 0, 0);
        d.taken(600_000);
        var order = order(CashPlace.till(d.till), CashPlace.PETTY_CASH, 500_000, 0);
        assertThat(treasury.move(d.siti, order)).isInstanceOf(MoveAnswer.Moved.class);
        assertThat(lines(d, order.id()))
                .containsExactly("110103 DEBIT 500000", "110102 CREDIT 500000");
        assertThat(books.entry(d.chair, order.id()).orElseThrow().event())
                .isEqualTo("treasury.petty_cash");
    }

    @Test
    void J47_between_banks_the_fee_becomes_an_expense() {
        var d = drawer();
        var bri = bank(d, 110201, "00110022");
        var mandiri = bank(d, 110203, "00990088");
        var order = order(bri, mandiri, 2_000_000, 6_500);
        assertThat(treasury.move(d.chair, order)).isInstanceOf(MoveAnswer.Moved.class);
        assertThat(lines(d, order.id()))
                .containsExactly(
                        "110203 DEBIT 2000000", "520110 DEBIT 6500", "110201 CREDIT 2006500");
        assertThat(treasury.move(d.chair, order(CashPlace.VAULT, bri, 1_000, 500)))
                .isInstanceOf(MoveAnswer.FeeWithoutBank.class);
    }

    @Test
    void between_vault_and_till_money_moves_only_when_a_second_person_confirms() {
        var d = drawer().withVault(300_000);
        d.opens(d.siti, 0, 0);
        var order = order(CashPlace.VAULT, CashPlace.till(d.till), 300_000, 0);
        assertThat(treasury.move(d.siti, order)).isInstanceOf(MoveAnswer.Waiting.class);
        assertThat(treasury.move(d.siti, order)).isInstanceOf(MoveAnswer.Waiting.class);
        assertThat(d.waiting()).hasSize(1);
        assertThat(d.inTill()).isEqualTo(Money.ZERO);
        assertThat(d.decides(d.chair, true)).isInstanceOf(Decided.Recorded.class);
        assertThat(d.inTill()).isEqualTo(rp(300_000));
        assertThat(treasury.overview(d.chair).total()).isEqualTo(rp(300_000));
    }

    @Test
    void money_asked_for_an_open_till_does_not_enter_one_that_was_closed_meanwhile() {
        var d = drawer().withVault(300_000);
        d.opens(d.siti, 0, 300_000);
        d.closes(d.siti, 0, "", 0);
        assertThat(d.decides(d.chair, true)).isInstanceOf(Decided.Impossible.class);
        assertThat(d.balance(110101, 0)).isEqualTo(rp(300_000));
    }

    @Test
    void a_till_never_pays_more_than_it_holds_and_only_for_whoever_holds_it() {
        var d = drawer();
        d.opens(d.siti, 0, 0);
        d.taken(10_000);
        var bri = bank(d, 110201, "00110022");
        var till = CashPlace.till(d.till);
        assertThat(treasury.move(d.siti, order(till, bri, 10_001, 0)))
                .isEqualTo(
                        new MoveAnswer.NotPosted(
                                new Posting.NotEnough(110102, d.till, rp(10_000), rp(10_001))));
        assertThat(treasury.move(d.budi, order(till, bri, 1_000, 0)))
                .isEqualTo(new MoveAnswer.TillNotYours(new TillCheck.HeldBy("Siti")));
        assertThat(d.inTill()).isEqualTo(rp(10_000));
    }

    @Test
    void another_cooperatives_bank_account_and_till_are_not_found() {
        var d = drawer();
        var bri = bank(d, 110201, "00110022");
        var other = drawer();
        assertThatThrownBy(() -> treasury.move(other.chair, order(CashPlace.VAULT, bri, 1_000, 0)))
                .isInstanceOf(NotFound.class);
        var till = CashPlace.till(d.till + 1);
        assertThatThrownBy(() -> treasury.move(d.siti, order(till, bri, 1_000, 0)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void C036_the_count_of_the_vault_stands_beside_the_books_14104000_to_14104000() {
        var d = drawer().withVault(14_104_000);
        var exact =
                new CheckOrder(
                        Uuid7.create(), CashPlace.VAULT, Denominations.making(rp(14_104_000)), "");
        var counted = ((Checked.Counted) counts.check(d.chair, exact)).count();
        assertThat(counted.difference()).isEqualTo(Money.ZERO);
        assertThat(d.waiting()).isEmpty();

        var short15 = Denominations.making(rp(14_089_000));
        assertThat(
                        counts.check(
                                d.siti,
                                new CheckOrder(Uuid7.create(), CashPlace.VAULT, short15, "")))
                .isEqualTo(new Checked.ReasonMissing(rp(14_104_000), rp(-15_000)));
        var order = new CheckOrder(Uuid7.create(), CashPlace.VAULT, short15, "Belum diketahui");
        counts.check(d.siti, order);
        counts.check(d.siti, order);
        assertThat(d.waiting()).hasSize(1);
        assertThat(d.balance(111101, 0)).isEqualTo(Money.ZERO);
        assertThat(d.decides(d.chair, true)).isInstanceOf(Decided.Recorded.class);
        assertThat(d.balance(111101, 0)).isEqualTo(rp(15_000));
        assertThat(counts.protocol(d.chair, order.id()).denominations()).isEqualTo(short15);
        assertThat(counts.protocol(d.chair, order.id()).count().bookedAs()).isNotNull();
    }
}
