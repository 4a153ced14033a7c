package id.sokoguru.demo;

import id.sokoguru.access.Role;
import id.sokoguru.bookkeeping.EventOrder;
import id.sokoguru.bookkeeping.EverydayEvent;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Member;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.savings.SavingsAccount;
import id.sokoguru.treasury.CashPlace;
import id.sokoguru.treasury.ClosingAnswer;
import id.sokoguru.treasury.ClosingOrder;
import id.sokoguru.treasury.Denominations;
import id.sokoguru.treasury.OpeningAnswer;
import id.sokoguru.treasury.OpeningOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody comes to a counter of the region every second or so, as long as the demo's server runs.
 * Each time is a single posting through the door that the pages use, by a teller whose till is open
 * today.
 */
final class Trickle implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Trickle.class);
    private static final int MOST_AWAKE = 80;

    private final Rooms rooms;
    private final List<Seat> seats;
    private final SplittableRandom random;
    private final List<Counter> awake = new ArrayList<>();
    private LocalDate today = LocalDate.MIN;
    private volatile boolean stopped;

    /** An open till with the people who may come to it. */
    private record Counter(
            Seat seat, Money dues, List<Long> members, List<SavingsAccount> accounts) {}

    Trickle(Rooms rooms, List<Seat> seats, SplittableRandom random) {
        this.rooms = rooms;
        this.seats = seats;
        this.random = random;
    }

    @Override
    public void run() {
        while (!stopped) {
            try {
                step();
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warn("nobody came this time: {}", e.toString());
                }
            }
            try {
                Thread.sleep(random.nextInt(300, 2_001));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Lets the posting that is under way finish. */
    void stop(Thread thread) throws InterruptedException {
        stopped = true;
        thread.join(2_000);
        if (thread.isAlive()) {
            thread.interrupt();
        }
    }

    /** One visit; opens a till first when too few are open. */
    void step() {
        if (!rooms.day().today().equals(today)) {
            begin();
        }
        boolean wake = awake.isEmpty() || (awake.size() < MOST_AWAKE && random.nextInt(4) == 0);
        var own = seats.stream().filter(seat -> !seat.visitors()).toList();
        if (wake && !own.isEmpty()) {
            wake(own.get(random.nextInt(own.size())));
        }
        if (!awake.isEmpty()) {
            visit(awake.get(random.nextInt(awake.size())));
        }
    }

    /** A new day: all tills want to be opened again, the visitors' first. */
    private void begin() {
        today = rooms.day().today();
        awake.clear();
        for (var seat : seats) {
            if (seat.visitors()) {
                openToday(seat);
            }
        }
    }

    private void wake(Seat seat) {
        if (awake.stream().anyMatch(counter -> counter.seat().equals(seat)) || !openToday(seat)) {
            return;
        }
        var teller = teller(seat);
        var terms = rooms.savings().terms(teller, today);
        var members =
                rooms.members().list(teller, 0, 500).stream()
                        .filter(Member::isMember)
                        .map(Member::number)
                        .toList();
        var accounts =
                rooms.savings().list(teller, 0, 500).stream()
                        .filter(SavingsAccount::isOpen)
                        .toList();
        if (terms.isPresent() && !members.isEmpty() && !accounts.isEmpty()) {
            awake.add(new Counter(seat, terms.get().obligatory(), members, accounts));
        }
    }

    /**
     * Whether the teller may take money now; a till left open on another day is counted and closed
     * first.
     */
    private boolean openToday(Seat seat) {
        var teller = teller(seat);
        var position = rooms.tills().position(teller, seat.till());
        var till = position.till();
        if (today.equals(till.openedOn())) {
            return till.isOpen() && seat.teller().equals(till.holder());
        }
        if (till.isOpen()) {
            var closed =
                    rooms.tills()
                            .close(
                                    teller,
                                    new ClosingOrder(
                                            Uuid7.create(),
                                            till.till(),
                                            Denominations.making(position.balance()),
                                            "",
                                            Money.ZERO));
            if (!(closed instanceof ClosingAnswer.Closed)) {
                return false;
            }
        }
        var opened =
                rooms.tills()
                        .open(
                                teller,
                                new OpeningOrder(
                                        Uuid7.create(),
                                        till.till(),
                                        Denominations.making(position.balance()),
                                        Money.ZERO));
        return opened instanceof OpeningAnswer.Opened;
    }

    private void visit(Counter counter) {
        var teller = teller(counter.seat());
        var till = new MoneyPlace(CashPlace.TILL_ACCOUNT, counter.seat().till());
        int percent = random.nextInt(100);
        if (percent < 50) {
            var account = pick(counter.accounts());
            var amount = Money.rupiah(random.nextInt(1, 21) * 5_000L);
            rooms.counter()
                    .take(
                            teller,
                            new CounterOrder.Deposit(
                                    Uuid7.create(), account.accountNo(), amount, till, today));
        } else if (percent < 80) {
            rooms.counter()
                    .take(
                            teller,
                            new CounterOrder.Obligatory(
                                    Uuid7.create(),
                                    pick(counter.members()),
                                    counter.dues(),
                                    till,
                                    today));
        } else if (percent < 96) {
            withdraw(teller, pick(counter.accounts()), till);
        } else {
            buy(counter.seat().recorder());
        }
    }

    private void withdraw(Actor teller, SavingsAccount account, MoneyPlace till) {
        var there = rooms.books().balance(teller, account.account(), account.accountNo());
        long most =
                Math.min(
                        there.minus(account.minimumBalance()).rupiah(),
                        rooms.books().balance(teller, till.account(), till.sub()).rupiah());
        long amount = most / 5_000 * random.nextInt(10, 60) / 100 * 5_000;
        if (amount > 0) {
            rooms.counter()
                    .take(
                            teller,
                            new CounterOrder.Withdrawal(
                                    Uuid7.create(),
                                    account.accountNo(),
                                    Money.rupiah(amount),
                                    till,
                                    today));
        }
    }

    private void buy(Actor treasurer) {
        var amount = Money.rupiah(random.nextInt(3, 16) * 1_000L);
        if (rooms.books().balance(treasurer, 110103, 0).compareTo(amount) >= 0) {
            rooms.bookkeeping()
                    .record(
                            treasurer,
                            new EventOrder(
                                    Uuid7.create(),
                                    EverydayEvent.STATIONERY,
                                    today,
                                    CashPlace.PETTY_CASH.text(),
                                    Map.of("amount", amount),
                                    Map.of(),
                                    "",
                                    ""));
        }
    }

    private static Actor teller(Seat seat) {
        return seat.teller(Role.TELLER.permissions());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
