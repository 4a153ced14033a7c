package id.sokoguru.portal;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Scope;
import id.sokoguru.membership.Application;
import id.sokoguru.membership.MemberKind;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.Sex;
import id.sokoguru.savings.BulkAnswer;
import id.sokoguru.savings.CounterAnswer;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.savings.Opening;
import id.sokoguru.savings.Product;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.savings.Terms;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import java.util.UUID;

/**
 * A small cooperative with one drawer, worked by the system: pokok 100.000, wajib 20.000 a month.
 */
final class Village {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final MoneyPlace TILL = MoneyPlace.till(1);

    final CooperativeId coop;
    final Actor teller;
    private final Members members;
    private final Savings savings;
    private final SavingsCounter desk;
    private final CounterLists lists;

    Village(
            CooperativeId coop,
            Ledger ledger,
            Members members,
            Savings savings,
            SavingsCounter desk,
            CounterLists lists) {
        this.coop = coop;
        this.members = members;
        this.savings = savings;
        this.desk = desk;
        this.lists = lists;
        this.teller = Actor.system(coop);
        ledger.found(teller, Set.of(Scope.SP), LocalDate.of(2026, 1, 1));
        ledger.open(teller, MoneyPlace.TILL, 1, "TILL", 0, Money.ZERO);
        savings.setTerms(
                teller,
                new Terms(
                        LocalDate.of(2026, 1, 1),
                        rp(100_000),
                        false,
                        rp(20_000),
                        Terms.Period.MONTH));
        savings.setProduct(
                teller,
                Product.plain(
                        1,
                        LocalDate.of(2026, 1, 1),
                        "Simpanan Sukarela",
                        Product.Kind.ORDINARY,
                        rp(10_000),
                        rp(5_000)));
    }

    static Money rp(long rupiah) {
        return Money.rupiah(rupiah);
    }

    static Application application(String name, LocalDate date) {
        return new Application(
                Uuid7.create(),
                MemberKind.BIASA,
                name,
                null,
                null,
                LocalDate.of(1974, 5, 6),
                Sex.P,
                "0812-3456-7890",
                "RT 01 RW 02",
                "35.17.03.2001",
                "Petani",
                date);
    }

    /** Members numbered 1 … {@code count} who have paid simpanan pokok on a day. */
    void join(int count, LocalDate on) {
        var applications = new ArrayList<Application>();
        for (int i = 0; i < count; i++) {
            applications.add(application("Anggota " + i, on));
        }
        var orders = new ArrayList<CounterOrder>();
        for (long number : members.enrolAll(teller, applications)) {
            orders.add(new CounterOrder.Principal(Uuid7.create(), number, rp(100_000), TILL, on));
        }
        assertThat(lists.takeAll(teller, orders)).isInstanceOf(BulkAnswer.AllDone.class);
    }

    /** Opens a savings account with a first deposit. */
    long account(long member, long firstDeposit) {
        var answer =
                desk.open(
                        teller,
                        new Opening(Uuid7.create(), member, 1, rp(firstDeposit), TILL, TODAY));
        assertThat(answer).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) answer).account();
    }

    CounterAnswer deposit(long account, long rupiah) {
        return desk.take(
                teller, new CounterOrder.Deposit(Uuid7.create(), account, rp(rupiah), TILL, TODAY));
    }

    CounterAnswer withdraw(UUID id, long account, long rupiah) {
        return desk.take(teller, new CounterOrder.Withdrawal(id, account, rp(rupiah), TILL, TODAY));
    }

    CounterAnswer obligatory(long member, long rupiah, LocalDate on) {
        return desk.take(
                teller, new CounterOrder.Obligatory(Uuid7.create(), member, rp(rupiah), TILL, on));
    }
}
