package id.sokoguru.savings;

import id.sokoguru.dayend.Cadence;
import id.sokoguru.dayend.Routine;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.rule.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What term deposits do on their days: interest is paid (J08), terms end, and what is to be renewed
 * begins anew at the rate or nisbah of the day. The income of deposits in mudharabah is shared by
 * {@link InterestRoutine}.
 */
@Component
class TermRoutine implements Routine {
    private final SavingsStore store;
    private final DepositStore deposits;
    private final Deposits door;
    private final Ledger ledger;
    private final Books books;
    private final Rules rules;

    TermRoutine(
            SavingsStore store,
            DepositStore deposits,
            Deposits door,
            Ledger ledger,
            Books books,
            Rules rules) {
        this.store = store;
        this.deposits = deposits;
        this.door = door;
        this.ledger = ledger;
        this.books = books;
        this.rules = rules;
    }

    @Override
    public String name() {
        return "savings.term";
    }

    @Override
    public Cadence cadence() {
        return Cadence.DAY;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public boolean catchesUp() {
        return true;
    }

    /** What is gathered before it is posted at once. */
    private static final class Work {
        final List<Entry> entries = new ArrayList<>();
        final List<DepositStore.Reward> rewards = new ArrayList<>();
        final List<Ledger.Opening> openings = new ArrayList<>();
        final List<Deposit> ending = new ArrayList<>();
        final List<Next> renewing = new ArrayList<>();
        final Set<Long> touched = new HashSet<>();
    }

    private record Next(Deposit deposit, LocalDate from, LocalDate to, Product product) {}

    @Override
    public Outcome run(Actor actor, LocalDate endedOn) {
        var due =
                deposits.running(actor, null).stream()
                        .filter(d -> !d.startsOn().isAfter(endedOn))
                        .filter(d -> d.monthsDue(endedOn) > 0 || !d.endsOn().isAfter(endedOn))
                        .toList();
        if (due.isEmpty()) {
            return new Outcome.Done(0);
        }
        var month = deposits.month(actor, endedOn);
        var tax = FinalTax.on(rules, endedOn);
        var work = new Work();
        for (var deposit : due) {
            work(actor, endedOn, deposit, tax, month, work);
        }
        ledger.openAll(actor, work.openings);
        if (!work.entries.isEmpty()
                && ledger.postAll(actor, work.entries)
                        instanceof BulkPosting.Refused(int _, var reason)) {
            return Standstill.because(reason, endedOn);
        }
        deposits.insertRewards(actor, work.rewards);
        for (var next : work.renewing) {
            deposits.begin(
                    actor,
                    next.deposit().accountNo(),
                    next.deposit().termNo() + 1,
                    next.from(),
                    next.to(),
                    next.product().rate(),
                    next.product().nisbah());
        }
        for (var ended : work.ending) {
            door.shut(actor, ended, endedOn);
        }
        return new Outcome.Done(work.touched.size());
    }

    private void work(
            Actor actor,
            LocalDate endedOn,
            Deposit deposit,
            FinalTax tax,
            Map<Long, DepositStore.Month> month,
            Work work) {
        work.touched.add(deposit.accountNo());
        boolean ends = !deposit.endsOn().isAfter(endedOn);
        var principal = books.balance(actor, deposit.account(), deposit.accountNo());
        var payTo = payTo(actor, deposit, work);
        int months = deposit.monthsDue(endedOn);
        var gross = Interest.ofMonths(principal, deposit.rate(), months);
        if (gross.isPositive()) {
            var before =
                    month.getOrDefault(
                            deposit.memberNo(),
                            new DepositStore.Month(deposit.memberNo(), Money.ZERO, Money.ZERO));
            var open = tax.further(before.gross(), before.tax(), gross);
            // What exceeds this payment is kept back from the interest at the end of the month.
            var kept = open.compareTo(gross) > 0 ? gross : open;
            month.put(
                    deposit.memberNo(),
                    new DepositStore.Month(
                            deposit.memberNo(),
                            before.gross().plus(gross),
                            before.tax().plus(kept)));
            var joins = ends && deposit.renewal() == Deposit.Renewal.WHOLE;
            var entry =
                    DepositJournals.interest(
                            Uuid7.create(),
                            endedOn,
                            deposit,
                            gross,
                            kept,
                            joins ? new MoneyPlace(deposit.account(), deposit.accountNo()) : payTo);
            work.entries.add(entry);
            int paid = deposit.monthsPaid();
            work.rewards.add(
                    new DepositStore.Reward(
                            endedOn,
                            deposit.accountNo(),
                            deposit.memberNo(),
                            deposit.startsOn().plusMonths(paid),
                            deposit.startsOn().plusMonths(paid + (long) months),
                            gross,
                            kept,
                            entry.id()));
        }
        if (!ends) {
            return;
        }
        if (deposit.renewal() == Deposit.Renewal.NONE) {
            work.entries.add(
                    DepositJournals.matured(Uuid7.create(), endedOn, deposit, principal, payTo));
            work.ending.add(deposit);
        } else {
            var product = product(actor, deposit, endedOn);
            work.renewing.add(
                    new Next(
                            deposit,
                            deposit.endsOn(),
                            deposit.endsOn().plusMonths(deposit.months()),
                            product));
        }
    }

    /** The conditions on the day of the renewal. */
    private Product product(Actor actor, Deposit deposit, LocalDate day) {
        return store.products(actor, day).stream()
                .filter(p -> p.number() == deposit.productNo())
                .findFirst()
                .orElseThrow();
    }

    /** The member's account; once that is closed, money that waits for the member. */
    private MoneyPlace payTo(Actor actor, Deposit deposit, Work work) {
        var account = store.account(actor, deposit.payTo()).orElseThrow();
        if (account.isOpen()) {
            return new MoneyPlace(account.account(), account.accountNo());
        }
        work.openings.add(
                new Ledger.Opening(
                        DepositJournals.SUSPENSE,
                        deposit.memberNo(),
                        "MEMBER",
                        deposit.memberNo(),
                        Money.ZERO));
        return new MoneyPlace(DepositJournals.SUSPENSE, deposit.memberNo());
    }
}
